"""The pathway map names the services of every tier, counts the steps, and marks in words what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orgdesign.graph.classify import classify
from orgdesign.graph.pathway_gaps import pathway_gaps
from orgdesign.pictures.album import PICTURES
from orgdesign.pictures.pathway_map import pathway_map
from orgdesign.pictures.picture import Picture
from orgdesign.pictures.way_rows import way_rows
from orgdesign.plan import Plan
from tests.builders import a_link, a_plan, a_post, a_service
from tests.pictures.reading import all_words, size


def at(id: str, level: int, **more: Any) -> Any:
    return a_service(id, need_measure="children", level_from=level, level_to=level, age_from=0, age_to=7, **more)


def table(picture: Picture) -> list[Mapping[str, str]]:
    return [picture.row(row) for row in picture.rows]


def test_services_stand_in_their_tier_and_steps_are_counted() -> None:
    plan = a_plan(
        services=[at("open", 1), at("helped", 2), at("clinic", 4)],
        links=[
            a_link("open", "helped", kind="refers to"),
            a_link("helped", "clinic", kind="refers to"),
            a_link("clinic", "helped", kind="steps down to"),
            a_link("helped", "open", kind="steps down to"),
        ],
    )
    (row,) = way_rows(plan)
    assert [row.tiers[tier] for tier in ("universal", "targeted", "specialist")] == [
        ("Open",),
        ("Helped",),
        ("Clinic",),
    ]
    assert [step.said for step in (*row.up, *row.down)] == ["1", "1", "1", "1"]
    assert row.stepped_down_to == ("Helped", "Open")
    assert row.missing == ()
    assert "Nothing is missing." in all_words(pathway_map(plan))


def test_a_missing_tier_and_a_missing_step_are_marked_in_words() -> None:
    plan = a_plan(services=[at("open", 1), at("helped", 2)], links=[a_link("open", "helped", kind="refers to")])
    picture = pathway_map(plan)
    (row,) = table(picture)
    assert row["Specialist"] == "none"
    assert row["Missing"] == (
        "no specialist service in any locality; no step down from targeted to universal in any locality"
    )
    said = all_words(picture)
    assert "Missing: no specialist" in said
    assert "none" in said
    assert "Two gaps on this sheet" in said
    assert row["Missing"] in picture.alt


def test_a_step_within_one_service_needs_no_link() -> None:
    plan = a_plan(services=[a_service(need_measure="children", level_from=1, level_to=4, age_from=0, age_to=7)])
    (row,) = way_rows(plan)
    assert {step.said for step in (*row.up, *row.down)} == {"same"}


def test_every_gap_of_the_library_is_in_the_table(peterborough: Plan, pictures: dict[str, Picture]) -> None:
    told = [part for row in table(pictures["pathways"]) for part in row["Missing"].split("; ") if part != "nothing"]
    assert len(told) == len(pathway_gaps(peterborough)) > 0


def test_every_service_of_a_pathway_is_named(pictures: dict[str, Picture]) -> None:
    shown = "".join(all_words(pictures["pathways"]).replace("\u00a0", " ").split())
    for row in table(pictures["pathways"]):
        for name in row["Targeted"].split("; "):
            assert "".join(name.split()) in shown


def test_a_plan_without_levels_of_need_has_no_pathways() -> None:
    plan = a_plan()
    assert PICTURES["pathways"](plan, classify(plan), "").sheets == ()


def test_of_very_many_services_the_first_are_named_and_the_table_names_all() -> None:
    plan = a_plan(services=[at(f"s{n:03}", 1) for n in range(60)], posts=[])
    picture = pathway_map(plan)
    assert "and 37 more, named in the table" in all_words(picture).replace("\u00a0", "")
    assert len(table(picture)[0]["Universal"].split("; ")) == 60
    assert size(picture.sheets[0])[1] < 1000


def test_a_tier_missing_in_one_locality_is_marked_there() -> None:
    only_north = at("clinic", 4)
    plan = a_plan(
        services=[at("open", 1), only_north],
        posts=[a_post("01", service="clinic", base=None, place="north")],
    )
    (row,) = table(pathway_map(plan))
    assert row["Specialist"] == "Clinic"
    assert "no specialist service in South" in row["Missing"]
    assert "Missing in South" in all_words(pathway_map(plan))
