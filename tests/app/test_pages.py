"""Every page, drawn without a browser on small plans: what it shows, and what it never shows."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from orgdesign.app import state
from orgdesign.app.job import Job, Task
from orgdesign.app.opening import Opened, Origin, opened_upload, read_upload
from orgdesign.app.visit import Visit
from orgdesign.graph.analyses import TITLES
from orgdesign.pictures.album import PICTURES
from orgdesign.plan import Plan
from orgdesign.plan.options import Change
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import Answer, Reply
from orgdesign.report import Audience
from orgdesign.solve import Limits
from orgdesign.workbook import workbook_bytes
from tests.builders import a_plan, a_property, a_request, a_service, an_option, posts

ROOT = Path(__file__).parents[2]
VIEWS = ("data", "services", "options", "compare", "proposal", "programme", "statement")
HOSTILE = '![x](https://evil.example/x.png) <img src="https://evil.example/y.png"> $x^2$ :red[z] [a](javascript:b)'

LIVE = re.compile(r"(?<!\\)(!\[|<img|\$x|:red|\[a\])")
"""Markup whose lead is not escaped."""


def page(view: str, visit: Visit) -> AppTest:
    made = AppTest.from_string(f"from orgdesign.app.views import {view}\n{view}.draw()\n", default_timeout=60)
    made.session_state["orgdesign.visit"] = visit
    return made.run()


def opened(plan: Plan) -> Visit:
    return Visit(opened_upload(read_upload("plan.xlsx", workbook_bytes(plan))))


def core_plan(**tables: object) -> Plan:
    """A plan whose services are core by their answers."""
    plan = a_plan(**tables)  # type: ignore[arg-type]
    asked = [(s.id, c.id) for s in plan.services for c in plan.criteria_in_force]
    return plan.with_rows(answers=[Answer(service=s, criterion=c, answer=Reply.YES) for s, c in asked])


def texts(made: AppTest) -> str:
    """Everything that the page says, tables included, without the escapes."""
    kinds = (made.title, made.header, made.subheader, made.markdown, made.caption, made.info, made.error, made.warning)
    said = [element.value for kind in (*kinds, made.success) for element in kind]
    said += [table.value.to_csv() for table in made.table]
    said += [f"{m.label} {m.value}" for m in made.metric]
    return re.sub(r"\\(?=[^\w\s])|\u2060", "", "\n".join(said))


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_draws_a_solved_plan_under_one_title(view: str, small_visit: Visit) -> None:
    made = page(view, small_visit)
    assert not made.exception
    assert len(made.title) == 1
    assert not made.error


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_draws_a_plan_that_is_not_solved(view: str) -> None:
    made = page(view, opened(core_plan()))
    assert not made.exception
    assert len(made.title) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_draws_a_plan_without_options_posts_or_properties(view: str) -> None:
    plan = a_plan(options=[], posts=[], properties=[])
    made = page(view, opened(plan))
    assert not made.exception


@pytest.mark.parametrize("view", VIEWS)
def test_names_from_a_workbook_are_shown_as_they_are_and_never_read_as_markup(view: str) -> None:
    plan = core_plan(
        services=[a_service(name=HOSTILE, division=HOSTILE)],
        properties=[a_property(name=HOSTILE), a_property("library", place="south")],
        options=[an_option(name=HOSTILE, about_it=HOSTILE)],
    )
    visit = opened(plan)
    visit.solve(Task(visit.plan, ("o1",), Limits(effort=0.3)))
    assert visit.job is not None
    assert visit.job.wait(60)
    made = page(view, visit)
    assert not made.exception
    for kind in (made.title, made.header, made.subheader, made.markdown, made.caption, made.info, made.success):
        for element in kind:
            assert not LIVE.search(element.value)
    for table in made.table:
        assert not LIVE.search(table.value.to_csv(quoting=csv.QUOTE_NONE, escapechar="\x00"))


def test_the_app_opens_with_the_plan_that_it_was_started_with(
    small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["streamlit_app.py", str(small_folder)])
    made = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    assert not made.exception
    assert [t.value for t in made.title] == ["Data"]
    assert "Solved and checked" in made.success[0].value


def test_a_plan_that_cannot_be_opened_is_said_and_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["streamlit_app.py", str(tmp_path / "missing.xlsx")])
    made = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    assert not made.exception
    assert "There is no file" in texts(made)
    assert not made.title


def test_data_shows_what_the_figures_rest_on_and_every_row_accounted_for(small_visit: Visit) -> None:
    made = page("data", small_visit)
    said = texts(made)
    assert "100 % of its rows are assumed, illustrative or not marked" in said
    rows = next(t.value for t in made.table if "**Refused**" in t.value.columns)
    assert (rows["**Rows read**"] == rows["**Used**"] + rows["**Refused**"]).all()


def test_a_faulty_upload_is_shown_by_cell_and_does_not_replace_the_plan(small_visit: Visit) -> None:
    made = page("data", small_visit)
    faulty = workbook_bytes(a_plan(posts=posts("visits", 2, base="hal")))
    made.file_uploader[0].upload("faulty.xlsx", faulty).run()
    assert not made.exception
    said = texts(made)
    assert "faulty.xlsx was not opened: 2 errors" in said
    assert "Posts!K2; Posts!K3" in said
    assert "hall" in said
    visit: Visit = made.session_state["orgdesign.visit"]
    assert visit.plan == small_visit.opened.plan


def test_a_sound_upload_becomes_the_plan_that_is_open(small_visit: Visit) -> None:
    made = page("data", small_visit)
    sound = workbook_bytes(core_plan())
    made.file_uploader[0].upload("sound.xlsx", sound).run()
    assert not made.exception
    visit: Visit = made.session_state["orgdesign.visit"]
    assert (visit.opened.origin, visit.opened.name) == (Origin.UPLOAD, "sound.xlsx")
    assert not visit.results


def test_services_shows_the_class_and_reason_of_every_service(small_visit: Visit) -> None:
    made = page("services", small_visit)
    option = small_visit.options[0]
    classes = next(t.value for t in made.table if "**Why**" in t.value.columns)
    assert len(classes) == len(small_visit.classes(option))
    for found in small_visit.classes(option):
        assert found.reason in texts(made)


def test_services_are_narrowed_by_class_and_division(small_visit: Visit) -> None:
    made = page("services", small_visit)
    made.button_group[0].set_value(["core"]).run()
    classes = next(t.value for t in made.table if "**Why**" in t.value.columns)
    assert set(classes["**Class**"]) == {"core"}


def test_a_large_plan_is_drawn_sheet_by_sheet() -> None:
    many = core_plan(services=[a_service(f"s{n:03}") for n in range(70)], posts=[])
    made = page("services", opened(many))
    assert not made.exception
    assert "Sheet 1 of 2." in texts(made)


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_with_its_key_and_its_table(name: str, small_visit: Visit) -> None:
    made = page("services", small_visit)
    made.radio(key=f"picture..{small_visit.opened_count}").set_value(name).run()
    assert not made.exception
    option = small_visit.options[0]
    drawn = PICTURES[name](small_visit.overlaid(option), small_visit.classes(option), "")
    assert f"How to read it: {drawn.key}" in texts(made)
    heads = [re.sub(r"\W", "", head) for head in drawn.heads[1:]]
    assert heads in [[re.sub(r"\W", "", head) for head in t.value.columns] for t in made.table]


def test_pictures_are_of_the_services_chosen(small_visit: Visit) -> None:
    made = page("services", small_visit)
    made.button_group[0].set_value(["core"]).run()
    groups = next(t.value for t in made.table if "**Links inside the group**" in t.value.columns)
    assert set(groups["**Class**"]) == {"core"}


def test_a_plan_without_needs_says_why_there_are_no_pathways() -> None:
    visit = opened(core_plan())
    made = page("services", visit)
    made.radio(key=f"picture..{visit.opened_count}").set_value("pathways").run()
    assert not made.exception
    assert "no service states the need that it serves" in texts(made)


def test_classes_of_every_option_stand_side_by_side_with_what_flipped_and_why() -> None:
    plan = core_plan(
        services=[a_service(), a_service("clinic")],
        options=[an_option(), an_option("o2")],
        changes=[
            Change(
                option="o2",
                order=1,
                action="set",
                to_table="services",
                row="clinic",
                column_name="tied_place",
                value="north",
                why="There",
            )
        ],
    )
    said = texts(page("services", opened(plan)))
    assert "1 service of 2 would be organised differently:" in said
    assert "hosted" in said
    assert "the place to which it is tied is another in" in said


def test_options_that_class_alike_are_said_to() -> None:
    said = texts(page("services", opened(core_plan(options=[an_option(), an_option("o2")]))))
    assert "Every service has the same class in every option." in said


def test_what_the_links_show_is_told_and_hand_offs_once_an_option_is_solved(small_visit: Visit) -> None:
    solved = page("services", small_visit)
    labels = [expander.label for expander in solved.expander]
    assert all(any(title in label for label in labels) for title in TITLES.values())
    unsolved = page("services", opened(core_plan()))
    assert "are found once the option is solved" in texts(unsolved)


def test_options_say_what_is_proven_at_every_priority(small_visit: Visit) -> None:
    made = page("options", small_visit)
    proof = next(t.value for t in made.table if "**Proven**" in t.value.columns)
    solved = small_visit.results[small_visit.options[0]]
    assert len(proof) == len(solved.result.stages)
    assert "shares no code with the solver" in texts(made)


def test_options_solve_in_the_background_and_show_the_result(small_visit: Visit) -> None:
    visit = opened(core_plan())
    made = page("options", visit)
    assert "not solved yet" in texts(made)
    next(b for b in made.button if b.label == "Solve").click().run()
    visit = made.session_state["orgdesign.visit"]
    if visit.job is not None:
        assert visit.job.wait(60)
    made.run()
    assert not made.exception
    assert "Finished" in texts(made)
    assert "Proven best" in texts(made)


def test_an_impossible_option_names_what_cannot_hold_together() -> None:
    asks = [a_request(Kind.KEEP, "hall", id="r1"), a_request(Kind.CLOSE, "hall", id="r2")]
    visit = opened(core_plan(requests=asks))
    visit.solve(Task(visit.plan, ("o1",), Limits(effort=0.5)))
    assert visit.job is not None
    assert visit.job.wait(60)
    made = page("options", visit)
    said = texts(made)
    assert "Impossible" in said
    conflict = next(t.value for t in made.table if "**Sort**" in t.value.columns)
    assert {"r1", "r2"} <= set(conflict.index)
    ways = next(t.value for t in made.table if "**Is less enough?**" in t.value.columns)
    assert set(ways.index) == {"requests"}
    assert not made.tabs


def test_a_second_opinion_stands_under_the_priorities_that_it_is_on() -> None:
    visit = opened(core_plan())
    visit.solve(Task(visit.plan, ("o1",), Limits(effort=0.5), second_opinion=30))
    assert visit.job is not None
    assert visit.job.wait(60)
    made = page("options", visit)
    assert not made.exception
    assert "Second opinion" in texts(made)
    said = next(t.value for t in made.table if "**Second opinion**" in t.value.columns)
    assert set(said["**Second opinion**"]) == {"agrees"}


def test_open_services_are_named_and_a_class_is_asked_for() -> None:
    made = page("options", opened(a_plan()))
    assert "have no class yet" in texts(made)
    next(b for b in made.button if b.label == "Solve").click().run()
    visit: Visit = made.session_state["orgdesign.visit"]
    if visit.job is not None:
        assert visit.job.wait(60)
    made.run()
    assert "was not solved" in texts(made)
    next(s for s in made.selectbox if s.label == "Class to assume for them").set_value("city-wide").run()
    next(b for b in made.button if b.label == "Solve").click().run()
    visit = made.session_state["orgdesign.visit"]
    if visit.job is not None:
        assert visit.job.wait(60)
    made.run()
    assert "Class assumed for open services" in texts(made)


def test_a_what_if_request_is_added_and_taken_out_by_buttons(small_visit: Visit) -> None:
    made = page("options", small_visit)
    next(s for s in made.selectbox if s.label == "What to try").set_value("Keep a property in use").run()
    next(b for b in made.button if b.label == "Add this request").click().run()
    assert not made.exception
    visit: Visit = made.session_state["orgdesign.visit"]
    assert [p.kind for p in visit.pins] == [Kind.KEEP]
    assert "before the latest what-if requests" in texts(made)
    next(b for b in made.button if b.label.startswith("Remove")).click().run()
    visit = made.session_state["orgdesign.visit"]
    assert visit.pins == ()


def test_the_price_of_the_next_unit_is_asked_for_solved_and_shown_by_priority() -> None:
    annexe = a_property("annexe", running_cost=40, state="candidate")
    visit = opened(core_plan(properties=[a_property(), annexe, a_property("library", place="south")]))
    visit.solve(Task(visit.plan, ("o1",), Limits(effort=0.5)))
    assert visit.job is not None
    assert visit.job.wait(60)
    made = page("options", visit)
    unit = next(s for s in made.selectbox if s.label == "What would the next one cost?")
    unit.set_value(next(o for o in unit.options if o.startswith("Running cost lower by 1 %")))
    next(b for b in made.button if b.label == "Ask for it").click().run()
    visit = made.session_state["orgdesign.visit"]
    assert [(pin.kind, pin.strength) for pin in visit.pins] == [(Kind.RUNNING_COST_CEILING, "must")]
    visit.solve(Task(visit.plan, ("o1",), Limits(effort=0.5)))
    assert visit.job is not None
    assert visit.job.wait(60)
    made.run()
    assert not made.exception
    costs = next(t.value for t in made.table if "**How firm**" in t.value.columns)
    assert [cell.replace("\\", "") for cell in costs["**It costs**"]] == ["0.00 FTE"]
    assert list(costs["**How firm**"]) == ["exactly"]


def test_a_what_if_is_solved_from_the_last_design_by_a_button_in_place_and_shown_by_priority() -> None:
    annexe = a_property("annexe", running_cost=40, state="candidate")
    visit = opened(core_plan(properties=[a_property(), annexe, a_property("library", place="south")]))
    visit.solve(Task(visit.plan, ("o1",), Limits(effort=0.5)))
    assert visit.job is not None
    assert visit.job.wait(60)
    made = page("options", visit)
    assert not [b for b in made.button if "again from its last design" in b.label]
    next(s for s in made.selectbox if s.label == "What to try").set_value("Do without a property").run()
    next(s for s in made.selectbox if s.label == "Property").set_value("hall")
    next(b for b in made.button if b.label == "Add this request").click().run()
    next(b for b in made.button if "again from its last design" in b.label).click().run()
    visit = made.session_state["orgdesign.visit"]
    if visit.job is not None:
        assert visit.job.task.what_if
        assert visit.job.wait(60)
    made.run()
    assert not made.exception
    said = texts(made)
    assert "Started from the earlier design of o1" in said
    costs = next(t.value for t in made.table if "**How firm**" in t.value.columns)
    assert list(costs["**Proven before**"]) == list(costs["**Proven now**"]) == ["proven best"]
    assert not [b for b in made.button if "again from its last design" in b.label]


def test_a_what_if_that_runs_shows_its_progress_and_stop_in_place() -> None:
    visit = opened(core_plan())
    visit.solve(Task(visit.plan, ("o1",), Limits(effort=0.5)))
    assert visit.job is not None
    assert visit.job.wait(60)
    visit.collect()
    task = visit.what_if("o1")
    assert task is not None
    job = Job(task)
    visit.job = job
    made = page("options", visit)
    assert not made.exception
    assert "see how it goes under What if, below" in texts(made)
    next(b for b in made.button if b.label == "Stop and keep the best so far").click().run()
    assert job.stopped
    made.run()
    assert "Stopping: the best so far is being checked and kept." in texts(made)


def test_limits_of_time_and_memory_and_going_on_are_offered_and_used(small_visit: Visit) -> None:
    made = page("options", small_visit)
    for word, value in (("Minutes", 5), ("Memory", 1500)):
        next(n for n in made.number_input if n.label.startswith(word)).set_value(value).run()
    next(c for c in made.checkbox if c.label.startswith("Go on from the designs")).check().run()
    next(b for b in made.button if b.label == "Solve").click().run()
    visit: Visit = made.session_state["orgdesign.visit"]
    if visit.job is not None:
        visit.stop()
        assert visit.job.wait(90)
    made.run()
    assert not made.exception
    found = small_visit.results[small_visit.options[0]].result.settings
    assert (found["seconds"], found["memory_mb"]) == (300, 1500)
    assert found["start"]["use"] == "as it was"


def test_a_result_that_was_cut_short_says_what_cut_it_and_what_to_do(small_visit: Visit) -> None:
    option = small_visit.options[0]
    task = Task(small_visit.plan, (option,), Limits(memory_mb=1), starts=small_visit.starts([option]))
    small_visit.solve(task)
    assert small_visit.job is not None
    assert small_visit.job.wait(60)
    made = page("options", small_visit)
    made.selectbox(key=state.OPTION).set_value(option).run()
    said = texts(made)
    assert "Stopped at the memory limit: it used" in said
    assert "Allow more memory" in said
    assert "shares no code with the solver" in said
    assert "no: Stopped at the memory limit" in texts(page("proposal", made.session_state["orgdesign.visit"]))


def test_compare_shows_today_and_every_option_differences_first(small_visit: Visit) -> None:
    made = page("compare", small_visit)
    measures = next(t.value for t in made.table if "**Better**" in t.value.columns)
    found = small_visit.comparison()
    assert len(measures) == len(found.differing)
    assert "**As is today**" in measures.columns
    made.toggle[0].set_value(False).run()
    measures = next(t.value for t in made.table if "**Better**" in t.value.columns)
    assert len(measures) == len(found.measures)


def test_results_before_a_what_if_request_are_not_compared(small_visit: Visit) -> None:
    made = page("options", small_visit)
    next(s for s in made.selectbox if s.label == "What to try").set_value("Keep a property in use").run()
    next(b for b in made.button if b.label == "Add this request").click().run()
    visit: Visit = made.session_state["orgdesign.visit"]
    made = page("compare", visit)
    assert "Solve those again" in texts(made)
    assert not made.table


@pytest.mark.parametrize("audience", [Audience.BOARD, Audience.PUBLIC])
def test_the_proposal_is_offered_for_each_audience(small_visit: Visit, audience: Audience) -> None:
    made = page("proposal", small_visit)
    made.radio[0].set_value(audience).run()
    assert not made.exception
    assert "Download the proposal workbook" in [b.proto.label for b in made.get("download_button")]
    assert ("proposal", audience) in made.session_state["orgdesign.visit"]._kept


def test_every_certificate_is_shown_with_its_seal_intact(small_visit: Visit) -> None:
    made = page("proposal", small_visit)
    sealed = [t.value for t in made.table if "Seal" in t.value.index]
    assert len(sealed) == len(small_visit.options)
    assert texts(made).count("(intact)") == len(small_visit.options)


def test_nothing_that_failed_its_check_is_offered(small_visit: Visit) -> None:
    visit = Visit(
        Opened("x", Origin.FILE, small_visit.opened.plan, small_visit.opened.reading),
        failed={small_visit.options[0]: "The design failed its independent check: desks hall."},
    )
    said = texts(page("options", visit))
    assert "was not solved: The design failed its independent check" in said
    assert "not solved yet" in said
