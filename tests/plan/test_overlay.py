"""Options laid over the plan: set, add and remove, in order, parents first."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orgdesign.errors import PlanError, UseError
from orgdesign.plan import Plan
from orgdesign.plan.check import Gaps, check
from orgdesign.plan.fields import Row
from orgdesign.plan.options import Change
from orgdesign.plan.overlay import lineage, overlay
from orgdesign.plan.properties import Property, State
from orgdesign.plan.services import ClassRule
from tests.plan.tiny import a_row, tiny_plan

OPTION = "one-building"


def plan_with(*changes: tuple[str, str, str, str, str], more: tuple[Row, ...] = ()) -> Plan:
    """The tiny plan whose option ``one-building`` makes these changes: action, table, row, column, value."""
    rows = [
        Change(option=OPTION, order=at, action=action, to_table=table, row=row, column_name=column, value=value)
        for at, (action, table, row, column, value) in enumerate(changes, start=1)
    ]
    return tiny_plan().with_rows(changes=[*rows, *more])


def refusals(plan: Plan, option: str = OPTION) -> list[tuple[str, str]]:
    with pytest.raises(PlanError) as caught:
        overlay(plan, option)
    assert all(p.table == "changes" and p.index is not None for p in caught.value.problems)
    return [(p.column, p.code) for p in caught.value.problems]


def the_property(plan: Plan, name: str) -> Property:
    return next(row for row in plan.properties if row.id == name)


def test_an_option_without_changes_is_the_plan_itself() -> None:
    assert overlay(tiny_plan(), "as-published") is tiny_plan()


def test_set_changes_one_value_of_one_row() -> None:
    plan = tiny_plan()
    changed = overlay(plan, OPTION)
    assert the_property(changed, "library").state is State.CLOSING
    assert changed.with_rows(properties=plan.properties) == plan


def test_set_reads_the_value_as_its_column_would() -> None:
    plan = plan_with(
        ("set", "posts", "00417", "fte", "0.5"),
        ("set", "posts", "00417", "skills", "play; sport"),
        ("set", "posts", "00417", "vacant", "Yes"),
    )
    post = next(row for row in overlay(plan, OPTION).posts if row.id == "00417")
    assert (post.fte, post.skills, post.vacant) == (Decimal("0.5"), ("play", "sport"), True)


def test_set_to_nothing_goes_back_to_the_default() -> None:
    changed = overlay(plan_with(("set", "posts", "00417", "manager", "")), OPTION)
    assert next(row for row in changed.posts if row.id == "00417").manager is None


def test_set_on_the_plans_own_row() -> None:
    assert overlay(plan_with(("set", "plan", "plan", "desk_ratio", "0.6")), OPTION).settings.desk_ratio == Decimal(
        "0.6"
    )


def test_a_row_of_several_key_columns_is_named_with_bars() -> None:
    changed = overlay(plan_with(("set", "needs", "ward-01|children 8-13|2009", "value", "1300")), OPTION)
    assert [need.value for need in changed.needs if need.place == "ward-01"] == [Decimal(1300)]


def test_add_builds_one_row_of_several_lines() -> None:
    plan = plan_with(
        ("add", "properties", "hub", "name", "New hub"),
        ("add", "properties", "hub", "place", "ward-02"),
        ("add", "properties", "hub", "desks", "30"),
        ("add", "properties", "hub", "running_cost", "50,000"),
        ("set", "properties", "hub", "state", "candidate"),
    )
    hub = the_property(overlay(plan, OPTION), "hub")
    assert (hub.name, hub.desks, hub.running_cost, hub.state) == ("New hub", 30, Decimal(50000), State.CANDIDATE)
    assert check(plan.tables()) == []


def test_add_takes_key_columns_from_the_row() -> None:
    changed = overlay(plan_with(("add", "alliances", "Early help|educational-psychology", "", "")), OPTION)
    assert ("Early help", "educational-psychology") in {row.ident() for row in changed.alliances}


def test_remove_takes_the_rows_keyed_by_it_along() -> None:
    changed = overlay(plan_with(("remove", "properties", "library", "", "")), OPTION)
    assert [row.id for row in changed.properties] == ["town-hall"]
    assert changed.travel == ()


def test_a_child_option_makes_its_parents_changes_first() -> None:
    child = a_row("options", id="child", name="Child", parent=OPTION)
    more = a_row("changes", option="child", order=1, action="set", to_table="properties", row="library",
                 column_name="desks", value="5")  # fmt: skip
    plan = tiny_plan()
    plan = plan.with_rows(options=[*plan.options, child], changes=[more, *plan.changes])
    library = the_property(overlay(plan, "child"), "library")
    assert (library.state, library.desks) == (State.CLOSING, 5)
    assert lineage(plan, "child") == ("as-published", OPTION, "child")


def test_changes_are_made_by_order_and_not_by_row() -> None:
    changes = plan_with(
        ("set", "properties", "library", "desks", "5"), ("set", "properties", "library", "desks", "6")
    ).changes
    plan = tiny_plan().with_rows(changes=reversed(changes))
    assert the_property(overlay(plan, OPTION), "library").desks == 6


def test_changes_to_the_rule_table_start_from_the_shipped_one() -> None:
    plan = plan_with(("set", "class_rules", "5", "to_class", "hosted")).with_rows(class_rules=(), criteria=())
    rules = overlay(plan, OPTION).class_rules
    assert len(rules) == 6
    assert [rule.to_class.value for rule in rules if isinstance(rule, ClassRule) and rule.order == 5] == ["hosted"]
    assert overlay(plan, OPTION).criteria == ()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("set", "posts", "00999", "fte", "1"), ("row", "change-row")),
        (("set", "posts", "00417", "ftes", "1"), ("column_name", "change-column")),
        (("set", "posts", "00417", "", "1"), ("column_name", "change-column")),
        (("set", "posts", "00417", "fte", "lots"), ("value", "change-value")),
        (("set", "posts", "00417", "fte", ""), ("value", "change-value")),
        (("set", "posts", "00417", "id", "00418"), ("column_name", "change-key")),
        (("remove", "posts", "00999", "", ""), ("row", "change-row")),
        (("remove", "plan", "plan", "", ""), ("action", "change-action")),
        (("add", "plan", "plan", "name", "x"), ("action", "change-action")),
        (("add", "posts", "00417", "fte", "1"), ("row", "change-row")),
        (("add", "needs", "ward-01|children", "value", "3"), ("row", "change-row")),
        (("add", "places", "hill", "id", "hall"), ("value", "change-key")),
    ],
)
def test_a_change_that_cannot_be_made_says_which_cell(
    change: tuple[str, str, str, str, str], problem: tuple[str, str]
) -> None:
    assert problem in refusals(plan_with(change))


def test_an_added_row_without_a_required_column_names_it() -> None:
    with pytest.raises(PlanError) as caught:
        overlay(plan_with(("add", "places", "hill", "name", "Hill")), OPTION)
    assert [p.expected.split(".")[0] for p in caught.value.problems] == ["tier: a value is required here"]


def test_every_change_that_cannot_be_made_is_listed_once() -> None:
    plan = plan_with(
        ("set", "posts", "1", "fte", "1"),
        ("add", "places", "hill", "name", "Hill"),
        ("set", "places", "hill", "parent", "city"),
        ("remove", "links", "x", "", ""),
    )
    assert len(refusals(plan)) == 3


def test_an_option_that_does_not_exist_names_the_nearest() -> None:
    with pytest.raises(UseError, match='Did you mean "one-building"'):
        overlay(tiny_plan(), "one-bilding")


def test_options_in_a_circle_cannot_be_laid_over_the_plan() -> None:
    options = [a_row("options", id=name, name=name, parent=parent) for name, parent in (("a", "b"), ("b", "a"))]
    with pytest.raises(UseError, match="circle"):
        lineage(tiny_plan().with_rows(options=options), "a")


def test_check_reports_changes_that_cannot_be_made_at_their_rows() -> None:
    plan = plan_with(("set", "properties", "library", "state", "closing"), ("set", "posts", "417", "fte", "1"))
    (problem,) = check(plan.tables())
    assert (problem.table, problem.index, problem.column) == ("changes", 1, "row")
    assert problem.suggestion == "00417"


def test_check_blames_a_change_for_what_it_leaves_dangling() -> None:
    (problem,) = check(plan_with(("remove", "properties", "library", "", "")).tables())
    assert (problem.table, problem.index, problem.code) == ("changes", 0, "after-changes")
    assert "Posts 00417 base" in problem.expected
    assert problem.expected.endswith("So with 1 more row.")


def test_check_finds_totals_that_no_longer_add_up_after_a_ward_has_moved() -> None:
    stated = a_row("needs", place="central-east", measure="children 8-13", period="2009", value=1250)
    plan = plan_with(("set", "places", "ward-01", "parent", "north-west"))
    assert check(plan.tables()) == []
    zero = a_row("needs", place="north-west", measure="children 8-13", period="2009", value=980)
    plan = plan.with_rows(needs=[*plan.needs, stated, zero])
    assert [p.code for p in check(plan.tables())] == ["after-changes"]


def test_a_child_option_does_not_repeat_what_its_parent_was_told() -> None:
    plan = plan_with(("remove", "properties", "library", "", ""))
    plan = plan.with_rows(options=[*plan.options, a_row("options", id="child", name="Child", parent=OPTION)])
    assert len(check(plan.tables())) == 1


def test_requests_of_an_option_are_checked_against_what_it_makes_of_the_plan() -> None:
    asked = a_row("requests", id="R9", kind="keep", subject="hub", strength="must", option=OPTION)
    hub = [("add", "properties", "hub", column, value) for column, value in
           (("name", "Hub"), ("place", "ward-02"), ("desks", "3"), ("running_cost", "1"))]  # fmt: skip
    plan = plan_with(*hub)
    assert check(plan.with_rows(requests=[*plan.requests, asked]).tables()) == []
    (problem,) = check(tiny_plan().with_rows(requests=[*plan.requests, asked]).tables())
    assert (problem.table, problem.index, problem.column) == ("requests", 2, "subject")


def test_a_change_to_a_row_that_was_refused_is_not_reported_too() -> None:
    plan = plan_with(("set", "posts", "00999", "fte", "1"))
    assert check(plan.tables(), Gaps(refused={"posts": {"00999"}})) == []


def test_a_change_to_the_plans_own_row_is_not_reported_where_that_row_was_refused() -> None:
    tables = plan_with(("set", "plan", "plan", "desk_ratio", "0.6")).tables()
    assert check({**tables, "plan": ()}, Gaps(refused={"plan": set()})) == []
