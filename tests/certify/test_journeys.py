"""Travel, counted twice: the checker and the brief agree to the second."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.brief.sites import Travel
from orgdesign.certify.ground import Ground
from orgdesign.certify.journeys import Journeys
from orgdesign.plan import Plan
from orgdesign.plan.tree import PlaceTree
from tests.builders import a_city, a_journey, a_place, a_plan, a_property, some_settings

GRID = st.tuples(st.integers(0, 700_000), st.integers(0, 1_300_000))
DEGREES = st.tuples(
    st.integers(-9_000_000, 3_000_000).map(lambda n: Decimal(n) / 10**6),
    st.integers(49_000_000, 62_000_000).map(lambda n: Decimal(n) / 10**6),
)
PACE = st.tuples(st.integers(100, 500), st.integers(1, 1500))


def _journeys(plan: Plan) -> Journeys:
    return Journeys(plan, Ground(plan))


def _agree(plan: Plan) -> None:
    own, theirs = _journeys(plan), Travel(plan, PlaceTree(plan.places, "locality"))
    names = [row.id for row in plan.places] + [row.id for row in plan.properties]
    assert [own.seconds(a, b) for a in names for b in names] == [theirs.seconds(a, b) for a in names for b in names]


@settings(deadline=None)
@given(one=GRID, two=GRID, near=st.integers(0, 400), pace=PACE)
def test_travel_on_the_grid_is_the_same_to_the_second(
    one: tuple[int, int], two: tuple[int, int], near: int, pace: tuple[int, int]
) -> None:
    plan = a_plan(
        some_settings(circuity=Decimal(pace[0]) / 100, speed_kmh=Decimal(pace[1]) / 10),
        properties=[
            a_property("a", x=one[0], y=one[1]),
            a_property("b", x=two[0], y=two[1]),
            a_property("c", x=one[0], y=one[1] + near),
        ],
        posts=[],
    )
    _agree(plan)


@settings(deadline=None)
@given(one=DEGREES, two=DEGREES)
def test_travel_on_the_globe_is_the_same_to_the_second(
    one: tuple[Decimal, Decimal], two: tuple[Decimal, Decimal]
) -> None:
    plan = a_plan(
        some_settings(coordinates="degrees"),
        places=[a_place("city", tier="city", parent=None, x=None, y=None)],
        properties=[
            a_property("a", place="city", x=one[0], y=one[1]),
            a_property("b", place="city", x=two[0], y=two[1]),
        ],
        posts=[],
    )
    _agree(plan)


def test_a_quarter_of_the_meridian_is_as_long_as_it_is() -> None:
    plan = a_plan(
        some_settings(coordinates="degrees", speed_kmh="36"),
        properties=[a_property("a", x=0, y=0), a_property("b", x=0, y=90)],
        posts=[],
    )
    # A quarter of 2 x pi x 6,371 km at ten metres a second.
    assert _journeys(plan).seconds("a", "b") == 1_000_754


def test_travel_is_the_straight_line_times_circuity_at_the_plans_speed() -> None:
    plan = a_plan(
        some_settings(circuity="1.5", speed_kmh=30),
        properties=[a_property("a", x=0, y=0), a_property("b", x=3000, y=4000)],
        posts=[],
    )
    # Five kilometres are 7.5 by road, a quarter of an hour.
    assert _journeys(plan).seconds("a", "b") == 900


def test_the_table_is_read_in_the_direction_asked_for_and_else_in_the_other() -> None:
    journeys = _journeys(a_plan(travel=[a_journey("hall", "library", 7), a_journey("library", "hall", "8.5")]))
    assert (journeys.seconds("hall", "library"), journeys.seconds("library", "hall")) == (420, 510)
    journeys = _journeys(a_plan(travel=[a_journey("hall", "library", 7)]))
    assert journeys.seconds("library", "hall") == 420


def test_a_measured_journey_of_no_time_is_measured() -> None:
    assert _journeys(a_plan(travel=[a_journey("hall", "library", 0)])).seconds("library", "hall") == 0


def test_nobody_travels_to_where_they_are_even_if_the_table_says_so() -> None:
    assert _journeys(a_plan(travel=[a_journey("hall", "hall", 7)])).seconds("hall", "hall") == 0


def test_a_property_without_coordinates_stands_where_its_place_does() -> None:
    ward = a_place("quay", tier="ward", parent="south", x=None, y=None)
    plan = a_plan(places=[*a_city(), ward], properties=[a_property("a"), a_property("b", place="quay")], posts=[])
    assert _journeys(plan).seconds("a", "b") == 360
    _agree(plan)


def test_travel_to_where_the_map_does_not_know_takes_no_time() -> None:
    places = [a_place("city", tier="city", parent=None, x=None, y=None), a_place("north", x=None, y=None)]
    plan = a_plan(places=places, properties=[a_property("a"), a_property("b", x=9, y=9)], posts=[])
    assert _journeys(plan).seconds("a", "b") == 0
    assert _journeys(plan).seconds("a", "nowhere") == 0
