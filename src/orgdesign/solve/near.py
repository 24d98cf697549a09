"""Part of a design searched again while the rest stays: how a plan too large for one search is improved.

The rest of the design stays in the model as it stands, each of its teams with one property to be in, so that every
rule, every earlier priority and every objective means what it means for the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orgdesign.brief import Brief, Stage, Team
from orgdesign.design import Design
from orgdesign.plan.options import Goal

SERVICES = 4
"""Core services that are split and based again together."""
IN_USE = 2
"""Share of the effort for everything at once, within the properties in use."""
TOGETHER = 3
"""Properties in use whose teams are based again together."""
DEEP = 3
"""Share of the effort for the teams of neighbouring properties."""
CHUNK = 12
"""Teams of the whole area that are searched together."""


@dataclass(frozen=True)
class Near:
    """Teams to be searched again, the properties that each may be based in, and the services split again.

    ``share`` is how much more effort the part may take than a small one.
    """

    name: str
    within: Mapping[str, Sequence[str]]
    services: frozenset[str] = frozenset()
    share: int = 1

    def at(self, design: Design) -> Near:
        """The same part of another design, in which its teams may be elsewhere."""
        within = {team: sorted({*sites, *design.bases[team]}) for team, sites in self.within.items()}
        return replace(self, within=within)

    def all_within(self, design: Design) -> dict[str, Sequence[str]]:
        """The properties for every team of the plan: those of today's design for all but these."""
        return {**design.bases, **self.within}


def nearby(brief: Brief, design: Design, stage: Stage) -> Iterator[Near]:
    """The parts of a design, one for each locality with all who are based there, then the area's teams by chunks."""
    offered = offered_to(brief, design, stage)
    based: dict[str | None, list[Team]] = defaultdict(list)
    for team in brief.teams:
        lead = design.lead(team.id)
        based[brief.site[lead].locality if lead else None].append(team)
    for locality in sorted(based, key=str):
        teams = based[locality]
        yield Near(locality or "no locality", {t.id: _with(offered[locality], design, t) for t in teams})
    yield from area_nearby(brief, design, stage)


def area_nearby(brief: Brief, design: Design, stage: Stage) -> Iterator[Near]:
    """The teams of the whole area by chunks."""
    everywhere = [s for sites in offered_to(brief, design, stage).values() for s in sites]
    of_area = [t for t in brief.teams if t.locality is None]
    for start in range(0, len(of_area), CHUNK):
        chunk = of_area[start : start + CHUNK]
        yield Near(f"area {start // CHUNK + 1}", {t.id: _with(everywhere, design, t) for t in chunk})


def offered_to(brief: Brief, design: Design, stage: Stage) -> dict[str | None, list[str]]:
    """The properties of each locality that a stage may put to use."""
    used_only = stage.goals <= {Goal.LINKS_APART, Goal.MOVES}
    offered: dict[str | None, list[str]] = defaultdict(list)
    for site in brief.sites:
        if not used_only or site.id in design.sites:
            offered[site.locality].append(site.id)
    return offered


def services_nearby(brief: Brief, design: Design, turn: int, *, estate_held: bool) -> Iterator[Near]:
    """A few core services at a time, with the split of their posts and their bases; other ones together each turn.

    First come all posts, each team where it is; and, where an earlier priority holds the estate, everything within the
    properties in use.
    """
    core = [s for s, teams in sorted(brief.teams_by_service.items()) if teams[0].locality is not None]
    yield Near("posts", {t.id: list(design.bases[t.id]) for t in brief.teams}, frozenset(core))
    if estate_held and not turn:
        used = {t.id: _with(design.sites, design, t) for t in brief.teams}
        yield Near("properties in use", used, frozenset(core), IN_USE)
    core = [s for step in range(turn + 1) for s in core[step :: turn + 1]]
    everywhere = [s.id for s in brief.sites]
    for start in range(0, len(core), SERVICES):
        few = core[start : start + SERVICES]
        teams = [t for s in few for t in brief.teams_by_service[s]]
        yield Near(
            f"services {start // SERVICES + 1}", {t.id: _with(everywhere, design, t) for t in teams}, frozenset(few)
        )


def estate_nearby(brief: Brief, design: Design, stage: Stage) -> Iterator[Near]:
    """Each property in use with those nearest to it in its locality: the teams there, their posts, and all properties.

    What a few services at a time cannot do: clear one property into its neighbours, or put another to use.
    """
    offered = offered_to(brief, design, stage)
    based: dict[str, list[Team]] = defaultdict(list)
    for team in brief.teams:
        for site in design.bases[team.id]:
            based[site].append(team)
    tried = set[frozenset[str]]()
    for middle in sorted(based):
        locality = brief.site[middle].locality
        others = [s for s in sorted(based) if s != middle and brief.site[s].locality == locality]
        around = sorted(others, key=lambda s: brief.travel.seconds(middle, s))[: TOGETHER - 1]
        group = frozenset({middle, *around})
        if group in tried or locality is None:
            continue
        tried.add(group)
        teams = list(dict.fromkeys(t for site in sorted(group) for t in based[site]))
        services = frozenset(t.service for t in teams if t.locality is not None)
        sisters = {t.id: list(design.bases[t.id]) for s in sorted(services) for t in brief.teams_by_service[s]}
        within = sisters | {t.id: _with(offered[locality], design, t) for t in teams}
        yield Near(f"around {middle}", within, services, DEEP)


def _with(sites: Sequence[str], design: Design, team: Team) -> list[str]:
    return sorted({*sites, *design.bases[team.id]})


def merged(brief: Brief, before: Design, now: Design, near: Near, begun: Design) -> Design:
    """``before`` with the teams of a part, and the properties kept for their own sake, as ``now`` has them.

    ``begun`` is the design that ``now`` was searched from.
    """
    mine = set(near.within)
    bases = {team: now.bases[team] if team in mine else sites for team, sites in before.bases.items()}
    placements = tuple(
        new if new.team in mine else old for old, new in zip(before.placements, now.placements, strict=True)
    )
    used = {p.site for p in placements if p.site} | {s for sites in bases.values() for s in sites}
    kept = set(before.sites) & brief.may_keep
    kept |= (set(now.sites) - set(begun.sites)) & brief.may_keep
    kept -= set(begun.sites) - set(now.sites)
    return Design(placements, bases, tuple(sorted(used | kept)))
