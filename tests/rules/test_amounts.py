"""How amounts are shown."""

from __future__ import annotations

import pytest

from orgdesign.rules.amounts import show_fte, show_money, show_time


@pytest.mark.parametrize(("amount", "shown"), [(25_000, "2.5"), (6_667, "0.6667"), (100_000, "10"), (0, "0")])
def test_fte_is_shown_without_idle_zeros(amount: int, shown: str) -> None:
    assert show_fte(amount) == shown


@pytest.mark.parametrize(
    ("amount", "shown"), [(120_000, "£1,200"), (120_050, "£1,200.50"), (-350, "-£3.50"), (-2_500_000, "-£25,000")]
)
def test_money_shows_pence_only_where_there_are_any(amount: int, shown: str) -> None:
    assert show_money(amount, "£") == shown


def test_travel_is_shown_in_minutes() -> None:
    assert show_time(390) == "6.5 minutes"
