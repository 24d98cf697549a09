"""Contacts and coordination on the command line: short where all is well, with the reason where it is not."""

from __future__ import annotations

import json
from pathlib import Path

from orgdesign.plan import Plan
from orgdesign.plan.managers import Manager
from orgdesign.plan.services import Override, ServiceClass
from tests.builders import a_service, posts
from tests.cli.plans import run, saved, tiny


def _plan(vacant: bool = False) -> Plan:
    """The tiny plan with a city-wide service of one post and a manager of one locality at most."""
    why = "So decided"
    return tiny(
        services=[a_service(need_measure="children"), a_service("legal")],
        overrides=[
            Override(service="visits", kind="override", to_class=ServiceClass.CORE, reason=why),
            Override(service="legal", kind="override", to_class=ServiceClass.CITY_WIDE, reason=why),
        ],
        posts=[
            *posts("visits", 2), *posts("visits", 2, first=3, base="library"),
            *posts("legal", 1, first=9, vacant=vacant),
        ],
        managers=[Manager(id="M1", span_to=1)],
    )  # fmt: skip


def test_solve_says_how_many_contacts_and_managers_there_are_and_why_not_more(tmp_path: Path) -> None:
    done = run("solve", saved(_plan(), tmp_path / "plan"), "-o", "o1")
    assert "2 of 2 named contacts; proven best." in done.stdout
    assert "1 of 2 localities with a coordinating manager; impossible to meet in full." in done.stdout
    assert "  - There are 2 localities; all managers together may look after 1." in done.stdout


def test_a_service_with_nobody_in_post_is_named_and_the_option_still_solved(tmp_path: Path) -> None:
    done = run("solve", saved(_plan(vacant=True), tmp_path / "plan"), "-o", "o1")
    assert done.exit_code == 0
    assert "legal lacks a contact for 2 of 2: none of its posts is filled." in done.stdout


def test_nothing_is_said_where_there_was_nothing_to_decide(tmp_path: Path) -> None:
    done = run("solve", saved(tiny(), tmp_path / "plan"), "-o", "o1")
    assert "contacts" not in done.stdout
    assert "coordinating" not in done.stdout


def test_compare_counts_contacts_and_managers_that_change(tmp_path: Path) -> None:
    plan = saved(_plan(), tmp_path / "plan")
    pairs = json.loads(run("compare", plan, "-o", "o1", "--json").stdout)["comparison"]["pairs"]
    assert [c["post"] for c in pairs[0]["contacts"]] == [[None, "09"], [None, "09"]]
    assert [c["manager"] for c in pairs[0]["coordination"]] == [[None, "M1"]]
    row = next(
        line for line in run("compare", plan, "-o", "o1").stdout.splitlines() if line.split()[:2] == ["as-is", "o1"]
    )
    assert row.split()[-2:] == ["2", "1"]
