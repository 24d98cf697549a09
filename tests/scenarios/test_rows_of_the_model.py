"""The shipped designs keep every row of the whole model, with all that earlier priorities leave open said to it."""

from __future__ import annotations

import pytest

from orgdesign.pipeline import load_results
from orgdesign.rules.register import in_force
from orgdesign.scenarios import scenario_folder, shipped_scenarios
from orgdesign.solve import Control, Limits
from orgdesign.solve.held import Coarse, Held
from orgdesign.solve.model import decisions
from orgdesign.solve.search import keeps
from orgdesign.solve.split import best_splits
from orgdesign.solve.values import values_of
from orgdesign.workbook import read_plan


@pytest.mark.parametrize("name", shipped_scenarios())
def test_a_shipped_design_keeps_every_row_that_earlier_priorities_allow(name: str) -> None:
    tight = 0
    for solved in load_results(read_plan(scenario_folder(name)), scenario_folder(name) / "solved.json"):
        brief, result = solved.brief, solved.result
        assert result.design is not None
        need = best_splits(brief, Limits(), Control()).bounds
        whole, rough = Held(brief, decisions(brief, in_force(brief)), need), Coarse(brief, need)
        for stage, reached in zip(brief.stages, result.stages, strict=True):
            whole.keep(stage, reached.limit)
            rough.keep(stage, reached.limit)
        tight += whole.tight
        assert keeps(whole.decide, values_of(whole.decide, result.design), whole.kept)
        assert keeps(rough.decide, rough.values(result.design), rough.kept)
    assert tight
