"""graph: what the links between services show, what a design does to hand-offs, and the pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orgdesign.graph.analyses import ANALYSES, HAND_OFFS, TITLES
from orgdesign.pictures import png
from orgdesign.pictures.album import PICTURES
from orgdesign.plan import Plan
from orgdesign.plan.services import Answer, Override, Reply, ServiceClass
from tests.builders import a_link, a_service
from tests.cli.plans import run, saved, tiny


def linked() -> Plan:
    """The tiny plan with two more services, all linked, two of them in divisions."""
    services = [
        a_service(need_measure="children", level_from=1, level_to=1, age_from=0, age_to=7, division="Children"),
        a_service("clinic", need_measure="children", level_from=4, level_to=4, age_from=0, age_to=7, division="Health"),
        a_service("records", delivery="enabling"),
    ]
    return tiny(
        services=services,
        answers=[Answer(service="visits", criterion="C1", answer=Reply.YES)],
        overrides=[
            Override(service=s.id, kind="override", to_class=kind, reason="So decided")
            for s, kind in zip(
                services, (ServiceClass.CORE, ServiceClass.CITY_WIDE, ServiceClass.CITY_WIDE), strict=True
            )
        ],
        links=[a_link("visits", "clinic"), a_link("records", "visits")],
    )


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return saved(linked(), tmp_path / "linked")


def told(*arguments: str | Path) -> Any:
    done = run("graph", *arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_every_analysis_has_a_title() -> None:
    assert list(TITLES) == [*ANALYSES, HAND_OFFS]


def test_without_what_every_analysis_is_run_and_hand_offs_are_said_to_need_a_design(folder: str) -> None:
    done = run("graph", folder)
    assert done.exit_code == 0
    for what in ANALYSES:
        assert TITLES[what] in done.stdout
    assert "Clinic has no named contact" in done.stdout
    assert "--out results.json; then add --results results.json" in " ".join(done.stderr.split())


def test_only_what_is_asked_for_is_found(folder: str) -> None:
    found = told(folder, "--what", "pathways", "--what", "enabling")
    assert set(found["counts"]) == {"pathways", "enabling"}
    assert found["alliances"] is None
    assert found["contacts"] is None
    assert any(gap["step"] == "targeted" and gap["missing"] == "no offer" for gap in found["pathway_gaps"])


def test_findings_are_those_of_the_library(folder: str) -> None:
    found = told(folder, "--what", "alliances")
    (move,) = [f for f in found["findings"] if f["subject"] == "visits"]
    assert move["rule"] == "alliance-move"
    assert found["alliances"]["communities"][0]["services"] == ["clinic", "records", "visits"]


def test_the_option_s_changes_are_in_it(folder: str) -> None:
    assert told(folder, "--what", "ages", "--option", "o2")["option"] == "o2"


def test_hand_offs_without_a_design_say_how_to_get_one(folder: str) -> None:
    done = run("graph", folder, "--what", "handoffs")
    assert done.exit_code == 2
    assert "Solve first: orgdesign solve" in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_hand_offs_of_a_design_stand_beside_today(plan: str, results: Path) -> None:
    found = told(plan, "--what", "handoffs", "--results", results)
    assert set(found["handoffs"]) == {"today", "design"}
    assert set(found["handoffs"]["today"]) == {"hand-off", "supervision-apart", "lone-worker"}
    shown = run("graph", plan, "--what", "handoffs", "--results", results)
    assert "In the design" in shown.stdout


def test_results_without_the_option_are_refused(plan: str, tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    assert run("solve", plan, "--option", "o1", "--out", file).exit_code == 0
    done = run("graph", plan, "--option", "o2", "--what", "handoffs", "--results", file)
    assert done.exit_code == 2
    assert 'one.json has no design of the option "o2"' in done.stderr


def test_a_word_that_is_no_analysis_is_told_with_those_there_are(folder: str) -> None:
    done = run("graph", folder, "--what", "aliances")
    assert done.exit_code == 2
    assert "coterminosity" in done.stderr


def test_a_plan_without_options_is_read_as_it_stands(tmp_path: Path) -> None:
    folder = saved(tiny(options=[], priorities=[]), tmp_path / "plan")
    assert told(folder, "--what", "ages")["option"] is None


def test_pictures_are_written_with_one_page_that_holds_them(folder: str, tmp_path: Path) -> None:
    files = [Path(name) for name in told(folder, "--pictures", tmp_path / "out")["pictures"]]
    assert all(file.is_file() for file in files)
    assert {file.name for file in files} == {"pictures.html", *(f"{n}.{e}" for n in PICTURES for e in ("svg", "png"))}
    shown = run("graph", folder, "--what", "ages", "--pictures", tmp_path / "out")
    assert "11 files are in" in shown.stdout


def test_without_the_extra_pictures_are_written_as_svg_and_the_extra_is_named(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgdesign.pictures.png.find_spec", lambda name: None)
    assert not png.can_make_png()
    done = run("graph", folder, "--what", "ages", "--pictures", tmp_path / "out")
    assert done.exit_code == 0
    assert "pip install 'orgdesign[pictures]'" in " ".join(done.stderr.split())
    assert {file.suffix for file in (tmp_path / "out").iterdir()} == {".svg", ".html"}
