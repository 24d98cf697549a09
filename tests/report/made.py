"""Proposals made for tests: drawn councils with designs made by hand, and workbooks read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import load_workbook

from orgdesign.asis import today
from orgdesign.brief import Brief, make_brief
from orgdesign.compare import Comparison, Side, as_is, compare, side_of
from orgdesign.design import Design, Placement, Result, StageResult, Status
from orgdesign.generate import generate_sized
from orgdesign.graph.classification import Classification
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.overlay import overlay
from orgdesign.plan.services import ServiceClass
from orgdesign.report import export

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Made:
    """All that ``export`` needs."""

    comparison: Comparison
    sides: tuple[Side, ...]
    classes: Mapping[str, tuple[Classification, ...]]
    certificates: Mapping[str, Mapping[str, Any]]

    def export(self, path: Path, audience: str = "board", **more: Any) -> Path:
        return export(self.comparison, self.sides, self.classes, self.certificates, path, audience, **more)


def a_council(seed: int = 1, posts: int = 100) -> Plan:
    return generate_sized(3, 14, posts, 20, seed)


def dealt(brief: Brief, seed: int, stay: float = 0.6) -> Design:
    """A design dealt at random: most posts stay in their locality, every team has one base."""
    chance = Random(seed)
    lead = {
        t.id: chance.choice([s.id for s in brief.sites if t.locality in {None, s.locality}] or [brief.sites[0].id])
        for t in brief.teams
    }
    placements = []
    for placement in today(brief).placements:
        pool = brief.pool_of_post[placement.post]
        stays = placement.team in brief.team and chance.random() < stay
        team = placement.team if stays else chance.choice(brief.teams_by_service[pool.service]).id
        placements.append(Placement(placement.post, team, pool.fixed_site or lead[team]))
    used = {p.site for p in placements if p.site} | set(lead.values())
    return Design(tuple(placements), {t: (s,) for t, s in sorted(lead.items())}, tuple(sorted(used)))


def a_proposal(plan: Plan, seed: int = 0) -> Made:
    """Today and every option of the plan, each with a dealt design."""
    sides: list[Side] = []
    classes: dict[str, tuple[Classification, ...]] = {}
    certificates: dict[str, dict[str, Any]] = {}
    for number, option in enumerate(plan.options):
        changed = overlay(plan, option.id)
        classes[option.id] = classify(changed, option.id)
        given = {c.service: c.outcome or ServiceClass.CITY_WIDE for c in classes[option.id]}
        brief = make_brief(changed, option.id, given)
        if not sides:
            sides.append(as_is(brief))
        stage = StageResult(1, ("need match",), 1000, 992, 1000, False)
        design = dealt(brief, seed + number)
        result = Result(option.id, Status.WITHIN, design, stages=(stage,), certified=True)
        sides.append(side_of(brief, result))
        certificates[option.id] = a_certificate(changed, option.id)
    return Made(compare(sides), tuple(sides), classes, certificates)


def a_certificate(plan: Plan, option: str) -> dict[str, Any]:
    return {
        "plan_fingerprint": plan.fingerprint,
        "option": option,
        "versions": {"orgdesign": "0.1.0"},
        "stages": [{"rank": 1, "value": 777_777}],
        "amounts": {"need match": 888_888},
        "rules_checked": ["desks", "one-host"],
        "rules_off": [],
        "sealed": True,
    }


def cells(path: Path) -> dict[str, Rows]:
    """Every sheet's cells by its name, all rows."""
    book = load_workbook(path)
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def table(path: Path, label: str) -> tuple[list[str], Rows]:
    """The headings (without their notes) and rows of a sheet's table."""
    sheet = load_workbook(path)[label]
    (found,) = sheet.tables.values()
    head, *rows = [tuple(cell.value for cell in row) for row in sheet[found.ref]]
    return [str(name).split("\n[note")[0] for name in head], rows


def column(path: Path, label: str, heading: str) -> list[Any]:
    """One column of a sheet's table."""
    head, rows = table(path, label)
    return [row[head.index(heading)] for row in rows]
