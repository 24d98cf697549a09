"""What every scenario after a council's paper promises of its tables, as questions with yes or no for an answer."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from orgdesign.brief import Brief, make_brief
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence, Row
from orgdesign.plan.footing import footing
from orgdesign.plan.overlay import overlay
from orgdesign.plan.plan import PROGRAMME
from orgdesign.plan.services import ServiceClass
from orgdesign.report.programme import programme_sheets
from orgdesign.workbook import read_plan, write_folder, write_workbook

MADE_UP = ("needs", "posts", "properties")
_OWNED_UP = re.compile(r"made[ -]up|assumed")
_MARKS = (Evidence.STATED, Evidence.ASSUMED, Evidence.ILLUSTRATIVE)


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
    """The lines of the README's table of what rows rest on, those of the programme left out, with their sum."""
    found = {name: rows for name, rows in plan.tables().items() if rows and name not in PROGRAMME}
    kinds = footing(plan)
    per_cent = " | ".join(f"{100 * kinds[mark] / kinds.total():.1f} %" for mark in _MARKS)
    return [*_lines(found), _line("all of these", kinds), f"| in per cent | 100 % | {per_cent} |"]


def programme_shares(plan: Plan) -> list[str]:
    """The lines of the README's table of what the rows of the programme rest on."""
    return _lines({name: rows for name, rows in plan.tables().items() if rows and name in PROGRAMME})


def _lines(tables: Mapping[str, Iterable[Row]]) -> list[str]:
    return [_line(name, Counter(row.evidence for row in rows)) for name, rows in tables.items()]


def _line(name: str, kinds: Counter[Evidence | None]) -> str:
    return f"| {name} | {' | '.join(str(count) for count in (kinds.total(), *(kinds[mark] for mark in _MARKS)))} |"


def ill_founded(plan: Plan, paper: str) -> list[tuple[str, tuple[str, ...]]]:
    """Rows of which it is not said, in words that agree with the mark, what they rest on."""
    return [
        (name, row.ident()) for name, rows in plan.tables().items() for row in rows if not _well_founded(row, paper)
    ]


def _well_founded(row: Row, paper: str) -> bool:
    """A stated row has its place in the paper; an assumed or made-up one says that it is."""
    if row.evidence is Evidence.STATED:
        return row.source.startswith(f"{paper}, ")
    if row.evidence is Evidence.ASSUMED:
        return "assumed" in row.source
    return row.evidence is Evidence.ILLUSTRATIVE and row.source.startswith("illustrative: ")


def amounts_that_pass_for_facts(plan: Plan) -> list[str]:
    """Requests with an amount that is not the paper's, whose reason does not say that it is made up or assumed."""
    return [
        row.id
        for row in plan.requests
        if row.amount is not None and row.evidence is not Evidence.STATED and not _OWNED_UP.search(row.reason)
    ]


def classes(plan: Plan, option: str | None = None) -> dict[str, ServiceClass | None]:
    """The class of each service in scope, as the option would have it."""
    laid = plan if option is None else overlay(plan, option)
    in_scope = {service.id for service in laid.services if service.in_scope}
    return {found.service: found.outcome for found in classify(laid) if found.service in in_scope}


def rows_of(plan: Plan, label: str) -> list[dict[str, object]]:
    """A sheet of the programme row by row, by heading."""
    (sheet,) = [found for found in programme_sheets(plan) if found.label == label]
    heads = [column.heading for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


def brief_of(plan: Plan, option: str) -> Brief:
    """The option's brief; raises where a class is open or a row does not fit."""
    laid = overlay(plan, option)
    return make_brief(laid, option, {one.service: one.outcome for one in classify(laid)})


def running_cost_today(plan: Plan) -> int:
    """What the properties where posts sit today cost to run in a year, in whole units of currency."""
    bases = {post.base for post in plan.posts}
    return int(sum(site.running_cost for site in plan.properties if site.id in bases))
