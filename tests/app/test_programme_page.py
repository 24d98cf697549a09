"""The page Programme: milestones, ratings never by colour alone, series with their figures, the consultation."""

from __future__ import annotations

import csv
from typing import Any

from streamlit.testing.v1 import AppTest

from orgdesign.app.visit import Visit
from orgdesign.plan import Plan
from orgdesign.plan.consultation import MainFinding, Question, Response
from orgdesign.plan.governance import Board, Decision, Impact, Risk
from orgdesign.plan.plan import PROGRAMME
from orgdesign.plan.programme import Milestone, Workstream
from orgdesign.workbook import read_plan
from orgdesign.workbook.examples import example_plan
from tests.app.test_pages import HOSTILE, LIVE, opened, page, texts
from tests.builders import a_plan
from tests.scenarios.faithful import scenario


def programme_of(plan: Plan) -> AppTest:
    made = page("programme", opened(plan))
    assert not made.exception
    return made


def example(**tables: Any) -> Plan:
    found = {name: example_plan().tables()[name] for name in PROGRAMME}
    found["milestones"] = tuple(row.model_copy(update={"option": None}) for row in found["milestones"])
    found["replies"] = tuple(row.model_copy(update={"touches": ()}) for row in found["replies"])
    found["boards"] = tuple(row.model_copy(update={"place": None}) for row in found["boards"])
    found["decisions"] = tuple(row.model_copy(update={"option": None}) for row in found["decisions"])
    return a_plan().with_rows(**{**found, **tables})


def test_a_plan_without_a_programme_says_where_it_would_stand() -> None:
    made = programme_of(a_plan())
    assert "holds no programme" in made.info[0].value
    assert not made.table


def test_the_share_of_made_up_rows_leaves_the_programme_out_and_says_so() -> None:
    assert "rows of the programme not counted" in texts(programme_of(example()))
    assert "rows of the programme" not in texts(programme_of(a_plan()))


def test_every_part_of_the_programme_has_a_heading_and_a_table() -> None:
    made = programme_of(example())
    heads = ["Milestones", "Ratings", "Progress", "Workstreams", "Series", "Consultation", "Replies", "Findings"]
    heads += ["Risks", "Boards", "Decisions", "Impacts"]
    assert [head.value for head in made.header] == heads
    assert len(made.table) == len(heads) + 1
    assert {(m.label, m.value) for m in made.metric} >= {("Workstreams", "2"), ("Milestones", "2")}
    assert "Next, by 31 October 2009: Heads of locality recruited" in texts(made)


def test_ratings_are_told_by_letter_and_word_in_table_and_chart() -> None:
    made = programme_of(example())
    ratings = next(t.value for t in made.table if "**Dimension**" in t.value.columns)
    assert set(ratings["**Rating**"]) == {r"G\: green", r"A\: amber"}
    assert "1 green, 1 amber" in texts(made)


def test_a_series_is_drawn_with_the_table_of_its_figures_beneath() -> None:
    made = programme_of(example())
    assert "380 referrals in April and May 2009, down 5.0% from 400 in April and May 2008." in texts(made)
    figures = next(t.value for t in made.table if "**Change (%)**" in _plain(t.value.columns))
    assert len(figures) == 2
    assert len(made.get("vega_lite_chart")) == 2


def _plain(columns: Any) -> list[str]:
    return [str(name).replace("\\", "") for name in columns]


def test_one_workstream_is_shown_with_what_belongs_to_it() -> None:
    visit: Visit = opened(example())
    made = page("programme", visit)
    made.selectbox(key=f"workstream..{visit.opened_count}").set_value("workforce").run()
    assert not made.exception
    said = texts(made)
    assert "Heads of locality recruited" in said
    assert "Locality teams in place" not in said
    assert "Capacity of partners" in said
    assert not any("**Needed by**" in table.value.columns for table in made.table)
    made.selectbox(key=f"workstream..{visit.opened_count}").set_value("front-door").run()
    assert "Capacity of partners" not in texts(made)
    assert "Consultation" in [head.value for head in made.header]


def test_peterboroughs_findings_are_shown_whichever_of_its_workstreams_is_picked() -> None:
    plan = read_plan(scenario("peterborough-2009"))
    visit = opened(plan)
    made = page("programme", visit)
    for strand in plan.workstreams:
        made.selectbox(key=f"workstream..{visit.opened_count}").set_value(strand.id).run()
        assert not made.exception
        assert "Findings" in [head.value for head in made.header]


def test_text_of_a_plan_is_shown_as_it_is_and_never_read_as_markup() -> None:
    plan = a_plan().with_rows(
        workstreams=[Workstream(id="w", title=HOSTILE, group=HOSTILE, aims=HOSTILE)],
        milestones=[Milestone(id="m", title=HOSTILE, period=HOSTILE, lead=HOSTILE, due=a_plan().settings.as_at)],
        consultation=[Question(id="q", question=HOSTILE, answer=HOSTILE)],
        replies=[Response(id="r", kind="positive", said=HOSTILE, theme=HOSTILE)],
        findings=[MainFinding(id="f", title=HOSTILE, follows=HOSTILE)],
        risks=[Risk(id="k", title=HOSTILE, what=HOSTILE, response=HOSTILE, phase=HOSTILE)],
        boards=[Board(id="b", title=HOSTILE, task=HOSTILE, members=HOSTILE, development=HOSTILE)],
        decisions=[Decision(id="d", title=HOSTILE, outcome="noted", reason=HOSTILE, published=HOSTILE)],
        impacts=[Impact(id="i", title=HOSTILE, outcomes=(HOSTILE.replace(";", ","),), how=HOSTILE)],
    )
    made = programme_of(plan)
    said = [element.value for kind in (made.title, made.header, made.markdown, made.caption) for element in kind]
    said += [table.value.to_csv(quoting=csv.QUOTE_NONE, escapechar="\x00") for table in made.table]
    assert len(made.table) == 9
    assert not any(LIVE.search(text) for text in said)
