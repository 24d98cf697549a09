"""Contacts are the best of all that there are, judged in the stated order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from orgdesign.certify import certify, check
from orgdesign.plan.managers import Contact
from orgdesign.rules.contacts import NamedContacts, contacts_wanted
from orgdesign.solve import Control, Limits, amounts
from orgdesign.solve.contacts import Open, by_flow, by_steps, choose_contacts, opened
from tests.appointed.drawn import contact_case, every_choice_of_contacts

LIMITS = Limits(effort=2.0)


@pytest.mark.parametrize("seed", range(150))
def test_the_contacts_chosen_are_the_best_of_all_listed_and_certified(seed: int) -> None:
    brief, design = contact_case(seed)
    contacts, decided = choose_contacts(brief, design, LIMITS, Control())
    figures = NamedContacts().figures
    best = min(tuple(figures(brief, other).values()) for other in every_choice_of_contacts(brief, design))
    assert tuple(decided.figures.values()) == best
    assert decided.proven
    assert decided.impossible == (best[0] > 0) == bool(decided.because)
    chosen = replace(design, contacts=contacts)
    assert check(brief, chosen).faults == check(brief, replace(design, contacts=None)).faults
    verdict = certify(brief, chosen, amounts(brief, chosen), (), [decided])
    assert [f for f in verdict.faults if f.rule in {"contacts", "figures", "proof"}] == []


def test_the_drawn_cases_cover_all_that_can_happen() -> None:
    seen = [choose_contacts(*contact_case(seed), LIMITS, Control())[1] for seed in range(150)]
    assert 20 < sum(d.impossible for d in seen) < 100
    loads = [{row.load for row in contact_case(seed)[0].plan.contacts} for seed in range(150)]
    assert 40 < sum(len(found) > 1 for found in loads) < 120


@pytest.mark.parametrize("seed", range(60))
def test_the_flow_and_the_model_find_contacts_of_the_same_worth(seed: int) -> None:
    brief, design = contact_case(seed)
    (wanted,) = contacts_wanted(brief, design)
    wanted = replace(wanted, load=dict.fromkeys(wanted.load, next(iter(wanted.load.values()))))
    question = opened(brief, wanted)
    flow, model = by_flow(question, next(iter(wanted.load.values()))), by_steps(question, LIMITS, Control())
    assert flow.bounds == model.bounds
    assert _order(question, flow.contacts) == _order(question, model.contacts)


def _order(question: Open, contacts: Mapping[str, str]) -> int:
    """What breaks ties: the place of each contact's group, the more the earlier its locality."""
    group = {post: at for at, _, post in question.seats()}
    return sum(question.order(group[post], place) for place, post in contacts.items())


def test_the_same_contacts_are_chosen_whatever_the_order_of_rows() -> None:
    for seed in range(20):
        brief, design = contact_case(seed)
        rows: list[Contact] = list(reversed(brief.plan.contacts))
        again = replace(brief, plan=brief.plan.with_rows(contacts=rows))
        assert choose_contacts(again, design, LIMITS, Control()) == choose_contacts(brief, design, LIMITS, Control())


@pytest.mark.parametrize("seed", range(40))
def test_a_search_cut_short_leaves_nobody_out_whom_a_post_has_room_for_and_claims_no_more(seed: int) -> None:
    brief, design = contact_case(seed)
    contacts, decided = choose_contacts(brief, design, Limits(effort=1e-9), Control())
    best = choose_contacts(brief, design, LIMITS, Control())[1]
    chosen = replace(design, contacts=contacts)
    verdict = certify(brief, chosen, amounts(brief, chosen), (), [decided])
    assert [f for f in verdict.faults if f.rule in {"contacts", "figures", "proof"}] == []
    assert tuple(decided.figures.values()) >= tuple(best.figures.values())
    assert tuple(decided.bounds.values()) <= tuple(best.figures.values())
