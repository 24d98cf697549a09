"""The facts of the North Yorkshire paper of 2006 stand in the scenario's tables, and nothing made up passes for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

import pytest

from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.overlay import overlay
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass
from orgdesign.plan.tree import PlaceTree
from orgdesign.workbook import read_plan
from tests.scenarios import faithful

FOLDER = faithful.scenario("north-yorkshire-2006")
OPTIONS = ("floor-and-top-up", "higher-floor", "six-managers")

LOCALITIES = 22
"""Better Access, and Locality Working."""
AREA_SUB_COMMITTEES = 3
"""Context."""
CORE = {"childrens-centres", "extended-schools", "health-visiting", "family-prevention", "education-social-work"}
PUBLISHED = {
    "childrens-centres": "core",
    "extended-schools": "core",
    "integrated-service-managers": "city-wide",
    "ism-administration": "city-wide",
}
"""Multi-agency teams, and Management and Administrative support, in our words for classes."""
NAMED = {*PUBLISHED, "schools", "voluntary-community", "early-years-childcare"}
"""The services that the paper names."""
MANAGERS = {"floor-and-top-up": 8, "higher-floor": 8, "six-managers": 6}


@pytest.fixture(scope="module")
def yorkshire() -> Plan:
    """The scenario's plan."""
    return read_plan(FOLDER)


@pytest.mark.parametrize("table", faithful.MADE_UP)
def test_posts_properties_and_needs_are_all_marked_as_made_up(yorkshire: Plan, table: str) -> None:
    assert {row.evidence for row in yorkshire.tables()[table]} == {Evidence.ILLUSTRATIVE}


def test_twenty_two_localities_under_three_areas_none_of_which_the_paper_names(yorkshire: Plan) -> None:
    counts = Counter(place.tier for place in yorkshire.places)
    assert counts == {"county": 1, "area": AREA_SUB_COMMITTEES, "locality": LOCALITIES}
    marks = {place.tier: place.evidence for place in yorkshire.places}
    assert marks == {"county": Evidence.STATED, "area": Evidence.ASSUMED, "locality": Evidence.ASSUMED}
    tree = PlaceTree(yorkshire.places, yorkshire.settings.delivery_tier)
    assert all(tree.children(area) for area in tree.children("county"))
    assert yorkshire.settings.as_at == date(2006, 9, 30)


def test_only_services_that_the_paper_names_are_stated(yorkshire: Plan) -> None:
    assert {s.id for s in yorkshire.services if s.evidence is Evidence.STATED} == NAMED


def test_no_published_outcome_is_contradicted(yorkshire: Plan) -> None:
    assert {row.service: row.outcome for row in yorkshire.outcomes} == PUBLISHED
    found = faithful.classes(yorkshire)
    assert {name: str(found[name]) for name in PUBLISHED} == PUBLISHED


def test_no_answer_is_at_odds_with_the_made_up_posts_in_a_way_that_matters(yorkshire: Plan) -> None:
    assert [odd.sentence for one in classify(yorkshire) for odd in one.disagreements if odd.matters] == []


def test_specialist_services_are_no_teams_of_a_locality(yorkshire: Plan) -> None:
    found = faithful.classes(yorkshire)
    specialist = {s.id for s in yorkshire.services if s.in_scope and s.part_of == "Specialist services"}
    assert specialist
    assert ServiceClass.CORE not in {found[name] for name in specialist}


def test_the_core_entitlement_is_asked_of_every_core_service_in_every_locality(yorkshire: Plan) -> None:
    found = faithful.classes(yorkshire)
    assert {name for name, to_class in found.items() if to_class is ServiceClass.CORE} == CORE
    asked = [row for row in yorkshire.requests if row.kind is Kind.FTE_FLOOR and row.option is None]
    assert {row.subject for row in asked} == CORE
    assert all(row.strength == "must" for row in asked)


def test_the_higher_floor_leaves_something_over_and_more_than_the_floor_of_the_plan(yorkshire: Plan) -> None:
    laid = overlay(yorkshire, "higher-floor")
    floors = {s.id: s.floor_fte or Decimal(0) for s in yorkshire.services}
    fte: dict[str, Decimal] = defaultdict(Decimal)
    for post in laid.posts:
        fte[post.service] += post.fte
    for service in laid.services:
        if service.id in CORE:
            assert service.floor_fte is not None
            assert floors[service.id] < service.floor_fte < fte[service.id] / LOCALITIES


def test_the_floors_asked_for_are_those_of_the_services(yorkshire: Plan) -> None:
    for option in OPTIONS:
        laid = overlay(yorkshire, option)
        rows = [r for r in laid.requests if r.kind is Kind.FTE_FLOOR and r.option in {None, option}]
        most: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows:
            most[row.subject] = max(most[row.subject], row.amount or Decimal(0))
        assert dict(most) == {s.id: s.floor_fte for s in laid.services if s.floor_fte is not None}


@pytest.mark.parametrize("option", OPTIONS)
def test_service_managers_of_the_county_council_can_cover_all_localities_between_them(
    yorkshire: Plan, option: str
) -> None:
    managers = overlay(yorkshire, option).managers
    assert len(managers) == MANAGERS[option]
    assert {row.employer for row in managers} == {"North Yorkshire County Council"}
    assert sum(row.span_from or 0 for row in managers) <= LOCALITIES <= sum(row.span_to or 0 for row in managers)


@pytest.mark.parametrize("option", OPTIONS)
def test_each_service_manager_has_one_post_and_one_of_administrative_support(yorkshire: Plan, option: str) -> None:
    posts = Counter(post.service for post in overlay(yorkshire, option).posts)
    assert posts["integrated-service-managers"] == posts["ism-administration"] == MANAGERS[option]


def test_managers_of_childrens_centres_report_to_a_service_manager_and_specialist_staff_do_not(
    yorkshire: Plan,
) -> None:
    service = {post.id: post.service for post in yorkshire.posts}
    above: dict[str, set[str]] = defaultdict(set)
    for post in yorkshire.posts:
        if post.manager and service[post.manager] == "integrated-service-managers":
            above[post.service].add(post.role)
    assert set(above) <= {"integrated-service-managers", "ism-administration", "childrens-centres"}
    assert "Children's Centre Manager" in above["childrens-centres"]
    assert ("integrated-service-managers", "childrens-centres") in {
        (link.origin, link.destination) for link in yorkshire.links if link.kind == "supervises"
    }


def test_today_some_localities_have_no_staff_of_their_own_in_their_childrens_centre(yorkshire: Plan) -> None:
    place = {site.id: site.place for site in yorkshire.properties}
    served = {place[post.base] for post in yorkshire.posts if post.service == "childrens-centres" and post.base}
    assert 0 < LOCALITIES - len(served) < LOCALITIES


def test_the_running_cost_ceiling_is_what_the_bases_of_today_cost(yorkshire: Plan) -> None:
    (ceiling,) = [row for row in yorkshire.requests if row.kind is Kind.RUNNING_COST_CEILING]
    assert ceiling.amount == faithful.running_cost_today(yorkshire)


def test_milestones_have_the_papers_dates(yorkshire: Plan) -> None:
    found = {row.id: (row.period, row.due) for row in yorkshire.milestones if row.period}
    assert found == {
        "localities-implemented": ("by April 2008", date(2008, 4, 30)),
        "child-index": ("by 2008/9", date(2009, 3, 31)),
        "plan-monitored": ("biannual", None),
        "plan-ends": ("2006-9", date(2009, 12, 31)),
    }


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_gives_each_service_a_class_so_that_its_teams_can_be_formed(yorkshire: Plan, option: str) -> None:
    brief = faithful.brief_of(yorkshire, option)
    assert len(brief.localities) == LOCALITIES
    assert sum(team.locality is not None for team in brief.teams) == LOCALITIES * len(CORE)
    assert set(brief.left_out.values()) == {"out of scope"}
