"""M8 and M10: a post is the sum of its halves, and a plan of two regions that share nothing the sum of both."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.plan import Plan
from orgdesign.plan.fields import Row
from orgdesign.plan.posts import Post
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import ServiceClass
from tests.metamorphic.drawn import Case, Worth, a_case, answer, changed, worth
from tests.metamorphic.renamed import ROOT, ids_of, prefixed, renamed
from tests.strategies import MEASURES

pytestmark = pytest.mark.usefixtures("unexplained")
SEEDS = st.integers(1_000, 10**6)
FEW = settings(max_examples=5, deadline=None)


# M8: halves


def pinned(post: str, locality: str) -> Request:
    return Request(id=f"stays-{post}", kind=Kind.PIN_LOCALITY, subject=post, object=locality, strength="must")


def in_halves(case: Case, whole: Post, locality: str) -> tuple[Case, Case]:
    """The case with the post and with its halves, which stay together: one base a team, and a locality for each."""
    plan = case.with_rows(services=[changed(row, max_bases=1) for row in case.plan.services]).plan
    asked = [row for row in plan.requests if row.subject != whole.id]
    others = [row for row in plan.posts if row.id != whole.id]
    reports = [changed(row, manager=f"{whole.id}a") if row.manager == whole.id else row for row in others]
    halves = [changed(whole, id=f"{whole.id}{letter}", fte=whole.fte / 2) for letter in "ab"]
    core = case.classes[whole.service] is ServiceClass.CORE

    def of(posts: list[Post]) -> Case:
        stays = [pinned(row.id, locality) for row in posts] if core else []
        under = others if posts == [whole] else reports
        return Case(plan.with_rows(posts=[*under, *posts], requests=[*asked, *stays]), case.classes)

    return of([whole]), of(halves)


def halves_reach_the_same(seed: int) -> None:
    case = a_case("M8", seed)
    whole = case.plan.posts[seed % len(case.plan.posts)]
    once, twice = in_halves(case, whole, f"l{1 + seed // 7 % 2}")
    assert worth(answer(twice)) == worth(answer(once)), seed


@pytest.mark.parametrize("start", range(0, 50, 10))
def test_two_halves_of_a_post_that_stay_together_reach_the_same(start: int) -> None:
    for seed in range(start, start + 10):
        halves_reach_the_same(seed)


@FEW
@given(SEEDS)
def test_two_halves_of_a_post_of_whatever_plan_reach_the_same(seed: int) -> None:
    halves_reach_the_same(seed)


# M10: regions


def a_region(case: Case, letter: str) -> Case:
    """The case as a region: ids of its own, a root, needs and networks of its own, no service core."""
    own_ids = [*(row.id for row in case.plan.requests), *(row.alliance for row in case.plan.alliances), *MEASURES]
    names = {**prefixed(case.plan, letter), **{old: f"{letter}{old}" for old in own_ids}}
    own = renamed(case, names)
    places = [changed(row, id=f"{letter}{ROOT}") if row.id == ROOT
              else changed(row, parent=f"{letter}{ROOT}") if row.parent == ROOT else row
              for row in own.plan.places]  # fmt: skip
    asked = [in_region(row, f"{letter}{ROOT}", f"{letter}l1") for row in own.plan.requests]
    own = own.with_rows(places=places, requests=asked).each("services", agency=letter).each("properties", ict=(letter,))
    kinds = {ServiceClass.CORE: ServiceClass.EXTENDED}
    return Case(own.plan, {service: kinds.get(kind, kind) for service, kind in own.classes.items()})


def in_region(row: Request, root: str, locality: str) -> Request:
    """A request of the whole area as one of the region alone, and one about a core team as one about its service."""
    row = changed(row, subject=row.subject.partition("@")[0], object=row.object.partition("@")[0])
    if row.kind is Kind.COVER:
        return changed(row, object=row.object or locality)
    if row.kind in {Kind.USE_AT_MOST, Kind.RUNNING_COST_CEILING} and row.subject in {"", ROOT}:
        return changed(row, subject=root)
    return row


def a_district(case: Case, letter: str) -> Case:
    """The case as one locality of an area: every service core, its posts settled there, its requests its own teams'."""
    plan, ids = case.plan, ids_of(case.plan)
    names = {old: f"{letter}{old}" for table in ("places", "properties", "posts") for old in ids[table]}
    own = renamed(case, {**names, **{row.id: f"{letter}{row.id}" for row in plan.requests}})
    services = [row.id for row in plan.services]
    here = f"{letter}l1"
    asked = [of_district(row, services, here) for row in own.plan.requests]
    stays = [pinned(row.id, here) for row in own.plan.posts]
    return Case(own.with_rows(requests=[*asked, *stays], links=()).plan, dict.fromkeys(services, ServiceClass.CORE))


def of_district(row: Request, services: list[str], here: str) -> Request:
    """A request with services as the district's own teams, and with the whole area as the district."""
    named = {service: f"{service}@{here}" for service in services}
    row = changed(row, subject=named.get(row.subject, row.subject), object=named.get(row.object, row.object))
    if row.kind is Kind.COVER:
        return changed(row, object=here)
    if row.kind in {Kind.USE_AT_MOST, Kind.RUNNING_COST_CEILING}:
        return changed(row, subject=here)
    return row


def joined(one: Case, two: Case) -> Case:
    """Both in one plan; rows with the same key are the same row."""
    rows: dict[str, list[Row]] = {}
    for name, mine in one.plan.tables().items():
        keys = {tuple(getattr(row, field) for field in row.key) for row in mine}
        more = [row for row in two.plan.tables()[name] if tuple(getattr(row, field) for field in row.key) not in keys]
        rows[name] = [*mine, *more] if name != "plan" else list(mine)
    return Case(Plan.of(rows), {**one.classes, **two.classes})


def together(one: Worth, two: Worth) -> Worth:
    """What both are worth in one plan."""
    return (1,) if one[0] or two[0] else (0, *(a + b for a, b in zip(one[1:], two[1:], strict=True)))


def two_of(make: Callable[[Case, str], Case], seed: int, localities: int) -> tuple[Case, Case]:
    """Two drawn cases, the second with the settings, services, alliances and priorities that both have to share."""
    one = a_case("M10", 2 * seed, localities=localities)
    two = a_case("M10", 2 * seed + 1_000_000, localities=localities)
    shared: dict[str, list[Row]] = {"plan": [one.plan.settings], "priorities": list(one.plan.priorities)}
    if localities == 1:
        shared["services"] = [changed(row, floor_fte=Decimal("0.5")) for row in one.plan.services]
        shared["alliances"] = list(one.plan.alliances)
        one = one.with_rows(services=shared["services"])
    one, two = one.each("priorities", slack=Decimal(0)), two.with_rows(**shared).each("priorities", slack=Decimal(0))
    return make(one, "a"), make(two, "b")


def regions_add_up(seed: int, make: Callable[[Case, str], Case], localities: int) -> bool:
    one, two = two_of(make, seed, localities)
    wanted = together(worth(answer(one)), worth(answer(two)))
    assert worth(answer(joined(one, two))) == wanted, seed
    return not wanted[0]


MADE = [(a_region, 2), (a_district, 1)]


@pytest.mark.parametrize(("make", "localities"), MADE, ids=["regions", "districts"])
def test_two_regions_joined_reach_the_sum_of_both(make: Callable[[Case, str], Case], localities: int) -> None:
    possible = sum(regions_add_up(seed, make, localities) for seed in range(20))
    assert possible > 3


@pytest.mark.parametrize(("make", "localities"), MADE, ids=["regions", "districts"])
@FEW
@given(seed=SEEDS)
def test_two_regions_of_whatever_plans_reach_the_sum_of_both(
    make: Callable[[Case, str], Case], localities: int, seed: int
) -> None:
    regions_add_up(seed, make, localities)
