"""The register as a whole, on today's organisation and on drawn plans."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from orgdesign.asis import today
from orgdesign.brief import Brief, make_brief
from orgdesign.graph.classify import classify
from orgdesign.measures import MEASURES, Direction, Measure, measure
from orgdesign.measures.measure import assumed_share, plain, some
from orgdesign.plan import TABLES, Plan
from orgdesign.plan.fields import Evidence
from orgdesign.rules.register import OBJECTIVES
from tests.builders import a_brief, a_plan, a_post, a_property, some_settings
from tests.strategies import any_tiny_plan

_OBJECTIVE_OF = {
    "need-match": ("need match", 10_000),
    "moves": ("moves", 1),
    "staff-travel": ("staff travel", 60),
    "running-cost": ("running cost", 100),
    "links-apart": ("linked teams apart", 6_000),
    "requests-unmet": ("requests unmet", 100),
    "residents-access": ("residents' access", 60),
    "one-off-cost": ("one-off cost", 100),
    "alliances-broken": ("alliances broken", 100),
    "fragments": ("fragments", 1),
    "disparity": ("disparity", 10_000),
}
"""Measures that are an objective in the unit that people use."""


def _brief_of(plan: Plan) -> Brief:
    return make_brief(plan, "o1", {c.service: c.outcome for c in classify(plan)})


@pytest.mark.parametrize("found", MEASURES, ids=lambda m: m.id)
def test_every_measure_is_complete(found: Measure) -> None:
    assert found.name
    assert found.unit
    assert found.about.endswith(".")
    assert found.formula
    assert found.source.paper
    assert set(found.tables) <= set(TABLES)


def test_ids_and_names_of_measures_are_their_own() -> None:
    assert len({m.id for m in MEASURES}) == len(MEASURES)
    assert len({m.name.casefold() for m in MEASURES}) == len(MEASURES)


@settings(max_examples=40, deadline=None)
@given(plan=any_tiny_plan())
def test_every_measure_works_on_today_and_says_how(plan: Plan) -> None:
    brief = _brief_of(plan)
    for found in measure(brief, today(brief)):
        assert found.value is None or found.value.is_finite()
        assert found.how
        assert found.estimated is None or 0 <= found.estimated <= 1
        json.dumps(found.to_dict())


@settings(max_examples=40, deadline=None)
@given(plan=any_tiny_plan())
def test_measures_that_are_objectives_agree_with_their_rules(plan: Plan) -> None:
    """Of a design that keeps one property more or fewer than today, since today changes nothing and costs nothing."""
    brief = _brief_of(plan)
    design = replace(today(brief), sites=today(brief).sites[1:] or tuple(brief.site))
    values = {m.id: m.value for m in measure(brief, design)}
    for goal, rule in OBJECTIVES.items():
        (name,) = (m for m, (objective, _) in _OBJECTIVE_OF.items() if objective == goal.value)
        amount = Decimal(sum(f.amount for f in rule.findings(brief, design))) / _OBJECTIVE_OF[name][1]
        assert (values[name] or Decimal(0)) == amount.quantize(Decimal("0.0001"))


def test_posts_without_a_base_and_teams_without_one_are_measured() -> None:
    brief = a_brief(a_plan(posts=[a_post("01", base=None), a_post("02", base=None)]))
    values = {m.id: m.value for m in measure(brief, today(brief))}
    assert values["fte"] == 2
    assert values["moves"] == 0
    assert values["entitlement"] == 0


def test_the_unit_of_money_is_the_plans_currency() -> None:
    brief = a_brief(a_plan(some_settings(currency="€")))
    units = {m.id: m.unit for m in measure(brief, today(brief))}
    assert units["running-cost"] == "€ a year"


def test_assumed_rows_are_those_neither_stated_nor_derived() -> None:
    rows = [
        a_property("a", evidence=Evidence.STATED),
        a_property("b", evidence=Evidence.DERIVED),
        a_property("c", evidence=Evidence.ASSUMED),
        a_property("d"),
    ]
    plan = a_plan(properties=rows)
    assert assumed_share(plan, ("properties",)) == Decimal("0.5")
    assert assumed_share(plan, ("links",)) is None


def test_values_are_kept_to_four_decimals() -> None:
    brief = a_brief()
    third = next(m for m in MEASURES if m.id == "fte")
    found = replace(third, of=lambda b, d: replace(third.of(b, d), value=Decimal(1) / 3)).measure(brief, today(brief))
    assert found.value == Decimal("0.3333")


def test_a_number_is_plain_and_a_list_is_short() -> None:
    assert plain(Decimal("2.0")) == 2
    assert isinstance(plain(Decimal("2.0")), int)
    assert plain(Decimal("2.5")) == 2.5
    assert plain(None) is None
    assert some(["a", "b", "c"], most=2) == "a, b and 1 more"
    assert some(["a", "b"]) == "a, b"
    assert Direction.LOWER.value == "lower is better"
