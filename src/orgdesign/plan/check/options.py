"""Options: their line of descent, their priorities, and what their changes make of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.errors import Problem
from orgdesign.plan.check.circles import circles, described
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.options import Option, Priority
from orgdesign.plan.overlay import line_of, parents_of
from orgdesign.plan.services import Override


def options(rows: Rows) -> Iterator[Problem]:
    """There is an option, and none starts from itself."""
    if not rows.of(Option) and rows.whole(Option):
        expected = "no option is given; only the organisation of today can be looked at."
        yield warning(Option, None, "", None, "no-options", expected)
    parents = {row.id: row.parent for row in rows.of(Option) if row.parent}
    positions = {row.id: at for at, row in rows.at(Option)}
    for circle in circles(parents):
        expected = f"options start from each other in a circle: {described(circle)}."
        if len(circle) == 1:
            expected = "an option cannot start from itself."
        yield error(Option, positions[circle[0]], "parent", parents[circle[0]], "circle", expected)


def priorities(rows: Rows) -> Iterator[Problem]:
    """Equals of a rank share one slack; an objective stands at one rank of an option; every option has some."""
    slack: dict[tuple[str, int], tuple[object, str]] = {}
    ranks: dict[tuple[str, str], int] = {}
    for at, row in rows.at(Priority):
        mine = (row.slack, row.slack_unit)
        first = slack.setdefault((row.option, row.rank), mine)
        if first != mine:
            expected = f"equals of a rank share one slack; rank {row.rank} has {first[0]} {first[1]} on an earlier row."
            yield error(Priority, at, "slack", f"{row.slack} {row.slack_unit}", "slack", expected)
        rank = ranks.setdefault((row.option, row.objective), row.rank)
        if rank != row.rank:
            expected = f"stands at rank {rank} of this option already; an objective has one rank."
            yield error(Priority, at, "objective", row.objective, "rank", expected)
    yield from _without(rows)


def _without(rows: Rows) -> Iterator[Problem]:
    if not rows.whole(Option, Priority):
        return
    have = {row.option for row in rows.of(Priority)}
    parents = parents_of(rows.of(Option))
    for at, option in rows.at(Option):
        line, complete = line_of(parents, option.id)
        if complete and not have & set(line):
            expected = "has no priorities, nor has any option that it starts from."
            yield warning(Option, at, "id", option.id, "no-priorities", expected)


def overrides(rows: Rows) -> Iterator[Problem]:
    """What is decided or assumed names a class; what is pending names none; all are about services in scope."""
    for at, row in rows.at(Override):
        if row.kind == "pending" and row.to_class is not None:
            expected = "must be empty while the class is pending; use 'assumed' to work with one until then."
            yield error(Override, at, "to_class", row.to_class, "override-class", expected)
        elif row.kind != "pending" and row.to_class is None:
            yield error(Override, at, "to_class", None, "override-class", f"'{row.kind}' needs the class.")
        service = rows.services.get(row.service)
        if service is not None and not service.in_scope:
            expected = "is not part of the redesign (in_scope is no), so its class is not read."
            yield warning(Override, at, "service", row.service, "out-of-scope", expected)
