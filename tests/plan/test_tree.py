"""The tree of places, and the plan as one whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orgdesign.plan import Plan
from orgdesign.plan.defaults import CLASS_RULES, CRITERIA
from orgdesign.plan.places import Need
from orgdesign.plan.tree import PlaceTree, latest
from tests.plan.tiny import a_row, tiny_plan


@pytest.fixture
def tree() -> PlaceTree:
    return PlaceTree(tiny_plan().places, "locality")


def test_a_place_is_within_itself_and_what_it_is_part_of(tree: PlaceTree) -> None:
    assert [place.id for place in tree.upward("ward-01")] == ["ward-01", "central-east", "city"]
    assert tree.within("ward-01", "ward-01")
    assert tree.within("ward-01", "city")
    assert not tree.within("ward-01", "north-west")


def test_every_place_up_to_the_delivery_tier_has_its_locality(tree: PlaceTree) -> None:
    assert tree.localities() == ("central-east", "north-west")
    assert [tree.locality_of(p) for p in ("ward-02", "north-west", "city")] == ["north-west", "north-west", None]
    assert tree.children("city") == ("central-east", "north-west")


def test_a_stated_total_comes_before_the_sum_of_the_parts(tree: PlaceTree) -> None:
    needs = {"ward-01": Decimal(1250), "ward-02": Decimal(980)}
    assert tree.total(needs, "city") == Decimal(2230)
    assert tree.total({**needs, "city": Decimal(2235)}, "city") == Decimal(2235)
    assert tree.total({}, "city") is None


def test_the_latest_period_of_a_measure_drives_staffing() -> None:
    needs = [
        Need(place="a", measure="m", period=period, value=Decimal(value))
        for period, value in (("2008", 1), ("2009", 2))
    ]
    assert latest(needs, "m") == ("2009", {"a": Decimal(2)})
    assert latest(needs, "other") == ("", {})


def test_the_order_of_rows_never_matters() -> None:
    tables = tiny_plan().tables()
    shuffled = Plan.of({name: tuple(reversed(rows)) for name, rows in tables.items()})
    assert shuffled == tiny_plan()
    assert shuffled.fingerprint == tiny_plan().fingerprint


def test_any_changed_value_changes_the_fingerprint() -> None:
    plan = tiny_plan()
    links = [a_row("links", origin="play-service", destination="childrens-centres", kind="works with", weight=6)]
    assert plan.with_rows(links=links).fingerprint != plan.fingerprint


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("properties", "condition", "poor"), ("services", "meeting_rooms", 1), ("services", "interview_rooms", "0.5")],
)
def test_a_column_that_came_later_counts_in_the_fingerprint_only_where_it_holds_anything(
    table: str, column: str, value: object
) -> None:
    rows = [row.model_copy(update={column: row.__class__.model_fields[column].default})
            for row in tiny_plan().tables()[table]]  # fmt: skip
    bare = tiny_plan().with_rows(**{table: rows})
    assert all(column not in row for row in bare.canonical()[table])
    stated = [type(rows[0])(**{**dict(rows[0]), column: value}), *rows[1:]]
    assert bare.with_rows(**{table: stated}).fingerprint != bare.fingerprint


def test_a_plan_without_criteria_or_rules_uses_those_of_peterborough() -> None:
    bare = tiny_plan().with_rows(criteria=(), class_rules=())
    assert bare.criteria_in_force == CRITERIA
    assert bare.class_rules_in_force == CLASS_RULES
