"""A design that is shuffled: its loose teams and posts proposed to be elsewhere, and what that would change.

Desks may be short on the way, which is counted. Rooms, least sizes of teams, what earlier priorities leave and the
ceilings on properties are never passed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from orgdesign.brief import Stage
from orgdesign.solve.loose import Loose
from orgdesign.solve.parts import Kept
from orgdesign.solve.reached import stage_value
from orgdesign.solve.weighed import Weighed, ceilings, weighed

BASES = 0.55
"""The share of proposals that are about bases; the others are about posts."""
SWAPS = 0.4
"""The share of those that would have two groups change places, where somebody is there."""
EXCHANGES = 0.6
"""The share of proposals about posts that would have two of them change places."""
UNUSED = 0.5
"""The share of proposals to bring a property into use that are made at all."""

Change = tuple[int, int, int]
"""A team by number, the property that it leaves and the one that it goes to."""
Taken = Callable[[int, int], bool]
"""Tells whether to take a proposal, by what the stage's value and the desks that are missing change by."""


class Shuffle:
    """Where teams are based, which posts they have, the value that comes to, and how many desks are missing."""

    def __init__(self, loose: Loose, stage: Stage, kept: Sequence[Kept], chance: Random) -> None:
        self.loose, self.chance = loose, chance
        ways = loose.brief.travel.between([site.id for site in loose.sites])
        self.goal = weighed(loose, stage, ways)
        self.value = stage_value(loose.brief, stage, loose.design)
        within = [
            (weighed(loose, k.stage, ways), k.limit - stage_value(loose.brief, k.stage, loose.design)) for k in kept
        ]
        held = [*within, *ceilings(loose)]
        self.limits, self.room = [of for of, _ in held], [room for _, room in held]
        self.base = list(loose.base)
        self.count = [dict(mine) for mine in loose.count]
        self.held = [sum(held.values()) for held in loose.held]
        self.fte = [
            seated + sum(loose.lots[lot].pool.fte * posts for lot, posts in mine.items())
            for seated, mine in zip(loose.seated, loose.count, strict=True)
        ]
        self.load, self.users = [0] * len(loose.sites), [int(always) for always in loose.always]
        self.led = [[0, 0] for _ in loose.sites]
        self.groups_at: list[list[int]] = [[] for _ in loose.sites]
        for t, q in enumerate(self.base):
            self.load[q] += self._desks(t, q, self.fte[t])
            for at in loose.held[t]:
                self.load[at] += self._held_desks(t, at) if at != q else 0
            self.users[q] += 1
            self._lead(t, q, 1)
        for g, group in enumerate(loose.groups):
            self.groups_at[self.base[group[0]]].append(g)
        self.short = sum(max(0, load - free) for load, free in zip(self.load, loose.free, strict=True))
        self.movable = [g for g, options in enumerate(loose.options) if len(options) > 1]
        self.options = [frozenset(options) for options in loose.options]
        self.lots_of: list[list[int]] = [[] for _ in loose.teams]
        for number, lot in enumerate(loose.lots):
            for t in lot.teams:
                self.lots_of[t].append(number)

    def propose(self, taken: Taken) -> bool:
        """Make a proposal; tell whether it was taken."""
        if not self.loose.lots or (self.movable and self.chance.random() < BASES):
            return bool(self.movable) and self._propose_bases(taken)
        return self._propose_posts(taken)

    # Bases

    def _propose_bases(self, taken: Taken) -> bool:
        """Have a group go elsewhere, or change places with one there."""
        going = self._going()
        changes = [(t, q, to) for group, q, to in going for t in self.loose.groups[group]]
        if not changes:
            return False
        loads, users = self._touched(changes)
        turned = [(q, bool(self.users[q] + n) - bool(self.users[q])) for q, n in users.items()]
        change, short = self._moved(self.goal, changes, turned), self._shorter(loads)
        if not taken(change, short) or not self._rooms_do(changes):
            return False
        costs = [self._moved(held, changes, turned) for held in self.limits]
        if self._beyond(costs):
            return False
        for t, q, to in changes:
            self.base[t] = to
            self._lead(t, q, -1)
            self._lead(t, to, 1)
        for q, n in users.items():
            self.users[q] += n
        for group, q, to in going:
            self.groups_at[q].remove(group)
            self.groups_at[to].append(group)
        self._take(change, short, loads, costs)
        return True

    def _going(self) -> list[Change]:
        """A group that is to go to a property drawn by chance, and perhaps one from there that is to take its place."""
        chance = self.chance
        one = self.movable[chance.randrange(len(self.movable))]
        options = self.loose.options[one]
        new, old = options[chance.randrange(len(options))], self.base[self.loose.groups[one][0]]
        if new == old or (not self.users[new] and chance.random() < UNUSED):
            return []
        there = self.groups_at[new]
        if not there or chance.random() >= SWAPS:
            return [] if self._too_near(one, new, -1) else [(one, old, new)]
        other = there[chance.randrange(len(there))]
        if old not in self.options[other] or self._too_near(one, new, other) or self._too_near(other, old, one):
            return []
        return [(one, old, new), (other, new, old)]

    def _too_near(self, group: int, site: int, leaving: int) -> bool:
        """Tell whether a group at a property would meet one that it has to be apart from."""
        apart = self.loose.apart[group]
        return bool(apart) and any(g in apart and g != leaving for g in self.groups_at[site])

    def _moved(self, of: Weighed, changes: Sequence[Change], turned: Sequence[tuple[int, int]]) -> int:
        """What a sum changes by as one team goes after the other, with properties brought into use and given up."""
        total, base = sum(of.use[q] * sign for q, sign in turned), self.base
        if not of.of_teams:
            return total
        for t, q, to in changes:
            total += of.of_base(t, q, to, base, self.count[t])
            base[t] = to
        for t, q, _ in changes:
            base[t] = q
        return total

    def _touched(self, changes: Sequence[Change]) -> tuple[dict[int, int], dict[int, int]]:
        """Desks and teams more at each property."""
        loads: dict[int, int] = {}
        users: dict[int, int] = {}
        for t, q, to in changes:
            loads[q] = loads.get(q, 0) - self._desks(t, q, self.fte[t])
            loads[to] = loads.get(to, 0) + self._desks(t, to, self.fte[t])
            if self.loose.held[t]:
                loads[q] += self._held_desks(t, q)
                loads[to] -= self._held_desks(t, to)
            users[q] = users.get(q, 0) - 1
            users[to] = users.get(to, 0) + 1
        return loads, users

    def _rooms_do(self, changes: Sequence[Change]) -> bool:
        """Tell whether rooms are enough once teams lead from elsewhere."""
        more: dict[int, list[int]] = {}
        for t, q, to in changes:
            rooms = self.loose.teams[t].rooms
            if any(rooms):
                for at, sign in ((q, -1), (to, 1)):
                    there = more.setdefault(at, [0, 0])
                    there[0] += sign * rooms[0]
                    there[1] += sign * rooms[1]
        return all(
            held is None or extra <= 0 or led + extra <= held
            for q, extras in more.items()
            for held, led, extra in zip(self.loose.rooms[q], self.led[q], extras, strict=True)
        )

    def _lead(self, team: int, site: int, sign: int) -> None:
        rooms = self.loose.teams[team].rooms
        self.led[site][0] += sign * rooms[0]
        self.led[site][1] += sign * rooms[1]

    # Posts

    def _propose_posts(self, taken: Taken) -> bool:
        """Have a post change team, or two posts change places."""
        chance, loose, base, fte = self.chance, self.loose, self.base, self.fte
        lot = chance.randrange(len(loose.lots))
        teams = loose.lots[lot].teams
        one, two = teams[chance.randrange(len(teams))], teams[chance.randrange(len(teams))]
        if one == two or not self.count[one].get(lot):
            return False
        sent = loose.lots[lot].pool.fte
        back = -1
        if chance.random() < EXCHANGES:
            back = self.lots_of[two][chance.randrange(len(self.lots_of[two]))]
            if back == lot or not self.count[two].get(back) or one not in loose.lots[back].teams:
                return False
            sent -= loose.lots[back].pool.fte
        mine, theirs = fte[one] - sent, fte[two] + sent
        if mine + self.held[one] < loose.least[one] or theirs + self.held[two] < loose.least[two]:
            return False
        away = self._away(one, mine) + self._away(two, theirs) - self._away(one, fte[one]) - self._away(two, fte[two])
        at, to = base[one], base[two]
        change = self._sent(self.goal, lot, back, at, to) + self.goal.away * away
        loads = {at: self._desks(one, at, mine) - self._desks(one, at, fte[one])}
        loads[to] = loads.get(to, 0) + self._desks(two, to, theirs) - self._desks(two, to, fte[two])
        short = self._shorter(loads)
        if not taken(change, short):
            return False
        costs = [self._sent(held, lot, back, at, to) + held.away * away for held in self.limits]
        if self._beyond(costs):
            return False
        self._give(lot, one, two)
        if back >= 0:
            self._give(back, two, one)
        fte[one], fte[two] = mine, theirs
        self._take(change, short, loads, costs)
        return True

    def _sent(self, of: Weighed, lot: int, back: int, at: int, to: int) -> int:
        """What a sum changes by where a post of a lot goes from one property to another, and one of another comes."""
        seat = of.seat[lot]
        change = seat[to] - seat[at]
        if back >= 0:
            seat = of.seat[back]
            change += seat[at] - seat[to]
        return change

    def _give(self, lot: int, team: int, to: int) -> None:
        left = self.count[team][lot] - 1
        if left:
            self.count[team][lot] = left
        else:
            del self.count[team][lot]
        self.count[to][lot] = self.count[to].get(lot, 0) + 1

    def _away(self, team: int, fte: int) -> int:
        """How far a team is from its need target, where it has one."""
        target = self.loose.teams[team].target
        return 0 if target is None else abs(fte + self.held[team] - target)

    # Desks, and what is taken

    def _desks(self, team: int, site: int, fte: int) -> int:
        """The desks that a team needs where it leads from."""
        who = self.loose.teams[team]
        return who.desks_for(fte + self.loose.held[team].get(site, 0))

    def _held_desks(self, team: int, site: int) -> int:
        """The desks of a team's posts that sit at a property which it does not lead from."""
        return self.loose.teams[team].desks_by_ratio(self.loose.held[team].get(site, 0))

    def _shorter(self, loads: dict[int, int]) -> int:
        """Desks more that are missing."""
        more = 0
        for q, n in loads.items():
            over = self.load[q] - self.loose.free[q]
            more += max(0, over + n) - max(0, over)
        return more

    def _beyond(self, costs: Sequence[int]) -> bool:
        """Tell whether a limit would be passed."""
        return any(cost > 0 and cost > room for cost, room in zip(costs, self.room, strict=True))

    def _take(self, change: int, short: int, loads: dict[int, int], costs: Sequence[int]) -> None:
        for q, n in loads.items():
            self.load[q] += n
        self.room = [room - cost for room, cost in zip(self.room, costs, strict=True)]
        self.value += change
        self.short += short
