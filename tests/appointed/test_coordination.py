"""Which coordinating manager looks after which localities: spans, even loads, neighbours, and what is short."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Decided
from orgdesign.plan.options import Change
from orgdesign.plan.overlay import overlay
from orgdesign.rules.coordination import Coordination, neighbours
from orgdesign.solve import Control, Limits
from orgdesign.solve.coordination import choose_coordination
from tests.appointed.county import PLACES, a_county, a_manager, its_design
from tests.builders import a_place, some_settings


def chosen(brief: Brief) -> tuple[str, Decided]:
    """The managers' numbers in the order of the localities, - for none; and the proof."""
    led, decided = choose_coordination(brief, its_design(brief), Limits(), Control())
    return "".join(led.get(place, "--")[1] for place in PLACES), decided


def said(brief: Brief, **led: str) -> list[tuple[str, str, int]]:
    design = replace(its_design(brief), coordination=led)
    return [(f.rule, f.subject, f.amount) for f in Coordination().findings(brief, design)]


def test_neighbours_stay_together_and_managers_alike_stand_in_order() -> None:
    led, decided = chosen(a_county())
    assert led == "1122"
    assert decided.figures["neighbours split"] == 1
    assert decided.words == "4 of 4 localities with a coordinating manager; proven best"


def test_an_even_load_beyond_the_allowance_comes_before_neighbours() -> None:
    brief = a_county(managers=[a_manager("M1", span_to=3), a_manager("M2", span_to=3)])
    wide = replace(brief, plan=brief.plan.with_rows(plan=[some_settings(coordination_parity=Decimal("0.2"))]))
    even = replace(brief, plan=brief.plan.with_rows(plan=[some_settings(coordination_parity=Decimal(0))]))
    assert (chosen(wide)[1].figures["beyond parity"], chosen(even)[1].figures["beyond parity"]) == (0, 200_000)
    assert chosen(wide)[0] in {"1122", "1112"}


def test_a_locality_that_the_plan_gives_to_a_manager_stays_with_it() -> None:
    led, _ = chosen(a_county(managers=[a_manager("M1", localities=("d",)), a_manager("M2")]))
    assert led == "2211"


def test_what_the_plan_gives_stays_even_beyond_the_span_and_is_said() -> None:
    managers = [a_manager("M1", localities=("a", "b", "c")), a_manager("M2")]
    led, decided = chosen(a_county(managers=managers))
    assert led == "1112"
    assert decided.words == "4 of 4 localities with a coordinating manager; impossible to meet in full"
    assert (decided.figures["short"], decided.bounds["short"]) == (1, 1)


def test_an_option_that_takes_a_locality_from_a_manager_has_it_decided() -> None:
    given = a_county(managers=[a_manager("M1", localities=("d",)), a_manager("M2")]).plan
    why = {"option": "o1", "order": 1, "action": "set", "to_table": "managers", "row": "M1"}
    emptied = overlay(given.with_rows(changes=[Change(**why, column_name="localities", value="")]), "o1")
    assert chosen(a_county(managers=emptied.managers))[0] == "1122"


def test_a_locality_given_to_two_managers_goes_to_one_of_them() -> None:
    managers = [a_manager("M1", localities=("a",)), a_manager("M2", localities=("a",)), a_manager("M3", span_to=4)]
    assert chosen(a_county(managers=managers))[0][0] in "12"


def test_too_few_managers_leave_localities_over_and_say_why() -> None:
    led, decided = chosen(a_county(managers=[a_manager("M1")]))
    assert (led.count("1"), led.count("-"), decided.made) == (2, 2, 2)
    assert decided.because == ("There are 4 localities; all managers together may look after 2.",)
    assert decided.words == "2 of 4 localities with a coordinating manager; impossible to meet in full"


def test_too_many_managers_for_their_spans_say_why() -> None:
    managers = [a_manager(f"M{n}", span_from=2) for n in (1, 2, 3)]
    _, decided = chosen(a_county(managers=managers))
    assert decided.figures["short"] == 2
    assert decided.because == ("There are 4 localities; all managers together should have 6 or more.",)


def test_a_load_that_nobody_can_bear_says_why() -> None:
    managers = [a_manager("M1", load_to=20), a_manager("M2", load_to=20)]
    _, decided = chosen(a_county(managers=managers))
    assert decided.made == 3
    assert decided.because == ("There are 50 children; all managers together may have 40.",)
    alone = [a_manager("M1", load_to=45, span_to=4), a_manager("M2", load_to=15, span_to=4, localities=("d",))]
    _, decided = chosen(a_county(managers=alone))
    assert decided.because == (
        "Spans, loads and what the plan states leave no way to have every locality looked after.",
    )


def test_a_plan_without_managers_has_nothing_to_decide() -> None:
    led, decided = chosen(a_county(managers=()))
    assert (led, decided.wanted, decided.made, decided.unmet) == ("----", 0, 0, 0)
    assert said(a_county(managers=())) == []


def test_findings_name_localities_without_a_manager_spans_loads_and_uneven_shares() -> None:
    managers = [a_manager("M1", load_to=25), a_manager("M2")]
    found = said(a_county(managers=managers), a="M1", b="M1", c="M1")
    assert found == [
        ("coordination", "d", 1),
        ("coordination-span", "M1", 1),
        ("coordination-load", "M1", 5),
        ("coordination-parity", "M1", 50_000),
        ("coordination-span", "M2", 1),
        ("coordination-parity", "M2", 450_000),
    ]
    assert said(a_county(), a="M1", b="M1", c="M2", d="M2") == [
        ("coordination-parity", "M1", 50_000), ("coordination-parity", "M2", 50_000),
    ]  # fmt: skip


def test_localities_on_a_line_are_neighbours_of_the_next_one_alone() -> None:
    assert neighbours(a_county()) == (("a", "b"), ("b", "c"), ("c", "d"))


def test_three_localities_equally_far_apart_are_all_neighbours() -> None:
    corners = {"a": (0, 0), "b": (6000, 0), "c": (0, 6000), "d": (6000, 6000)}
    places = [a_place("county", tier="city", parent=None, x=0)]
    places += [a_place(p, parent="county", x=x, y=y) for p, (x, y) in corners.items()]
    assert neighbours(a_county(places=places)) == (("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"))


def test_a_manager_without_a_measure_is_balanced_by_the_number_of_localities() -> None:
    managers = [a_manager("M1", load_measure=None), a_manager("M2", load_measure=None)]
    _, decided = chosen(a_county(managers=managers))
    assert decided.figures == {"short": 0, "beyond parity": 0, "neighbours split": 1, "unevenness": 0}


def test_today_is_what_the_plan_states_the_first_by_id_where_several_do() -> None:
    managers = [a_manager("M1", localities=("b",)), a_manager("M2", localities=("a", "b"))]
    assert today(a_county(managers=managers)).coordination == {"a": "M2", "b": "M1"}
