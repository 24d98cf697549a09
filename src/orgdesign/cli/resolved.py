"""What an option comes to before it is solved: its teams, posts and properties, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from orgdesign.cli.screen import out, show
from orgdesign.errors import OpenClassError

if TYPE_CHECKING:
    from orgdesign.plan import Plan


def facts(plan: Plan, options: Sequence[str]) -> list[dict[str, Any]]:
    """Resolve options and count what they are made of.

    Raises
    ------
    UseError
        Where the plan has no such option.
    """
    from orgdesign.pipeline import option_ids

    names = {o.id: o.name for o in plan.options}
    return [{"option": id, "name": names[id], **_counts(plan, id)} for id in option_ids(plan, options)]


def _counts(plan: Plan, option: str) -> dict[str, Any]:
    from orgdesign.pipeline import ask

    try:
        brief = ask(plan, option).brief
    except OpenClassError as wrong:
        return {"localities": None, "teams": None, "posts": None, "properties": None, "open": list(wrong.services)}
    return {
        "localities": len(brief.localities),
        "teams": len(brief.teams),
        "posts": sum(len(pool.posts) for pool in brief.pools),
        "properties": len(brief.sites),
        "open": [],
    }


def show_facts(resolved: Sequence[dict[str, Any]]) -> None:
    """Print what each resolved option comes to."""
    if not resolved:
        return
    heads = ("Option", "Localities", "Teams", "Posts", "Properties", "Still open")
    keys = ("localities", "teams", "posts", "properties")
    rows = [
        (
            f"{r['name']} ({r['option']})",
            *("-" if r[key] is None else f"{r[key]:,}" for key in keys),
            ", ".join(r["open"]) or "none",
        )
        for r in resolved
    ]
    show("Options resolved", heads, rows, numbers=range(1, 5), on=out())
