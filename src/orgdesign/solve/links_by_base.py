"""Links between teams said base by base: a transport of the one team's lead base to the other's.

The rule's own rows, one for each base of one team, are few, and weak where bases are undecided: two teams that are each
half here and half there seem to be together. A variable for each two bases sees that they cannot be together where
there is no room for both, and charges their way wherever the two are spread differently. That is many variables, of
which HiGHS's presolve takes most away: a plan of Wigan is then within 0.1 % of proven before any branching, where it
was 14 % open.

Source: W. P. Adams and T. A. Johnson, "Improved linear programming-based lower bounds for the quadratic assignment
problem", DIMACS Series in Discrete Mathematics 16, 1994.
"""

from __future__ import annotations

from dataclasses import replace

from orgdesign.brief import Brief, Pair
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.register import OBJECTIVES

MOST = 90_000
"""The most variables for all pairs of teams: beyond it the rule's own rows prove as much in the same time."""


def links_by_base(brief: Brief, decide: Decisions) -> Terms:
    """The cost of linked teams apart, the same as the rule's for every design."""
    bases = {team: len(sites) for team, sites in decide.candidates.items()}
    known = [pair for pair in brief.pairs if min(bases[pair.first], bases[pair.second]) == 1]
    free = [pair for pair in brief.pairs if min(bases[pair.first], bases[pair.second]) > 1]
    rule = OBJECTIVES[Goal.LINKS_APART]
    if sum(bases[pair.first] * bases[pair.second] for pair in free) > MOST:
        return rule.cost(brief, decide)
    terms = [term for pair in free for term in _by_base(brief, decide, pair)]
    return [*terms, *rule.cost(replace(brief, pairs=tuple(known)), decide)]


def _by_base(brief: Brief, decide: Decisions, pair: Pair) -> Terms:
    one, two = pair.first, pair.second
    terms: Terms = []
    rows: dict[tuple[str, str], Terms] = {}
    for here in decide.candidates[one]:
        for there in decide.candidates[two]:
            if here == there and not _fit(brief, decide, pair, here):
                continue
            both = decide.meet[one, here, two, there] = decide.flag(f"meet {one} {here} {two} {there}")
            rows.setdefault((one, here), []).append((both, 1))
            rows.setdefault((two, there), []).append((both, 1))
            if seconds := brief.travel.seconds(here, there):
                terms.append((both, pair.weight * seconds))
    for team in (one, two):
        for site in decide.candidates[team]:
            decide.row([*rows.get((team, site), ()), (decide.lead[team, site], -1)], 0, 0)
    return terms


def _fit(brief: Brief, decide: Decisions, pair: Pair, site: str) -> bool:
    """Tell whether a property may have desks for both teams."""
    least = decide.least_desks
    return least.get((pair.first, site), 0) + least.get((pair.second, site), 0) <= brief.site[site].desks
