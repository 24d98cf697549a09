"""What a stage counts of a design, as tables to read changes off: of a property in use, a post's seat, a team's base.

The tables say what the objectives' formulas say of loose teams (see ``loose``); what stands as it is, is left out, so
that only differences mean anything.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgdesign.brief import Pool, Stage
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.named import amount_of
from orgdesign.solve.loose import Loose
from orgdesign.solve.parts import Kept
from orgdesign.units import MONEY

TOLD = frozenset({
    Goal.RUNNING_COST, Goal.ONE_OFF_COST, Goal.STAFF_TRAVEL, Goal.MOVES, Goal.LINKS_APART, Goal.NEED_MATCH,
    Goal.RESIDENTS_ACCESS, Goal.REQUESTS_UNMET,
})  # fmt: skip
"""Objectives that the tables can tell; requests that hold are kept whatever moves, so that no more are unmet."""

Link = tuple[int, int, bool]
"""The other team by number, the weight of a second between the two, and whether the way is counted from that team."""


@dataclass(frozen=True)
class Weighed:
    """One sum over a design of loose teams.

    ``use`` is what a property in use counts, ``seat`` a post of each lot at each property, ``base`` a team at each
    property that it may go to, with its posts that do not change team, and ``away`` a ten-thousandth of an FTE off the
    need target. ``seconds`` from property to property, for ``links``.
    """

    use: tuple[int, ...]
    seat: tuple[Sequence[int], ...]
    base: tuple[Mapping[int, int], ...]
    links: tuple[tuple[Link, ...], ...]
    seconds: Sequence[Sequence[int]]
    away: int

    @cached_property
    def of_teams(self) -> bool:
        """Tell whether it matters at all which property a team is based in."""
        return any(map(any, self.seat)) or any(any(row.values()) for row in self.base) or any(self.links)

    def of_base(self, team: int, old: int, new: int, base: Sequence[int], count: Mapping[int, int]) -> int:
        """The change where a team goes from one property to another with its posts, the other teams as they are."""
        mine = self.base[team]
        change = mine[new] - mine[old]
        for lot, posts in count.items():
            seat = self.seat[lot]
            change += posts * (seat[new] - seat[old])
        seconds = self.seconds
        for other, weight, turned in self.links[team]:
            at = base[other]
            change += weight * (seconds[at][new] - seconds[at][old] if turned else seconds[new][at] - seconds[old][at])
        return change


def tells(stage: Stage, kept: Sequence[Kept]) -> bool:
    """Tell whether all that a stage and those before it are judged by can be told change by change."""
    return all(term.goal in TOLD for one in (stage, *(done.stage for done in kept)) for term in one.terms)


def weighed(loose: Loose, stage: Stage, seconds: Sequence[Sequence[int]]) -> Weighed:
    """The tables of a stage whose objectives are all ``TOLD``; ``seconds`` from property to property."""
    return _Telling(loose, stage, seconds).weighed()


def ceilings(loose: Loose) -> list[tuple[Weighed, int]]:
    """What requests that hold allow of properties in use, each as a sum and the room that it leaves."""
    brief, found = loose.brief, []
    for request in brief.requests:
        if request.kind is Kind.ONE_OFF_COST_CEILING:
            cost = {s.id: -s.release_cost if s.in_use else s.one_off_cost for s in brief.sites}
            most = amount_of(request, MONEY) - sum(s.release_cost for s in brief.sites if s.in_use)
        elif request.kind is Kind.RUNNING_COST_CEILING:
            cost = {s.id: s.running_cost for s in brief.sites_in(request.subject)}
            most = amount_of(request, MONEY)
        elif request.kind is Kind.USE_AT_MOST:
            cost = {s.id: 1 for s in brief.sites_in(request.subject)}
            most = amount_of(request)
        else:
            continue
        room = most - sum(cost.get(site, 0) for site in loose.design.sites)
        if room >= 0:
            found.append((_of_use(loose, cost), room))
    return found


def _of_use(loose: Loose, cost: Mapping[str, int]) -> Weighed:
    nothing = [0] * len(loose.sites)
    nowhere = dict.fromkeys(range(len(loose.sites)), 0)
    return Weighed(
        use=tuple(cost.get(site.id, 0) for site in loose.sites),
        seat=tuple(nothing for _ in loose.lots),
        base=tuple(nowhere for _ in loose.teams),
        links=tuple(() for _ in loose.teams),
        seconds=(),
        away=0,
    )


class _Telling:
    def __init__(self, loose: Loose, stage: Stage, seconds: Sequence[Sequence[int]]) -> None:
        self.loose, self.seconds = loose, seconds
        self.weight: dict[Goal, int] = defaultdict(int, {term.goal: term.weight for term in stage.terms})
        self.number = {site.id: q for q, site in enumerate(loose.sites)}
        self.options = {t: loose.options[g] for g, group in enumerate(loose.groups) for t in group}
        self.alike: dict[str | None, array[int]] = {}

    def weighed(self) -> Weighed:
        loose, weight = self.loose, self.weight
        links, beside = self._links()
        return Weighed(
            use=tuple(
                weight[Goal.RUNNING_COST] * site.running_cost
                + weight[Goal.ONE_OFF_COST] * (-site.release_cost if site.in_use else site.one_off_cost)
                for site in loose.sites
            ),
            seat=tuple(self._seat(lot.pool) for lot in loose.lots),
            base=tuple(self._base(team, beside[team]) for team in range(len(loose.teams))),
            links=links,
            seconds=self.seconds,
            away=weight[Goal.NEED_MATCH],
        )

    def _seat(self, pool: Pool) -> array[int]:
        """What one post of a pool counts at each property."""
        today = pool.base if pool.filled else None
        if today not in self.alike:
            far, moves = self.weight[Goal.STAFF_TRAVEL], self.weight[Goal.MOVES]
            row = [0] * len(self.loose.sites)
            if today is not None:
                at = self.number[today]
                row = [far * way + (moves if q != at else 0) for q, way in enumerate(self.seconds[at])]
            self.alike[today] = array("q", row)
        return self.alike[today]

    def _base(self, team: int, beside: Sequence[tuple[int, int, bool]]) -> dict[int, int]:
        """What a team counts where it may go: residents, posts that stay with it, and ways to teams that stand."""
        loose, access = self.loose, self.weight[Goal.RESIDENTS_ACCESS]
        seats = [(pool.count, self._seat(pool)) for pool in loose.stay[team]]
        found: dict[int, int] = {}
        for q in self.options[team]:
            found[q] = sum(count * seat[q] for count, seat in seats)
            found[q] += sum(w * (self.seconds[at][q] if turned else self.seconds[q][at]) for at, w, turned in beside)
            if access:
                found[q] += access * loose.brief.residents.seconds(loose.teams[team], loose.sites[q].id)
        return found

    def _links(self) -> tuple[tuple[tuple[Link, ...], ...], list[list[tuple[int, int, bool]]]]:
        """Links between loose teams, and those to where a team stands that is not loose."""
        loose, weight = self.loose, self.weight[Goal.LINKS_APART]
        number = {team.id: t for t, team in enumerate(loose.teams)}
        found: list[list[Link]] = [[] for _ in loose.teams]
        beside: list[list[tuple[int, int, bool]]] = [[] for _ in loose.teams]
        for pair in loose.brief.pairs if weight else ():
            for mine, other, turned in ((pair.first, pair.second, False), (pair.second, pair.first, True)):
                if mine in number and other in number:
                    found[number[mine]].append((number[other], weight * pair.weight, turned))
                elif mine in number:
                    at = self.number[loose.design.bases[other][0]]
                    beside[number[mine]].append((at, weight * pair.weight, turned))
        return tuple(tuple(links) for links in found), beside
