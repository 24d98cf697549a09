"""The plan: every table together, in one canonical order, with a fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict

from orgdesign.plan.consultation import MainFinding, Question, Response
from orgdesign.plan.defaults import CLASS_RULES, CRITERIA
from orgdesign.plan.fields import Row
from orgdesign.plan.governance import Board, Decision, Impact, Risk
from orgdesign.plan.links import Alliance, Link
from orgdesign.plan.managers import Contact, Manager
from orgdesign.plan.options import Change, Option, Priority
from orgdesign.plan.places import Need, Place, Travel
from orgdesign.plan.posts import Post
from orgdesign.plan.programme import Figure, Milestone, Progress, Rating, Workstream
from orgdesign.plan.properties import Property
from orgdesign.plan.requests import Request
from orgdesign.plan.services import Answer, ClassRule, Criterion, Outcome, Override, Service
from orgdesign.plan.settings import Settings

TABLES: Mapping[str, type[Row]] = {
    kind.table: kind
    for kind in (
        Settings, Place, Need, Service, Criterion, ClassRule, Answer, Override, Outcome, Post, Property, Link,
        Alliance, Travel, Request, Manager, Contact, Option, Change, Priority,
        Workstream, Milestone, Progress, Rating, Figure, Question, Response, MainFinding,
        Risk, Board, Decision, Impact,
    )
}  # fmt: skip
"""Every table by its key name, in reading order."""

BESIDE: Mapping[str, type[Row]] = {kind.table: kind for kind in (Risk, Board, Decision, Impact)}
"""Tables that are kept up beside the plan, also after it is solved: never in the fingerprint, so that a decision on a
result does not make that result out of date."""

PROGRAMME: Mapping[str, type[Row]] = {
    **{kind.table: kind for kind in (Workstream, Milestone, Progress, Rating, Figure, Question, Response, MainFinding)},
    **BESIDE,
}
"""The tables of the programme, its consultation and governance. While empty they are left out of the fingerprint."""


class Plan(BaseModel):
    """All tables of a plan. Rows are kept sorted by key, so the order they were read in never matters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    settings: Settings
    places: tuple[Place, ...] = ()
    needs: tuple[Need, ...] = ()
    services: tuple[Service, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    class_rules: tuple[ClassRule, ...] = ()
    answers: tuple[Answer, ...] = ()
    overrides: tuple[Override, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    posts: tuple[Post, ...] = ()
    properties: tuple[Property, ...] = ()
    links: tuple[Link, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    travel: tuple[Travel, ...] = ()
    requests: tuple[Request, ...] = ()
    managers: tuple[Manager, ...] = ()
    contacts: tuple[Contact, ...] = ()
    options: tuple[Option, ...] = ()
    changes: tuple[Change, ...] = ()
    priorities: tuple[Priority, ...] = ()
    workstreams: tuple[Workstream, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    progress: tuple[Progress, ...] = ()
    ratings: tuple[Rating, ...] = ()
    series: tuple[Figure, ...] = ()
    consultation: tuple[Question, ...] = ()
    replies: tuple[Response, ...] = ()
    findings: tuple[MainFinding, ...] = ()
    risks: tuple[Risk, ...] = ()
    boards: tuple[Board, ...] = ()
    decisions: tuple[Decision, ...] = ()
    impacts: tuple[Impact, ...] = ()

    @classmethod
    def of(cls, tables: Mapping[str, Iterable[Row]]) -> Plan:
        """Build a plan from rows by table name, in any order.

        Raises
        ------
        ValueError
            Where the ``plan`` table does not hold exactly one row.
        """
        (settings,) = tables["plan"]
        rows: dict[str, Any] = {
            name: tuple(sorted(tables.get(name, ()), key=_order)) for name in TABLES if name != "plan"
        }
        return cls.model_construct(**{"settings": settings, **rows})

    def tables(self) -> dict[str, tuple[Row, ...]]:
        """Rows by table name, in canonical order; the inverse of ``of``."""
        return {name: (self.settings,) if name == "plan" else getattr(self, name) for name in TABLES}

    def with_rows(self, **tables: Iterable[Row]) -> Plan:
        """The same plan with whole tables replaced; ``plan=[settings]`` replaces the settings."""
        return Plan.of({**self.tables(), **tables})

    @cached_property
    def post_by_id(self) -> Mapping[str, Post]:
        """Posts by id."""
        return {row.id: row for row in self.posts}

    @cached_property
    def property_by_id(self) -> Mapping[str, Property]:
        """Properties by id."""
        return {row.id: row for row in self.properties}

    @cached_property
    def criteria_in_force(self) -> tuple[Criterion, ...]:
        """The plan's own criteria, or Peterborough's five."""
        return self.criteria or CRITERIA

    @cached_property
    def class_rules_in_force(self) -> tuple[ClassRule, ...]:
        """The plan's own rule table in its order, or the shipped one."""
        return tuple(sorted(self.class_rules, key=lambda rule: rule.order)) or CLASS_RULES

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of everything in the plan but what is kept up beside it, whatever the order it was read in."""
        return hashlib.sha256(json.dumps(self.canonical(), sort_keys=True).encode()).hexdigest()

    def canonical(self) -> dict[str, list[dict[str, Any]]]:
        """The plan as plain data in canonical order; the programme where it holds anything, what is beside it never."""
        tables = {
            name: rows for name, rows in self.tables().items() if name not in BESIDE and (rows or name not in PROGRAMME)
        }
        return {name: [row.canonical() for row in rows] for name, rows in tables.items()}


def _order(row: Row) -> tuple[tuple[int, int, str], ...]:
    values = (getattr(row, name) for name in row.key)
    return tuple((0, v, "") if isinstance(v, int) else (1, 0, str(v)) for v in values)
