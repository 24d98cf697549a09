"""Coordination is the best of all that there is, judged in the stated order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgdesign.asis import today
from orgdesign.certify import certify, check
from orgdesign.rules.coordination import Coordination
from orgdesign.solve import Control, Limits, amounts
from orgdesign.solve.coordination import choose_coordination
from tests.appointed.drawn import coordination_case, every_coordination

LIMITS = Limits(effort=2.0)


@pytest.mark.parametrize("seed", range(120))
def test_the_coordination_chosen_is_the_best_of_all_listed_and_certified(seed: int) -> None:
    brief = coordination_case(seed)
    design = today(brief)
    chosen, decided = choose_coordination(brief, design, LIMITS, Control())
    figures = Coordination().figures
    best = min(
        tuple(figures(brief, replace(design, coordination=other)).values()) for other in every_coordination(brief)
    )
    assert tuple(decided.figures.values()) == best
    assert decided.proven
    assert decided.impossible == (best[0] > 0) == bool(decided.because)
    led = replace(design, coordination=chosen)
    assert check(brief, led).faults == check(brief, replace(design, coordination=None)).faults
    verdict = certify(brief, led, amounts(brief, led), (), [decided])
    assert [f for f in verdict.faults if f.rule in {"coordination", "figures", "proof"}] == []


def test_the_drawn_cases_cover_all_that_can_happen() -> None:
    briefs = [coordination_case(seed) for seed in range(120)]
    seen = [choose_coordination(brief, today(brief), LIMITS, Control())[1] for brief in briefs]
    assert 20 < sum(decided.impossible for decided in seen) < 100
    assert sum(decided.figures["neighbours split"] > 0 for decided in seen) > 20
    assert sum(decided.made < decided.wanted for decided in seen) > 5


@pytest.mark.parametrize("seed", range(40))
def test_a_search_cut_short_leaves_nobody_out_whom_a_manager_has_room_for_and_claims_no_more(seed: int) -> None:
    brief = coordination_case(seed)
    stopped = Control()
    stopped.stop()
    for limits, control in ((Limits(effort=1e-9), Control()), (LIMITS, stopped)):
        chosen, decided = choose_coordination(brief, today(brief), limits, control)
        led = replace(today(brief), coordination=chosen)
        verdict = certify(brief, led, amounts(brief, led), (), [decided])
        assert [f for f in verdict.faults if f.rule in {"coordination", "figures", "proof"}] == []
        best = choose_coordination(brief, today(brief), LIMITS, Control())[1]
        assert tuple(best.figures.values()) <= tuple(decided.figures.values())
        assert decided.bounds["short"] <= best.figures["short"]
