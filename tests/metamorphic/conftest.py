"""What the relations' tests share."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def unexplained() -> Iterator[None]:
    """Only that an option is impossible is compared here: what its conflict is takes long and has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["orgdesign.solve.solve"], "explain_conflict", lambda *_: None)
        yield
