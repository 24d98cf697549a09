"""How long and how the solver searches: all that decides its answer beside the brief."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Limits:
    """Search settings.

    ``effort`` is measured in CP-SAT's deterministic seconds, which do not depend on the machine's speed: the searches
    of a stage's settled, coarse and whole model share it, and each part of a design takes at most a tenth of it.
    ``gap`` stops a stage once (best - bound) / best is no more. With ``fast``, effort is wall-clock seconds and
    the workers do not wait for each other, so that two runs may differ: a result made so is labelled not reproducible.
    """

    effort: float = 2.0
    gap: float = 0.0
    seed: int = 2009
    fast: bool = False
    memory_mb: int = 4_000

    def to_dict(self) -> dict[str, Any]:
        """The settings as plain data, for the certificate."""
        return asdict(self) | {"reproducible": not self.fast}
