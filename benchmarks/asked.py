"""What one process is asked to measure, handed over as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from orgdesign.solve import Limits


@dataclass(frozen=True)
class Asked:
    """A case with its workbook and how it is searched.

    ``keep`` is where the result is saved and ``start`` where an earlier one was; ``seconds`` is the time that a rival
    has; ``export`` says whether the plan is measured, compared and exported too.
    """

    part: str
    way: str
    workbook: str
    option: str
    fixed: bool
    stop_after: float
    effort: float | None = None
    memory_mb: int | None = None
    fast: bool = False
    keep: str = ""
    start: str = ""
    seconds: float = 0.0
    export: bool = False

    @property
    def limits(self) -> Limits:
        """The search settings: the product's own unless told otherwise."""
        usual = Limits(fast=self.fast, seconds=self.stop_after)
        given = {"effort": self.effort, "memory_mb": self.memory_mb}
        return replace(usual, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]

    @property
    def path(self) -> Path:
        """The workbook."""
        return Path(self.workbook)

    def to_json(self) -> str:
        """As it is handed over."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Asked:
        """Read what ``to_json`` wrote."""
        return cls(**json.loads(text))
