"""Linked teams apart."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from orgdesign.brief import Brief, Pair
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.amounts import show_time
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class LinksApart(Objective):
    """Teams that work together are based together, or near."""

    goal = Goal.LINKS_APART
    unit = "hundredth-contact-seconds"
    shown_unit = "contact-minutes"
    per_shown = 6_000
    formula = r"\sum_{(t,u)} w_{tu}\, c_{\beta(t)\beta(u)}"
    source = Source("Wigan 2010", "co-location is the easiest way to break down barriers", "est3")
    scope = Scope.AREA

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """One variable a pair, at least the travel between the two lead bases.

        For every site q of the first team, the travel from q to the second team's base, less what the first
        team's own base can be nearer, is a lower limit, and the exact travel where the first team is at q.
        It needs no triangle inequality, and no variable for each pair of properties. Travel is counted from the
        pair's first team to its second, whichever of them has the fewer candidates and so the fewer rows.
        """
        terms: Terms = []
        for pair in brief.pairs:
            one, two = pair.first, pair.second
            turned = len(decide.candidates[two]) < len(decide.candidates[one])
            if turned:
                one, two = two, one
            first, second = decide.candidates[one], decide.candidates[two]
            legs = np.array(
                [[brief.travel.seconds(*((p, q) if turned else (q, p))) for p in second] for q in first], dtype=np.int64
            ).reshape(len(first), len(second))
            most = int(legs.max(initial=0))
            if not most:
                continue
            if len(first) == 1:
                terms += [(decide.lead[two, p], pair.weight * s) for p, s in zip(second, legs[0].tolist(), strict=True)]
                continue
            between = decide.number(f"between {pair.first} {pair.second}", 0, most)
            for leg in legs:
                nearer = (leg - legs).max(axis=1).tolist()
                ours = [(decide.lead[one, o], seconds) for o, seconds in zip(first, nearer, strict=True) if seconds]
                away = leg.tolist()
                theirs = [(decide.lead[two, p], -seconds) for p, seconds in zip(second, away, strict=True) if seconds]
                decide.row([(between, 1), *ours, *theirs], low=0)
            terms.append((between, pair.weight))
        return terms

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say how far apart each linked pair of teams is."""
        for pair, seconds in _apart(brief, design):
            yield Finding(
                self.goal, f"{pair.first} | {pair.second}", pair.weight * seconds,
                f"{pair.first} and {pair.second} are {show_time(seconds)} apart.",
            )  # fmt: skip

    def total(self, brief: Brief, design: Design) -> int:
        """The contacts of all pairs, each times the travel that it means."""
        return sum(pair.weight * seconds for pair, seconds in _apart(brief, design))


def _apart(brief: Brief, design: Design) -> Iterator[tuple[Pair, int]]:
    """Each linked pair of teams whose lead bases are apart, and the seconds between them."""
    for pair in brief.pairs:
        one, two = design.lead(pair.first), design.lead(pair.second)
        if one is None or two is None or one == two:
            continue
        seconds = brief.travel.seconds(one, two)
        if seconds:
            yield pair, seconds
