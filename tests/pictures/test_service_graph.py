"""The service graph shows every service in the frame of its class, and what a grouping keeps together."""

from __future__ import annotations

import itertools

import pytest

from orgdesign.graph.classification import Classification
from orgdesign.graph.classify import classify
from orgdesign.pictures.boxes import lettered
from orgdesign.pictures.grouping import NO_DIVISION, By, grouped
from orgdesign.pictures.looks import LINES, LOOKS, classes_key
from orgdesign.pictures.picture import Picture
from orgdesign.pictures.service_graph import A4_ACROSS, service_graph
from orgdesign.pictures.two_sides import COLUMN, placed
from orgdesign.plan import Plan
from orgdesign.plan.links import Link
from orgdesign.plan.services import ServiceClass
from tests.builders import a_link, a_plan, a_service
from tests.pictures.reading import all_words


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_class_has_a_letter_a_pattern_and_a_frame_of_its_own() -> None:
    for of in ("letter", "hatch", "frame"):
        assert len({getattr(look, of) for look in LOOKS.values()}) == len(LOOKS)


def test_letters_stand_out_from_their_field_as_wcag_asks() -> None:
    for look in LOOKS.values():
        light, dark = sorted((luminance(look.fill), luminance(look.text)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_kind_of_link_has_a_line_of_its_own() -> None:
    kinds = Link.model_fields["kind"].annotation.__args__  # type: ignore[union-attr]
    assert set(LINES) == set(kinds)
    assert len({(look.dash, look.arrow) for look in LINES.values()}) == len(LINES)


@pytest.mark.parametrize("by", By)
def test_every_service_is_named_on_the_picture(by: By, pictures: dict[str, Picture], peterborough: Plan) -> None:
    shown = "".join(all_words(pictures[f"services-by-{by.value}"]).split())
    for service in peterborough.services:
        assert "".join(service.name.split()) in shown


@pytest.mark.parametrize("by", By)
def test_no_box_lies_on_another_and_links_run_between_the_columns(
    by: By, peterborough: Plan, classes: tuple[Classification, ...]
) -> None:
    spots = placed(grouped(peterborough, classes, by), 76, A4_ACROSS).spots.values()
    for one, two in itertools.combinations(spots, 2):
        apart = one.at[1] + one.made.height <= two.at[1] or two.at[1] + two.made.height <= one.at[1]
        assert one.left is not two.left or apart
    assert max(s.at[0] for s in spots if s.left) + COLUMN < min(s.at[0] for s in spots if not s.left) - 200


def test_links_inside_a_group_are_counted_apart_from_those_between_groups() -> None:
    plan = a_plan(
        services=[a_service(division="A"), a_service("one", division="A"), a_service("two", division="B")],
        links=[a_link("visits", "one"), a_link("one", "two")],
    )
    made = service_graph(plan, classify(plan), by=By.DIVISION)
    assert made.alt.startswith("Service graph of 3 services (3 open) and 2 links: 1 inside a group, 1 between groups.")
    assert ("One", "A", "open", "1", "1") in made.rows


def test_services_of_no_division_are_in_none_together() -> None:
    plan = a_plan(services=[a_service(), a_service("one")], links=[a_link("visits", "one")])
    made = service_graph(plan, classify(plan), by=By.DIVISION)
    assert "0 inside a group, 1 between groups" in made.alt
    assert {row[1] for row in made.rows} == {NO_DIVISION}


def test_an_alliance_is_named_after_the_service_at_its_heart(pictures: dict[str, Picture]) -> None:
    groups = {row[1] for row in pictures["services-by-alliance"].rows}
    assert "Alliance 1, around Young People's Service, general" in groups


def test_only_links_between_drawn_services_are_drawn() -> None:
    plan = a_plan(
        services=[a_service(), a_service("one"), a_service("two")],
        links=[a_link("visits", "one"), a_link("one", "two")],
    )
    made = service_graph(plan, [c for c in classify(plan) if c.service != "two"], by=By.CLASS)
    assert "2 services" in made.alt
    assert "1 link:" in made.alt


def test_the_key_names_every_class_in_the_council_s_words(peterborough: Plan) -> None:
    text = classes_key(peterborough.settings)
    for word in ("core", "extended", "hosted", peterborough.settings.area_wide):
        assert word in text
    assert set(LOOKS) == {*ServiceClass, None}


def test_a_name_too_long_for_a_line_is_wrapped_and_its_box_grows() -> None:
    plan = a_plan(services=[a_service(name="Short"), a_service("long", name="A very long name " * 8)])
    long, short = (lettered(found, COLUMN, 13) for found in classify(plan))
    assert len(long.lines) > 2
    assert long.height > short.height
    assert " ".join(long.lines) == ("A very long name " * 8).strip()
