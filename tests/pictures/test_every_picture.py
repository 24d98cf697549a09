"""What holds of every picture: the same bytes, an alternative in words, a table, safe text, nothing off the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from orgdesign.graph.classification import Classification
from orgdesign.graph.classify import classify
from orgdesign.pictures.album import MOST_SHEETS, PICTURES, album
from orgdesign.pictures.lettering import width
from orgdesign.pictures.page import page_of
from orgdesign.pictures.picture import Picture
from orgdesign.pictures.png import png_of
from orgdesign.plan import Plan
from orgdesign.plan.services import Answer, Reply
from tests.builders import a_link, a_plan, a_service, some_settings
from tests.pictures.reading import SVG, root, size, words

HOSTILE = '</text><script>alert(1)</script><image href="//evil.example/x"/>&"\' ]]>'


def a_hostile_plan() -> Plan:
    named: dict[str, Any] = {
        "name": HOSTILE,
        "division": HOSTILE,
        "need_measure": HOSTILE,
        "level_from": 1,
        "level_to": 4,
    }
    services = [a_service(**named), a_service("other", **named)]
    settings = some_settings(name=HOSTILE, area_wide=HOSTILE)
    return a_plan(settings, services=services, links=[a_link("visits", "other")])


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_the_same_to_the_byte_whatever_the_order_of_rows(
    name: str, peterborough: Plan, pictures: dict[str, Picture]
) -> None:
    turned = peterborough.with_rows(
        services=peterborough.services[::-1], links=peterborough.links[::-1], answers=peterborough.answers[::-1]
    )
    again = PICTURES[name](turned, classify(turned, "as-published"), "As published")
    assert [sheet.svg for sheet in again.sheets] == [sheet.svg for sheet in pictures[name].sheets]


@pytest.mark.parametrize("name", PICTURES)
def test_a_sheet_says_in_words_what_it_shows(name: str, pictures: dict[str, Picture]) -> None:
    for sheet in pictures[name].sheets:
        found = root(sheet)
        title, told = found.find(f"{SVG}title"), found.find(f"{SVG}desc")
        assert title is not None
        assert told is not None
        assert found.attrib["aria-labelledby"].split() == [title.attrib["id"], told.attrib["id"]]
        assert told.text == sheet.alt
        assert len(sheet.alt) > 60
    assert pictures[name].key


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_a_table_with_everything_in_it(name: str, pictures: dict[str, Picture]) -> None:
    picture = pictures[name]
    assert picture.rows
    assert all(len(row) == len(picture.heads) for row in picture.rows)
    assert all(cell for row in picture.rows for cell in row)


@pytest.mark.parametrize("name", PICTURES)
def test_every_line_of_text_stays_on_its_sheet(name: str, pictures: dict[str, Picture]) -> None:
    for sheet in pictures[name].sheets:
        wide, high = size(sheet)
        for text in root(sheet).iter(f"{SVG}text"):
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            long = width(text.text or "", float(text.attrib["font-size"]), bold="font-weight" in text.attrib)
            middle = text.attrib.get("text-anchor") == "middle"
            assert x - (long / 2 if middle else 0) >= 0
            assert x + (long / 2 if middle else long) <= wide, text.text
            assert y <= high


@pytest.mark.parametrize("name", PICTURES)
def test_letters_are_large_enough_to_be_read_on_a4(name: str, pictures: dict[str, Picture]) -> None:
    sizes = {float(t.attrib["font-size"]) for s in pictures[name].sheets for t in root(s).iter(f"{SVG}text")}
    assert min(sizes) >= 12
    assert all(size(sheet)[1] <= 1123 * 0.95 for sheet in pictures[name].sheets)


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_in_a_name_can_break_out_of_a_picture(name: str) -> None:
    plan = a_hostile_plan()
    picture = PICTURES[name](plan, classify(plan), "")
    known = {"svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text"}
    for sheet in picture.sheets:
        assert {element.tag.removeprefix(SVG) for element in root(sheet).iter()} <= known
        assert any("script" in line for line in words(sheet))
    page = page_of([picture], HOSTILE, MOST_SHEETS)
    assert "<script" not in page
    assert "<image" not in page


@pytest.mark.parametrize("name", PICTURES)
def test_a_plan_with_nothing_to_draw_still_gives_its_table_heads(name: str) -> None:
    picture = PICTURES[name](a_plan(services=[]), (), "")
    assert picture.sheets == ()
    assert picture.rows == ()
    assert picture.heads


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_becomes_the_same_png_each_time(name: str, pictures: dict[str, Picture]) -> None:
    sheet = pictures[name].sheets[0]
    png = png_of(sheet.svg)
    assert png.startswith(b"\x89PNG\r\n")
    assert png == png_of(sheet.svg)


def test_ids_are_unique_on_the_page_that_holds_all_pictures(pictures: dict[str, Picture]) -> None:
    ids = [e.attrib["id"] for p in pictures.values() for s in p.sheets for e in root(s).iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))


def test_the_page_holds_every_sheet_and_every_row_and_asks_no_other_machine(pictures: dict[str, Picture]) -> None:
    page = page_of(list(pictures.values()), "Peterborough", MOST_SHEETS)
    assert page.count("<svg ") == sum(len(picture.sheets) for picture in pictures.values())
    assert page.count("<tr>") == sum(len(picture.rows) + 1 for picture in pictures.values())
    assert "default-src 'none'" in page
    outside = page.replace("http://www.w3.org/2000/svg", "")
    assert "http" not in outside.replace("http-equiv", "")


def test_sheets_beyond_the_most_are_said_to_be_left_to_the_table(pictures: dict[str, Picture]) -> None:
    page = page_of([pictures["pathways"]], "Pathways", 1)
    assert page.count("<svg ") == 1
    assert "more sheets not drawn here; the table holds everything" in page


def test_several_hundred_services_are_drawn_sheet_by_sheet() -> None:
    services = [a_service(f"s{at:03}", name=f"Service {at:03}") for at in range(150)]
    plan = a_plan(
        services=services,
        answers=[Answer(service=s.id, criterion="C1", answer=Reply.NO) for s in services],
        links=[a_link("s000", "s149"), a_link("s000", "s001")],
        posts=[],
    )
    made = {picture.name: picture for picture in album(plan, classify(plan))}
    assert len(made["services-by-division"].sheets) == 3
    assert "1 link to services on other sheets are not drawn" in made["services-by-division"].sheets[0].alt
    assert len(made["criteria"].sheets) == 7
    assert len(made["criteria"].rows) == 150


def test_a_picture_can_be_written_as_plain_data(
    pictures: dict[str, Picture], classes: Sequence[Classification]
) -> None:
    made = pictures["criteria"].to_dict()
    assert made["name"] == "criteria"
    assert {row["Service"] for row in made["rows"]} == {found.name for found in classes}
