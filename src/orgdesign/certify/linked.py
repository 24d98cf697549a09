"""Which teams are linked, and how strongly, counted afresh from the links between services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orgdesign.certify.teams import MILLIONTHS, TeamDue
from orgdesign.plan import Plan
from orgdesign.units import WEIGHT, whole


def linked_teams(plan: Plan, teams_of: Mapping[str, Sequence[TeamDue]]) -> dict[tuple[str, str], int]:
    """The weight of each linked pair of teams, in hundredths; the team whose id comes first stands first.

    Two core services are linked within each locality, by the need share of the link's first service; a core and
    another service by the need share of each core team; two others outright.
    """
    found: dict[tuple[str, str], int] = {}
    for link in plan.links:
        weight = whole(link.weight, WEIGHT)
        for one, two in _pairs(teams_of.get(link.origin, ()), teams_of.get(link.destination, ())):
            share = one.share if one.locality is not None else two.share
            pair = (min(one.id, two.id), max(one.id, two.id))
            found[pair] = found.get(pair, 0) + nearest_whole(weight * share, MILLIONTHS)
    return found


def _pairs(ones: Sequence[TeamDue], twos: Sequence[TeamDue]) -> Iterator[tuple[TeamDue, TeamDue]]:
    """Each team of one service with each of the other; of two core services only those of one locality."""
    in_place: dict[str | None, TeamDue] = {two.locality: two for two in twos}
    for one in ones:
        both_core = one.locality is not None and None not in in_place
        for two in twos if not both_core else filter(None, [in_place.get(one.locality)]):
            if two.id != one.id:
                yield one, two


def nearest_whole(amount: int, unit: int) -> int:
    """How many whole units an amount is nearest to; halves go to the even number."""
    count, rest = divmod(amount, unit)
    return count + (1 if 2 * rest > unit or (2 * rest == unit and count % 2) else 0)
