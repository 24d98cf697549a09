"""What every rule of the register promises, held against every design of tiny briefs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from ortools.sat.python import cp_model

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.settings import RULE_IDS
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.register import CONSTRAINTS, OBJECTIVES, in_force
from orgdesign.rules.rule import Ask, Constraint, Objective
from orgdesign.solve.model import cp_model_of
from tests.rules.cases import requests_of
from tests.rules.enumerate import enumerate_designs, holds
from tests.rules.faces import Faces, Values, everything
from tests.rules.families import FAMILIES, drawn

HERE = Path(__file__).parent
SEMANTICS = (HERE.parents[1] / "docs" / "semantics.md").read_text(encoding="utf-8")
PAPERS = {"Wigan 2010", "North Yorkshire 2006", "Peterborough 2009", "Manchester 2019", "Wiltshire 2006"}
RULES: tuple[Constraint | Objective | Ask, ...] = (*CONSTRAINTS, *OBJECTIVES.values(), *ASKS.values())


@cache
def briefs() -> tuple[tuple[Brief, tuple[Design, ...]], ...]:
    """Each family without requests and the drawn briefs with theirs, with every design."""
    found = [family() for family in FAMILIES] + drawn(12)
    return tuple((brief, tuple(enumerate_designs(brief))) for brief in found)


def name_of(rule: Constraint | Objective | Ask) -> str:
    return type(rule).__module__.rpartition(".")[2]


# Each rule is complete


def test_the_rules_that_a_plan_may_do_without_are_the_constraints_of_the_register() -> None:
    assert tuple(rule.id for rule in CONSTRAINTS) == RULE_IDS


def test_every_objective_and_every_kind_of_request_has_its_rule() -> None:
    assert set(OBJECTIVES) == set(Goal)
    assert set(ASKS) == set(Kind)
    assert len({rule.id for rule in CONSTRAINTS}) == len(CONSTRAINTS)


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_has_a_sentence_a_formula_a_source_and_a_test_file_of_its_own(
    rule: Constraint | Objective | Ask,
) -> None:
    first = (inspect.getdoc(rule) or "").splitlines()[0]
    assert first.endswith(".") and first != inspect.getdoc(type(rule).__base__)
    assert rule.formula and rule.source.what and rule.source.capability
    assert rule.source.paper in PAPERS
    folder = type(rule).__module__.split(".")[-2]
    assert (HERE / folder / f"test_{name_of(rule)}.py").is_file()


@pytest.mark.parametrize("name", [*(rule.id for rule in CONSTRAINTS), *Goal, *Kind])
def test_a_rule_stands_in_the_description_of_how_everything_is_counted(name: str) -> None:
    assert f"| {name} |" in SEMANTICS.replace("`", "")


# The model's designs are the designs


class _Solutions(cp_model.CpSolverSolutionCallback):
    def __init__(self, variables: list[cp_model.IntVar]) -> None:
        super().__init__()
        self._variables = variables
        self.found: set[tuple[int, ...]] = set()

    def on_solution_callback(self) -> None:
        self.found.add(tuple(self.value(v) for v in self._variables))


def solutions(faces: Faces) -> set[tuple[int, ...]]:
    model, variables = cp_model_of(faces.decide)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.enumerate_all_solutions = True
    seen = _Solutions([variables[v] for v in faces.decided])
    assert solver.solve(model, seen) in {cp_model.OPTIMAL, cp_model.INFEASIBLE}
    return seen.found


def test_the_model_without_rules_has_exactly_the_designs_there_are() -> None:
    for brief, designs in briefs():
        faces = Faces(brief, lambda *_: None)
        listed = [faces.values(design) for design in designs]
        expected = {tuple(values[v] for v in faces.decided) for values in listed if values is not None}
        assert len(expected) == len(designs)
        assert solutions(faces) == expected


# Constraints


@pytest.mark.parametrize("rule", CONSTRAINTS, ids=name_of)
def test_a_constraints_model_is_feasible_exactly_where_it_has_no_findings(rule: Constraint) -> None:
    for brief, designs in briefs():
        agree(brief, designs, (rule,))


def test_all_constraints_together_are_feasible_exactly_where_none_has_findings() -> None:
    for brief, designs in briefs():
        agree(brief, designs, in_force(brief))


def agree(brief: Brief, designs: Iterable[Design], rules: tuple[Constraint, ...]) -> None:
    def say(brief: Brief, decide: Decisions) -> None:
        for rule in rules:
            rule.enforce(brief, decide)

    faces = Faces(brief, say, lambda team, site: all(rule.admits(brief, team, site) for rule in rules))
    breached: list[Values] = []
    for design in designs:
        values = faces.values(design)
        if holds(brief, rules, design):
            assert values is not None and faces.admits(faces.settle(values)), design.to_dict()
        elif values is not None:
            breached.append(values)
    assert faces.refuses(breached)


@pytest.mark.parametrize("rule", CONSTRAINTS, ids=name_of)
def test_a_constraint_bites_some_designs_and_not_others(rule: Constraint) -> None:
    held = {holds(brief, (rule,), design) for brief, designs in briefs() for design in designs}
    assert held == {True, False}


@pytest.mark.parametrize("rule", CONSTRAINTS, ids=name_of)
def test_a_constraints_findings_carry_its_id_a_positive_amount_and_a_sentence(rule: Constraint) -> None:
    found = [f for brief, designs in briefs() for design in designs[:60] for f in rule.findings(brief, design)]
    assert all(f.rule == rule.id and f.amount > 0 and f.sentence.endswith(".") for f in found)


# Objectives


@pytest.mark.parametrize("rule", OBJECTIVES.values(), ids=name_of)
def test_an_objectives_least_cost_is_the_sum_of_its_findings(rule: Objective) -> None:
    for brief, designs in briefs():
        for admits in (everything, admitted(brief)):
            faces = Faces(brief, rule.cost, admits)
            there = [(values, design) for design in designs if (values := faces.values(design)) is not None]
            amounts = [sum(f.amount for f in rule.findings(brief, design)) for _, design in there]
            assert amounts == [rule.total(brief, design) for _, design in there]
            for (values, _), amount in zip(there, amounts, strict=True):
                settled = faces.settle(values)
                assert faces.admits(settled)
                assert sum(f * settled[v] for v, f in faces.said) == amount
            assert not there or faces.costs_no_less([values for values, _ in there], amounts)


def admitted(brief: Brief) -> Callable[[Team, Site], bool]:
    """Where the constraints together admit a team."""
    return lambda team, site: all(rule.admits(brief, team, site) for rule in CONSTRAINTS)


@pytest.mark.parametrize("rule", OBJECTIVES.values(), ids=name_of)
def test_an_objective_tells_designs_apart(rule: Objective) -> None:
    brief_amounts = [
        {sum(f.amount for f in rule.findings(brief, design)) for design in designs} for brief, designs in briefs()
    ]
    assert any(len(amounts) > 1 for amounts in brief_amounts)


# Requests


@dataclass(frozen=True)
class Case:
    """A request of a family, and by how much each design falls short of it."""

    brief: Brief
    request: Request
    designs: tuple[Design, ...]
    short: tuple[int, ...]

    def said(self, strength: str) -> Faces:
        asked = self.request.model_copy(update={"strength": strength})
        return Faces(self.brief, lambda brief, decide: ASKS[asked.kind].require(brief, decide, asked))


@cache
def cases(kind: Kind) -> tuple[Case, ...]:
    found: list[Case] = []
    for family, request in product(FAMILIES, requests_of(kind)):
        brief = family([request])
        designs = tuple(enumerate_designs(brief))
        told = [ASKS[kind].shortfall(brief, design, request) for design in designs]
        assert all(amount >= 0 and sentence.endswith(".") for amount, sentence in told)
        found.append(Case(brief, request, designs, tuple(amount for amount, _ in told)))
    return tuple(found)


def split(case: Case, faces: Faces) -> tuple[list[Values], list[Values]]:
    """Designs that fall short of nothing, and the rest."""
    kept: list[Values] = []
    broken: list[Values] = []
    for design, short in zip(case.designs, case.short, strict=True):
        values = faces.values(design)
        assert values is not None
        (broken if short else kept).append(values)
    return kept, broken


@pytest.mark.parametrize("kind", Kind)
def test_a_request_that_must_hold_is_feasible_exactly_where_nothing_falls_short(kind: Kind) -> None:
    for case in cases(kind):
        faces = case.said("must")
        kept, broken = split(case, faces)
        assert all(faces.admits(faces.settle(values)) for values in kept), case.request
        assert faces.refuses(broken), case.request


@pytest.mark.parametrize("kind", Kind)
def test_a_request_that_should_hold_is_marked_unmet_exactly_where_something_falls_short(kind: Kind) -> None:
    for case in cases(kind):
        faces = case.said("should")
        kept, broken = split(case, faces)
        unmet = faces.decide.unmet.get(case.request.id)
        if unmet is None:
            assert not broken, case.request
            continue
        assert all(faces.admits(faces.settle(values, {unmet: 1})) for values in broken), case.request
        assert all(faces.admits(faces.settle(values, {unmet: 0})) for values in kept), case.request
        assert faces.refuses(broken, {unmet: 0}), case.request


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_of_request_bites_some_designs_and_not_others(kind: Kind) -> None:
    assert {bool(short) for case in cases(kind) for short in case.short} == {True, False}
