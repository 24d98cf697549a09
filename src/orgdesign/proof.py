"""What is proven of a result: stage by stage, what gives where there is none, and what a second solver says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from math import ceil
from typing import Any

WITHOUT = "without proof"
NO_BOUND = "no bound above nothing"
"""What is said where nothing is known of how good the best could be."""


def bettered(gap: float) -> str:
    """By how much a value can be bettered at most: per cent to one place, never said to be less than it is."""
    thousandths = ceil(round(gap * 1000, 6))
    return f"{thousandths / 10:.1f} %" if thousandths < 1000 else NO_BOUND


def gap_of(value: float, bound: float) -> float:
    """How far a value may be from the best, as a share of its size: 0 where proven, 1 where nothing is known."""
    if value <= bound:
        return 0.0
    return min(1.0, (value - bound) / abs(value)) if value else 1.0


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
        return gap_of(self.value, self.bound)

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


def words_within(stages: Sequence[StageResult]) -> str:
    """What is proven of the first priority, and the least that is of the others."""
    first, *others = stages
    if not others:
        return first.words
    weakest = max(others, key=lambda stage: stage.gap)
    if weakest.gap <= first.gap:
        return f"{first.words} at any priority"
    open_yet = [str(stage.rank) for stage in others if stage.words == WITHOUT]
    rest = f"{WITHOUT} at rank {', '.join(open_yet)}" if open_yet else f"the others {weakest.words}"
    return f"{first.words} at its first priority; {rest}"


class Status(StrEnum):
    """What is known of a result; never one dressed as another."""

    PROVEN_BEST = "proven best"
    WITHIN = "within x % of best"
    WITHOUT_PROOF = "a plan without proof"
    IMPOSSIBLE = "impossible, because"
    OUT_OF_TIME = "out of time with no plan"


SETTLED = frozenset({Status.PROVEN_BEST, Status.IMPOSSIBLE})
"""Nothing is left to prove."""


class Sort(StrEnum):
    """What gives, in a way out of the impossible."""

    REQUESTS = "requests"
    AMOUNT = "amount"
    DESKS = "desks"
    TEAM_SIZE = "team size"
    RULES = "rules"


class Verdict(StrEnum):
    """What came of putting a claim to a second solver."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    NO_ANSWER = "no answer"


class Claim(StrEnum):
    """What a result claims and only a proof can show."""

    BEST = "proven best"
    BOUND = "bound"
    IMPOSSIBLE = "impossible"
    CONFLICT = "conflict"
    NONE = "nothing"


@dataclass(frozen=True)
class Opinion:
    """What the second solver says of one claim.

    ``claimed`` is the bound that the claim rests on, ``bound`` the second solver's own, ``best`` the value of the
    best design that it found, all in a stage's units; None where there is none. ``limit`` is the time it had, in
    seconds. ``decision`` names what is decided after the design, where the claim is of that.
    """

    claim: Claim
    rank: int | None
    claimed: int | None
    verdict: Verdict
    bound: int | None
    best: int | None
    solver: str
    limit: float
    sentence: str
    decision: str | None = None

    @property
    def about(self) -> str:
        """The priority or the decision that the claim is of; empty where it is of the whole option."""
        return f"priority {self.rank}" if self.rank is not None else self.decision or ""

    def to_dict(self) -> dict[str, Any]:
        """The opinion as plain data."""
        return asdict(self) | {"claim": self.claim.value, "verdict": self.verdict.value}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Opinion:
        """Read what ``to_dict`` wrote."""
        return cls(**{**data, "claim": Claim(data["claim"]), "verdict": Verdict(data["verdict"])})
