"""A hand-made plan and a design of it with nothing wrong, for planting one fault at a time.

Two localities six kilometres apart; a kilometre takes a minute. ``visits`` is core: posts 01, 02 and 03 (vacant) work
in the north at the hall, 04 in the south at the library. ``advice`` is hosted by the north: 05 and 06 move to the
annexe. ``legal`` is city-wide and led from the library, where it needs three desks; 07 may not be moved from the hall.
Every desk is needed. 02, 03 and 04 report to 01, and 05 to 06. One wish, to close the annexe, does not hold.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from orgdesign.brief import Brief
from orgdesign.certify import Verdict, check
from orgdesign.design import Design, Placement
from orgdesign.plan import Plan
from orgdesign.plan.requests import Kind, Request
from tests.builders import (
    CITY_WIDE,
    HOSTED,
    a_brief,
    a_city,
    a_link,
    a_need,
    a_plan,
    a_post,
    a_property,
    a_request,
    a_service,
)

NORTH, SOUTH = "visits@north", "visits@south"
Found = list[tuple[str, str, int]]


def tiny_plan(*asked: Request, **settings: Any) -> Plan:
    """The plan, with further requests; settings by column."""
    wish = a_request(Kind.CLOSE, "annexe", id="wish", strength="should", weight="1.5")
    plan = a_plan(
        places=a_city("north", "south"),
        needs=[a_need("north", 300), a_need("south", 100)],
        services=[
            a_service("visits", need_measure="children", floor_fte="0.5", min_team_fte=1, caseload_measure="children"),
            a_service("advice", agency="trust", profession="Law; nursing"),
            a_service("legal", team_desks=3),
        ],
        posts=[
            a_post("01"),
            a_post("02", manager="01", profession="Nursing"),
            a_post("03", fte="0.5", vacant=True, skills=("signing",), manager="01"),
            a_post("04", base="library", skills=("signing",), manager="01"),
            a_post("05", service="advice", base="library", profession="law", manager="06"),
            a_post("06", service="advice", fte="0.6"),
            a_post("07", service="legal", movable=False, not_movable_because="archive"),
            a_post("08", service="legal", base=None),
        ],
        properties=[
            a_property("hall", desks=5, desks_taken=1, x=0, y=0, kind="School"),
            a_property("library", place="south", desks=4, running_cost=80, x=6000, y=0),
            a_property("annexe", desks=2, running_cost=30, state="candidate", one_off_cost=50, x=1000, y=0),
            a_property("depot", place="city", desks=9, running_cost=20, release_cost=7, x=3000, y=0),
        ],
        links=[a_link("visits", "advice", weight=4), a_link("advice", "legal", weight=2)],
        requests=[wish, *asked],
    )
    row = plan.settings.model_dump()
    return plan.with_rows(plan=[type(plan.settings)(**{**row, **settings})])


def tiny_brief(plan: Plan | None = None) -> Brief:
    """The plan's brief: visits core, advice hosted, legal city-wide."""
    return a_brief(plan or tiny_plan(), advice=HOSTED, legal=CITY_WIDE)


def tiny_design() -> Design:
    """The design with nothing wrong."""
    where = {
        "01": (NORTH, "hall"),
        "02": (NORTH, "hall"),
        "03": (NORTH, "hall"),
        "04": (SOUTH, "library"),
        "05": ("advice", "annexe"),
        "06": ("advice", "annexe"),
        "07": ("legal", "hall"),
        "08": ("legal", "library"),
    }
    bases = {NORTH: ("hall",), SOUTH: ("library",), "advice": ("annexe",), "legal": ("library",)}
    placements = tuple(Placement(post, team, site) for post, (team, site) in where.items())
    return Design(placements, bases, ("annexe", "hall", "library"))


def altered(plan: Plan, table: str, ident: str, **values: Any) -> Plan:
    """The plan with some columns of one row set anew."""
    rows = getattr(plan, table)
    changed = [type(row)(**{**row.model_dump(), **values}) if row.id == ident else row for row in rows]
    return plan.with_rows(**{table: changed})


def placed(design: Design, post: str, team: str, site: str | None) -> Design:
    """The design with one post elsewhere."""
    rest = [placement for placement in design.placements if placement.post != post]
    return replace(design, placements=tuple(sorted([*rest, Placement(post, team, site)], key=lambda p: p.post)))


def based(design: Design, team: str, *bases: str) -> Design:
    """The design with other bases of one team; without any, the team is not mentioned."""
    rest = {name: sites for name, sites in design.bases.items() if name != team}
    return replace(design, bases=rest | ({team: bases} if bases else {}))


def using(design: Design, *sites: str) -> Design:
    """The design with other properties given as in use."""
    return replace(design, sites=sites)


def verdict(plan: Plan | None = None, design: Design | None = None) -> Verdict:
    """What the checker says of the plan and the design with nothing wrong, or of others."""
    return check(tiny_brief(plan), design or tiny_design())


def found(plan: Plan | None = None, design: Design | None = None) -> Found:
    """Every fault as rule, subject and amount."""
    return [(fault.rule, fault.subject, fault.amount) for fault in verdict(plan, design).faults]
