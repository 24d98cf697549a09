"""A tiny plan for the command line: one core service over two localities, with a choice of property in the north."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from orgdesign.cli.entry import commands
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import Answer, Outcome, Override, Reply, ServiceClass
from orgdesign.workbook import write_folder
from tests.builders import a_need, a_plan, a_priority, a_property, a_request, a_service, an_option, posts


def tiny(**tables: Any) -> Plan:
    """Four posts, three properties, options ``o1`` and ``o2``; ``o2`` puts running cost first."""
    known: dict[str, Any] = {
        "needs": [a_need("north", 300), a_need("south", 100)],
        "services": [a_service(need_measure="children")],
        "answers": [Answer(service="visits", criterion="C1", answer=Reply.YES)],
        "overrides": [Override(service="visits", kind="override", to_class=ServiceClass.CORE, reason="So decided")],
        "outcomes": [Outcome(service="visits", outcome="core")],
        "posts": [*posts("visits", 2), *posts("visits", 2, first=3, base="library")],
        "properties": [
            a_property(),
            a_property("annexe", running_cost=40, state="candidate"),
            a_property("library", place="south"),
        ],
        "options": [an_option(), an_option("o2")],
        "priorities": [
            a_priority(1, Goal.NEED_MATCH),
            a_priority(2, Goal.RUNNING_COST),
            a_priority(1, Goal.RUNNING_COST, option="o2"),
            a_priority(2, Goal.MOVES, option="o2"),
            a_priority(2, Goal.STAFF_TRAVEL, option="o2"),
        ],
    }
    return a_plan(**{**known, **tables})


def open_plan() -> Plan:
    """The tiny plan with nothing decided, so that its service is still open."""
    return tiny(overrides=[], answers=[])


def impossible_plan() -> Plan:
    """The tiny plan with one property at most, where each of the two localities needs one."""
    return tiny(requests=[a_request(Kind.USE_AT_MOST, amount=1, option="o2", reason="One roof")])


def saved(plan: Plan, folder: Path) -> str:
    """The plan in a folder, named for the command line."""
    write_folder(plan, folder)
    return str(folder)


def broken(folder: Path) -> str:
    """The tiny plan with two faults: an unknown base, and a property's desks that are no number."""
    saved(tiny(), folder)
    for file, right, wrong in (("posts.csv", "library", "libary"), ("properties.csv", ",10,", ",ten,")):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    return str(folder)


def run(*arguments: str | Path) -> Any:
    """Run a command in this process."""
    return CliRunner().invoke(commands, [str(a) for a in arguments])
