from typing import Any

from orgdesign.design import Finding
from orgdesign.graph.classify import classify
from orgdesign.graph.contacts import ContactMatrix, contact_findings, contact_matrix
from orgdesign.plan import Plan
from orgdesign.plan.managers import Contact
from tests.builders import a_post, a_service
from tests.graph.said import THREE, a_case


def plan_of(letters: str, *rows: Contact) -> Plan:
    posts = [
        a_post("filled", base=None),
        a_post("vacant", base=None, vacant=True),
        a_post("other", service="clinic", base=None),
    ]
    services: list[Any] = [a_service(level_from=1, level_to=3), a_service("clinic", in_scope=False)]
    return a_case(letters, tables={"contacts": rows, "posts": posts, "services": services})


def matrix(letters: str, *rows: Contact) -> ContactMatrix:
    plan = plan_of(letters, *rows)
    return contact_matrix(plan, classify(plan))


def findings(letters: str, *rows: Contact) -> list[Finding]:
    plan = plan_of(letters, *rows)
    return contact_findings(plan, classify(plan))


def contact(place: str, post: str | None) -> Contact:
    return Contact(service="visits", locality=place, post=post)


def test_an_extended_service_needs_a_contact_for_every_locality() -> None:
    (finding,) = findings("yyyyn", contact("east", "filled"))
    assert finding.amount == 2
    assert finding.sentence == "Visits has no named contact for 2 localities: North and South (missing)."


def test_a_core_service_needs_none() -> None:
    assert matrix("yyyyy").entries == ()


def test_a_complete_row_has_no_finding() -> None:
    rows = [contact(place, "filled") for place in THREE]
    assert findings("yyyyn", *rows) == []
    assert matrix("yyyyn", *rows).named == 3


def test_a_vacant_post_or_one_of_another_service_is_no_contact() -> None:
    (finding,) = findings("yyyyn", contact("east", "vacant"), contact("north", "other"), contact("south", None))
    assert finding.sentence == (
        "Visits has no named contact for 3 localities: East (vacant post), North (post of another service) and South"
        " (missing)."
    )


def test_the_matrix_can_be_written_as_plain_data() -> None:
    data = matrix("yyyyn", contact("east", "filled")).to_dict()
    assert (data["wanted"], data["named"], len(data["entries"])) == (3, 1, 3)
