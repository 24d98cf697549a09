from decimal import Decimal
from fractions import Fraction
from typing import Any

from orgdesign.graph.flips import Flip, close_calls, flips
from orgdesign.graph.nearest import Stable
from orgdesign.plan.services import ClassRule
from tests.builders import CITY_WIDE, CORE, EXTENDED, HOSTED, a_service, some_settings
from tests.graph.said import a_case, answers


def flip(letters: str, most_over: str = "0.5", **service: Any) -> Flip:
    (found,) = flips(a_case(letters, settings=some_settings(most_over=Decimal(most_over)), **service))
    return found


def test_the_smallest_changes_are_named_with_the_class_that_each_leads_to() -> None:
    found = flip("yyyyn")
    assert found.size == 1
    assert {(c.answers[0].criterion, c.to_class) for c in found.changes} == {("C4", HOSTED), ("C5", CORE)}


def test_a_tie_to_a_place_may_be_what_has_to_be_given_up() -> None:
    found = flip("yyyyn", tied_place="east")
    assert [(c.answers[0].criterion, c.to_class) for c in found.changes] == [("tied to a place", EXTENDED)]


def test_two_answers_may_be_needed() -> None:
    found = flip("nnnnn")
    assert (found.size, found.by_rules) == (3, CITY_WIDE)


def test_the_range_of_most_in_which_a_class_stands_is_given() -> None:
    found = flip("nnyyy")
    assert found.stable == Stable(Fraction(0), Fraction(3, 5), Fraction(1, 10))
    assert "wherever ‘most’ is set below 60% of the criteria (now it means more than 50%)" in found.most
    assert "whatever" in flip("yyyyy").most
    assert "at 40% of the criteria or above" in flip("yynnn").most


def test_a_class_that_stands_only_between_two_shares_says_so() -> None:
    found = flip("yyuun", most_over="0.5")
    assert (found.stable.low, found.stable.high) == (Fraction(2, 5), Fraction(3, 5))
    assert "from 40% to just under 60%" in found.most


def test_close_calls_are_ranked_by_how_little_would_turn_them() -> None:
    letters = {"firm": "yyyyy", "narrow": "nnyyy", "far": "nnnnn", "unsettled": "yyyuy"}
    services = [a_service(name, level_from=1, level_to=2) for name in letters]
    rows = [row for name, given in letters.items() for row in answers(given, name)]
    found = flips(a_case("", tables={"services": services, "answers": rows}))
    assert [f.service for f in close_calls(found)] == ["narrow", "firm", "far"]


def test_a_class_that_nothing_can_change_is_the_firmest_of_all() -> None:
    rules = [ClassRule(order=1, test="otherwise", to_class=CORE, because="is local")]
    services = [a_service(name, level_from=1, level_to=2) for name in ("fixed", "other")]
    (fixed, other) = flips(a_case("", tables={"services": services, "class_rules": rules}))
    assert (fixed.size, fixed.changes, fixed.by_rules) == (0, (), CORE)
    narrow = flip("nnyyy")
    assert close_calls([fixed, narrow, other]) == (narrow, fixed, other)


def test_services_out_of_scope_are_left_out() -> None:
    assert flips(a_case("yyyyy", in_scope=False)) == ()


def test_a_flip_can_be_written_as_plain_data() -> None:
    data = flip("nnyyy").to_dict()
    assert (data["size"], data["most_from"], data["most_below"]) == (1, 0.0, 0.6)
