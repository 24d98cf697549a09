"""The programme in the proposal: in the forms that councils print, and with small numbers held back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from orgdesign.compare import as_is, compare
from orgdesign.plan import Plan
from orgdesign.plan.consultation import MainFinding, Question, Response
from orgdesign.plan.plan import PROGRAMME
from orgdesign.plan.programme import Figure, Milestone, Progress, Rating, Workstream
from orgdesign.plan.trend import series_of
from orgdesign.report import violations
from orgdesign.report.programme import programme_sheets
from orgdesign.report.programme.series import sentence
from orgdesign.report.programme.strands import RATINGS, rating_words
from orgdesign.report.sheet import Sheet
from orgdesign.workbook.examples import example_plan
from tests.builders import a_brief, a_plan
from tests.report.made import Made, cells, table

EARLY, LATE = date(2009, 6, 1), date(2009, 9, 1)


def a_programme(**tables: Any) -> Plan:
    return a_plan().with_rows(**tables)


def sheet_of(plan: Plan, label: str, *, hold_back: bool = False) -> list[dict[str, Any]]:
    (found,) = [sheet for sheet in programme_sheets(plan, hold_back=hold_back) if sheet.label == label]
    return rows_of(found)


def rows_of(sheet: Sheet) -> list[dict[str, Any]]:
    heads = [column.heading for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


def exported(plan: Plan, path: Path, audience: str = "board") -> Path:
    sides = (as_is(a_brief(plan)),)
    return Made(compare(sides), sides, {}, {}).export(path, audience)


def figure(year: int, value: str, measure: str = "cases") -> Figure:
    return Figure(
        measure=measure, place="city", period=f"May {year}", ends=date(year, 5, 31), value=Decimal(value), unit="cases"
    )


def test_a_plan_without_a_programme_has_no_sheets_for_it() -> None:
    assert programme_sheets(a_plan()) == ()


@pytest.mark.parametrize("audience", ["board", "hr", "staff", "public"])
def test_every_edition_with_a_programme_passes_the_last_check(audience: str, tmp_path: Path) -> None:
    plan = a_plan()
    tables = {name: example_plan().tables()[name] for name in PROGRAMME}
    tables["milestones"] = tuple(row.model_copy(update={"option": None}) for row in tables["milestones"])
    tables["replies"] = tuple(row.model_copy(update={"touches": ("visits",)}) for row in tables["replies"])
    path = exported(plan.with_rows(**tables), tmp_path / "p.xlsx", audience)
    assert violations(path) == []
    found = list(cells(path))
    mine = ["Workstreams", "Milestones", "Progress", "Ratings", "Series", "Consultation", "Replies", "Findings"]
    mine += ["Risks", "Boards", "Decisions", "Impacts"]
    start = found.index("Questions") + 1
    assert found[start : start + 12] == mine
    assert found[start + 12] == "Evidence"


def test_progress_is_told_in_five_columns_with_a_rating_for_each_dimension() -> None:
    plan = a_programme(
        workstreams=[Workstream(id="A", title="Centres", group="Front line")],
        progress=[Progress(subject="A", as_at=LATE, done="Sites chosen.", to_do="Build.", benchmark="Most are ahead.")],
        ratings=[
            Rating(subject="A", dimension="delivery", as_at=LATE, rating="amber", reason="Not built."),
            Rating(subject="A", dimension="readiness", as_at=LATE, rating="green", reason="All is known."),
        ],
    )
    (row,) = sheet_of(plan, "Progress")
    assert (row["Reference"], row["What we are doing"], row["Under"]) == ("A", "Centres", "Front line")
    assert (row["Done to date"], row["Still to do"]) == ("Sites chosen.", "Build.")
    assert row["Compared with other councils"] == "Most are ahead."
    assert row["How near to completion"] == "G: green (readiness): All is known.\nA: amber (delivery): Not built."


def test_only_the_latest_report_and_rating_count_and_the_one_before_is_told() -> None:
    plan = a_programme(
        workstreams=[Workstream(id="A", title="Centres")],
        progress=[Progress(subject="A", as_at=day, done=words) for day, words in ((LATE, "new"), (EARLY, "old"))],
        ratings=[
            Rating(subject="A", dimension="delivery", as_at=LATE, rating="green/amber", reason="Nearly."),
            Rating(subject="A", dimension="delivery", as_at=EARLY, rating="red", reason="No site."),
        ],
    )
    (row,) = sheet_of(plan, "Progress")
    assert row["Done to date"] == "new"
    assert row["How near to completion"] == "G/A: green/amber (delivery): Nearly."
    now, before = sheet_of(plan, "Ratings")
    assert (now["Rating"], now["Rated before"]) == ("G/A: green/amber", "R: red")
    assert (before["Rating"], before["Rated before"]) == ("R: red", "[z]")


def test_every_rating_has_a_letter_of_its_own_and_its_word() -> None:
    words = [rating_words(rating) for rating in RATINGS]
    assert len({word.partition(":")[0] for word in words}) == len(RATINGS)
    assert all(word.endswith(rating) for word, rating in zip(words, RATINGS, strict=True))


def test_milestones_stand_by_date_with_what_comes_first() -> None:
    plan = a_programme(
        milestones=[
            Milestone(id="b", title="Some day", gate="Vacancies are filled."),
            Milestone(
                id="a", title="Teams", period="April 2010", due=date(2010, 4, 30), after=("c",), status="planned"
            ),
            Milestone(id="c", title="Heads", period="end of October 2009", due=date(2009, 10, 31), option="o1"),
        ]
    )
    rows = sheet_of(plan, "Milestones")
    assert [(row["When"], row["Milestone"], row["Status"]) for row in rows] == [
        ("end of October 2009", "Heads", "[z]"),
        ("April 2010", "Teams", "planned"),
        ("[z]", "Some day", "[z]"),
    ]
    assert [row["Comes after"] for row in rows] == ["[z]", "Heads", "[z]"]
    assert (rows[0]["In the option"], rows[1]["Last day"]) == ("O1", "30 April 2010")
    assert rows[2]["Only when"] == "Vacancies are filled."


def test_workstreams_of_two_kinds_show_aims_key_milestones_and_progress() -> None:
    plan = a_programme(
        workstreams=[
            Workstream(id="b", title="Property", kind="enabling", order=2),
            Workstream(id="a", title="Front door", kind="service", order=1, aims="Fewer handovers.", state="open"),
        ],
        milestones=[
            Milestone(id="m", title="Design it", workstream="a"),
            Milestone(id="n", title="Test it", workstream="a"),
        ],
        progress=[Progress(subject="a", as_at=LATE, done="Tested.")],
    )
    first, second = sheet_of(plan, "Workstreams")
    assert (first["Workstream"], first["Kind"], first["State"]) == ("Front door", "service", "open")
    assert (first["Aims"], first["Key milestones"]) == ("Fewer handovers.", "Design it\nTest it")
    assert first["Progress to date"] == "Tested."
    assert (second["Workstream"], second["Kind"]) == ("Property", "enabling")
    assert programme_sheets(plan)[0].lines[0] == "2 workstreams: 1 change services, 1 support the change."


def test_a_series_stands_with_its_change_and_percentage(tmp_path: Path) -> None:
    plan = a_programme(series=[figure(2019, "14"), figure(2018, "21.3")])
    head, rows = table(exported(plan, tmp_path / "p.xlsx"), "Series")
    first, second = (dict(zip(head, row, strict=True)) for row in rows)
    assert (first["Figure"], first["Change (%)"]) == (21.3, "[z]")
    assert (second["Figure"], second["Figure before"], second["Change"]) == (14, 21.3, -7.3)
    assert second["Change (%)"] == -34.3


def test_percentages_keep_their_decimal_where_the_figures_are_whole(tmp_path: Path) -> None:

    plan = a_programme(series=[figure(2019, "1131"), figure(2018, "2142")])
    sheet = load_workbook(exported(plan, tmp_path / "p.xlsx"))["Series"]
    (found,) = sheet.tables.values()
    *_, last = sheet[found.ref]
    assert [(cell.value, cell.number_format) for cell in last[6:9]] == [
        (2142, "#,##0"),
        (-1011, "#,##0"),
        (-47.2, "#,##0.0"),
    ]


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("2142", "1131", "1,131 cases in May 2019, down 47.2% from 2,142 in May 2018."),
        ("0", "5", "5 cases in May 2019, up 5 from 0 in May 2018."),
        ("5", "5", "5 cases in May 2019, as in May 2018."),
    ],
)
def test_a_change_is_said_in_words(before: str, now: str, words: str) -> None:
    ((_, step),) = series_of([figure(2018, before), figure(2019, now)])
    assert sentence(step) == words


def test_a_measure_with_a_small_figure_is_held_back_from_the_public_and_others_are_not() -> None:
    plan = a_programme(
        series=[figure(2018, "9"), figure(2019, "4"), figure(2018, "9", "more"), figure(2019, "8", "more")]
    )
    shown = sheet_of(plan, "Series")
    assert [row["Figure"] for row in shown] == [9, 4, 9, 8]
    held = sheet_of(plan, "Series", hold_back=True)
    numbers = [[row[head] for head in ("Figure", "Figure before", "Change", "Change (%)")] for row in held]
    assert numbers[:2] == [["[c]", "[z]", "[z]", "[z]"], ["[c]", "[c]", "[c]", "[c]"]]
    assert numbers[3] == [8, 9, -1, Decimal("-11.1")]


def a_consultation(**values: Any) -> Plan:
    return a_programme(
        consultation=[
            Question(id="Q2", number=2, question="Is it near?"),
            Question(
                id="Q1", number=1, question="Is it right?", answer="Mostly.", action="go on", findings=("F2", "F1")
            ),
        ],
        replies=[
            Response(id="r1", question="Q1", kind="positive", said="It fits."),
            Response(id="r2", question="Q1", kind="challenge", said="It costs.", reply="It does not.", **values),
            Response(id="r3", question="Q1", kind="suggestion", said="Move it.", touches=("visits", "hall", "01")),
            Response(id="r4", kind="question", said="Who decides?", reply="The board."),
        ],
        milestones=[Milestone(id="m", title="Heads recruited")],
        findings=[
            MainFinding(id="F2", number=2, printed="8", title="Go on"),
            MainFinding(id="F1", number=1, printed="7", title="Appoint", milestones=("m",)),
        ],
    )


def test_questions_stand_with_positives_challenges_what_follows_and_numbered_findings() -> None:
    first, second = sheet_of(a_consultation(), "Consultation")
    assert (first["Number"], first["Question"], first["The answers together"]) == ("1", "Is it right?", "Mostly.")
    assert (first["Positives"], first["Challenges"], first["Suggestions"]) == ("It fits.", "It costs.", "Move it.")
    assert (first["Therefore we will"], first["Main findings"]) == ("go on", "points 1 and 2")
    assert (second["Number"], second["Main findings"]) == ("2", "[z]")


def test_replies_stand_by_question_and_those_apart_from_them_last() -> None:
    rows = sheet_of(a_consultation(), "Replies")
    assert [(row["Question"], row["Kind"]) for row in rows] == [
        ("1", "positive"), ("1", "challenge"), ("1", "suggestion"), ("[z]", "question"),
    ]  # fmt: skip
    assert rows[3]["Reply"] == "The board."
    assert rows[2]["About"] == "Visits\nHall\n01"


def test_single_posts_and_small_counts_are_held_back_from_the_public() -> None:
    plan = a_consultation(count=3, share=12)
    public = sheet_of(plan, "Replies", hold_back=True)
    assert public[2]["About"] == "Visits\nHall"
    assert (public[1]["How many"], public[1]["Share (%)"]) == ("[c]", "[c]")
    board = sheet_of(plan, "Replies")
    assert (board[1]["How many"], board[1]["Share (%)"]) == (3, 12)


def test_findings_stand_by_number_with_the_number_printed_and_their_milestones() -> None:
    first, second = sheet_of(a_consultation(), "Findings")
    assert (first["Number"], first["Main finding"], first["Printed as"]) == ("1", "Appoint", "7")
    assert first["Milestones"] == "Heads recruited"
    assert (second["Number"], second["Milestones"]) == ("2", "[z]")


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    plan = a_programme(milestones=[Milestone(id="m", title="=1+1", period="-5", note="@SUM(A1)")])
    path = exported(plan, tmp_path / "p.xlsx")
    assert violations(path) == []
    (row,) = table(path, "Milestones")[1]
    assert (row[0], row[1], row[-1]) == ("-5", "=1+1", "@SUM(A1)")
