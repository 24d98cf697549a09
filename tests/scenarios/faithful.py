"""What every scenario after a council's paper promises of its tables, as questions with yes or no for an answer."""

from __future__ import annotations

import runpy
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from orgdesign.brief import Brief, make_brief
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.overlay import overlay
from orgdesign.plan.services import ServiceClass
from orgdesign.workbook import read_plan, write_folder, write_workbook

MADE_UP = ("needs", "posts", "properties")
COUNTED = (
    "plan", "places", "needs", "services", "answers", "overrides", "outcomes", "posts", "properties", "links",
    "alliances", "requests", "managers", "options", "changes", "priorities",
)  # fmt: skip
"""Tables whose shares the README gives; those of the programme tell theirs elsewhere."""


def scenario(name: str) -> Path:
    """The folder of a scenario in the source tree."""
    return Path(__file__).parents[2] / "scenarios" / name


def there_and_back(plan: Plan, folder: Path) -> tuple[Plan, Plan]:
    """The plan as it comes back from Excel, and as it then comes back from a folder."""
    write_workbook(plan, folder / "plan.xlsx")
    through_excel = read_plan(folder / "plan.xlsx")
    write_folder(through_excel, folder / "again")
    return through_excel, read_plan(folder / "again")


def made_again(folder: Path, to: Path) -> dict[str, bool]:
    """Whether the scenario's script writes each made-up table again, to the byte."""
    main: Callable[[Path], None] = runpy.run_path(str(folder / "illustrate.py"))["main"]
    main(to)
    assert {path.name for path in to.iterdir()} == {f"{table}.csv" for table in MADE_UP}
    return {t: (to / f"{t}.csv").read_bytes() == (folder / f"{t}.csv").read_bytes() for t in MADE_UP}


def shares(plan: Plan) -> list[str]:
    """The lines of the README's table of what rows rest on."""
    found = []
    for name in COUNTED:
        rows = plan.tables()[name]
        marks = Counter(row.evidence for row in rows)
        counts = (len(rows), *(marks[e] for e in (Evidence.STATED, Evidence.ASSUMED, Evidence.ILLUSTRATIVE)))
        if rows:
            found.append(f"| {name} | {' | '.join(map(str, counts))} |")
    return found


def ill_founded(plan: Plan, paper: str) -> list[tuple[str, tuple[str, ...]]]:
    """Rows that do not say what they rest on, or are called stated without a place in the paper."""
    return [
        (name, row.ident())
        for name in COUNTED
        for row in plan.tables()[name]
        if row.evidence is None
        or not row.source
        or (row.evidence is Evidence.STATED and not row.source.startswith(f"{paper}, "))
    ]


def classes(plan: Plan, option: str | None = None) -> dict[str, ServiceClass | None]:
    """The class of each service in scope, as the option would have it."""
    laid = plan if option is None else overlay(plan, option)
    in_scope = {service.id for service in laid.services if service.in_scope}
    return {found.service: found.outcome for found in classify(laid) if found.service in in_scope}


def brief_of(plan: Plan, option: str) -> Brief:
    """The option's brief; raises where a class is open or a row does not fit."""
    laid = overlay(plan, option)
    return make_brief(laid, option, {one.service: one.outcome for one in classify(laid)})


def running_cost_today(plan: Plan) -> int:
    """What the properties where posts sit today cost to run in a year, in whole units of currency."""
    bases = {post.base for post in plan.posts}
    return int(sum(site.running_cost for site in plan.properties if site.id in bases))
