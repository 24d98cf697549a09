"""A split eased where a locality's core teams need more desks than it has: posts go to sisters that have room.

Each service's best split does not look at desks, so that on a large plan a locality may come out fuller than its
properties. Posts then go one service at a time, one post each, to the sister team whose locality has most room.
"""

from __future__ import annotations

from collections import defaultdict

from orgdesign.brief import Brief, Pool, Team
from orgdesign.rules.constraints.available import may_use
from orgdesign.solve.split_exactly import Split

FULL = 95
"""Desks of a hundred that a locality's core teams may need before it is eased."""


def relieved(brief: Brief, split: Split) -> Split:
    """The split with no locality fuller than its desks, as far as posts may go elsewhere; the same where none is."""
    return _Easing(brief, split).split()


class _Easing:
    def __init__(self, brief: Brief, split: Split) -> None:
        self.brief = brief
        self.count = dict(split)
        self.pools: dict[str, list[Pool]] = defaultdict(list)
        self.fte: dict[str, int] = defaultdict(int)
        by_id = {p.id: p for p in brief.pools}
        for (name, holder), count in sorted(split.items()):
            self.fte[holder] += by_id[name].fte * count
        for pool in brief.pools:
            if not pool.fixed_site and not pool.apart:
                self.pools[pool.service].append(pool)
        desks: dict[str | None, int] = defaultdict(int)
        for site in brief.sites:
            desks[site.locality] += site.desks if site.id not in brief.to_close and may_use(brief, site) else 0
        self.room = {locality: desks[locality] * FULL // 100 for locality in (*desks, *brief.localities)}
        for team in brief.teams:
            if team.locality is not None:
                self.room[team.locality] -= self._desks(team, 0)

    def split(self) -> Split:
        named = {r.subject for r in self.brief.requests if r.strength == "must"}
        services = [
            service
            for service, teams in sorted(self.brief.teams_by_service.items())
            if teams[0].locality is not None and not named & {service, *(t.id for t in teams)}
        ]
        eased = True
        while eased and any(self.room[name] < 0 for name in self.brief.localities):
            eased = False
            for service in services:
                for team in self.brief.teams_by_service[service]:
                    if self.room[team.locality] < 0:
                        eased = self._ease(team) or eased
        return {key: count for key, count in self.count.items() if count}

    def _ease(self, team: Team) -> bool:
        """Give one post of a team to a sister, where that frees a desk; tell whether it did."""
        least = max(team.floor_fte, team.min_fte, 1)
        for pool in sorted(self.pools[team.service], key=lambda p: (p.fte, p.id)):
            frees = self._desks(team, 0) - self._desks(team, -pool.fte)
            if not self.count.get((pool.id, team.id)) or not frees or self.fte[team.id] - pool.fte < least:
                continue
            able = [
                sister
                for sister in self.brief.teams_by_service[team.service]
                if sister is not team and self.brief.may_serve(pool, sister) and self._room_for(pool, sister) >= 0
            ]
            if able:
                self._give(pool, team, max(able, key=lambda t: (self._room_for(pool, t), t.id)))
                return True
        return False

    def _room_for(self, pool: Pool, team: Team) -> int:
        """The desks left in a team's locality once it has one post more."""
        return self.room[team.locality] - self._desks(team, pool.fte) + self._desks(team, 0)

    def _give(self, pool: Pool, team: Team, sister: Team) -> None:
        for at, change in ((team, -1), (sister, 1)):
            self.room[at.locality] += self._desks(at, 0) - self._desks(at, change * pool.fte)
            self.fte[at.id] += change * pool.fte
            self.count[pool.id, at.id] = self.count.get((pool.id, at.id), 0) + change

    def _desks(self, team: Team, more: int) -> int:
        """The desks that a team needs with so much FTE more."""
        return team.desks_for(self.fte[team.id] + more)
