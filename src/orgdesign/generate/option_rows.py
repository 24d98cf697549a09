"""The two options of a generated council: as proposed, and with fewer buildings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from orgdesign.generate.asks import Ask
from orgdesign.generate.draft import Council
from orgdesign.plan.fields import Row
from orgdesign.plan.options import Change, Goal, Option, Priority
from orgdesign.plan.properties import State

GO_LIVE = date(2026, 4, 1)
SHARE_CLOSED = 0.08
"""Of all properties: those that the second option closes at most; the workable design does without them."""

PRIORITIES: dict[str, tuple[tuple[Goal, int], ...]] = {
    "as-proposed": (
        (Goal.REQUESTS_UNMET, 0),
        (Goal.NEED_MATCH, 5),
        (Goal.STAFF_TRAVEL, 10),
        (Goal.RUNNING_COST, 0),
        (Goal.LINKS_APART, 0),
    ),
    "fewer-buildings": (
        (Goal.REQUESTS_UNMET, 0),
        (Goal.RUNNING_COST, 3),
        (Goal.NEED_MATCH, 10),
        (Goal.STAFF_TRAVEL, 10),
        (Goal.LINKS_APART, 0),
    ),
}
"""By option: its objectives in order, each with the per cent that later ones may give up."""


def option_rows(council: Council, asks: Sequence[Ask], mark: dict[str, Any], chance: Random) -> dict[str, list[Row]]:
    """The tables options, changes and priorities."""
    named = {ask.subject for ask in asks} | {ask.object for ask in asks}
    idle = [
        site.id
        for site in council.sites
        if site.state is State.IN_USE and not site.used and not site.main and site.id not in named
    ]
    closed = sorted(chance.sample(idle, min(len(idle), max(1, round(SHARE_CLOSED * len(council.sites))))))
    return {
        "options": [
            Option(
                id="as-proposed",
                name="As proposed",
                go_live=GO_LIVE,
                about_it="Locality teams by need, staff travel before running cost.",
                **mark,
            ),
            Option(
                id="fewer-buildings",
                name="Fewer buildings",
                parent="as-proposed",
                go_live=GO_LIVE,
                about_it="Some properties close and running cost comes before need match.",
                **mark,
            ),
        ],
        "changes": [
            Change(
                option="fewer-buildings",
                order=order,
                action="set",
                to_table="properties",
                row=site,
                column_name="state",
                value=State.CLOSING.value,
                why="Offered for release.",
                **mark,
            )
            for order, site in enumerate(closed, 1)
        ],
        "priorities": [
            Priority(option=option, rank=rank, objective=goal, slack=slack, **mark)
            for option, goals in PRIORITIES.items()
            for rank, (goal, slack) in enumerate(goals, 1)
        ],
    }
