"""What each row of the pathway map holds: one need and stretch of ages, tier by tier, with the steps between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgdesign.graph.ages import Band, ages
from orgdesign.graph.pathway_gaps import STEPS, Gap, Missing, pathway_gaps
from orgdesign.graph.pathways import TIERS, Rider, Ways, at_tier, stretches, ways_of
from orgdesign.graph.records import Records
from orgdesign.graph.words import listed, sentence
from orgdesign.plan import Plan


@dataclass(frozen=True)
class Step:
    """A step between two tiers: links that make it, and where it is missing; ``within`` where no link is needed."""

    links: int
    within: bool
    missing: str

    @property
    def said(self) -> str:
        """The step in a word or two."""
        if self.missing:
            return "none"
        return str(self.links) if self.links else ("same" if self.within else "-")


@dataclass(frozen=True)
class WayRow:
    """One need and stretch of ages; services by name, and for each tier without any where that is so."""

    need: str
    ages: str
    tiers: Mapping[str, tuple[str, ...]]
    lacking: Mapping[str, str]
    up: tuple[Step, ...]
    down: tuple[Step, ...]
    stepped_down_to: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that is missing, in words."""
        offers = [f"no {tier} service {where}" for tier, where in self.lacking.items()]
        ups = [f"no step up from {' to '.join(of)} {s.missing}" for of, s in self._steps(self.up) if s.missing]
        downs = [
            f"no step down from {' to '.join(reversed(of))} {s.missing}"
            for of, s in self._steps(self.down)
            if s.missing
        ]
        return (*offers, *ups, *downs)

    @staticmethod
    def _steps(steps: Sequence[Step]) -> list[tuple[tuple[str, str], Step]]:
        return list(zip(STEPS, steps, strict=True))


def way_rows(plan: Plan) -> tuple[WayRow, ...]:
    """Every row of the map, by need and then by age."""
    records, ways = Records(plan), ways_of(plan)
    gaps: dict[tuple[str, Band], list[Gap]] = {}
    for gap in pathway_gaps(plan):
        gaps.setdefault((gap.need, gap.band), []).append(gap)
    return tuple(
        _row(records, ways, need, band, found, gaps.get((need, band), ())) for need, band, found in stretches(ways)
    )


def _row(
    records: Records, ways: Ways, need: str, band: Band, found: Sequence[Rider], gaps: Sequence[Gap]
) -> WayRow:  # fmt: skip
    at = {tier: frozenset(at_tier(found, tier)) for tier in TIERS}
    where = {(gap.missing, gap.step): _where(records, gap) for gap in gaps}
    receives = {other for rider in found for other in ways.down.get(rider.id, frozenset())} & {r.id for r in found}
    return WayRow(
        need=need,
        ages=sentence(ages(band)).removesuffix("."),
        tiers={tier: _names(records, ids) for tier, ids in at.items()},
        lacking={tier: where[Missing.OFFER, tier] for tier in TIERS if (Missing.OFFER, tier) in where},
        up=tuple(
            _step(ways.up, at[low], at[high], where.get((Missing.STEP_UP, f"{low} to {high}"), ""))
            for low, high in STEPS
        ),
        down=tuple(
            _step(ways.down, at[high], at[low], where.get((Missing.STEP_DOWN, f"{high} to {low}"), ""))
            for low, high in STEPS
        ),
        stepped_down_to=_names(records, receives),
    )


def _step(links: Mapping[str, frozenset[str]], origins: frozenset[str], ends: frozenset[str], missing: str) -> Step:
    count = sum(len(links.get(origin, frozenset()) & ends) for origin in origins)
    return Step(count, bool(origins & ends), missing)


def _names(records: Records, ids: frozenset[str] | set[str]) -> tuple[str, ...]:
    return tuple(sorted(map(records.service_name, ids), key=str.casefold))


def _where(records: Records, gap: Gap) -> str:
    if len(gap.localities) == len(records.localities):
        return f"in any {records.settings.delivery_tier}"
    return f"in {listed(map(records.place_name, gap.localities))}"
