"""An earlier design said of a brief: its posts in the brief's teams, its teams at properties, whatever rules say of it.

Posts and properties that are gone are dropped, posts that are new join a team of their service, and what a *must*
request pins is where it is pinned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from orgdesign.brief import Brief, Pool, Team
from orgdesign.design import Design, Placement
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.register import in_force

Joined = Mapping[str, str]
"""The team of each post."""


def joined(brief: Brief, design: Design) -> dict[str, str]:
    """The team of every post: the one that it had, else that of its locality's pin, else the one most short of FTE."""
    found: dict[str, str] = {}
    fte: dict[str, int] = defaultdict(int)
    new: list[tuple[str, Pool]] = []
    for pool in brief.pools:
        for post in pool.posts:
            team = _team_before(brief, design, pool, post)
            if team is None:
                new.append((post, pool))
            else:
                found[post] = team
                fte[team] += pool.fte
    for post, pool in sorted(new, key=lambda item: (-item[1].fte, item[0])):
        able = [t for t in brief.teams_by_service[pool.service] if brief.may_serve(pool, t)]
        able = [t for t in able if t.locality == _pinned_locality(brief, post)] or able
        team = max(able, key=lambda t: (t.target or 0) - fte[t.id]).id
        found[post] = team
        fte[team] += pool.fte
    return found


def shared_anew(
    brief: Brief, team_of: Joined, counts: Mapping[tuple[str, str], int], services: Collection[str]
) -> Joined:
    """The same, with so many posts of each pool in each team for some services; a post stays where there is room."""
    found = dict(team_of)
    for pool in (p for p in brief.pools if p.service in services):
        left = {team: n for (name, team), n in sorted(counts.items()) if name == pool.id}
        moving: list[str] = []
        for post in pool.posts:
            if left.get(team_of[post], 0):
                left[team_of[post]] -= 1
            else:
                moving.append(post)
        seats = [team for team, number in left.items() for _ in range(number)]
        found |= dict(zip(moving, seats, strict=True))
    return found


def fitted(brief: Brief, design: Design, team_of: Joined) -> Design:
    """The design with these teams: each based where it was or is pinned, else where there is room for it."""
    bases = _Bases(brief, design, team_of).found()
    placements = []
    for post, team in sorted(team_of.items()):
        placements.append(Placement(post, team, _seat(brief, design, bases[team], post)))
    sits = {(p.team, p.site) for p in placements}
    bases = {team: (at[0], *(s for s in at[1:] if (team, s) in sits)) if at else () for team, at in bases.items()}
    used = {p.site for p in placements if p.site} | {s for at in bases.values() for s in at}
    kept = (set(design.sites) & brief.may_keep | brief.to_keep) - brief.to_close
    return Design(tuple(placements), {t: at for t, at in bases.items() if at}, tuple(sorted(used | kept)))


def _team_before(brief: Brief, design: Design, pool: Pool, post: str) -> str | None:
    """The team that a post had and may still have; None where it has to be given one."""
    old = design.placement.get(post)
    team = brief.team.get(old.team) if old is not None else None
    if team is None or not brief.may_serve(pool, team):
        return None
    pinned = _pinned_locality(brief, post) if pool.apart else None
    return None if pinned and team.locality and team.locality != pinned else team.id


def _pinned_locality(brief: Brief, post: str) -> str | None:
    return next((r.object for r in _musts(brief, Kind.PIN_LOCALITY) if r.subject == post), None)


def _musts(brief: Brief, kind: Kind) -> list[Request]:
    return [r for r in brief.asks(kind) if r.strength == "must"]


def _seat(brief: Brief, design: Design, bases: tuple[str, ...], post: str) -> str | None:
    """Where a post sits: fixed or pinned, else where it sat if its team is there still, else at the lead."""
    pool = brief.pool_of_post[post]
    if pool.fixed_site:
        return pool.fixed_site
    pinned = brief.pinned_sites.get(pool.apart, set())
    asked = [r.object for r in _musts(brief, Kind.PIN_BASE) if r.subject == post and r.object in pinned]
    old = design.placement.get(post)
    stays = old is not None and old.site in {*bases, *pinned}
    return asked[0] if asked else old.site if old is not None and stays else next(iter(bases), None)


class _Bases:
    """The bases of every team: those that it had first, then those of teams that have none yet, largest first."""

    def __init__(self, brief: Brief, design: Design, team_of: Joined) -> None:
        self.brief = brief
        self.design = design
        self.rules = in_force(brief)
        self.pins = {t.id: r.object for r in _musts(brief, Kind.PIN_BASE) for t in brief.teams_named(r.subject)}
        self.out = {(t.id, r.object) for r in _musts(brief, Kind.FORBID) for t in brief.teams_named(r.subject)}
        self.fte: dict[str, int] = defaultdict(int)
        for post, team in team_of.items():
            self.fte[team] += brief.pool_of_post[post].fte
        self.room = {s.id: s.desks for s in brief.sites}

    def found(self) -> dict[str, tuple[str, ...]]:
        bases: dict[str, tuple[str, ...]] = {}
        homeless: list[Team] = []
        for team in self.brief.teams:
            at = self._before(team)
            if at:
                bases[team.id] = at
                self.room[at[0]] -= self._need(team)
            else:
                homeless.append(team)
        for team in sorted(homeless, key=lambda t: (-self._need(t), t.id)):
            bases[team.id] = self._new(team)
        return bases

    def _before(self, team: Team) -> tuple[str, ...]:
        """The bases that it is pinned to or had and may still have."""
        pin = self.pins.get(team.id)
        had = [pin, *self.design.bases.get(team.id, ())] if pin else [*self.design.bases.get(team.id, ())]
        return tuple(dict.fromkeys(s for s in had if s and self._may(team, s)))[: team.max_bases]

    def _new(self, team: Team) -> tuple[str, ...]:
        """The property with room for it that is nearest to where it was; the one with most room where none has."""
        able = [s.id for s in self.brief.sites if self._may(team, s.id)]
        old = self.design.lead(team.id)
        was = old if old in self.brief.site else None
        need = self._need(team)

        def key(site: str) -> tuple[bool, int, int, int, str]:
            over = need > self.room[site]
            far = self.brief.travel.seconds(was, site) if was else 0
            return over, -self.room[site] if over else 0, int(site not in self.design.sites), far, site

        if not able:
            return ()
        chosen = min(able, key=key)
        self.room[chosen] -= need
        return (chosen,)

    def _may(self, team: Team, site: str) -> bool:
        at = self.brief.site.get(site)
        if at is None or site in self.brief.to_close or (team.id, site) in self.out:
            return False
        return all(rule.admits(self.brief, team, at) for rule in self.rules)

    def _need(self, team: Team) -> int:
        return team.desks_for(self.fte[team.id])
