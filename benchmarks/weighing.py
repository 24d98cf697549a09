"""The weighed options that are measured: one rank, every objective in pounds a year, laid over a plan.

A weight is per smallest unit of its objective, to four decimals (docs/semantics.md, "Weighing instead of ranking").
All prices are assumed for the benchmark; they say nothing of any council.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal, Option, Priority
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import ServiceClass
from orgdesign.solve import Control, Limits
from orgdesign.solve.split import best_splits, settle
from orgdesign.units import FTE

AN_HOUR = 15
"""Pounds for an hour of anybody's time."""
JOURNEYS, DAYS, WEEKS = 2, 220, 44
"""There and back; working days and weeks of a year."""
POUNDS: Mapping[Goal, Decimal] = {
    Goal.RUNNING_COST: Decimal("0.01"),
    Goal.STAFF_TRAVEL: round(Decimal(JOURNEYS * DAYS * AN_HOUR) / 3600, 4),
    Goal.MOVES: Decimal(120),
    Goal.LINKS_APART: round(Decimal(JOURNEYS * WEEKS * AN_HOUR) / 360_000, 4),
    Goal.NEED_MATCH: Decimal("0.5"),
    Goal.REQUESTS_UNMET: Decimal(10),
}
"""Pounds a year for one smallest unit: a penny, a second one way, a post that moves (600 pounds over five years), a
hundredth contact-second (contacts a week), a ten-thousandth of an FTE away from its need target (5,000 pounds an FTE),
and a hundredth of the weight of a request that is not met (1,000 pounds for a weight of 1)."""
WEIGHED = (Goal.RUNNING_COST, Goal.STAFF_TRAVEL, Goal.MOVES, Goal.LINKS_APART)
"""What a generated council's weighed options count; its requests that must hold do, its wishes are left out."""
BAND = Decimal("0.05")
"""Where sizes may vary: need match may be this share of the core teams' FTE above its best."""
AT_MOST = Limits(effort=0.05)


@dataclass(frozen=True)
class Variant:
    """What is free in a generated council, and whether links between teams count (the gains of sitting together)."""

    name: str
    about: str
    band: bool = True
    gains: bool = True
    hosts: bool = False

    @property
    def option(self) -> str:
        """The id of its option."""
        return f"weighed-{self.name}"


VARIANTS: Mapping[str, Variant] = {
    v.name: v
    for v in (
        Variant("flexible", "team sizes may vary within the band, with gains"),
        Variant("flexible-no-gains", "team sizes may vary within the band, without gains", gains=False),
        Variant("fixed", "team sizes and hosts fixed, with gains", band=False, hosts=True),
        Variant("fixed-no-gains", "team sizes and hosts fixed, without gains", band=False, gains=False, hosts=True),
        Variant("sizes", "team sizes fixed, hosts free, with gains", band=False),
    )
}


def with_variants(plan: Plan, brief: Brief, hosts: Mapping[str, str]) -> Plan:
    """The plan with an option for every variant, each starting from the brief's own.

    ``hosts`` are the localities of services that have one team.
    """
    parent, core = brief.option, sum(team.target or 0 for team in brief.teams)
    band = round(BAND * core / FTE, 1)
    for variant in VARIANTS.values():
        goals = [g for g in WEIGHED if variant.gains or g is not Goal.LINKS_APART]
        plan = _with_option(plan, parent, variant.option, goals, band if variant.band else None)
        if variant.hosts:
            plan = plan.with_rows(requests=[*plan.requests, *_hosted(variant.option, hosts)])
    return plan


def weighed_option(option: str) -> str:
    """The id of the option that weighs what another ranks."""
    return f"{option}-weighed"


def with_weighed(plan: Plan) -> Plan:
    """The plan with each of its options once more, weighed: every objective that has a price in one rank."""
    for option in [o.id for o in plan.options]:
        plan = _with_option(plan, option, weighed_option(option), list(POUNDS), None)
    return plan


def _with_option(plan: Plan, parent: str, name: str, goals: Iterable[Goal], band: Decimal | None) -> Plan:
    first = [] if band is None else [(1, Goal.NEED_MATCH, Decimal(1), band)]
    rows = [*first, *((1 + len(first), goal, POUNDS[goal], Decimal(0)) for goal in goals)]
    return plan.with_rows(
        options=[*plan.options, Option(id=name, name=name.replace("-", " ").capitalize(), parent=parent)],
        priorities=[
            *plan.priorities,
            *(
                Priority(option=name, rank=rank, objective=goal, weight=weight, slack=slack, slack_unit="units")
                for rank, goal, weight, slack in rows
            ),
        ],
    )


def _hosted(option: str, hosts: Mapping[str, str]) -> Iterable[Request]:
    for number, (service, locality) in enumerate(sorted(hosts.items()), 1):
        yield Request(
            id=f"{option}-{number:03}", kind=Kind.HOST_IN, subject=service, object=locality, option=option,
            strength="must", reason="This variant fixes hosts.",
        )  # fmt: skip


def fixed(brief: Brief) -> Brief:
    """The brief with every core team's size settled at the need formula, its posts those nearest.

    No service is called core in it, so that the solver does not split again what is settled; a team's own kind stands.
    """
    settled = settle(brief, best_splits(brief, AT_MOST, Control()).split)
    classes = {s: ServiceClass.CITY_WIDE if c is ServiceClass.CORE else c for s, c in brief.classes.items()}
    return replace(settled, classes=classes)
