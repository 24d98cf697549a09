"""How far people travel to the teams that answer their need."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.brief import Brief, Team
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth
from orgdesign.rules.rule import Source
from orgdesign.units import MINUTE, decimal


def _reached(brief: Brief, design: Design) -> Iterator[tuple[Team, str]]:
    """Each team that answers a need, with its lead base."""
    for team in brief.teams:
        lead = design.lead(team.id)
        if lead is not None and brief.residents.need(team):
            yield team, lead


def _share_estimated(brief: Brief, found: list[tuple[Team, str]]) -> Decimal | None:
    known = [
        brief.travel.is_measured(place, lead)
        for team, lead in found
        for place, _ in brief.residents.need(team)
        if place != lead
    ]
    return Decimal(known.count(False)) / len(known) if known else None


def _need(brief: Brief, found: list[tuple[Team, str]]) -> Decimal:
    return sum((need for team, _ in found for _, need in brief.residents.need(team)), Decimal(0))


def residents_access(brief: Brief, design: Design) -> Worth:
    """Need of the smallest places known times the minutes from there to the lead base of the team that answers it."""
    found = list(_reached(brief, design))
    if not found:
        return Worth(None, "No service that has teams names a need measure with figures.")
    total = sum(brief.residents.seconds(team, lead) for team, lead in found)
    how = f"{len(found)} teams answer a measured need of {_need(brief, found):,.0f} together."
    return Worth(decimal(total, MINUTE), how, _share_estimated(brief, found))


def residents_average(brief: Brief, design: Design) -> Worth:
    """Minutes that somebody whose need a team answers is from its lead base, on average over all teams."""
    found = list(_reached(brief, design))
    need = _need(brief, found)
    if not need:
        return Worth(None, "No service that has teams names a need measure with figures.")
    minutes = {team.id: decimal(brief.residents.seconds(team, lead), MINUTE) for team, lead in found}
    each = {team.id: minutes[team.id] / _need(brief, [(team, lead)]) for team, lead in found}
    furthest = min(each, key=lambda name: (-each[name], name))
    how = f"{furthest} is furthest, {each[furthest]:,.1f} minutes on average."
    return Worth(sum(minutes.values(), Decimal(0)) / need, how, _share_estimated(brief, found))


_PAPER = Source("Wiltshire 2006", "where a base is changes how far families travel", "est13")
_RESTS_ON = ("needs", "places", "properties", "services", "travel")

RESIDENTS = (
    Measure(
        "residents-access", "Travel of residents to their teams", "person-minutes one way", Direction.LOWER,
        r"\sum_t \sum_{p \in P_t} n_{tp}\, c_{p\beta(t)}", _PAPER, _RESTS_ON, residents_access,
    ),
    Measure(
        "residents-average", "Residents' average travel to a team", "minutes one way", Direction.LOWER,
        r"\sum_t \sum_{p \in P_t} n_{tp}\, c_{p\beta(t)} / \sum_t \sum_{p \in P_t} n_{tp}",
        _PAPER, _RESTS_ON, residents_average, 1,
    ),
)  # fmt: skip
"""Measures of residents' access."""
