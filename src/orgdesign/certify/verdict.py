"""What the independent check says of a design."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

STRUCTURE = "structure"
"""The rule id of faults in the design itself: posts, teams, bases and properties that do not fit together."""
FIGURES = "figures"
"""The rule id of figures that differ from the checker's own."""
PROOF = "proof"
"""The rule id of values, limits and bounds that contradict the design or each other."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a design or its figures, with an amount in the rule's smallest unit."""

    rule: str
    subject: str
    amount: int
    sentence: str


@dataclass(frozen=True)
class Verdict:
    """Every fault found, every objective as the checker counts it, and the *should* requests that do not hold.

    ``amounts`` holds all objectives by the word of their goal, in smallest units.
    """

    faults: tuple[Fault, ...]
    amounts: Mapping[str, int]
    unmet: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Tell whether there is no fault at all."""
        return not self.faults

    def adding(self, faults: Iterable[Fault]) -> Verdict:
        """The same verdict with further faults."""
        return replace(self, faults=(*self.faults, *faults))
