"""How long and how the solver searches: all that decides its answer beside the brief."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Limits:
    """Search settings.

    ``effort`` is measured in CP-SAT's deterministic seconds, which do not depend on the machine's speed: a stage's
    settled and coarse models and each part of a design take a share of it, and HiGHS so many looks for one unit.
    ``gap`` stops a stage once (best - bound) / best is no more. With ``fast``, effort is wall-clock seconds and
    the workers do not wait for each other, so that two runs may differ: a result made so is labelled not reproducible.

    ``seconds`` by the clock (None for no limit) and ``memory_mb`` of the whole program hold for everything that is
    done for one option. Either acts as a stop: the best so far is kept, and the result says so and is labelled not
    reproducible. Neither changes the answer of a run that it does not stop.

    A ``quick`` solve goes on from an earlier design and searches only what is near the change (see ``solve.quick``).
    """

    effort: float = 2.0
    gap: float = 0.0
    seed: int = 2009
    fast: bool = False
    memory_mb: int = 4_000
    seconds: float | None = None
    quick: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The settings as plain data, for the certificate; no entry for no time limit, nor for not being quick."""
        settings = asdict(self) | {"reproducible": not self.fast}
        return {name: value for name, value in settings.items() if value or name not in {"seconds", "quick"}}
