"""M3, M4 and M5: what is ten times as much, what every choice has in common, and what nobody can use."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.design import Result
from orgdesign.plan.fields import Row
from orgdesign.plan.links import Link
from orgdesign.plan.options import Goal, Priority
from orgdesign.plan.places import Need, Place, Travel
from orgdesign.plan.properties import Property, State
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import Service, ServiceClass
from orgdesign.solve import amounts
from tests.metamorphic.drawn import Case, Worth, a_case, answer, changed, worth

pytestmark = pytest.mark.usefixtures("unexplained")
SEEDS = st.integers(1_000, 10**6)
FEW = settings(max_examples=5, deadline=None)
MONEY = {Kind.RUNNING_COST_CEILING, Kind.ONE_OFF_COST_CEILING}
FAR = "far"


def grown(before: Worth, by: Callable[[int], int]) -> Worth:
    """A worth with each stage's value, numbered from 0, so much more."""
    return before[:1] + tuple(value + by(n) for n, value in enumerate(before[1:]))


# M3: ten times as much


def dearer(case: Case) -> Case:
    """Every cost, and every limit on one, ten times as much."""
    plan = case.plan
    return case.with_rows(
        properties=[
            changed(
                row,
                running_cost=row.running_cost * 10,
                one_off_cost=row.one_off_cost * 10,
                release_cost=row.release_cost * 10,
            )
            for row in plan.properties
        ],
        requests=[changed(r, amount=r.amount * 10) if r.kind in MONEY and r.amount else r for r in plan.requests],
    )


def costs_grow_tenfold(seed: int) -> None:
    case = a_case("M3", seed)
    case = case.with_rows(priorities=[Priority(option="o1", rank=1, objective=Goal.RUNNING_COST)])
    before, after = answer(case), answer(dearer(case))
    assert worth(after) == grown(worth(before), lambda n: 9 * worth(before)[n + 1])
    if after.design is not None:
        assert cost(case, after) == cost(case, before)


def cost(case: Case, result: Result) -> int:
    assert result.design is not None
    return amounts(case.brief, result.design)[Goal.RUNNING_COST]


def test_costs_ten_times_as_much_come_to_ten_times_the_cost_of_a_design_as_good() -> None:
    for seed in range(20):
        costs_grow_tenfold(seed)


@FEW
@given(SEEDS)
def test_costs_ten_times_as_much_of_whatever_plan_come_to_ten_times_the_cost(seed: int) -> None:
    costs_grow_tenfold(seed)


@pytest.mark.parametrize("seed", range(20))
def test_priorities_ten_times_as_heavy_reach_ten_times_the_value(seed: int) -> None:
    case = a_case("M3", seed)
    heavier = [changed(row, weight=row.weight * 10) for row in case.plan.priorities]
    before = worth(answer(case))
    assert worth(answer(case.with_rows(priorities=heavier))) == grown(before, lambda n: 9 * before[n + 1])


# M4: what every choice has in common


def with_one_post_far(case: Case, minutes: int) -> Case:
    """The first movable post comes from a property that closes, each journey from there so much longer."""
    plan = case.plan
    first = next((row for row in plan.posts if row.movable), None)
    posts = [changed(row, base=FAR, place=row.place or "l1", vacant=False) if row is first else row
             for row in plan.posts]  # fmt: skip
    closes = Property(id=FAR, name="Far", place="l1", desks=0, running_cost=0, state=State.CLOSING)
    ways: list[Row] = [
        Travel(origin=FAR, destination=row.id, minutes=minutes + 7 * n % 5) for n, row in enumerate(plan.properties)
    ]
    return case.with_rows(posts=posts, properties=[*plan.properties, closes], travel=[*plan.travel, *ways])


def with_one_kept(case: Case, running_cost: int) -> Case:
    """The first property must be kept, and costs so much."""
    first, *others = case.plan.properties
    kept = changed(first, state=State.MUST_KEEP, running_cost=Decimal(running_cost), available_from=None)
    return case.with_rows(properties=[kept, *others])


def with_one_stranger(case: Case, minutes: int) -> Case:
    """The first service answers one resident alone, each journey of theirs so much longer."""
    plan = case.plan
    first, *others = plan.services
    home = Place(id=FAR, name="Far", tier="ward", parent="l1")
    need = Need(place=FAR, measure="strangers", period="2024", value=1)
    ways: list[Row] = [
        Travel(origin=FAR, destination=row.id, minutes=minutes + 7 * n % 5) for n, row in enumerate(plan.properties)
    ]
    return case.with_rows(
        services=[changed(first, need_measure="strangers"), *others],
        places=[*plan.places, home],
        needs=[*plan.needs, need],
        travel=[*plan.travel, *ways],
    )


def with_one_released(case: Case, cost: int) -> Case:
    """A property that closes, and costs so much to leave; ceilings on one-off cost allow for it."""
    row = Property(id=FAR, name="Far", place="l1", desks=0, running_cost=0, state=State.CLOSING, release_cost=cost)
    asked = [
        changed(r, amount=(r.amount or 0) + Decimal(cost)) if r.kind is Kind.ONE_OFF_COST_CEILING else r
        for r in case.plan.requests
    ]
    return case.with_rows(properties=[*case.plan.properties, row], requests=asked)


def with_one_unmet(case: Case, weight: int) -> Case:
    """Requests of so much weight that no design can meet: one for a unit and one for the rest."""
    row = Request(id="never", kind=Kind.TOGETHER, subject="nobody", object="s1", strength="should")
    rows = [changed(row, id=f"never-{n}") for n in range(weight)]
    return case.with_rows(requests=[*case.plan.requests, *rows])


ADDED: list[tuple[Goal, Callable[[Case, int], Case], int]] = [
    (Goal.STAFF_TRAVEL, with_one_post_far, 60),
    (Goal.RUNNING_COST, with_one_kept, 100),
    (Goal.REQUESTS_UNMET, with_one_unmet, 100),
    (Goal.RESIDENTS_ACCESS, with_one_stranger, 60),
    (Goal.ONE_OFF_COST, with_one_released, 100),
]
"""What a change adds to, the change, and how much of the objective's smallest unit each step of it is."""


def what_is_common_is_added(seed: int, goal: Goal, change: Callable[[Case, int], Case], unit: int) -> None:
    case = a_case("M4", seed).each("priorities", slack=Decimal(0))
    if not any(row.movable for row in case.plan.posts):
        return
    before, after = worth(answer(change(case, 3))), worth(answer(change(case, 8)))
    weights = [sum(t.weight for t in stage.terms if t.goal is goal) for stage in case.brief.stages]
    assert after == grown(before, lambda n: 5 * unit * weights[n]), seed


@pytest.mark.parametrize(("goal", "change", "unit"), ADDED, ids=[goal.value for goal, _, _ in ADDED])
def test_what_every_choice_costs_more_is_added_to_the_priority(
    goal: Goal, change: Callable[[Case, int], Case], unit: int
) -> None:
    for seed in range(14):
        what_is_common_is_added(seed, goal, change, unit)


def test_a_post_that_has_to_move_is_added_to_the_moves_wherever_it_goes() -> None:
    for seed in range(20):
        case = with_one_post_far(a_case("M4", seed).each("priorities", slack=Decimal(0)), 5)
        goals = [Goal.MOVES, Goal.REQUESTS_UNMET]
        case = case.with_rows(priorities=[Priority(option="o1", rank=n, objective=g) for n, g in enumerate(goals, 1)])
        stays = [changed(row, base=None) if row.base == FAR else row for row in case.plan.posts]
        before = worth(answer(case.with_rows(posts=stays)))
        more = 10_000 * sum(row.base == FAR for row in case.plan.posts)
        assert worth(answer(case)) == (*before[:1], *(value + more for value in before[1:2]), *before[2:]), seed


# M5: what nobody can use


def without_idle_bases(case: Case) -> Case:
    """No team may have a base where none of its posts sits: else a property without desks could be one."""
    plan = case.plan
    posts = [changed(row, movable=True, not_movable_because="") for row in plan.posts]
    ids = {row.id for row in posts}
    asked = [row for row in plan.requests if row.kind is not Kind.PIN_BASE or row.subject not in ids]
    services = [changed(row, max_bases=1, desk_ratio=None) for row in plan.services]
    return case.with_rows(posts=posts, requests=asked, services=services)


def with_a_property(case: Case, state: State) -> Case:
    row = Property(id="p0", name="Nowhere to sit", place="l1w1", desks=0, running_cost=1, one_off_cost=1, state=state)
    return case.with_rows(properties=[*case.plan.properties, row])


def with_a_link(case: Case) -> Case:
    pairs = [(a, b) for a in case.classes for b in case.classes if a != b]
    rows = [Link(origin=a, destination=b, kind="supports", weight=Decimal(0)) for a, b in pairs]
    return case.with_rows(links=[*case.plan.links, *rows])


def with_a_service(case: Case) -> Case:
    row = Service(id="s0", name="Nobody", team_desks=3, floor_fte=Decimal(2), need_measure="unread")
    need = Need(place="l1", measure="unread", period="2024", value=9)
    idle = case.with_rows(services=[*case.plan.services, row], needs=[*case.plan.needs, need])
    return Case(idle.plan, {**case.classes, "s0": ServiceClass.CORE})


def nothing_changes(seed: int) -> None:
    case = without_idle_bases(a_case("M5", seed))
    wanted = worth(answer(case))
    for more in (with_a_property(case, State.CANDIDATE), with_a_property(case, State.CLOSING), with_a_link(case)):
        assert worth(answer(more)) == wanted, seed
    assert worth(answer(with_a_service(case))) == wanted, seed


@pytest.mark.parametrize("start", range(0, 24, 8))
def test_nothing_changes_with_what_nobody_can_use(start: int) -> None:
    for seed in range(start, start + 8):
        nothing_changes(seed)


@FEW
@given(SEEDS)
def test_nothing_changes_with_what_nobody_can_use_whatever_the_plan(seed: int) -> None:
    nothing_changes(seed)
