"""Caseload for each FTE in post, where a service's caseload is measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth, some
from orgdesign.plan.tree import latest
from orgdesign.rules.amounts import team_fte
from orgdesign.rules.rule import Source
from orgdesign.units import FTE, decimal


@dataclass(frozen=True)
class Caseload:
    """A core team's caseload: the need in its locality, its FTE in post, and the cap on one for the other."""

    team: str
    service: str
    locality: str
    measure: str
    need: Decimal
    fte: Decimal
    cap: Decimal | None
    posts: int

    @property
    def per_fte(self) -> Decimal | None:
        """Need for each FTE in post; None where nobody is in post."""
        return self.need / self.fte if self.fte else None

    @property
    def over(self) -> bool:
        """Tell whether it is over its cap, as it also is where there is need and nobody in post."""
        return self.cap is not None and self.need > self.cap * self.fte


def caseloads(brief: Brief, design: Design) -> Iterator[Caseload]:
    """The caseload of every core team whose service names a measure and whose locality has a figure of it."""
    services = {s.id: s for s in brief.plan.services}
    needs = {m: latest(brief.plan.needs, m)[1] for s in services.values() if (m := s.caseload_measure)}
    for team in brief.teams:
        row = services[team.service]
        if team.locality is None or row.caseload_measure is None:
            continue
        need = brief.tree.total(needs[row.caseload_measure], team.locality)
        if need is not None:
            yield Caseload(
                team=team.id,
                service=team.service,
                locality=team.locality,
                measure=row.caseload_measure,
                need=need,
                fte=decimal(team_fte(brief, design, team, filled_only=True), FTE),
                cap=row.caseload_cap,
                posts=sum(brief.pool_of_post[p.post].filled for p in design.members.get(team.id, ())),
            )


def caseload_gap(brief: Brief, design: Design) -> Worth:
    """Highest caseload for one FTE in post over the lowest of the same service, where they are furthest apart."""
    by_service: dict[str, list[Caseload]] = defaultdict(list)
    for found in caseloads(brief, design):
        if found.per_fte:
            by_service[found.service].append(found)
    gaps = [_widest(loads) for loads in by_service.values() if len(loads) > 1]
    if not gaps:
        return Worth(None, "No core service has a caseload in two localities.")
    ratio, low, high = max(gaps, key=lambda g: (g[0], g[1].team))
    how = (
        f"{low.measure}: {low.per_fte or 0:.1f} for one FTE in post in {low.team},"
        f" {high.per_fte or 0:.1f} in {high.team}."
    )
    return Worth(ratio, how, behind=min(low.posts, high.posts))


def _widest(loads: list[Caseload]) -> tuple[Decimal, Caseload, Caseload]:
    low, high = (choose(loads, key=lambda c: (c.per_fte or Decimal(0), c.team)) for choose in (min, max))
    return (high.per_fte or Decimal(0)) / (low.per_fte or Decimal(1)), low, high


def caseloads_over_cap(brief: Brief, design: Design) -> Worth:
    """Core teams whose caseload for one FTE in post is over their service's cap."""
    capped = [c for c in caseloads(brief, design) if c.cap is not None]
    if not capped:
        return Worth(None, "No core service has a cap on its caseload.")
    over = [c.team for c in capped if c.over]
    named = f": {some(over)}" if over else ""
    return Worth(Decimal(len(over)), f"{len(over)} of {len(capped)} teams{named}.")


_PAPER = Source("Manchester 2019", "manageable caseloads", "ppl19")
_RESTS_ON = ("posts", "needs", "services")

CASELOAD = (
    Measure(
        "caseload-gap", "Widest gap in caseload between localities", "highest over lowest", Direction.LOWER,
        r"\max_s \frac{\max_l N_l / \varphi^{\mathrm{post}}_{sl}}{\min_l N_l / \varphi^{\mathrm{post}}_{sl}}",
        _PAPER, _RESTS_ON, caseload_gap, 2,
    ),
    Measure(
        "caseloads-over-cap", "Teams over their caseload cap", "teams", Direction.LOWER,
        r"\#\{t : N_t > K_s \varphi^{\mathrm{post}}_t\}", _PAPER, _RESTS_ON, caseloads_over_cap,
    ),
)  # fmt: skip
"""Measures of caseload."""
