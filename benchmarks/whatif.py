"""A what-if: one team pinned to another property, a quick look from the last design and solved cold."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.asked import Asked
from orgdesign.brief import Brief, Team
from orgdesign.certify import check
from orgdesign.design import Design
from orgdesign.pipeline import Solved, load_results, solve_changed
from orgdesign.plan.requests import Kind
from orgdesign.solve import Control
from orgdesign.whatif import Wish, requests_for, what_if, with_requests
from orgdesign.workbook import read_plan


def whatif_case(asked: Asked) -> dict[str, Any]:
    """The option again with one pin more, near the change from the last design (warm) or from nothing (cold)."""
    plan = read_plan(asked.path)
    (before,) = load_results(plan, Path(asked.start))
    pin = a_pin(before)
    started = time.monotonic()
    if asked.way == "warm":
        solved = what_if(before, [pin], asked.limits).after
    else:
        changed = with_requests(before.plan, requests_for(before.plan, before.option, [pin]))
        solved = solve_changed(before, changed, asked.limits, Control())
    return {
        "seconds": round(time.monotonic() - started, 3),
        "status": solved.result.status.value,
        "certified": solved.result.certified,
        "pin": f"{pin.subject} in {pin.object}",
        "stages": [{"goals": s.goals, "value": s.value, "bound": s.bound} for s in solved.result.stages],
    }


def a_pin(before: Solved) -> Wish:
    """The first team, in order of id, that could move to another property with all else as it is.

    Raises
    ------
    ValueError
        Where no team could.
    """
    assert before.result.design is not None
    brief, design = before.brief, before.result.design
    used = {p.site for p in design.placements}
    for team in sorted(brief.teams, key=lambda t: (t.locality is None, t.id)):
        for site in brief.sites_in(team.locality or ""):
            if site.id in used and site.id not in design.bases[team.id]:
                moved = _moved(brief, design, team, site.id)
                if moved is not None and not check(brief, moved).faults:
                    return Wish(Kind.PIN_BASE, team.id, site.id)
    raise ValueError(f"no team of {before.option} could be anywhere else")


def _moved(brief: Brief, design: Design, team: Team, to: str) -> Design | None:
    """The design with a team at another property; None where it has several bases or posts that do not move with it."""
    (old, *more) = design.bases[team.id]
    members = design.members.get(team.id, ())
    if more or any(brief.pool_of_post[m.post].fixed_site or m.site != old for m in members):
        return None
    placements = tuple(replace(p, site=to) if p.team == team.id else p for p in design.placements)
    bases = {**design.bases, team.id: (to,)}
    needed = {p.site for p in placements if p.site} | {s for sites in bases.values() for s in sites}
    kept = set(design.sites) & brief.may_keep
    return replace(design, placements=placements, bases=bases, sites=tuple(sorted(needed | kept)))
