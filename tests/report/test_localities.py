"""The card of each locality says what the other sheets say of it, and holds back what they hold back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from orgdesign.compare import as_is, compare
from orgdesign.plan.governance import Board
from orgdesign.plan.programme import Figure
from orgdesign.report.text import Shorthand
from tests.builders import a_brief, a_plan
from tests.report.made import Made, a_council, a_proposal, table


@pytest.fixture(scope="module")
def made() -> Made:
    return a_proposal(a_council())


def _card(path: Path) -> list[tuple[object, ...]]:
    return [tuple(row) for row in table(path, "Locality cards")[1]]


@pytest.mark.parametrize("audience", ["hr", "board", "staff", "public"])
def test_staff_on_a_card_are_those_of_the_fte_split_held_back_alike(made: Made, tmp_path: Path, audience: str) -> None:
    path = made.export(tmp_path / "p.xlsx", audience)
    head, split = table(path, "FTE split")
    fte = [at for at, name in enumerate(head) if "(FTE)" in str(name) and "need" not in str(name)]
    expected = {(row[1], row[0]): tuple(row[at] for at in fte) for row in split}
    cards = {(row[0], row[2]): tuple(row[3:]) for row in _card(path) if row[1] == "Staff" and row[2] != "All services"}
    assert cards
    assert all(expected[key] == cells for key, cells in cards.items())


def test_bases_on_a_card_are_those_of_the_sheet_of_team_bases(made: Made, tmp_path: Path) -> None:
    path = made.export(tmp_path / "p.xlsx", "board")
    expected = {(row[1], row[0]): tuple(row[2:]) for row in table(path, "Team bases")[1]}
    cards = {(row[0], row[2]): tuple(row[3:]) for row in _card(path) if row[1] == "Base"}
    assert cards
    assert all(expected[key] == cells for key, cells in cards.items())


def test_every_locality_has_one_card_and_its_lines_stand_together(made: Made, tmp_path: Path) -> None:
    places = [row[0] for row in _card(made.export(tmp_path / "p.xlsx", "board"))]
    assert [place for at, place in enumerate(places) if at == 0 or places[at - 1] != place] == sorted(
        set(map(str, places))
    )
    assert len(set(places)) > 1


@pytest.mark.parametrize(("audience", "said"), [("board", "2 in May 2009."), ("public", Shorthand.HELD_BACK)])
def test_boards_and_latest_figures_of_a_locality_are_on_its_card(tmp_path: Path, audience: str, said: str) -> None:
    plan = a_plan().with_rows(
        boards=[Board(id="b", title="Partnership board", place="north", role="advises"), Board(id="c", title="Other")],
        series=[Figure(measure="cases", place="north", period="May 2009", ends=date(2009, 5, 31), value=2)],
    )
    sides = (as_is(a_brief(plan)),)
    rows = _card(Made(compare(sides), sides, {}, {}).export(tmp_path / "p.xlsx", audience))
    mine = {row[2]: (row[1], row[3]) for row in rows if row[0] == "North"}
    assert mine["Partnership board"] == ("Board", "advises")
    assert mine["cases"] == ("Latest figure", said)
    assert not [row for row in rows if row[2] == "Other" or (row[0] != "North" and row[2] == "cases")]
