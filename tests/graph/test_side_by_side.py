from typing import Any

from orgdesign.graph.classify import classify
from orgdesign.graph.side_by_side import ClassRow, compare_classes
from orgdesign.plan.services import Override, ServiceClass
from tests.builders import CORE, HOSTED, a_city, a_post, a_service
from tests.graph.said import a_case, answers

FIVE = ("east", "mid", "north", "south", "west")


def compared() -> dict[str, ClassRow]:
    """Three localities against five: four FTE cover the first and not the second; and a decision."""
    tables: dict[str, Any] = {
        "services": [a_service(name, level_from=1, level_to=2, min_team_fte=1) for name in ("visits", "firm")],
        "answers": [*answers("yyy-y"), *answers("yyyyy", "firm")],
        "posts": [a_post(f"{i}", base=None) for i in range(4)],
    }
    three = a_case("", tables=tables)
    decided = [Override(service="firm", kind="override", to_class=HOSTED, reason="A trial.")]
    five = three.with_rows(places=a_city(*FIVE), overrides=decided)
    rows = compare_classes([("three", classify(three)), ("five", classify(five))])
    return {row.service: row for row in rows}


def test_a_class_that_flips_with_the_number_of_localities_shows_both_calculations() -> None:
    row = compared()["visits"]
    assert [cell.outcome for cell in row.cells] == [CORE, HOSTED]
    assert row.flipped
    assert "over 3 localities: 1.3 FTE each against a minimum of 1.0: yes" in row.why
    assert "over 5 localities: 0.8 FTE each against a minimum of 1.0: no" in row.why


def test_a_decision_in_one_option_is_given_as_the_reason() -> None:
    row = compared()["firm"]
    assert [cell.text for cell in row.cells] == ["core", "hosted (override)"]
    assert "A trial" in row.why


def test_a_service_that_only_one_option_has_is_said_to_be_so() -> None:
    plan = a_case("yyyyy")
    empty = plan.with_rows(services=[], answers=[])
    (row,) = compare_classes([("all", classify(plan)), ("none", classify(empty))])
    assert row.cells[1].text == "not in this option"
    assert row.why == "It is only in all."


def test_what_does_not_flip_has_no_reason_to_give() -> None:
    found = classify(a_case("yyyyy"))
    (row,) = compare_classes([("one", found), ("two", found)])
    assert (row.flipped, row.why) == (False, "")


def test_another_tie_is_told_where_no_answer_differs() -> None:
    one, two = classify(a_case("yyyyy")), classify(a_case("yyyyy", tied_place="east"))
    (row,) = compare_classes([("one", one), ("two", two)])
    assert row.flipped
    assert "tied to one place" in row.why
    assert row.to_dict()["cells"][1]["outcome"] == "hosted"


def test_options_that_differ_for_the_same_reason_are_told_of_once() -> None:
    three = a_case("yyyyy")
    other = classify(a_case("yyyyy", tied_place="east"))
    (row,) = compare_classes([("three", classify(three)), ("west", other), ("east", other)])
    assert row.why.startswith("The rule table or the place to which it is tied is another in west and east.")
    assert row.why.count("tied to one place") == 1


def test_a_class_that_is_assumed_in_both_options_is_told_with_both_classes() -> None:
    def assumed(kind: ServiceClass, reason: str) -> list[Override]:
        return [Override(service="visits", kind="assumed", to_class=kind, reason=reason)]

    plan = a_case("")
    one = plan.with_rows(overrides=assumed(CORE, "As today."))
    two = plan.with_rows(overrides=assumed(HOSTED, "A trial."))
    (row,) = compare_classes([("one", classify(one)), ("two", classify(two))])
    assert row.why.startswith("One: core (assumed); two: hosted (assumed).")
    assert "A trial" in row.why
