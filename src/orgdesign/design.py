"""The answer: who works where, what a rule says of it, and the proof that comes with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import Any

from orgdesign.brief import Brief
from orgdesign.plan.posts import Post


@dataclass(frozen=True)
class Placement:
    """A post, the team that it belongs to, and the property where it sits (None where it has no base today)."""

    post: str
    team: str
    site: str | None


@dataclass(frozen=True)
class Design:
    """Placements by post, the bases of each team (its lead base first), and the properties in use, all sorted."""

    placements: tuple[Placement, ...]
    bases: Mapping[str, tuple[str, ...]]
    sites: tuple[str, ...]

    @cached_property
    def placement(self) -> dict[str, Placement]:
        """Placements by post."""
        return {p.post: p for p in self.placements}

    @cached_property
    def members(self) -> dict[str, tuple[Placement, ...]]:
        """Placements by team."""
        found: dict[str, list[Placement]] = defaultdict(list)
        for placement in self.placements:
            found[placement.team].append(placement)
        return {team: tuple(members) for team, members in found.items()}

    def lead(self, team: str) -> str | None:
        """The team's lead base, or None where it has no base."""
        bases = self.bases.get(team, ())
        return bases[0] if bases else None

    def to_dict(self) -> dict[str, Any]:
        """The design as plain data in canonical order."""
        return {
            "placements": [{"post": p.post, "team": p.team, "property": p.site} for p in self.placements],
            "bases": {team: list(sites) for team, sites in sorted(self.bases.items())},
            "properties": list(self.sites),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Design:
        """Read what ``to_dict`` wrote."""
        return cls(
            placements=tuple(Placement(p["post"], p["team"], p["property"]) for p in data["placements"]),
            bases={team: tuple(sites) for team, sites in data["bases"].items()},
            sites=tuple(data["properties"]),
        )


@dataclass(frozen=True)
class Finding:
    """What a rule says of a design: its subject, an amount in the rule's smallest unit, and a sentence."""

    rule: str
    subject: str
    amount: int
    sentence: str
    request: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        return {"rule": self.rule, "subject": self.subject, "amount": self.amount, "sentence": self.sentence} | (
            {"request": self.request} if self.request else {}
        )


WITHOUT = "without proof"
NO_BOUND = "no bound above nothing"
"""What is said where nothing is known of how good the best could be."""


def bettered(gap: float) -> str:
    """By how much a value can be bettered at most: per cent to one place, never said to be less than it is."""
    thousandths = ceil(round(gap * 1000, 6))
    return f"{thousandths / 10:.1f} %" if thousandths < 1000 else NO_BOUND


class Status(StrEnum):
    """What is known of a result; never one dressed as another."""

    PROVEN_BEST = "proven best"
    WITHIN = "within x % of best"
    WITHOUT_PROOF = "a plan without proof"
    IMPOSSIBLE = "impossible, because"
    OUT_OF_TIME = "out of time with no plan"


@dataclass(frozen=True)
class StageResult:
    """What one rank of the priorities reached: value, proven bound and what later ranks may give up.

    ``value`` and ``bound`` are sums of weighted objectives in ten-thousandths of the smallest unit; ``limit`` is
    the most that later stages may let the value become.
    """

    rank: int
    goals: tuple[str, ...]
    value: int
    bound: int
    limit: int
    proven: bool

    @property
    def gap(self) -> float:
        """(value - bound) / value: 0 where proven, 1 where nothing is known."""
        if self.value <= self.bound:
            return 0.0
        return (self.value - self.bound) / self.value

    @property
    def words(self) -> str:
        """What is proven of it, as a board reads it."""
        if self.proven:
            return "proven best"
        most = bettered(self.gap)
        return WITHOUT if most == NO_BOUND else f"cannot be bettered by more than {most}"

    def to_dict(self) -> dict[str, Any]:
        """The stage as plain data."""
        return asdict(self) | {"goals": list(self.goals)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> StageResult:
        """Read what ``to_dict`` wrote."""
        return cls(**{**data, "goals": tuple(data["goals"])})


@dataclass(frozen=True)
class Conflict:
    """Rules and requests that cannot hold together for these services: none can be left out of the set.

    ``verified`` says that solving again with only the set is impossible and without any one of it is possible.
    """

    rules: tuple[str, ...]
    requests: tuple[str, ...]
    services: tuple[str, ...]
    verified: bool
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """The conflict as plain data."""
        return asdict(self)


@dataclass(frozen=True)
class Result:
    """The answer to one option with its proof.

    ``amounts`` are the final design's objectives in their smallest units. ``settings`` are those that decide the
    answer; ``run`` holds timings and machine facts, which no fingerprint covers.
    """

    option: str
    status: Status
    design: Design | None
    stages: tuple[StageResult, ...] = ()
    amounts: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    conflict: Conflict | None = None
    certified: bool = False
    fingerprint: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    run: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def gap(self) -> float:
        """The gap at the first priority."""
        return self.stages[0].gap if self.stages else 1.0

    @property
    def status_words(self) -> str:
        """The status as a board reads it: what is proven of the first priority, and the least that is of the others."""
        if self.status is Status.IMPOSSIBLE:
            return "impossible"
        if self.status is not Status.WITHIN:
            return self.status.value
        first, *others = self.stages
        if not others:
            return first.words
        weakest = max(others, key=lambda stage: stage.gap)
        if weakest.gap <= first.gap:
            return f"{first.words} at any priority"
        open_yet = [str(stage.rank) for stage in others if stage.words == WITHOUT]
        rest = f"{WITHOUT} at rank {', '.join(open_yet)}" if open_yet else f"the others {weakest.words}"
        return f"{first.words} at its first priority; {rest}"

    @property
    def because(self) -> str:
        """The status, and where there is no design the reason."""
        return f"{self.status_words}: {self.conflict.sentence}" if self.conflict else self.status_words


def today(brief: Brief) -> Design:
    """Today's organisation as a design of the same teams, so that every rule can be asked about it.

    A post of a core service counts in the team of the locality that it serves today (its place, else the place of
    its base); where neither is known its team is the bare service, which is no team. A team's bases are where its
    posts sit, most FTE first.
    """
    rows = {p.id: p for p in brief.plan.posts}
    placements: list[Placement] = []
    held: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for pool in brief.pools:
        for post in pool.posts:
            team = _team_today(brief, rows[post])
            placements.append(Placement(post, team, pool.base))
            if pool.base is not None:
                held[team][pool.base] += pool.fte
    bases = {team: tuple(sorted(at, key=lambda s: (-at[s], s))) for team, at in held.items() if team in brief.team}
    used = {p.site for p in placements if p.site is not None}
    kept = {s.id for s in brief.sites if s.must_keep}
    return Design(tuple(sorted(placements, key=lambda p: p.post)), bases, tuple(sorted(used | kept)))


def _team_today(brief: Brief, post: Post) -> str:
    teams = brief.teams_by_service[post.service]
    if teams[0].locality is None:
        return teams[0].id
    place = post.place or (brief.site[post.base].place if post.base else None)
    locality = brief.tree.locality_of(place) if place else None
    return f"{post.service}@{locality}" if locality else post.service
