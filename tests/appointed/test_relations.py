"""How linked posts, contacts and coordination answer to a change of the plan, whatever the plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.appointed import LinkedPost
from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Decided, Design
from orgdesign.plan.managers import Contact, Manager
from orgdesign.plan.posts import Post
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.settings import Settings
from orgdesign.solve import Control, Limits
from orgdesign.solve.contacts import choose_contacts
from orgdesign.solve.coordination import choose_coordination
from orgdesign.solve.linking import choose_links
from tests.appointed.drawn import contact_case, coordination_case
from tests.appointed.linked import SERVICE, linked_case
from tests.builders import EXTENDED, a_brief

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


def links(brief: Brief) -> tuple[tuple[LinkedPost, ...], Decided]:
    design = replace(today(brief), linked=None, contacts=None)
    return choose_links(brief, design, LIMITS, Control())


def again_with(brief: Brief, posts: list[Post] | None = None, requests: list[Request] | None = None) -> Brief:
    """The same council with other posts or requests."""
    plan = brief.plan.with_rows(posts=posts or brief.plan.posts, requests=brief.plan.requests + tuple(requests or ()))
    return a_brief(plan, **{SERVICE: EXTENDED})


@EXAMPLES
@given(SEEDS)
def test_links_stay_as_chosen_where_requests_pin_what_was_chosen(seed: int) -> None:
    brief, _ = linked_case(seed)
    chosen, decided = links(brief)
    pins = [
        Request(id=f"z{n}", kind=Kind.PIN_LOCALITY, subject=link.post, object=link.locality, strength="should")
        for n, link in enumerate(chosen)
    ]
    assert links(again_with(brief, requests=pins)) == (chosen, decided)


@EXAMPLES
@given(SEEDS)
def test_links_are_the_same_whatever_the_order_of_rows_and_as_good_whatever_the_ids_of_posts(seed: int) -> None:
    brief, _ = linked_case(seed)
    chosen, decided = links(brief)
    assert links(again_with(brief, list(reversed(brief.plan.posts)))) == (chosen, decided)
    turned = {post.id: f"{9 - int(post.id):02}" for post in brief.plan.posts}
    named = [post.model_copy(update={"id": turned[post.id]}) for post in brief.plan.posts]
    asked = [row.model_copy(update={"subject": turned[row.subject]}) for row in brief.plan.requests]
    other = a_brief(brief.plan.with_rows(posts=named, requests=asked), **{SERVICE: EXTENDED})
    assert links(other)[1].figures == decided.figures


@EXAMPLES
@given(SEEDS)
def test_filling_a_vacant_post_never_leaves_more_localities_out_nor_more_to_share(seed: int) -> None:
    brief, _ = linked_case(seed)
    _, decided = links(brief)
    filled = [post.model_copy(update={"vacant": False}) for post in brief.plan.posts]
    _, after = links(again_with(brief, filled))
    assert after.figures["missing"] <= decided.figures["missing"]
    if not decided.figures["missing"]:
        assert after.figures["shared"] <= decided.figures["shared"]


@EXAMPLES
@given(SEEDS)
def test_a_wider_allowance_never_leaves_more_beyond_it(seed: int) -> None:
    brief, _ = linked_case(seed)
    row: Settings = brief.plan.settings.model_copy(update={"linked_parity": Decimal("0.8")})
    wider = replace(brief, plan=brief.plan.with_rows(plan=[row]))
    before, after = links(brief)[1].figures, links(wider)[1].figures
    assert after["beyond parity"] <= before["beyond parity"]


@EXAMPLES
@given(SEEDS)
def test_posts_that_are_free_of_what_the_plan_states_are_linked_no_worse(seed: int) -> None:
    brief, _ = linked_case(seed)
    loose = [post.model_copy(update={"movable": True, "not_movable_because": ""}) for post in brief.plan.posts]
    free = a_brief(brief.plan.with_rows(posts=loose, requests=[]), **{SERVICE: EXTENDED})
    before, after = links(brief)[1].figures, links(free)[1].figures
    first = ("missing", "shared", "beyond parity")
    assert [after[name] for name in first] <= [before[name] for name in first]
