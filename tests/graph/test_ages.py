from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from orgdesign.design import Finding
from orgdesign.graph.ages import Band, age_findings, ages, uncovered
from orgdesign.graph.classify import classify
from tests.builders import a_service
from tests.graph.said import a_case, answers

YEARS = st.integers(0, 12)


def findings(*bands: tuple[int | None, int | None], letters: str = "yyyyy") -> list[Finding]:
    services = [
        a_service(f"s{i}", age_from=low, age_to=high, level_from=1, level_to=2) for i, (low, high) in enumerate(bands)
    ]
    rows: list[Any] = [row for service in services for row in answers(letters, service.id)]
    plan = a_case("", tables={"services": services, "answers": rows})
    return age_findings(plan, classify(plan))


def test_bands_that_meet_leave_no_gap_and_do_not_cross() -> None:
    assert findings((0, 7), (8, 13), (14, 19)) == []


def test_ages_that_nobody_serves_are_named() -> None:
    (finding,) = findings((0, 7), (10, 13))
    assert (finding.rule, finding.amount) == ("age-gap", 2)
    assert finding.sentence.startswith("No service in scope serves ages 8 to 9")


def test_a_single_age_that_nobody_serves_is_named_as_one() -> None:
    assert "serves age 8," in findings((0, 7), (9, 13))[0].sentence


def test_bands_of_core_services_that_cut_across_each_other_are_named() -> None:
    (finding,) = findings((0, 13), (8, 19))
    assert (finding.rule, finding.subject, finding.amount) == ("age-bands-cross", "0-13|8-19", 6)


def test_a_band_within_another_does_not_cross_it() -> None:
    assert findings((0, 19), (8, 13)) == []


def test_bands_of_services_that_are_not_core_may_cross() -> None:
    assert findings((0, 13), (8, 19), letters="nnnnn") == []


def test_a_service_that_states_no_age_says_nothing_about_ages() -> None:
    assert findings((None, None)) == []


def test_an_end_that_is_not_stated_is_open() -> None:
    assert findings((0, 7), (5, None), letters="nnnnn") == []
    assert findings((0, 7), (9, None), letters="nnnnn")[0].sentence.startswith("No service in scope serves age 8,")


@given(YEARS, st.integers(1, 12), st.lists(st.tuples(YEARS, st.integers(1, 6)), max_size=5))
def test_what_is_not_covered_is_what_no_band_holds(first: int, length: int, drawn: list[tuple[int, int]]) -> None:
    whole: Band = Decimal(first), Decimal(first + length)
    bands: list[Band] = [(Decimal(low), Decimal(low + years)) for low, years in drawn]
    gaps = uncovered(whole, bands)
    for year in range(first, first + length):
        held = any(low <= year < end for low, end in bands)
        assert any(low <= year < end for low, end in gaps) is not held


def test_all_ages_are_said_so() -> None:
    assert ages((Decimal(-1), Decimal(121))) == "all ages"
