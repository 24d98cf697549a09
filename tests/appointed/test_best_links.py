"""Links are the best of all that there are, judged in the stated order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice

import pytest

from orgdesign.brief import Brief
from orgdesign.certify import certify
from orgdesign.certify.facts import Facts
from orgdesign.certify.linking import linking_figures
from orgdesign.certify.reading import Reading
from orgdesign.design import Decided, Design
from orgdesign.rules.linking import LinkedPosts
from orgdesign.solve import Control, Limits, amounts, one_locality
from orgdesign.solve.linking import choose_links
from tests.appointed.linked import every_way_of_linking, linked_case, stated

LIMITS = Limits(effort=2.0)
OURS = {"linked-posts", "figures", "proof", "requests"}


def broken(brief: Brief, design: Design, *decided: Decided) -> list[str]:
    verdict = certify(brief, design, amounts(brief, design), (), decided)
    return [f.sentence for f in verdict.faults if f.rule in OURS]


@pytest.mark.parametrize("seed", range(100))
def test_the_links_chosen_are_the_best_of_all_listed_and_certified(seed: int) -> None:
    brief, design = linked_case(seed)
    links, decided = choose_links(brief, design, LIMITS, Control())
    figures = LinkedPosts().figures
    best = min(tuple(figures(brief, other).values()) for other in every_way_of_linking(brief, design))
    assert tuple(decided.figures.values()) == best
    assert decided.proven
    assert decided.impossible == (best[0] > 0) == bool(decided.because)
    assert broken(brief, replace(design, linked=links), decided) == []


def test_the_drawn_cases_cover_all_that_can_happen() -> None:
    seen: Counter[str] = Counter()
    for seed in range(100):
        brief, design = linked_case(seed)
        _, decided = choose_links(brief, design, LIMITS, Control())
        seen.update(name for name, amount in decided.figures.items() if amount)
        given = stated(brief)
        seen["stated"] += bool(given)
        seen["pinned twice"] += any(len(places) > 1 for places in given.values())
        seen["shared with some stated"] += bool(given) and bool(decided.figures["shared"])
        seen["shared with some vacant"] += decided.figures["shared"] > 0 and any(p.vacant for p in brief.plan.posts)
    assert {name for name, count in seen.items() if count >= 5} >= {
        "missing", "shared", "beyond parity", "changed", "travel", "stated", "shared with some stated",
        "shared with some vacant",
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_rows_find_links_of_the_same_worth_as_mixes(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    brief, design = linked_case(seed)
    by_mixes = choose_links(brief, design, LIMITS, Control())[1]
    monkeypatch.setattr(one_locality, "MOST_MIXES", 0)
    assert choose_links(brief, design, LIMITS, Control())[1] == by_mixes


@pytest.mark.parametrize("seed", range(40))
def test_a_search_cut_short_leaves_no_locality_out_and_claims_no_more(seed: int) -> None:
    brief, design = linked_case(seed)
    best = choose_links(brief, design, LIMITS, Control())[1]
    stopped = Control()
    stopped.stop()
    for limits, control in ((Limits(effort=1e-9), Control()), (LIMITS, stopped)):
        links, decided = choose_links(brief, design, limits, control)
        assert broken(brief, replace(design, linked=links), decided) == []
        assert tuple(decided.figures.values()) >= tuple(best.figures.values())
        assert tuple(decided.bounds.values()) <= tuple(best.figures.values())
        assert decided.figures["missing"] == best.figures["missing"]
        assert decided.figures["shared"] == best.figures["shared"]


def test_the_checker_counts_every_way_of_linking_as_the_rule_does() -> None:
    for seed in range(30):
        brief, design = linked_case(seed)
        facts = Facts(brief)
        for other in islice(every_way_of_linking(brief, design), 200):
            assert linking_figures(facts, Reading(facts, other))[2] == LinkedPosts().figures(brief, other)
