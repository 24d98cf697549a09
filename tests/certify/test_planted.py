"""The checker on thousands of drawn designs: what is planted is caught, what is valid is never flagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from orgdesign.certify import certify, check
from orgdesign.design import StageResult
from orgdesign.plan.requests import Kind
from tests.certify.constraint_ids import CONSTRAINT_IDS
from tests.certify.fitted import Fitting
from tests.certify.planted import PLANTERS
from tests.certify.promises import fitted_with_promises, promises

CAUGHT_AT_LEAST = 0.995
VALID_DRAWN, FAULTY_DRAWN = 400, 60


def test_valid_designs_are_never_flagged() -> None:
    flagged = {}
    for seed in range(VALID_DRAWN):
        drawn = fitted_with_promises(seed)
        said = check(drawn.brief(), drawn.design)
        if not said.ok:
            flagged[seed] = said.faults
    assert flagged == {}


def test_planted_faults_are_caught_by_the_rule_that_they_break() -> None:
    planted: Counter[str] = Counter()
    missed: list[tuple[int, str, str]] = []
    for seed, name, rule, rules in [*_planted_in_designs(), *_planted_in_requests(), *_planted_in_claims()]:
        planted[rule] += 1
        if rule not in rules:
            missed.append((seed, name, rule))
    total = sum(planted.values())
    assert total >= 1000
    assert planted.keys() == {"structure", "figures", "proof", *CONSTRAINT_IDS}
    assert min(planted.values()) >= FAULTY_DRAWN
    assert (total - len(missed)) / total >= CAUGHT_AT_LEAST, missed[:10]


def _planted_in_designs() -> Iterator[tuple[int, str, str, set[str]]]:
    for seed in range(FAULTY_DRAWN):
        drawn = fitted_with_promises(seed)
        for planter in PLANTERS:
            rule, plan, design = planter(drawn, Random(seed))
            said = check(drawn.brief(plan), design)
            yield seed, planter.__name__, rule, {fault.rule for fault in said.faults}


def _planted_in_requests() -> Iterator[tuple[int, str, str, set[str]]]:
    """A request that just does not hold, alone: nothing else is wrong, so nothing else may be said."""
    for seed in range(FAULTY_DRAWN // 4):
        fitting = Fitting(seed)
        for _, broken in promises(fitting):
            drawn = fitting.fitted(broken)
            said = check(drawn.brief(), drawn.design)
            assert {fault.rule for fault in said.faults} <= {"requests"}
            yield seed, broken.kind.value, "requests", {fault.rule for fault in said.faults}


def _planted_in_claims() -> Iterator[tuple[int, str, str, set[str]]]:
    for seed in range(FAULTY_DRAWN):
        chance = Random(seed)
        drawn = fitted_with_promises(seed)
        brief = drawn.brief()
        amounts = dict(check(brief, drawn.design).amounts)
        worth = amounts["need match"] * 10_000
        stage = StageResult(1, ("need match",), worth, worth, worth, True)
        assert certify(brief, drawn.design, amounts, (stage,)).ok
        wrong = chance.choice(sorted(amounts))
        said = certify(brief, drawn.design, {**amounts, wrong: amounts[wrong] + chance.choice((1, -1))}, (stage,))
        yield seed, wrong, "figures", {fault.rule for fault in said.faults}
        off = chance.choice((1, -1))
        wrong_stage = chance.choice((replace(stage, bound=worth + off), replace(stage, limit=worth + off)))
        said = certify(brief, drawn.design, amounts, (wrong_stage,))
        yield seed, str(wrong_stage), "proof", {fault.rule for fault in said.faults}


def test_requests_that_just_hold_are_wishes_met() -> None:
    for seed in range(50):
        drawn = fitted_with_promises(seed, "should")
        said = check(drawn.brief(), drawn.design)
        assert (said.ok, said.unmet, said.amounts["requests unmet"]) == (True, (), 0)


def test_most_kinds_of_request_are_tried() -> None:
    tried = {kept.kind for seed in range(20) for kept, _ in promises(Fitting(seed))}
    assert tried == set(Kind) - {Kind.CASELOAD_CAP, Kind.REACH}
