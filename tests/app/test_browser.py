"""The app in a real browser that cannot reach any other machine."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from orgdesign.generate import generate_sized
from orgdesign.plan.services import Answer, Reply
from orgdesign.workbook import workbook_bytes
from tests.app.serving import PATIENCE_MS, QUIET, Guard, choose, serious, serving, settled, turn_to
from tests.builders import a_plan, a_property, a_service, an_option, posts
from tests.conftest import chromium

pytestmark = pytest.mark.browser
PAGES = (
    ("1 Data", "Data"),
    ("2 Services", "Services"),
    ("3 Options", "Options"),
    ("4 Compare", "Compare"),
    ("5 Proposal", "Proposal"),
    ("Programme", "Programme"),
    ("Accessibility", "Accessibility statement"),
)
OUR_PICTURE = "[src^='data:image/svg+xml;base64,']"
HOSTILE = (
    '![x](https://evil.example/x.png) <img src="https://evil.example/y.png"> [a](https://evil.example) www.evil.org'
)


@pytest.fixture(scope="module")
def address(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(small_folder, tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium()
    assert program is not None, "Chromium is not installed, and in CI no test of the app is left out."
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def guard() -> Guard:
    return Guard()


def opened(browser: Browser, address: str, guard: Guard, scheme: Literal["light", "dark"] = "light") -> Page:
    context = browser.new_context(color_scheme=scheme, accept_downloads=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route("**/*", guard)
    page.goto(address)
    return page


@pytest.fixture
def page(browser: Browser, address: str, guard: Guard) -> Iterator[Page]:
    """The app at its first page; at the end it must not have asked any other machine for anything."""
    found = opened(browser, address, guard)
    settled(found, "Data")
    yield found
    assert guard.tried == []
    found.context.close()


def upload(page: Page, name: str, data: bytes) -> None:
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": mime, "buffer": data})


def test_the_first_request_of_a_fresh_server_may_be_for_any_page(browser: Browser, address: str, guard: Guard) -> None:
    page = opened(browser, f"{address}/services?option=Fewer+buildings", guard)
    settled(page, "Services")
    expect(page.get_by_text("Some properties close and running cost comes before need match.")).to_be_visible()
    assert guard.tried == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_draws_accessibly_and_asks_no_other_machine(
    browser: Browser, address: str, guard: Guard, scheme: Literal["light", "dark"]
) -> None:
    page = opened(browser, address, guard, scheme)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    for link, title in PAGES:
        turn_to(page, link, title)
        assert page.title().startswith(title)
        faults += serious(page)
    assert faults == []
    assert guard.tried == []
    page.context.close()


def test_every_picture_has_a_text_alternative(page: Page) -> None:
    turn_to(page, "2 Services", "Services")
    drawing = page.get_by_test_id("stMain").get_by_role("img", name=re.compile("Service graph of 6 services"))
    expect(drawing).to_be_visible(timeout=PATIENCE_MS)
    for choice, told in (("Pathways", "Pathway map of"), ("Criteria", "Matrix of 6 services")):
        page.get_by_test_id("stRadio").get_by_text(choice, exact=True).click()
        settled(page, "Services")
        expect(page.get_by_test_id("stMain").get_by_role("img", name=re.compile(told))).to_be_visible()
        assert serious(page) == []
    turn_to(page, "4 Compare", "Compare")
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart.locator("svg").first).to_be_visible(timeout=PATIENCE_MS)
    assert "Bars of " in chart.evaluate("e => e.outerHTML")


def test_a_faulty_workbook_is_shown_cell_by_cell(page: Page) -> None:
    upload(page, "faulty.xlsx", workbook_bytes(a_plan(posts=posts("visits", 2, base="hal"))))
    expect(page.get_by_text("faulty.xlsx was not opened: 2 errors")).to_be_visible(timeout=PATIENCE_MS)
    table = page.get_by_role("table", name="Problems by cell").first
    expect(table.get_by_text("Posts!K2; Posts!K3")).to_be_visible()
    expect(table.get_by_text("hall", exact=True)).to_be_visible()
    assert serious(page) == []


def test_text_from_a_workbook_is_never_a_picture_or_a_link(page: Page) -> None:
    plan = a_plan(
        services=[a_service(name=HOSTILE, division=HOSTILE)],
        properties=[a_property(name=HOSTILE), a_property("library", place="south", name=HOSTILE)],
        options=[an_option(name=HOSTILE, about_it=HOSTILE)],
    )
    answers = [Answer(service="visits", criterion=c.id, answer=Reply.YES) for c in plan.criteria_in_force]
    upload(page, "hostile.xlsx", workbook_bytes(plan.with_rows(answers=answers)))
    expect(page.get_by_text("workbook that you uploaded")).to_be_visible(timeout=PATIENCE_MS)
    turn_to(page, "3 Options", "Options")
    page.get_by_role("button", name="Solve", exact=True).click()
    expect(page.get_by_text("Finished:")).to_be_visible(timeout=PATIENCE_MS)
    for link, title in PAGES:
        turn_to(page, link, title)
        expect(page.get_by_test_id("stMain").locator(f"img:not({OUR_PICTURE})")).to_have_count(0)
        expect(page.get_by_test_id("stMain").locator("a[href^=http]")).to_have_count(0)


def test_a_long_solve_shows_progress_and_stops_with_the_best_so_far(page: Page) -> None:
    upload(page, "larger.xlsx", workbook_bytes(generate_sized(3, 12, 110, 21, 1)))
    expect(page.get_by_text("workbook that you uploaded")).to_be_visible(timeout=PATIENCE_MS)
    turn_to(page, "3 Options", "Options")
    page.get_by_text("Thorough: ten times").click()
    page.get_by_role("button", name="Solve", exact=True).click()
    stop = page.get_by_role("button", name="Stop and keep the best so far")
    expect(stop).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text(re.compile(r"step [2-9] of"))).to_be_visible(timeout=PATIENCE_MS)
    assert serious(page) == []
    stop.click()
    expect(page.get_by_text("Stopped; the best so far was kept: As proposed.")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text("Stopped before these were begun: Fewer buildings.")).to_be_visible()
    expect(page.get_by_text("Checked by a program that shares no code with the solver.")).to_be_visible()


def test_a_what_if_request_is_added_by_keyboard_and_taken_out_again(page: Page) -> None:
    turn_to(page, "3 Options", "Options")
    page.get_by_role("button", name="Add this request").focus()
    page.keyboard.press("Enter")
    remove = page.get_by_role("button", name="Remove what-if-1")
    expect(remove).to_be_visible(timeout=PATIENCE_MS)
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("None so far.")).to_be_visible(timeout=PATIENCE_MS)


def test_a_what_if_is_solved_from_the_last_design_in_place_and_shown_by_priority(page: Page) -> None:
    turn_to(page, "3 Options", "Options")
    choose(page, "What to try", "Keep a property in use")
    expect(page.get_by_role("combobox", name="Team")).to_have_count(0, timeout=PATIENCE_MS)
    settled(page, "Options")
    page.get_by_role("button", name="Add this request").click()
    again = page.get_by_role("button", name=re.compile("again from its last design"))
    expect(again).to_be_visible(timeout=PATIENCE_MS)
    again.click()
    expect(page.get_by_text("What changed since the result before")).to_be_visible(timeout=PATIENCE_MS)
    settled(page, "Options")
    table = page.get_by_role("table", name=re.compile("What it costs at each priority"))
    for head in ("Before", "Now", "Proven before", "Proven now"):
        expect(table.get_by_role("columnheader", name=head, exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile("the earlier design of")).first).to_be_visible()
    assert serious(page) == []


def test_a_picture_is_drawn_and_comes_down_as_svg_and_with_all_others_as_one_page(page: Page) -> None:
    turn_to(page, "2 Services", "Services")
    drawing = page.get_by_test_id("stMain").locator(f"img{OUR_PICTURE}")
    expect(drawing).to_be_visible(timeout=PATIENCE_MS)
    assert drawing.evaluate("e => e.naturalWidth") > 1000
    for name, start in (("Download this sheet as SVG", "<svg "), ("Download all pictures", "<!DOCTYPE html>")):
        with page.expect_download(timeout=PATIENCE_MS) as coming:
            page.get_by_role("button", name=name).click()
        assert coming.value.path().read_text(encoding="utf-8").startswith(start)


def test_the_proposal_comes_down_as_a_workbook(page: Page, tmp_path: Path) -> None:
    turn_to(page, "5 Proposal", "Proposal")
    button = page.get_by_role("button", name="Download the proposal workbook")
    expect(button).to_be_visible(timeout=PATIENCE_MS)
    with page.expect_download(timeout=PATIENCE_MS) as coming:
        button.click()
    assert coming.value.suggested_filename.startswith("proposal-board-")
    coming.value.save_as(tmp_path / "proposal.xlsx")
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "proposal.xlsx").read_bytes()))
    assert len(book.sheetnames) > 5


def test_the_template_and_the_open_plan_come_down(page: Page) -> None:
    for name in ("Download a blank template", "Download the open plan as a workbook"):
        with page.expect_download(timeout=PATIENCE_MS) as coming:
            page.get_by_role("button", name=name).click()
        assert openpyxl.load_workbook(io.BytesIO(coming.value.path().read_bytes())).sheetnames
