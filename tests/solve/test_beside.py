"""The whole searched beside its parts: the answer is the same whichever of the two is done first."""

from __future__ import annotations

import time
from typing import Any

import pytest

from orgdesign.brief import Brief
from orgdesign.certify import certify
from orgdesign.generate import generate_sized
from orgdesign.pipeline import ask, option_ids
from orgdesign.solve import Control, Limits, linear, size, solve
from orgdesign.solve.partwise import Partwise


@pytest.fixture(scope="module")
def brief() -> Brief:
    plan = generate_sized(2, 5, 24, 8, 3)
    return ask(plan, option_ids(plan)[0]).brief


@pytest.mark.parametrize(("owner", "name"), [(linear.Linear, "search"), (Partwise, "search")])
def test_a_design_is_the_same_whether_the_whole_or_its_parts_take_long(
    brief: Brief, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    monkeypatch.setattr(size, "SMALL", -1)
    quick = solve(brief, Limits(effort=1), Control())
    search = getattr(owner, name)

    def slow(self: object, *given: Any, **named: Any) -> Any:
        time.sleep(0.5)
        return search(self, *given, **named)

    monkeypatch.setattr(owner, name, slow)
    late = solve(brief, Limits(effort=1), Control())
    assert quick.design is not None
    assert late.design == quick.design
    assert late.stages == quick.stages
    assert certify(brief, quick.design, quick.amounts, quick.stages).ok
    assert any(entry["way"] == "whole by HiGHS" for entry in quick.run["stages"])
