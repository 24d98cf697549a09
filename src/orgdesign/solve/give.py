"""The least that must give where an option is impossible: requests, an amount asked for, desks, or rules.

Each way out is a change of the plan that is the smallest of its sort, with a design that the changed plan allows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from orgdesign.brief import Brief, make_brief
from orgdesign.design import Conflict, Sort, Way
from orgdesign.plan import Plan
from orgdesign.plan.requests import Request
from orgdesign.rules.amounts import show_fte
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.register import in_force
from orgdesign.rules.rule import Constraint
from orgdesign.solve.amounts_given import BY_ROW, by_row, by_trying
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import decisions
from orgdesign.solve.search import Found, search
from orgdesign.solve.values import design_of
from orgdesign.units import FTE, WEIGHT, decimal, whole

Attempt = Callable[[tuple[str, ...]], tuple[Way | None, bool]]
"""What switching off some rules leaves possible, None where nothing; and whether that is certain."""
MOST_RULES = 3
"""Rules are tried switched off together up to so many; beyond, one after another is switched on again."""


def ways_out(brief: Brief, conflict: Conflict, limits: Limits, control: Control) -> tuple[Way, ...]:
    """The smallest change of each sort that leaves a design possible; rules only where requests cannot do it alone.

    Every must request that is no part of a change still holds, and every rule.
    """
    seek = Seek(brief, conflict, limits, control)
    loosening = seek.requests(in_force(brief))[0] if seek.musts else None
    asked = {r.id: r for r in brief.requests}
    ways = [loosening, *(seek.amount(asked[name]) for name in conflict.requests)]
    if "desks" in conflict.rules:
        ways.append(seek.desks())
    if "minimum-team" in conflict.rules:
        ways.append(seek.team_size())
    if loosening is None:
        ways.append(seek.rules())
    return tuple(way for way in ways if way is not None)


def changed(plan: Plan, way: Way) -> Plan:
    """The plan with a way's change made."""
    off, smaller = plan.settings.rules_off, Decimal(way.smaller)
    least = max(Decimal(0), plan.settings.min_team_fte - smaller)
    rules = (*off, *(r for r in way.rules if r not in off))
    return plan.with_rows(
        plan=[plan.settings.model_copy(update={"rules_off": rules, "min_team_fte": least})],
        services=[
            s.model_copy(update={"min_team_fte": max(Decimal(0), s.min_team_fte - smaller)}) if s.min_team_fte else s
            for s in plan.services
        ],
        requests=[_changed(row, way) for row in plan.requests],
        properties=[
            p.model_copy(update={"desks": max(p.desks, p.desks_taken) + way.desks[p.id]}) if p.id in way.desks else p
            for p in plan.properties
        ],
    )


def _changed(row: Request, way: Way) -> Request:
    if row.id in way.requests:
        return row.model_copy(update={"strength": "should"})
    if row.id in way.amounts:
        return row.model_copy(update={"amount": Decimal(way.amounts[row.id])})
    return row


def changed_brief(brief: Brief, way: Way) -> Brief:
    """The brief of the plan with a way's change made."""
    return make_brief(changed(brief.plan, way), brief.option, brief.classes)


def loosened(brief: Brief, asked: Sequence[Request]) -> Brief:
    """The brief with these requests as *should*."""
    names = {r.id for r in asked}
    rows = (r.model_copy(update={"strength": "should"}) if r.id in names else r for r in brief.requests)
    return replace(brief, requests=tuple(rows))


@dataclass(frozen=True)
class Seek:
    """Looks for ways out of one impossible brief."""

    brief: Brief
    conflict: Conflict
    limits: Limits
    control: Control

    @property
    def musts(self) -> list[Request]:
        """The requests that must hold."""
        return [r for r in self.brief.requests if r.strength == "must"]

    def search(self, decide: Decisions, objective: Terms) -> Found:
        """Search one model."""
        return search(decide, objective, self.limits, self.control)

    def requests(self, rules: Sequence[Constraint]) -> tuple[Way | None, bool]:
        """The least weight of requests to loosen, None where that is not enough; and whether that is certain."""
        soft = loosened(self.brief, self.musts)
        decide = decisions(soft, rules)
        cost: Terms = []
        for request in self.musts:
            ASKS[request.kind].require(soft, decide, request.model_copy(update={"strength": "should"}))
            if request.id in decide.unmet:
                cost.append((decide.unmet[request.id], whole(request.weight, WEIGHT)))
        found = self.search(decide, cost)
        if found.values is None:
            return None, found.impossible
        design = design_of(decide, found.values)
        unmet = [r for r in self.musts if ASKS[r.kind].shortfall(soft, design, r)[0]]
        way = Way(
            sort=Sort.REQUESTS,
            cost=sum(whole(r.weight, WEIGHT) for r in unmet),
            least=found.proven,
            sentence=f"Ask for {_named(unmet)} as should.",
            design=design,
            requests=tuple(sorted(r.id for r in unmet)),
        )
        return way, True

    def amount(self, request: Request) -> Way | None:
        """By how much the amount of one request must give; None where it has none, or no amount is enough."""
        if request.amount is None:
            return None
        given = by_row(self, request) if request.kind in BY_ROW else by_trying(self, request)
        if given is None:
            return None
        return Way(
            sort=Sort.AMOUNT,
            cost=given.by,
            least=given.least,
            sentence=f"Ask for {given.amount} instead of {request.amount} in {request.id} ({request.kind.value}).",
            design=given.design,
            amounts={request.id: str(given.amount)},
        )

    def desks(self) -> Way | None:
        """The fewest desks more, and where."""
        decide = decisions(self.brief, [r for r in in_force(self.brief) if r.id != "desks"])
        more: dict[str, int] = {}
        for site in self.brief.sites:
            needed = [t for team in decide.teams_at(site.id) for t in decide.desks(self.brief.team[team], site)]
            most = decide.reach(needed)[1] - site.desks
            if most > 0:
                more[site.id] = decide.number(f"desks more {site.id}", 0, decide.reach(needed)[1])
                decide.row([*needed, (decide.use[site.id], -site.desks), (more[site.id], -1)], high=0)
        found = self.search(decide, [(variable, 1) for variable in more.values()])
        if found.values is None:
            return None
        extra = {site: found.values[variable] for site, variable in more.items() if found.values[variable]}
        where = ", ".join(f"{count} at {site}" for site, count in extra.items())
        return Way(
            sort=Sort.DESKS,
            cost=sum(extra.values()),
            least=found.proven,
            sentence=f"{sum(extra.values())} desks more: {where}.",
            design=design_of(decide, found.values),
            desks=extra,
        )

    def team_size(self) -> Way | None:
        """The least by which every core team's least size must be lowered, in FTE."""
        decide = decisions(self.brief, [r for r in in_force(self.brief) if r.id != "minimum-team"])
        core = [team for team in self.brief.teams if team.locality is not None]
        smaller = decide.number("teams smaller", 0, max(team.min_fte for team in core))
        for team in core:
            decide.row([*decide.fte(team), (smaller, 1)], low=team.min_fte)
        found = self.search(decide, [(smaller, 1)])
        if found.values is None:
            return None
        by = found.values[smaller]
        return Way(
            sort=Sort.TEAM_SIZE,
            cost=by,
            least=found.proven,
            sentence=f"Let core teams be {show_fte(by)} FTE smaller than the least size of a team.",
            design=design_of(decide, found.values),
            smaller=str(decimal(by, FTE)),
        )

    def rules(self) -> Way | None:
        """The fewest rules to switch off, with every request kept where that is possible."""
        kept = self._fewest(self._without) if self.conflict.rules else None
        return kept or (self._fewest(self._without_and_loosened) if self.musts else None)

    def _fewest(self, attempt: Attempt) -> Way | None:
        names = [rule.id for rule in in_force(self.brief) if rule.id != "requests"]
        blamed = set(self.conflict.rules) if attempt == self._without or not self.conflict.requests else set(names)
        sure = True
        for number in range(1, MOST_RULES + 1):
            ways: list[Way] = []
            for off in combinations(names, number):
                if blamed.intersection(off):
                    way, told = attempt(off)
                    sure = sure and told
                    ways += [way] if way is not None else []
            if ways:
                best = min(ways, key=lambda way: (len(way.requests), way.rules))
                return replace(best, least=best.least and sure)
        return self._needed(attempt, tuple(names))

    def _needed(self, attempt: Attempt, off: tuple[str, ...]) -> Way | None:
        """Switch everything off, then on again one after another where a design is left; the fewest are not proven."""
        way = attempt(off)[0]
        for rule in off if way is not None else ():
            fewer = attempt(tuple(r for r in off if r != rule))[0]
            if fewer is not None:
                way, off = fewer, fewer.rules
        return None if way is None else replace(way, least=False)

    def _left(self, off: tuple[str, ...]) -> list[Constraint]:
        return [rule for rule in in_force(self.brief) if rule.id not in off]

    def _without(self, off: tuple[str, ...]) -> tuple[Way | None, bool]:
        decide = decisions(self.brief, self._left(off))
        found = self.search(decide, [])
        if found.values is None:
            return None, found.impossible
        words = f"Switch off {', '.join(off)}."
        return Way(Sort.RULES, len(off), True, words, design_of(decide, found.values), rules=off), True

    def _without_and_loosened(self, off: tuple[str, ...]) -> tuple[Way | None, bool]:
        way, told = self.requests(self._left(off))
        if way is None:
            return None, told
        words = f"Switch off {', '.join(off)}. {way.sentence}"
        return replace(way, sort=Sort.RULES, cost=len(off), sentence=words, rules=off), True


def _named(requests: Sequence[Request]) -> str:
    return " and ".join(f"{r.id} ({r.kind.value}, weight {decimal(whole(r.weight, WEIGHT), WEIGHT)})" for r in requests)
