"""A first design for plans too large to be searched in one piece: the area's own teams share out, then each locality.

With the split of posts settled, the teams based in one locality do not touch those in another but through rules on
the whole area. So the teams of the whole area first choose a locality that has room for them beside its core teams,
and then each locality is a search of its own. Where one has no room after all, some of the area's teams leave it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from orgdesign.brief import Brief, Site, Stage, Team, Term
from orgdesign.design import Design, Placement
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.amounts import desks_needed
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.register import in_force
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.pack import fixed_desks, packed
from orgdesign.solve.portion import portion
from orgdesign.solve.relieve import relieved
from orgdesign.solve.search import keeps, search
from orgdesign.solve.split import settle
from orgdesign.solve.split_exactly import Split
from orgdesign.solve.together import two_at_a_time
from orgdesign.solve.values import design_of, values_of

_NEAR = Stage(1, (Term(Goal.STAFF_TRAVEL, 100), Term(Goal.RUNNING_COST, 1)), Decimal(0), "percent")
_CHEAP = Stage(1, (Term(Goal.STAFF_TRAVEL, 1), Term(Goal.RUNNING_COST, 1_000)), Decimal(0), "percent")
_EFFORT = 0.5
"""The most effort for one part: a design to start from, not yet a good one."""
_GAP = 0.1
"""How near to its bound a part need be: a tenth is soon reached, the rest takes most of the time."""
_ROOM = (115, 100)
"""Desks held back in each locality for a hundred that its core teams need, tried in turn."""
MOST_SITES = 120
"""Properties offered to the teams of the whole area: those with most desks left, and those they sit in today."""
AT_ONCE = 120
"""Teams of the whole area that are given a locality together; of more, the largest first."""
UNSEARCHED = 120
"""The most teams of a part for which a search may be left to find a plan: larger ones must start from one."""


def first_design(brief: Brief, split: Split, limits: Limits, control: Control) -> Design | None:
    """A design that keeps every constraint, or None where this way finds none, or the split was cut short."""
    if control.stopped:
        return None
    settled = settle(brief, relieved(brief, split))
    limits = replace(limits, effort=min(limits.effort, _EFFORT), gap=max(limits.gap, _GAP))
    for stage in (_NEAR, _CHEAP):
        for room in _ROOM:
            parts = _Parts(settled, stage, limits, control).made(room)
            design = None if parts is None else _with_kept(brief, _joined(parts))
            if design is not None and not any(True for rule in in_force(brief) for _ in rule.findings(brief, design)):
                return design
    return None


@dataclass(frozen=True)
class _Parts:
    """One attempt: the parts of a settled brief searched towards a stage."""

    brief: Brief
    stage: Stage
    limits: Limits
    control: Control

    def made(self, room: int) -> list[Design] | None:
        """The design of each part; None where some team finds no room."""
        need = _desks(self.brief)
        of_area = [t for t in self.brief.teams if t.locality is None]
        home = self._homes(of_area, need, room)
        if home is None:
            return None

        def fill(locality: str | None) -> tuple[Design | None, list[Team]]:
            return self._fill(locality, [t for t in of_area if home[t.id] == locality], need)

        localities = [*self.brief.localities, *([None] if None in home.values() else [])]
        filled = two_at_a_time(fill, localities)
        parts = [design for design, _ in filled if design is not None]
        if len(parts) < len(filled):
            return None
        homeless = [team for _, out in filled for team in out]
        if homeless:
            last = self._solve(homeless, self._for_area(homeless, parts), placed=[t.id for t in self.brief.teams])
            return None if last is None else [*parts, last]
        return parts

    def _homes(self, teams: Sequence[Team], need: Mapping[str, int], room: int) -> Mapping[str, str | None] | None:
        """A locality with room for each team of the whole area; those asked for, where they are asked for of all."""
        hosts = {r.subject: r.object for r in self.brief.asks(Kind.HOST_IN) if r.strength == "must"}
        asked = {t.id: hosts.get(t.id, hosts.get(t.service)) for t in teams}
        if set(asked.values()) <= set(self.brief.localities):
            return asked
        home: dict[str, str | None] = {}
        left, parts = self._held_back(need, room), list[Design]()
        largest = sorted(teams, key=lambda t: (-need[t.id], t.id)) if len(teams) > AT_ONCE else teams
        for start in range(0, len(teams), AT_ONCE):
            few = largest[start : start + AT_ONCE]
            area = self._solve(few, self._for_area(few, parts), most=left, placed=list(home))
            if area is None:
                return None
            parts.append(area)
            for team, sites in area.bases.items():
                home[team] = locality = self.brief.site[sites[0]].locality
                if locality is not None:
                    left[locality] = max(0, left[locality] - need[team])
        return home

    def _fill(
        self, locality: str | None, guests: list[Team], need: Mapping[str, int]
    ) -> tuple[Design | None, list[Team]]:
        """A locality's core teams and its guests from the whole area; and the guests that find no room."""
        own = [t for t in self.brief.teams if t.locality == locality and locality is not None]
        stay = sorted(guests, key=lambda t: (need[t.id], t.id))
        leave: list[Team] = []
        sites = [s for s in self.brief.sites if s.locality == locality]
        while own or stay:
            found = self._solve([*own, *stay], sites)
            if found is not None or not stay:
                return found, leave
            half = max(1, len(stay) // 4)
            leave += stay[-half:]
            stay = stay[:-half]
        return Design((), {}, ()), leave

    def _solve(
        self,
        teams: Sequence[Team],
        sites: Sequence[Site],
        *,
        most: Mapping[str, int] | None = None,
        placed: Collection[str] = (),
    ) -> Design | None:
        """The teams based in the sites; ``most`` desks may be taken in each locality.

        Posts that are fixed to a property have their desks kept for them there, save those of teams ``placed`` before,
        whose desks are taken already.
        """
        if not teams:
            return Design((), {}, ())
        names = {t.id for t in teams}
        known = names.union(placed)
        kept = fixed_desks(self.brief, lambda team: team not in known)
        mine = fixed_desks(self.brief, lambda team: team in names)
        free = {s.id: replace(s, desks=max(0, s.desks - kept.get(s.id, 0))) for s in sites}
        for site, desks in mine.items():
            free.setdefault(site, replace(self.brief.site[site], desks=desks))
        part = portion(self.brief, teams, free.values())
        decide = decisions(part, in_force(part))
        for locality, desks in (most or {}).items():
            inside = [s for s in part.sites if s.locality == locality]
            decide.row(
                [term for s in inside for team in decide.teams_at(s.id) for term in decide.desks(part.team[team], s)],
                high=max(desks, sum(mine.get(s.id, 0) for s in inside)),
            )
        objective = Costs(part, decide, {}).of(self.stage)
        hint = _packed_values(decide, objective, most or {}, scarce=False)
        if len(part.teams) > UNSEARCHED and (hint is None or not keeps(decide, hint)):
            hint = _packed_values(decide, objective, most or {}, scarce=True)
        found = search(decide, objective, self.limits, self.control, hint=hint)
        return design_of(decide, found.values) if found.values is not None else None

    def _held_back(self, need: Mapping[str, int], room: int) -> dict[str, int]:
        """The desks of each locality that its core teams do not need, with some room to spare."""
        own: dict[str, int] = defaultdict(int)
        for team in self.brief.teams:
            own[team.locality or ""] += need[team.id]
        desks: dict[str, int] = defaultdict(int)
        for site in self.brief.sites:
            desks[site.locality or ""] += site.desks
        return {name: max(0, desks[name] - own[name] * room // 100) for name in self.brief.localities}

    def _for_area(self, teams: Collection[Team], parts: Sequence[Design]) -> list[Site]:
        """The sites for teams of the whole area, with the desks that earlier parts leave."""
        taken = desks_needed(self.brief, _joined(parts))
        left = [replace(s, desks=s.desks - sum(taken.get(s.id, {}).values())) for s in self.brief.sites]
        services = {t.service for t in teams}
        today: dict[str, int] = defaultdict(int)
        for pool in self.brief.pools:
            if pool.service in services and pool.base:
                today[pool.base] += pool.count
        most = sorted(today, key=lambda s: (-today[s], s))[: 2 * MOST_SITES]
        chosen = {*(s.id for s in sorted(left, key=lambda s: (-s.desks, s.id))[:MOST_SITES]), *most}
        return [s for s in left if s.id in chosen and s.desks > 0]


def _packed_values(decide: Decisions, objective: Terms, most: Mapping[str, int], *, scarce: bool) -> list[int] | None:
    """A packed design as values; None where some team has no property to go to."""
    start = packed(decide, objective, most, scarce=scarce)
    return values_of(decide, start) if len(start.bases) == len(decide.brief.teams) else None


def _desks(settled: Brief) -> dict[str, int]:
    """The desks that each team needs if all its posts sit at its one base."""
    fte: dict[str, int] = defaultdict(int)
    for pool in settled.pools:
        fte[pool.team or settled.teams_by_service[pool.service][0].id] += pool.fte * pool.count
    return {t.id: t.desks_for(fte[t.id]) for t in settled.teams}


def _joined(parts: Iterable[Design]) -> Design:
    found = list(parts)
    placements: list[Placement] = [p for part in found for p in part.placements]
    bases = {team: sites for part in found for team, sites in part.bases.items()}
    return Design(
        tuple(sorted(placements, key=lambda p: p.post)),
        bases,
        tuple(sorted({site for part in found for site in part.sites})),
    )


def _with_kept(brief: Brief, design: Design) -> Design:
    """The design with the properties in use that must be, or are asked to be."""
    used = {p.site for p in design.placements if p.site} | {s for sites in design.bases.values() for s in sites}
    return replace(design, sites=tuple(sorted(used | brief.to_keep)))
