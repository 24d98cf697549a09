"""Every check of a plan that goes beyond a single cell: references, keys, the tree, intervals, totals, options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from orgdesign.errors import Problem
from orgdesign.plan.check import (
    consultation,
    governance,
    intervals,
    needs,
    options,
    places,
    posts,
    programme,
    properties,
    references,
    requests,
    services,
)
from orgdesign.plan.check.changes import changes
from orgdesign.plan.check.rows import Gaps, Patched, Rows
from orgdesign.plan.fields import Row
from orgdesign.plan.plan import TABLES

__all__ = ["Gaps", "Patched", "check"]

_CHECKS: tuple[Callable[[Rows], Iterator[Problem]], ...] = (
    places.settings,
    references.keys,
    references.references,
    places.tree,
    places.tiers,
    intervals.spans,
    intervals.ends,
    needs.totals,
    needs.latest,
    needs.units,
    services.services,
    services.rule_table,
    services.answers,
    services.links,
    services.travel,
    options.overrides,
    posts.reporting,
    posts.bases,
    posts.managers,
    posts.contacts,
    properties.desks,
    properties.coordinates,
    properties.located,
    properties.reached,
    requests.requests,
    options.options,
    options.priorities,
    programme.subjects,
    programme.order,
    programme.too_late,
    programme.overdue,
    programme.reported,
    programme.dimensions,
    programme.figures,
    programme.stated_changes,
    consultation.numbers,
    governance.boards,
    governance.decisions,
    governance.impacts,
)


def check(tables: Mapping[str, Sequence[Row]], gaps: Gaps | None = None) -> list[Problem]:
    """Every problem of a plan's rows, given in reading order, errors and warnings alike.

    A problem's ``table`` and ``index`` say which row it is about. ``gaps`` names what could not be read, so that
    nothing is called missing which merely failed on its own account.
    """
    rows = Rows(tables, gaps)
    found = _plain(rows)
    found.extend(changes(rows, found, _plain))
    order = {name: rank for rank, name in enumerate(TABLES)}
    return sorted(found, key=lambda p: (order[p.table], -1 if p.index is None else p.index))


def _plain(rows: Rows) -> list[Problem]:
    return [problem for test in _CHECKS for problem in test(rows)]
