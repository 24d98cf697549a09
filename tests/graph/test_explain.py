from typing import Any

import pytest

from orgdesign.errors import UseError
from orgdesign.graph.explain import explain
from orgdesign.plan.fields import Evidence
from orgdesign.plan.services import Override
from tests.graph.said import a_case, answers


def told(letters: str, **more: Any) -> str:
    return explain(a_case(letters, **more), "", "visits")


def test_it_answers_why_not_core_and_what_would_have_to_change() -> None:
    rows = answers("yyyy") + answers("----n", reason="Splitting it up would fragment it.")
    text = told("", tables={"answers": rows})
    assert text.startswith("Visits is extended because it")
    assert (
        "Why not core? The answer to “Can it operate and be managed outside a service of its own profession?” is no."
        " Splitting it up would fragment it. It would be core if “can leave its professional group” were answered yes."
    ) in text


def test_where_several_answers_are_in_the_way_it_says_how_many() -> None:
    text = told("nnnnn")
    assert (
        "Why not core? Because it does not meet most of the criteria. Three answers would have to be different." in text
    )


def test_it_says_what_another_class_takes_where_several_answers_are_in_the_way() -> None:
    text = told("ypyyn")
    assert (
        "Why not hosted? A service is hosted where it meets most of the criteria and its function is tied to one place;"
        " or where it meets most of the criteria but lacks the capacity to be distributed. Two answers would have to be"
        " different."
    ) in text


def test_a_basis_is_not_said_twice() -> None:
    rows = answers("yyyyy", source="assumed for this example", evidence=Evidence.ASSUMED)
    assert "(assumed for this example)" in told("", tables={"answers": rows})


def test_a_level_four_service_is_told_that_its_level_decides() -> None:
    text = told("yyyyy", level_from=4, level_to=4)
    assert "Why not core? It serves level 4 of need only. It would be core if it served a lower level" in text


def test_a_tied_service_is_told_of_its_place() -> None:
    text = told("yyyyy", tied_place="east", tied_reason="Its hall is there.")
    assert "Why not core? It is tied to East. It would be core if it were not tied to one place." in text


def test_a_decision_against_the_criteria_is_owned_up_to() -> None:
    row = Override(service="visits", kind="override", to_class="city-wide", reason="A time of change.")
    text = told("yyyyy", tables={"overrides": [row]})
    assert "Why not core? By the criteria it would be, but the decision stands before them: A time of change." in text
    assert "Why not city-wide?" not in text
    assert "Why not hosted? By decision; and by the criteria:" in text


def test_a_decision_where_the_criteria_leave_it_open_says_what_they_would_still_allow() -> None:
    row = Override(service="visits", kind="override", to_class="city-wide", reason="A time of change.")
    text = told("yyyuy", tables={"overrides": [row]})
    assert "Why not core? By decision. By the criteria it would be core if “capacity to be distributed” were" in text
    assert "Why not extended? By decision. By the criteria, which leave it open, it could not be extended." in text


def test_an_open_service_is_told_what_would_settle_it() -> None:
    text = told("yyyuy")
    assert "What would settle it:\n- Core if “capacity to be distributed” were answered yes." in text
    assert "Why not" not in text


def test_many_ways_of_settling_are_cut_short_with_a_count() -> None:
    text = told("-----", level_from=None, level_to=None)
    assert "- and in " in text


def test_a_service_may_be_named_by_id_or_name_in_any_capitals() -> None:
    plan = a_case("yyyyy")
    assert explain(plan, "", "VISITS") == explain(plan, "", "Visits")


def test_an_unknown_service_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UseError, match="Did you mean"):
        explain(a_case("yyyyy"), "", "visit")
