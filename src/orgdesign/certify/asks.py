"""How far each kind of request is from holding; 0 where it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from orgdesign.certify.facts import Facts
from orgdesign.certify.figures import one_off_cost
from orgdesign.certify.reading import Reading
from orgdesign.certify.teams import TeamDue
from orgdesign.plan.properties import Property
from orgdesign.plan.requests import Kind, Request
from orgdesign.units import FTE, MINUTE, MONEY, whole


def shortfall(facts: Facts, reading: Reading, row: Request) -> int:
    """The shortfall of a request, in the unit of its kind; 1 where it names what the option does not form."""
    return _KINDS[row.kind](facts, reading, row) if _formed(facts, row) else 1


def _formed(facts: Facts, row: Request) -> bool:
    if row.kind in {Kind.PIN_LOCALITY, Kind.PIN_BASE} and row.subject in facts.posts:
        return True
    if row.kind in {Kind.TOGETHER, Kind.APART} and not facts.named(row.object):
        return False
    if row.kind is Kind.SUPERVISION and not row.subject:
        return True
    return row.kind not in _OF_TEAMS or bool(facts.named(row.subject))


def _pin_locality(facts: Facts, reading: Reading, row: Request) -> int:
    seat = reading.seats.get(row.subject)
    team = facts.teams.get(seat.team) if seat is not None else None
    if team is not None and team.service.id in facts.extended:
        return 0 if _linked(facts, reading, row) else 1
    return 0 if team is not None and _served_from(facts, reading, team.id) == row.object else 1


def _linked(facts: Facts, reading: Reading, row: Request) -> bool:
    """Tell whether a post is linked to a locality; before links are decided it can be, since what is asked holds."""
    if reading.design.linked is None:
        return row.object in facts.ground.localities
    return any((link.post, link.locality) == (row.subject, row.object) for link in reading.design.linked)


def _served_from(facts: Facts, reading: Reading, team: str) -> str | None:
    """The locality that a team serves: its own where it is core, else that of its lead base."""
    locality = facts.teams[team].locality
    return locality if locality is not None else facts.stands_in(reading.lead(team))


def _pin_base(facts: Facts, reading: Reading, row: Request) -> int:
    if row.subject in facts.posts:
        seat = reading.seats.get(row.subject)
        return 0 if seat is not None and seat.site == row.object else 1
    return sum(reading.lead(team.id) != row.object for team in facts.named(row.subject))


def _host_in(facts: Facts, reading: Reading, row: Request) -> int:
    return sum(facts.stands_in(reading.lead(team.id)) != row.object for team in facts.named(row.subject))


def _keep(facts: Facts, reading: Reading, row: Request) -> int:
    return 0 if row.subject in reading.in_use else 1


def _close(facts: Facts, reading: Reading, row: Request) -> int:
    return 1 if row.subject in reading.in_use else 0


def _use_at_most(facts: Facts, reading: Reading, row: Request) -> int:
    return max(0, len(_in_use_within(facts, reading, row.subject)) - int(_amount(row)))


def _in_use_within(facts: Facts, reading: Reading, place: str) -> list[Property]:
    found = [facts.properties[name] for name in sorted(reading.in_use)]
    return [row for row in found if facts.ground.inside(row.place, place)]


def _amount(row: Request) -> Decimal:
    return row.amount if row.amount is not None else Decimal(0)


def _together(facts: Facts, reading: Reading, row: Request) -> int:
    return sum(_parted(reading.lead(a.id), reading.lead(b.id)) for a, b in facts.pairs_named(row))


def _parted(one: str | None, two: str | None) -> bool:
    return one is None or one != two


def _apart(facts: Facts, reading: Reading, row: Request) -> int:
    pairs = facts.pairs_named(row)
    return sum(bool(set(reading.bases.get(a.id, ())) & set(reading.bases.get(b.id, ()))) for a, b in pairs)


def _forbid(facts: Facts, reading: Reading, row: Request) -> int:
    return sum(row.object in reading.bases.get(team.id, ()) for team in facts.named(row.subject))


def _running_cost(facts: Facts, reading: Reading, row: Request) -> int:
    costs = (whole(site.running_cost, MONEY) for site in _in_use_within(facts, reading, row.subject))
    return max(0, sum(costs) - whole(_amount(row), MONEY))


def _one_off_cost(facts: Facts, reading: Reading, row: Request) -> int:
    return max(0, one_off_cost(facts, reading) - whole(_amount(row), MONEY))


def _fte_floor(facts: Facts, reading: Reading, row: Request) -> int:
    floor = whole(_amount(row), FTE)
    return sum(max(0, floor - reading.fte[team.id]) for team in facts.named(row.subject))


def _caseload_cap(facts: Facts, reading: Reading, row: Request) -> int:
    return sum(_fte_short(facts, reading, team, _amount(row)) for team in facts.named(row.subject))


def _fte_short(facts: Facts, reading: Reading, team: TeamDue, cap: Decimal) -> int:
    """FTE in post short of what the team's need takes under a cap; 1 where no FTE could be shown to be enough."""
    measure = team.service.caseload_measure
    if measure is None:
        return 1
    places = (team.locality,) if team.locality is not None else facts.ground.tops
    need = sum((facts.ground.need(measure, place) for place in places), Decimal(0))
    if not cap:
        return 1 if need else 0
    (above, below), (over, under) = need.as_integer_ratio(), cap.as_integer_ratio()
    return max(0, -(-(above * under * FTE) // (below * over)) - reading.filled[team.id])


def _cover(facts: Facts, reading: Reading, row: Request) -> int:
    wanted: Iterable[str] = (row.object,) if row.object else facts.ground.localities
    serving: Counter[str | None] = Counter()
    for name, seat in reading.seats.items():
        post = facts.posts[name]
        if not post.vacant and row.subject in post.skills and seat.team in facts.teams:
            serving[_served_from(facts, reading, seat.team)] += 1
    return sum(max(0, int(_amount(row)) - serving[place]) for place in wanted)


def _reach(facts: Facts, reading: Reading, row: Request) -> int:
    limit = whole(_amount(row), MINUTE)
    leads = [reading.lead(team.id) for team in facts.named(row.subject)]
    over = (1 if lead is None else facts.journeys.seconds(row.object, lead) - limit for lead in leads)
    return sum(max(0, seconds) for seconds in over)


def _skill_mix(facts: Facts, reading: Reading, row: Request) -> int:
    wanted = whole(_amount(row), FTE)
    held: Counter[tuple[str, str]] = Counter()
    for name, seat in reading.seats.items():
        post = facts.posts[name]
        stated = post.profession or facts.services[post.service].profession
        for word in _parts(";".join((*post.skills, stated))):
            held[seat.team, word] += facts.fte[name]
    asked = _parts(row.object)
    return sum(max(0, wanted - held[team.id, word]) for team in facts.named(row.subject) for word in asked)


def _parts(text: str) -> set[str]:
    """The words of a text that are parted by semicolons, capitals aside."""
    return {word.strip().casefold() for word in text.split(";")} - {""}


def _supervision(facts: Facts, reading: Reading, row: Request) -> int:
    """Posts in another team than the line manager of their own service, or in none; filled ones, under filled ones."""
    parted = 0
    for name, seat in reading.seats.items():
        post = facts.posts[name]
        above = facts.posts.get(post.manager or "")
        if row.subject not in {"", post.service, seat.team} or above is None or above.id == name:
            continue
        if not post.vacant and not above.vacant and above.service == post.service:
            theirs = reading.seats.get(above.id)
            together = theirs is not None and theirs.team == seat.team and seat.team in facts.teams
            parted += not together
    return parted


def _kind_of_base(facts: Facts, reading: Reading, row: Request) -> int:
    kinds = _parts(row.object)
    leads = (facts.properties.get(reading.lead(team.id) or "") for team in facts.named(row.subject))
    return sum(site is None or site.kind.casefold() not in kinds for site in leads)


_KINDS: Mapping[Kind, Callable[[Facts, Reading, Request], int]] = {
    Kind.PIN_LOCALITY: _pin_locality,
    Kind.PIN_BASE: _pin_base,
    Kind.HOST_IN: _host_in,
    Kind.KEEP: _keep,
    Kind.CLOSE: _close,
    Kind.USE_AT_MOST: _use_at_most,
    Kind.TOGETHER: _together,
    Kind.APART: _apart,
    Kind.FORBID: _forbid,
    Kind.RUNNING_COST_CEILING: _running_cost,
    Kind.ONE_OFF_COST_CEILING: _one_off_cost,
    Kind.FTE_FLOOR: _fte_floor,
    Kind.CASELOAD_CAP: _caseload_cap,
    Kind.COVER: _cover,
    Kind.REACH: _reach,
    Kind.SKILL_MIX: _skill_mix,
    Kind.SUPERVISION: _supervision,
    Kind.KIND_OF_BASE: _kind_of_base,
}
_OF_TEAMS = frozenset(
    {
        Kind.PIN_LOCALITY, Kind.PIN_BASE, Kind.HOST_IN, Kind.TOGETHER, Kind.APART, Kind.FORBID, Kind.FTE_FLOOR,
        Kind.CASELOAD_CAP, Kind.REACH, Kind.SKILL_MIX, Kind.SUPERVISION, Kind.KIND_OF_BASE,
    }
)  # fmt: skip
"""The kinds that are about a post or teams, and so need those to be formed."""
