"""Which alliances a design breaks, counted afresh from the rows that name their members."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
from orgdesign.certify.teams import TeamDue
from orgdesign.units import WEIGHT, whole


def alliances_broken(facts: Facts, reading: Reading) -> int:
    """The strength of every alliance, once for each set of its teams that belongs together and is not; hundredths."""
    strength: dict[str, int] = {}
    members: dict[str, set[str]] = {}
    for row in facts.plan.alliances:
        strength[row.alliance] = max(strength.get(row.alliance, 0), whole(row.strength, WEIGHT))
        members.setdefault(row.alliance, set()).add(row.service)
    return sum(
        strength[name] * sum(_parted(facts, reading, _teams(facts, services))) for name, services in members.items()
    )


def _teams(facts: Facts, services: set[str]) -> list[TeamDue]:
    return [team for service in services for team in facts.teams_of.get(service, ())]


def _parted(facts: Facts, reading: Reading, teams: list[TeamDue]) -> Iterator[bool]:
    """For each locality, and for the whole area, whether what belongs together there is parted."""
    for place in facts.ground.localities:
        yield _apart([reading.lead(team.id) for team in teams if team.locality == place])
    single = [reading.lead(team.id) for team in teams if team.locality is None]
    core = {reading.lead(team.id) for team in teams if team.locality is not None}
    if single:
        yield _apart(single) or (bool(core) and (single[0] is None or single[0] not in core))


def _apart(leads: list[str | None]) -> bool:
    """Tell whether several teams do not all have the same lead base; one without a base is apart from every other."""
    return len(leads) > 1 and (None in leads or any(lead != leads[0] for lead in leads))
