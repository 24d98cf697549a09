"""What the public edition discloses, and what somebody could work out from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orgdesign.brief import Brief
from orgdesign.compare import as_is, compare, side_of
from orgdesign.design import Result, Status
from orgdesign.plan.requests import Kind
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_request, a_service, posts
from tests.report.attacker import Attacker
from tests.report.made import Made, a_council, a_proposal, cells, column, table

_HELD = {"[c]", "[z]", "[x]"}


def _printed(value: Any) -> float | None:
    return None if value in _HELD else float(value)


def _learn_fte(attacker: Attacker, path: Path) -> None:
    head, rows = table(path, "FTE split")
    sums = {"All localities", "Whole area", "All localities and the whole area"}
    for position in range(2, len(head)):
        share = "Share by need" in head[position]
        parts: dict[Any, list[Any]] = {}
        for row in rows:
            if row[position] == "[z]" or (share and row[1] not in sums):
                continue
            figure = ("fte", row[0]) if row[1] in sums else ("fte", position, row[0], row[1])
            attacker.learn(figure, _printed(row[position]))
            if share:
                continue
            if row[1] not in sums:
                parts.setdefault(("fte", row[0]), []).append(figure)
            if row[0] != "All services" and row[1] != "All localities":
                place = "Teams for the whole area" if row[1] == "Whole area" else row[1]
                parts.setdefault(("fte", position, "All services", place), []).append(figure)
        for total, found in parts.items():
            attacker.sums(total, found)


def _learn_posts(attacker: Attacker, path: Path) -> None:
    head, rows = table(path, "Degree of change")
    for position in range(4, len(head)):
        changing = []
        for row in rows:
            attacker.learn(("posts", row[0]), _printed(row[3]))
            if row[position] == "[z]":
                continue
            attacker.learn(("posts", position, row[0]), _printed(row[position]))
            attacker.suppose(("stays", position, row[0]))
            attacker.sums(("posts", row[0]), [("posts", position, row[0]), ("stays", position, row[0])])
            changing.append(row[0])
        parts = [name for name in changing if name != "All services"]
        for kind in ("posts", "stays"):
            attacker.sums((kind, position, "All services"), [(kind, position, name) for name in parts])
    attacker.sums(("posts", "All services"), [("posts", row[0]) for row in rows[:-1]])


def _learn_measures(attacker: Attacker, path: Path) -> None:
    _, rows = table(path, "Options compared")
    values = {row[0]: row[3:] for row in rows}
    attacker.learn(("fte", "All services"), _printed(values["FTE in scope"][0]))
    head, _ = table(path, "Degree of change")
    for number, _side in enumerate(values["FTE in scope"][1:], 1):
        for offset, name in enumerate(("Filled posts that change base", "Filled posts that serve another locality")):
            position = 4 + 2 * (number - 1) + offset
            assert head[position]
            attacker.learn(("posts", position, "All services"), _printed(values[name][number]))


@pytest.mark.parametrize("seed", range(6))
def test_nothing_held_back_can_be_worked_out_from_all_tables_of_the_edition(seed: int, tmp_path: Path) -> None:
    path = a_proposal(a_council(seed, posts=70), seed).export(tmp_path / "proposal.xlsx", "public")
    attacker = Attacker()
    _learn_fte(attacker, path)
    _learn_posts(attacker, path)
    _learn_measures(attacker, path)
    widths = attacker.widths()
    assert len(widths) > 10
    assert min(width for figure, width in widths.items() if str(figure).startswith("('fte'")) > 0.05
    assert min(width for figure, width in widths.items() if str(figure).startswith("('posts'")) > 0.99


def test_no_count_of_one_to_four_posts_is_printed(tmp_path: Path) -> None:
    path = a_proposal(a_council(posts=80)).export(tmp_path / "proposal.xlsx", "staff")
    head, rows = table(path, "Degree of change")
    counts = [row[i] for row in rows for i in range(3, len(head))]
    assert "[c]" in counts
    assert not [n for n in counts if isinstance(n, int) and 0 < n < 5]


def test_the_board_sees_what_the_public_does_not(tmp_path: Path) -> None:
    made = a_proposal(a_council(posts=80))
    found = cells(made.export(tmp_path / "b.xlsx"))
    assert not any("[c]" in row for label, rows in found.items() if label != "Cover" for row in rows)


def _one_move(requests: list[Any]) -> Made:
    """Twelve posts of a core service and three of a panel; one post of the core service moves."""
    plan = a_plan(
        services=[a_service(), a_service("panel")],
        posts=[*posts("visits", 12), *posts("panel", 3, first=13)],
        requests=requests,
    )
    brief = a_brief(plan, panel=CITY_WIDE)
    sides = (as_is(brief), side_of(brief, Result("o1", Status.PROVEN_BEST, _moved(brief), certified=True)))
    return Made(compare(sides), sides, {}, {"o1": {"amounts": {"need match": 888_888}, "option": "o1"}})


def _moved(brief: Brief) -> Any:
    where: dict[str, tuple[str, str | None]] = dict.fromkeys(brief.pool_of_post, ("visits@north", "hall"))
    where |= {
        "12": ("visits@south", "library"),
        "13": ("panel", "hall"),
        "14": ("panel", "hall"),
        "15": ("panel", "hall"),
    }
    return a_design(brief, where)


def test_one_post_that_moves_is_seen_in_no_figure(tmp_path: Path) -> None:
    path = _one_move([]).export(tmp_path / "proposal.xlsx", "public")
    _, rows = table(path, "Options compared")
    values = {row[0]: row[4] for row in rows}
    told_by_moves = (
        "Filled posts that change base",
        "Travel between old and new bases",
        "Extra travel, at most",
        "Carbon of that travel",
        "Mileage of that travel",
        "Smallest core team",
    )
    assert {values[name] for name in told_by_moves} == {"[c]"}
    assert values["Properties in use"] == 2


def test_a_request_about_a_post_names_neither_the_post_nor_the_reason(tmp_path: Path) -> None:
    rows = [a_request(Kind.PIN_LOCALITY, "12", "north", reason="Illness of the holder.")]
    made = _one_move(rows)
    assert column(made.export(tmp_path / "b.xlsx", "board"), "Requests", "What is asked") == ["Post 12 serves North"]
    path = made.export(tmp_path / "p.xlsx", "public")
    head, ((*row,),) = table(path, "Requests")
    assert row[head.index("What is asked")] == "One post serves North"
    assert row[head.index("Why")] == "[c]"
    assert row[-1] == "not met"
    assert not any("Illness" in str(value) for rows in cells(path).values() for line in rows for value in line)


def test_exact_figures_of_the_certificate_are_for_closed_editions(tmp_path: Path) -> None:
    made = _one_move([])
    assert "amounts, need match" in column(made.export(tmp_path / "b.xlsx", "board"), "Certificates", "Entry")
    assert column(made.export(tmp_path / "p.xlsx", "public"), "Certificates", "Entry") == ["option"]


def test_desks_are_to_the_nearest_five_and_few_are_low(tmp_path: Path) -> None:
    path = _one_move([]).export(tmp_path / "proposal.xlsx", "public")
    head, rows = table(path, "Bases")
    needed = {row[head.index("Desks needed")] for row in rows}
    assert needed <= {"[low]", 0, 5, 10, 15}
    assert "[low]" in needed
