"""Working back from going live: the day by which each milestone must be reached so that nothing after it is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from orgdesign.plan.options import Option
from orgdesign.plan.programme import Milestone


def needed_by(milestones: Iterable[Milestone], options: Iterable[Option]) -> Mapping[str, date]:
    """The latest day for each milestone, by id; none where neither it nor anything after it has a date.

    It is the earliest of the milestone's own last day (of its option's going live, where it has none) and, for each
    milestone after it, that one's latest day less the weeks that it takes.
    """
    rows = {row.id: row for row in milestones}
    live = {option.id: option.go_live for option in options}
    followers: dict[str, list[str]] = {name: [] for name in rows}
    for row in rows.values():
        for name in row.after:
            if name in rows and name != row.id:
                followers[name].append(row.id)
    found: dict[str, date | None] = {}
    for name in _last_first(followers):
        row = rows[name]
        own = row.due or live.get(row.option or "")
        days = [own] if own else []
        for after in followers[name]:
            latest = found.get(after)
            if latest is not None:
                days.append(_earlier(latest, rows[after].weeks or 0))
        found[name] = min(days, default=None)
    return {name: day for name, day in found.items() if day is not None}


def _earlier(day: date, weeks: int) -> date:
    return day - timedelta(weeks=min(weeks, (day - date.min).days // 7))


def _last_first(followers: Mapping[str, Iterable[str]]) -> list[str]:
    """Every milestone after all that follow it; those in a circle, which a check refuses, last."""
    order: list[str] = []
    done: set[str] = set()
    left = list(followers)
    while ready := [name for name in left if all(f in done for f in followers[name])]:
        order.extend(ready)
        done.update(ready)
        left = [name for name in left if name not in done]
    return order + left
