"""Series in their order, with the change worked out from the figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orgdesign.plan.programme import Figure
from orgdesign.plan.trend import Step, series_of


def figure(year: int, value: str, measure: str = "referrals", place: str = "city", **values: object) -> Figure:
    return Figure.model_validate(
        {
            "measure": measure, "place": place, "period": f"May {year}", "ends": date(year, 5, 31),
            "value": value, **values,
        }
    )  # fmt: skip


def change(before: str, now: str) -> Decimal | None:
    return Step(figure(2019, now), figure(2018, before)).change


def test_figures_stand_by_date_whatever_the_order_they_came_in() -> None:
    rows = [figure(2019, "3"), figure(2017, "1"), figure(2018, "2"), figure(2019, "9", place="north")]
    found = series_of(rows)
    assert [[step.figure.value for step in steps] for steps in found] == [[1, 2, 3], [9]]
    assert found == series_of(rows[::-1])


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [("400", "380", "-5.0"), ("3", "4", "33.3"), ("8", "8", "0.0"), ("2000", "2001", "0.1"), ("-4", "-2", "50.0")],
)
def test_a_change_is_in_per_cent_of_the_figure_before(before: str, now: str, expected: str) -> None:
    assert change(before, now) == Decimal(expected)


def test_a_half_is_rounded_away_from_nothing() -> None:
    assert change("2000", "2003") == Decimal("0.2")
    assert change("2000", "1997") == Decimal("-0.2")


def test_there_is_no_change_from_nothing_and_none_of_the_first() -> None:
    assert change("0", "5") is None
    (first,) = series_of([figure(2019, "3")])[0]
    assert (first.change, first.difference, first.disagrees) == (None, None, False)


@pytest.mark.parametrize(("stated", "disagrees"), [("33.3", False), ("33", False), ("33.33", False), ("33.4", True)])
def test_a_stated_change_may_be_rounded_but_not_be_another(stated: str, disagrees: bool) -> None:
    assert Step(figure(2019, "4", stated_change=stated), figure(2018, "3")).disagrees is disagrees
