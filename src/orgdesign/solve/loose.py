"""What of a design may be moved by itself: teams with one base, and posts that may change team, in plain numbers.

Whatever a request asks that holds in the design is kept by what is offered: the properties of each team, the teams
that go together, the posts that change team. What is not offered stands as it is. So a design made by moving only
what is loose, within desks and rooms, keeps every rule and every request that held; the whole is asked of all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from orgdesign.brief import Brief, Pool, Site, Team
from orgdesign.design import Design, Placement
from orgdesign.solve.values import in_order


@dataclass(frozen=True)
class Lot:
    """Posts of a pool that may change team, and the loose teams that they may belong to, by number."""

    pool: Pool
    teams: tuple[int, ...]


@dataclass(frozen=True)
class Loose:
    """What may be moved: loose teams and properties are told by their numbers in ``teams`` and ``sites``.

    ``groups`` are loose teams that go together, ``options`` the properties that each group may go to, and ``apart`` the
    groups that share no base with it. ``held`` is the FTE of a team's posts that sit at a property wherever the team is
    based; ``stay`` its other posts that do not change team, ``seated`` their FTE. ``count`` is how many posts of each
    lot a team has, ``least`` the FTE that it may not go below. ``free`` are the desks that teams which are not loose
    leave, ``rooms`` their meeting and interview rooms in hundredths (None where not known), and ``always`` the
    properties in use whatever moves.
    """

    brief: Brief
    design: Design
    teams: tuple[Team, ...]
    sites: tuple[Site, ...]
    base: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    options: tuple[tuple[int, ...], ...]
    apart: tuple[frozenset[int], ...]
    held: tuple[Mapping[int, int], ...]
    stay: tuple[tuple[Pool, ...], ...]
    seated: tuple[int, ...]
    lots: tuple[Lot, ...]
    count: tuple[Mapping[int, int], ...]
    least: tuple[int, ...]
    free: tuple[int, ...]
    rooms: tuple[tuple[int | None, int | None], ...]
    always: tuple[bool, ...]

    def moved(self, base: Sequence[int], count: Sequence[Mapping[int, int]]) -> Design:
        """The design with the loose teams at other properties, and made up of so many posts of each lot."""
        name = [team.id for team in self.teams]
        at = {team: self.sites[q].id for team, q in zip(name, base, strict=True)}
        of = {lot.pool.id: number for number, lot in enumerate(self.lots)}
        sent: dict[int, list[str]] = defaultdict(list)
        for team, mine in zip(name, count, strict=True):
            for lot, posts in mine.items():
                sent[lot] += [team] * posts
        pools = self.brief.pool_of_post
        placements = []
        for p in self.design.placements:
            pool = pools[p.post]
            team = sent[of[pool.id]].pop() if pool.id in of else p.team
            seat = p.site if p.team not in at or is_held(self.brief, p) else at[team]
            placements.append(Placement(p.post, team, seat))
        bases = {team: (at[team],) if team in at else sites for team, sites in self.design.bases.items()}
        used = {p.site for p in placements if p.site} | {s for sites in bases.values() for s in sites}
        used |= {site.id for site, always in zip(self.sites, self.always, strict=True) if always}
        made = replace(self.design, placements=tuple(placements), bases=bases, sites=tuple(sorted(used)))
        return in_order(self.brief, made)


def is_held(brief: Brief, placement: Placement) -> bool:
    """Tell whether a post sits where it may sit wherever its team is based."""
    pool = brief.pool_of_post[placement.post]
    return placement.site in {pool.fixed_site, *brief.pinned_sites.get(pool.apart, ())}
