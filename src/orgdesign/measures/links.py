"""Services that work together: how much of their contact is under one roof."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.brief.teams import SHARE
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth
from orgdesign.rules.rule import Source
from orgdesign.units import MINUTE, WEIGHT, decimal


def links_apart(brief: Brief, design: Design) -> Worth:
    """Contact between linked teams times the minutes between their lead bases."""
    total, known, unplaced = 0, [], 0
    for pair in brief.pairs:
        one, two = design.lead(pair.first), design.lead(pair.second)
        if one is None or two is None:
            unplaced += 1
        elif one != two:
            total += pair.weight * brief.travel.seconds(one, two)
            known.append(brief.travel.is_measured(one, two))
    share = Decimal(known.count(False)) / len(known) if known else None
    rest = f" {unplaced} pairs have no base and are left out." if unplaced else ""
    how = f"{len(known)} of {len(brief.pairs)} linked pairs of teams are at different bases.{rest}"
    return Worth(decimal(total, WEIGHT * MINUTE), how, share)


def co_located(brief: Brief, design: Design) -> Worth:
    """Share of the contact between linked teams that is between teams with the same lead base."""
    total = sum(pair.weight for pair in brief.pairs)
    if not total:
        return Worth(None, "No teams are linked.")
    together = [p for p in brief.pairs if (base := design.lead(p.first)) is not None and base == design.lead(p.second)]
    inside = sum(p.weight for p in together)
    return Worth(Decimal(100 * inside) / total, f"{len(together)} of {len(brief.pairs)} linked pairs of teams.")


def _referrals(brief: Brief) -> Iterator[tuple[str, str, Decimal]]:
    """Every pair of teams with referrals from the first to the second, and how many."""
    for link in brief.plan.links:
        if link.kind != "refers to":
            continue
        for one in brief.teams_by_service.get(link.origin, ()):
            for two in brief.teams_by_service.get(link.destination, ()):
                if one.id == two.id or (one.locality and two.locality and one.locality != two.locality):
                    continue
                share = one.share if one.locality else two.share
                yield one.id, two.id, link.weight * share / SHARE


def hand_offs(brief: Brief, design: Design) -> Worth:
    """Referrals that leave the building: contact of 'refers to' links between teams with different lead bases."""
    referrals = list(_referrals(brief))
    if not referrals:
        return Worth(None, "No link is a referral.")
    placed = [(design.lead(one), design.lead(two), weight) for one, two, weight in referrals]
    outside = sum((w for one, two, w in placed if one is not None and two is not None and one != two), Decimal(0))
    total = sum((w for _, _, w in placed), Decimal(0))
    unplaced = sum(one is None or two is None for one, two, _ in placed)
    rest = f" {unplaced} pairs have no base and are left out." if unplaced else ""
    return Worth(outside, f"Of {total:.1f} in all.{rest}")


_PAPER = Source("Wigan 2010", "co-location is the easiest way to break down barriers", "est3")
_RESTS_ON = ("links", "needs", "properties", "travel")

LINKS = (
    Measure(
        "links-apart", "Linked teams apart", "contact-minutes", Direction.LOWER,
        r"\sum_{(t,u)} w_{tu}\, c_{\beta(t)\beta(u)}", _PAPER, _RESTS_ON, links_apart,
    ),
    Measure(
        "co-located", "Contact between teams under one roof", "% of contact", Direction.HIGHER,
        r"100 \sum_{\beta(t) = \beta(u)} w_{tu} / \sum w_{tu}", _PAPER, _RESTS_ON, co_located,
    ),
    Measure(
        "hand-offs", "Referrals between buildings", "contacts", Direction.LOWER,
        r"\sum_{\beta(t) \ne \beta(u)} w^{\mathrm{refers}}_{tu}",
        Source("Manchester 2019", "a front door with fewer hand-offs", "proc7"), _RESTS_ON, hand_offs, 1,
    ),
)  # fmt: skip
"""Measures of links."""
