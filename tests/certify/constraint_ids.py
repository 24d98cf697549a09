"""The constraints that the rule book describes, read from the document itself."""

from __future__ import annotations

import re
from pathlib import Path

_BOOK = Path(__file__).parents[2] / "docs" / "semantics.md"


def _ids() -> tuple[str, ...]:
    section = _BOOK.read_text(encoding="utf-8").split("## Constraints")[1].split("## ")[0]
    return tuple(re.findall(r"^\| `([a-z-]+)` \|", section, flags=re.MULTILINE))


CONSTRAINT_IDS = _ids()
