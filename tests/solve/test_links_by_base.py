"""Links said base by base, against every design there is."""

from __future__ import annotations

import pytest

from orgdesign.brief import Brief, Stage, Term, make_brief
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, links_by_base
from orgdesign.solve.held import Held
from orgdesign.solve.model import decisions
from orgdesign.solve.reached import WEIGHT_UNIT, stage_value
from orgdesign.solve.search import keeps, worth
from orgdesign.solve.split import best_splits
from orgdesign.solve.values import design_of, values_of
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

NEED = Stage(1, (Term(Goal.NEED_MATCH, WEIGHT_UNIT),), 0, "percent")  # type: ignore[arg-type]
LINKS = Stage(2, (Term(Goal.LINKS_APART, WEIGHT_UNIT),), 0, "percent")  # type: ignore[arg-type]


def _brief(seed: int) -> Brief:
    plan = tiny_plan(seed, services=3, posts=4, properties=4, kinds=tuple(Kind))
    return make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})


@pytest.mark.parametrize("most", [links_by_base.MOST, 20])
def test_every_design_keeps_the_rows_and_costs_what_the_rule_says(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links_by_base, "MOST", most)
    designs = apart = meetings = 0
    for seed in range(60):
        brief = _brief(seed)
        splits = best_splits(brief, Limits(), Control())
        if splits.impossible or not brief.pairs:
            continue
        kept = [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d)][:40]
        held = Held(brief, decisions(brief, in_force(brief)), splits.bounds, by_base=True)
        if kept:
            held.keep(NEED, max(stage_value(brief, NEED, design) for design in kept))
        terms = held.costs.of(LINKS)
        meetings += len(held.decide.meet)
        for design in kept:
            values = values_of(held.decide, design)
            assert keeps(held.decide, values, held.kept)
            assert worth(terms, values) == stage_value(brief, LINKS, design)
            assert stage_value(brief, LINKS, design_of(held.decide, values)) == stage_value(brief, LINKS, design)
            designs += 1
            apart += stage_value(brief, LINKS, design) > 0
    assert designs > 100
    assert apart > 20
    assert meetings
