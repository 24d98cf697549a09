"""The models of localities: each the teams based there, its properties, and its share of links to teams elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from orgdesign.brief import Brief, Pair, Stage, Team
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.amounts import desks_needed
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.rules.register import in_force
from orgdesign.solve.journeys import Distances, beyond, within
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.pack import fixed_desks
from orgdesign.solve.parts import Kept
from orgdesign.solve.portion import EVERY, asks_alike, costless, design_in, portion, put_back
from orgdesign.solve.reached import stage_value
from orgdesign.solve.search import worth
from orgdesign.solve.split import settle, split_of
from orgdesign.solve.values import values_of

_OF_SITES = frozenset({Kind.KEEP, Kind.CLOSE})

Seen = dict[Pair, dict[tuple[str, str], None]]
"""The lead bases of linked teams in the designs so far, in the order in which they came up."""


@dataclass(frozen=True)
class Local:
    """One locality's search: its model, what it minimises, the design in hand as its values, and earlier stages."""

    name: str
    decide: Decisions
    objective: Terms
    values: list[int]
    kept: list[Line]


class LocalModels:
    """The models of all localities about a design in hand, whose split of posts is settled."""

    def __init__(
        self, brief: Brief, begun: Design, stage: Stage, kept: Sequence[Kept], distances: Distances, seen: Seen
    ) -> None:
        self._brief = settle(brief, split_of(brief, begun))
        self._begun, self._stage, self._kept, self._distances, self._seen = begun, stage, kept, distances, seen
        self._leads = {team: sites[0] for team, sites in begun.bases.items()}
        self._home = {t.id: self._home_of(t) for t in brief.teams}
        self._desks = desks_needed(self._brief, begun)
        self._offered: dict[str | None, list[str]] = defaultdict(list)
        for site in brief.sites:
            self._offered[site.locality].append(site.id)
        homes = set(self._home.values())
        self.names = [name for name in brief.localities if name in homes]

    @property
    def exact(self) -> bool:
        """Tell whether the searches leave out no better design of this split, with teams bound to their localities."""
        pools = self._brief.pool_of_post
        guests = any(
            p.site and self._brief.site[p.site].locality != self._home[p.team] and not pools[p.post].fixed_site
            for p in self._begun.placements
        )
        free = {Goal.NEED_MATCH}
        asked = any(term.goal not in free for k in self._kept for term in k.stage.terms)
        return not guests and not asked and set(self._home.values()) <= set(self.names)

    @property
    def beside(self) -> int:
        """What a stage counts that no locality's search does: need match, which the split settles."""
        need = replace(self._stage, terms=tuple(t for t in self._stage.terms if t.goal is Goal.NEED_MATCH))
        return stage_value(self._brief, need, self._begun)

    def of(self, name: str) -> Local:
        """The model of one locality."""
        part = self._portion(name)
        decide = decisions(part, in_force(part))
        for pool in self._brief.pools:
            if pool.fixed_site in decide.use:
                decide.row([(decide.use[str(pool.fixed_site)], 1)], low=1)
        costs = Costs(part, decide, {}, {Goal.NEED_MATCH: [], Goal.LINKS_APART: self._links(part, decide)})
        objective = costs.of(self._stage)
        rows = [(k, costs.of(k.stage)) for k in self._kept]
        values = values_of(decide, self._in(part))
        kept = [Line(terms, -NO_LIMIT, self._most(k, terms, values)) for k, terms in rows if terms]
        return Local(name, decide, objective, values, kept)

    def merged(self, begun: Design, parts: Iterable[Design]) -> Design:
        """A design with the teams of some localities' designs as they have them."""
        return put_back(self._brief, begun, parts)

    def _home_of(self, team: Team) -> str | None:
        """The locality that all of a team's bases are in, or None."""
        homes = {self._brief.site[s].locality for s in self._begun.bases[team.id]}
        return homes.pop() if len(homes) == 1 else None

    def _portion(self, name: str) -> Brief:
        """The brief of a locality; properties elsewhere, where posts of its teams sit, cost nothing here."""
        brief = self._brief
        teams = [t for t in brief.teams if self._home[t.id] == name]
        names = {t.id for t in teams}
        mine = fixed_desks(brief, lambda team: team in names)
        sites = [
            replace(s, desks=max(0, s.desks - self._taken(s.id, names))) for s in brief.sites if s.locality == name
        ]
        away = [costless(brief.site[s], desks) for s, desks in mine.items() if brief.site[s].locality != name]
        part = portion(brief, teams, [*sites, *away], EVERY)
        elsewhere = {s.id for s in part.sites if s.locality != name}
        return replace(
            part,
            requests=tuple(r for r in part.requests if self._asks_here(part, r, elsewhere)),
            pairs=tuple(p for p in brief.pairs if p.first in names and p.second in names),
        )

    def _taken(self, site: str, names: set[str]) -> int:
        """Desks that teams of other localities need at a property."""
        return sum(desks for team, desks in self._desks.get(site, {}).items() if team not in names)

    def _asks_here(self, part: Brief, request: Request, elsewhere: set[str]) -> bool:
        """Tell whether a request asks of this locality alone, or the same of each."""
        if request.kind in _OF_SITES:
            return request.subject not in elsewhere
        return asks_alike(self._brief, part, request)

    def _links(self, part: Brief, decide: Decisions) -> Terms:
        """The cost of links inside, and the share of those to teams elsewhere."""
        goals = {term.goal for stage in (self._stage, *(k.stage for k in self._kept)) for term in stage.terms}
        if Goal.LINKS_APART not in goals:
            return []
        beyond_here = [p for p in self._brief.pairs if (p.first in part.team) != (p.second in part.team)]
        ends = {team for pair in beyond_here for team in (pair.first, pair.second)}
        offered = {team: self._offered[self._brief.site[self._leads[team]].locality] for team in ends}
        return [
            *within(decide, part.pairs, self._distances, self._seen),
            *beyond(decide, beyond_here, self._distances, offered),
        ]

    def _in(self, part: Brief) -> Design:
        """The design in hand, as far as it is of a part; properties where posts are fixed are in use in each."""
        fixed = {p.fixed_site for p in self._brief.pools if p.fixed_site}
        return design_in(part, self._begun, self._brief.may_keep | fixed)

    def _most(self, kept: Kept, terms: Terms, values: Sequence[int]) -> int:
        """The most that an earlier stage may count here: what it does now, and an even share of what it leaves."""
        room = max(0, kept.limit - stage_value(self._brief, kept.stage, self._begun))
        return worth(terms, values) + room // len(self.names)
