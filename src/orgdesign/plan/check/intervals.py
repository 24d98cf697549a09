"""Columns that come in pairs: from and to, first and last day."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.errors import Problem
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.fields import Row
from orgdesign.plan.managers import Manager
from orgdesign.plan.options import Option
from orgdesign.plan.posts import Post
from orgdesign.plan.programme import Workstream
from orgdesign.plan.properties import Property
from orgdesign.plan.services import Service

_SPANS: tuple[tuple[type[Row], str, str], ...] = (
    (Service, "level_from", "level_to"),
    (Service, "age_from", "age_to"),
    (Manager, "span_from", "span_to"),
    (Property, "available_from", "tenure_ends"),
    (Workstream, "opened", "closes"),
)
_ENDS: tuple[tuple[type[Row], str], ...] = (
    (Post, "contract_ends"),
    (Property, "tenure_ends"),
    (Service, "funding_ends"),
    (Option, "go_live"),
)


def spans(rows: Rows) -> Iterator[Problem]:
    """What runs from one value to another does not run backwards."""
    for kind, first, last in _SPANS:
        for at, row in rows.at(kind):
            low, high = getattr(row, first), getattr(row, last)
            if low is not None and high is not None and low > high:
                yield error(kind, at, last, high, "interval", f"must not be before {first} ({low}).")


def ends(rows: Rows) -> Iterator[Problem]:
    """What has ended before the plan's own date is pointed out."""
    as_at = rows.setting("as_at")
    if as_at is None:
        return
    for kind, column in _ENDS:
        for at, row in rows.at(kind):
            day = getattr(row, column)
            if day is not None and day < as_at:
                expected = f"is before the date that the plan is as at ({as_at})."
                yield warning(kind, at, column, day, "past", expected)
