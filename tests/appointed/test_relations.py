"""How contacts and coordination answer to a change of the plan, whatever the plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.brief import Brief
from orgdesign.design import Design, today
from orgdesign.plan.managers import Contact, Manager
from orgdesign.plan.settings import Settings
from orgdesign.solve import Control, Limits
from orgdesign.solve.contacts import choose_contacts
from orgdesign.solve.coordination import choose_coordination
from tests.appointed.drawn import contact_case, coordination_case

SEEDS = st.integers(1_000, 10**6)
LIMITS = Limits(effort=2.0)
EXAMPLES = settings(max_examples=40, deadline=None)


def contacts(brief: Brief, design: Design) -> tuple[int, ...]:
    return tuple(choose_contacts(brief, design, LIMITS, Control())[1].figures.values())


def coordination(brief: Brief) -> tuple[int, ...]:
    return tuple(choose_coordination(brief, today(brief), LIMITS, Control())[1].figures.values())


def with_contacts(brief: Brief, *rows: Contact) -> Brief:
    return replace(brief, plan=brief.plan.with_rows(contacts=rows))


def with_managers(brief: Brief, *rows: Manager) -> Brief:
    return replace(brief, plan=brief.plan.with_rows(managers=rows))


@EXAMPLES
@given(SEEDS)
def test_contacts_never_get_better_where_the_plan_names_those_that_were_chosen_or_any_other(seed: int) -> None:
    brief, design = contact_case(seed)
    chosen, decided = choose_contacts(brief, design, LIMITS, Control())
    posts = {(c.service, c.locality): c.post for c in chosen}
    stated = [row.model_copy(update={"post": posts.get((row.service, row.locality))}) for row in brief.plan.contacts]
    again = with_contacts(brief, *stated)
    assert choose_contacts(again, design, LIMITS, Control())[0] == chosen
    assert contacts(again, design) == tuple(decided.figures.values())


@EXAMPLES
@given(SEEDS)
def test_contacts_that_take_no_time_and_have_no_limit_are_never_missing_where_anybody_is_in_post(seed: int) -> None:
    brief, design = contact_case(seed)
    free = with_contacts(brief, *(row.model_copy(update={"load": Decimal(0)}) for row in brief.plan.contacts))
    row: Settings = brief.plan.settings.model_copy(update={"contact_localities": None})
    free = replace(free, plan=free.plan.with_rows(plan=[row]))
    missing, *_ = contacts(free, design)
    assert missing == (0 if any(not p.vacant for p in brief.plan.posts) else len(brief.localities))
    assert missing <= contacts(brief, design)[0]


@EXAMPLES
@given(SEEDS)
def test_coordination_stays_as_chosen_where_the_plan_states_what_was_chosen(seed: int) -> None:
    brief = coordination_case(seed)
    chosen, decided = choose_coordination(brief, today(brief), LIMITS, Control())
    rows = [
        row.model_copy(update={"localities": tuple(p for p in chosen if chosen[p] == row.id)})
        for row in brief.plan.managers
    ]
    again = with_managers(brief, *rows)
    assert choose_coordination(again, today(again), LIMITS, Control())[0] == chosen
    assert coordination(again) == tuple(decided.figures.values())


@EXAMPLES
@given(SEEDS)
def test_wider_spans_and_loads_never_leave_more_undone(seed: int) -> None:
    brief = coordination_case(seed)
    free = {"span_from": None, "span_to": None, "load_to": None}
    wider = with_managers(brief, *(row.model_copy(update=free) for row in brief.plan.managers))
    assert coordination(wider)[0] == 0
    assert coordination(wider) <= coordination(brief)


@EXAMPLES
@given(SEEDS)
def test_other_ids_of_managers_give_coordination_of_the_same_worth(seed: int) -> None:
    brief = coordination_case(seed)
    rows = [row.model_copy(update={"id": f"Z{9 - int(row.id[1:])}"}) for row in brief.plan.managers]
    assert coordination(with_managers(brief, *rows)) == coordination(brief)
