"""What councils and their partners commonly offer: the stuff that generated services are made of."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesign.plan.services import ServiceClass

COUNCIL, HEALTH, VOLUNTARY = "council", "community health trust", "voluntary sector"
_YOUNG, _SCHOOL, _CARE, _REFERRED = "children 0-7", "young people 8-19", "adults needing care", "referrals"


@dataclass(frozen=True)
class Offer:
    """A service of today: who runs it, whose profession it is, whom it is for."""

    name: str
    division: str
    agency: str
    profession: str
    measure: str
    ages: tuple[int, int]


def _offers(
    division: str, measure: str, ages: tuple[int, int], *rows: tuple[str, str] | tuple[str, str, str]
) -> tuple[Offer, ...]:
    return tuple(Offer(row[0], division, row[2] if len(row) == 3 else COUNCIL, row[1], measure, ages) for row in rows)


OFFERS: tuple[Offer, ...] = (
    *_offers(
        "Early years", _YOUNG, (0, 7),
        ("Children's centres", "early years"), ("Early years advice", "teaching"), ("Nursery inclusion", "teaching"),
        ("Health visiting", "nursing", HEALTH), ("Infant feeding", "nursing", HEALTH),
        ("Speech and language", "therapy", HEALTH), ("Childminding development", "early years"),
        ("Family information", "information"), ("Parenting programmes", "family work"),
        ("Play", "playwork", VOLUNTARY), ("Portage", "early years"),
    ),
    *_offers(
        "Learning and inclusion", _SCHOOL, (5, 19),
        ("Attendance", "education welfare"), ("Behaviour support", "teaching"), ("Sensory support", "teaching"),
        ("Educational psychology", "psychology"), ("Special needs casework", "casework"),
        ("Autism advice", "teaching"), ("Traveller education", "teaching"), ("Bilingual support", "teaching"),
        ("School nursing", "nursing", HEALTH), ("Governor support", "information"),
    ),
    *_offers(
        "Young people", _SCHOOL, (11, 25),
        ("Youth work", "youth work"), ("Careers guidance", "guidance"), ("Youth justice", "youth justice"),
        ("Young people's substance misuse", "counselling", VOLUNTARY), ("Teenage parents", "family work"),
        ("Young carers", "youth work", VOLUNTARY), ("Young people's mental health", "psychology", HEALTH),
        ("Participation", "youth work"), ("Mentoring", "youth work", VOLUNTARY),
    ),
    *_offers(
        "Children's social care", _REFERRED, (0, 18),
        ("Family support", "family work"), ("Child protection", "social work"), ("Children in care", "social work"),
        ("Leaving care", "social work"), ("Fostering", "social work"), ("Adoption", "social work"),
        ("Disabled children", "social work"), ("Short breaks", "residential care"),
        ("Family group meetings", "family work"), ("Edge of care", "family work"),
    ),
    *_offers(
        "Adult care", _CARE, (18, 110),
        ("Adult social work", "social work"), ("Occupational therapy", "therapy"), ("Reablement", "home care"),
        ("Learning disability", "social work"), ("Adult mental health", "social work"), ("Carers", "guidance"),
        ("Adult safeguarding", "social work"), ("Sight and hearing loss", "rehabilitation"),
        ("Day opportunities", "day care"), ("District nursing", "nursing", HEALTH),
    ),
    *_offers(
        "Communities", _REFERRED, (16, 110),
        ("Housing advice", "housing"), ("Homelessness prevention", "housing"), ("Benefit advice", "guidance"),
        ("Domestic abuse", "counselling", VOLUNTARY), ("Community safety", "enforcement"),
        ("Neighbourhood wardens", "enforcement"), ("Library outreach", "information"),
        ("Adult learning", "teaching"), ("Employment support", "guidance"),
        ("Health improvement", "public health", HEALTH), ("Community development", "community work"),
    ),
)  # fmt: skip
"""The catalogue of services of today."""

ENABLING = "business support"
FACETS: dict[ServiceClass, tuple[str, ...]] = {
    ServiceClass.CORE: (
        "outreach", "drop-in", "home visiting", "one-to-one support", "groups", "duty", "link work", "early help",
        "community sessions", "follow-up", "school links", ENABLING,
    ),
    ServiceClass.EXTENDED: ("advice", "assessment", "therapy", "consultation", "practitioner training", "review"),
    ServiceClass.HOSTED: ("resource base", "pilot", "centre", "equipment store", "helpline", "unit"),
    ServiceClass.CITY_WIDE: (
        "specialist casework", "commissioning", "panel", "quality assurance", "strategy", "placements",
    ),
}  # fmt: skip
"""The parts that services have, by the class that such a part commonly gets."""

ROLES: tuple[tuple[str, str, int], ...] = (
    ("manager", "PO4", 48_000),
    ("senior practitioner", "PO1", 41_000),
    ("practitioner", "SO1", 34_000),
    ("worker", "SC5", 28_000),
    ("assistant", "SC3", 24_500),
)
"""Role, grade and full-time pay a year in each service, from its manager down."""
