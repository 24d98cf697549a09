from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.graph.communities import Move, alliance_findings, natural_alliances
from orgdesign.plan import Plan
from orgdesign.plan.links import Alliance, Link
from tests.builders import a_link, a_plan, a_service

YOUNG, OLD = ("a1", "a2", "a3"), ("b1", "b2", "b3", "b4")


def two_circles(**divisions: str) -> Plan:
    """Two circles of services, each linked among themselves, with one weak link between them."""
    links = [a_link(one, two, weight=5) for group in (YOUNG, OLD) for one, two in combinations(group, 2)]
    services = [a_service(s, division=divisions.get(s, s[0].upper())) for s in (*YOUNG, *OLD)]
    return a_plan(services=services, links=[*links, a_link("a1", "b1", weight=1)], posts=[])


def test_services_linked_among_themselves_are_found_as_an_alliance() -> None:
    found = natural_alliances(two_circles())
    assert [c.services for c in found.communities] == [OLD, YOUNG]
    assert (found.communities[0].inside, found.communities[0].across) == (3_000, 100)
    assert (found.all_links, found.inside_divisions, found.inside_communities) == (4_600, 4_500, 4_500)


def test_a_service_managed_away_from_its_links_is_said_to_gain_by_a_move() -> None:
    found = natural_alliances(two_circles(a1="B"))
    assert found.moves == (Move("a1", "B", "A", 100, 1_000),)
    assert found.communities[1].gain == 1_000
    (finding,) = alliance_findings(two_circles(a1="B"))
    assert finding.amount == 900
    assert finding.sentence == "A1 keeps 1 contacts inside B; in A it would keep 10, 9 more."


def test_to_be_in_no_division_is_not_to_be_together() -> None:
    found = natural_alliances(two_circles(a1="", a2=""))
    assert found.inside_divisions == 3_000
    assert [move.service for move in found.moves] == ["a1", "a2"]


def test_an_alliance_that_divisions_part_is_listed_with_the_links_between() -> None:
    rows = [Alliance(alliance="Start", service=s) for s in ("a1", "b1")]
    findings = alliance_findings(two_circles().with_rows(alliances=rows))
    (finding,) = (f for f in findings if f.rule == "alliance-divided")
    assert (finding.subject, finding.amount) == ("Start", 100)
    assert "lies in A and B today; 1 contacts run across" in finding.sentence


def test_an_alliance_inside_one_division_is_not_parted() -> None:
    rows = [Alliance(alliance="Start", service=s) for s in ("a1", "a2")]
    assert alliance_findings(two_circles().with_rows(alliances=rows)) == []


def test_a_service_with_as_many_links_either_way_stays() -> None:
    links = [a_link("a1", "a2"), a_link("a1", "b1")]
    found = natural_alliances(two_circles().with_rows(links=links))
    assert [move.service for move in found.moves] == ["b1"]


def test_without_links_there_is_no_alliance_to_find() -> None:
    found = natural_alliances(two_circles().with_rows(links=[]))
    assert (found.communities, found.moves, found.all_links) == ((), (), 0)


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_of_runs_changes_what_is_found(chance: object) -> None:
    plan = two_circles(a1="B")
    rows: list[Link] = list(plan.links)
    chance.shuffle(rows)  # type: ignore[attr-defined]
    turned = [r.model_copy(update={"origin": r.destination, "destination": r.origin}) for r in rows]
    assert natural_alliances(plan.with_rows(links=turned)) == natural_alliances(plan)


def test_an_alliance_can_be_written_as_plain_data() -> None:
    assert natural_alliances(two_circles()).communities[0].to_dict()["services"] == OLD
