"""How staffing follows need, and how evenly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.brief.teams import SHARE
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth, some
from orgdesign.measures.staffing import core_teams
from orgdesign.rules.amounts import show_fte, team_fte
from orgdesign.rules.rule import Source
from orgdesign.units import FTE, decimal


@dataclass(frozen=True)
class Staffed:
    """A locality's core FTE beside the FTE that a split purely by need would give it, in ten-thousandths."""

    fte: int
    by_need: Decimal

    @property
    def ratio(self) -> Decimal | None:
        """FTE for each FTE of its share of need; None where the locality has no need."""
        return Decimal(self.fte) / self.by_need if self.by_need else None


def staffed_localities(brief: Brief, design: Design) -> dict[str, Staffed]:
    """Core FTE and share of need of each locality, all core services together."""
    held: dict[str, int] = defaultdict(int)
    due: dict[str, Decimal] = defaultdict(Decimal)
    for team in core_teams(brief):
        locality = team.locality or ""
        held[locality] += team_fte(brief, design, team)
        whole_service = sum(pool.fte * pool.count for pool in brief.pools_by_service[team.service])
        due[locality] += Decimal(whole_service) * team.share / SHARE
    return {place: Staffed(held[place], due[place]) for place in sorted(due)}


def gini(ratios: Mapping[str, Decimal], weights: Mapping[str, Decimal]) -> Decimal:
    """The Gini coefficient of some ratios, each counted by its weight: 0 where all are equal, towards 1 where not.

    Source: the mean absolute difference over twice the mean, both weighted.
    """
    total = sum(weights.values(), Decimal(0))
    mean = sum((ratios[p] * weights[p] for p in ratios), Decimal(0)) / total if total else Decimal(0)
    if not mean:
        return Decimal(0)
    apart = sum((abs(ratios[p] - ratios[q]) * weights[p] * weights[q] for p in ratios for q in ratios), Decimal(0))
    return apart / (2 * mean * total * total)


def need_match(brief: Brief, design: Design) -> Worth:
    """FTE of core teams that is away from its share by need, above or below."""
    teams = core_teams(brief)
    if not teams:
        return Worth(None, "No service is core.")
    away = {t.id: team_fte(brief, design, t) - (t.target or 0) for t in teams}
    worst = max(teams, key=lambda t: (abs(away[t.id]), t.id)).id
    total = sum(abs(v) for v in away.values())
    how = f"Furthest away: {worst}, by {show_fte(abs(away[worst]))} FTE." if total else "Every team has its share."
    return Worth(decimal(total, FTE), how)


def _ratios(brief: Brief, design: Design) -> dict[str, Decimal]:
    found = staffed_localities(brief, design)
    return {place: ratio for place, staffed in found.items() if (ratio := staffed.ratio) is not None}


def lowest_staffing(brief: Brief, design: Design) -> Worth:
    """Core FTE for each FTE of need share, in the locality that has least of it; 1 is exactly its share."""
    ratios = _ratios(brief, design)
    if not ratios:
        return Worth(None, "No service is core, or no locality has need.")
    place = min(ratios, key=lambda p: (ratios[p], p))
    return Worth(ratios[place], f"Least in {brief.tree.places[place].name}.")


def staffing_range(brief: Brief, design: Design) -> Worth:
    """Core FTE for each FTE of need share: the most of any locality less the least."""
    ratios = _ratios(brief, design)
    if not ratios:
        return Worth(None, "No service is core, or no locality has need.")
    low, high = (choose(ratios, key=lambda p: (ratios[p], p)) for choose in (min, max))
    names = brief.tree.places
    return Worth(
        ratios[high] - ratios[low],
        f"{ratios[low]:.2f} in {names[low].name}, {ratios[high]:.2f} in {names[high].name}.",
    )


def staffing_gini(brief: Brief, design: Design) -> Worth:
    """Inequality between localities of core FTE for their need: 0 is even, 1 all in one place."""
    ratios = _ratios(brief, design)
    if not ratios:
        return Worth(None, "No service is core, or no locality has need.")
    weights = {p: s.by_need for p, s in staffed_localities(brief, design).items() if p in ratios}
    return Worth(gini(ratios, weights), f"{len(ratios)} localities, each counted by its need.")


def entitlement(brief: Brief, design: Design) -> Worth:
    """Share of core teams with at least one post and their entitlement floor."""
    teams = core_teams(brief)
    if not teams:
        return Worth(None, "No service is core.")
    short = [t.id for t in teams if not design.members.get(t.id) or team_fte(brief, design, t) < t.floor_fte]
    named = f" Short: {some(short)}." if short else ""
    return Worth(Decimal(100) * (len(teams) - len(short)) / len(teams), f"{len(teams)} teams.{named}")


_EVEN = Source("North Yorkshire 2006", "parity of service between localities", "need12")
_RESTS_ON = ("posts", "needs", "services")

NEED = (
    Measure(
        "need-match", "FTE away from need share", "FTE", Direction.LOWER,
        r"\sum_{s,l} |\varphi_{sl} - \tau_{sl}|",
        Source("North Yorkshire 2006", "more where need is greater, over and above the entitlement", "geo9"),
        _RESTS_ON, need_match, 1,
    ),
    Measure(
        "staffing-least", "Least staffed locality, against its need", "FTE per FTE of need share", Direction.HIGHER,
        r"\min_l \varphi_l / \nu_l", _EVEN, _RESTS_ON, lowest_staffing, 2,
    ),
    Measure(
        "staffing-range", "Range of staffing between localities", "FTE per FTE of need share", Direction.LOWER,
        r"\max_l \varphi_l / \nu_l - \min_l \varphi_l / \nu_l", _EVEN, _RESTS_ON, staffing_range, 2,
    ),
    Measure(
        "staffing-gini", "Inequality of staffing between localities", "Gini, 0 to 1", Direction.LOWER,
        r"\frac{\sum_{l,k} \nu_l \nu_k |r_l - r_k|}{2\,\bar r\,(\sum_l \nu_l)^2}", _EVEN, _RESTS_ON,
        staffing_gini, 3,
    ),
    Measure(
        "entitlement", "Core teams with their entitlement", "% of teams", Direction.HIGHER,
        r"100\,\#\{t : \varphi_t \ge f_t\} / \#\{t\}",
        Source("North Yorkshire 2006", "a core entitlement in every locality", "geo9"), _RESTS_ON, entitlement,
    ),
)  # fmt: skip
"""Measures of need and equity."""
