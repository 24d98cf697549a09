"""The facts of the Wiltshire paper of 2006 stand in the scenario's tables, and nothing made up passes for one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.overlay import overlay
from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass
from orgdesign.plan.tree import PlaceTree
from orgdesign.workbook import read_plan
from tests.scenarios import faithful

FOLDER = faithful.scenario("wiltshire-2006")
OPTIONS = ("childrens-services-centre", "existing-offices", "twenty-centres")

CENTRES = 20
FULL_SERVICE_SCHOOLS = 2
COMMUNITY_PROJECTS = 8
YOUTH_OFFER = {"connexions", "youth-development", "youth-offending"}
PILOT_MODEL = {"social-care", "health-visiting", "school-nursing", "education-welfare"}
JOINTLY_COMMISSIONED = {"camhs", "complex-needs", "drugs-services", "youth-offending"}
SITED = {"childrens-centres", "health-visiting"}
CENTRE_SITES = {"family centre", "primary school site", "community site"}


@pytest.fixture(scope="module")
def wiltshire() -> Plan:
    """The scenario's plan."""
    return read_plan(FOLDER)


@pytest.fixture(scope="module")
def siting(wiltshire: Plan) -> Plan:
    """The plan as the option of twenty centres would have it."""
    return overlay(wiltshire, "twenty-centres")


def test_as_many_community_areas_as_the_paper_has_centres(wiltshire: Plan) -> None:
    counts = Counter(place.tier for place in wiltshire.places)
    assert counts == {"county": 1, "district": 4, "community area": CENTRES}


def test_only_places_that_the_paper_names_are_stated(wiltshire: Plan) -> None:
    stated = {place.name for place in wiltshire.places if place.evidence is Evidence.STATED}
    assert stated == {"Wiltshire", "Salisbury", "West Wiltshire", "Trowbridge", "Wootton Bassett"}


def test_posts_follow_the_numbers_of_centres_schools_and_projects(wiltshire: Plan) -> None:
    roles = Counter(post.role for post in wiltshire.posts)
    assert roles["Children's centre lead"] == CENTRES
    assert roles["Full-service extended school coordinator"] == FULL_SERVICE_SCHOOLS
    assert roles["Community leadership project coordinator"] == COMMUNITY_PROJECTS


def test_the_services_of_the_integrated_youth_offer_are_open_and_what_is_published_is_kept(wiltshire: Plan) -> None:
    found = faithful.classes(wiltshire)
    published = {row.service: row.outcome for row in wiltshire.outcomes}
    assert published == {"childrens-centres": "core"} | dict.fromkeys(YOUTH_OFFER, "open")
    assert {service: found[service] or "open" for service in published} == published


@pytest.mark.parametrize("option", OPTIONS)
def test_no_option_contradicts_what_is_published(wiltshire: Plan, option: str) -> None:
    assert faithful.classes(wiltshire, option)["childrens-centres"] is ServiceClass.CORE


def test_multi_disciplinary_teams_have_the_professions_of_the_paper(wiltshire: Plan) -> None:
    professions = {s.id: set(s.profession.split("; ")) for s in wiltshire.services}
    assert professions["youth-offending"] >= {"social work", "police", "education welfare", "careers guidance"}
    assert professions["disability-teams"] == {"learning disability nursing", "social work", "occupational therapy"}
    pilot = {post.service for post in wiltshire.posts if post.base == "pilot-base-wootton-bassett"}
    assert pilot == PILOT_MODEL
    alliances = {row.service for row in wiltshire.alliances if row.alliance == "Multi-disciplinary teams"}
    assert alliances == PILOT_MODEL


def test_the_jointly_commissioned_services_are_those_of_the_paper(wiltshire: Plan) -> None:
    assert {s.id for s in wiltshire.services if s.funding == "jointly commissioned"} == JOINTLY_COMMISSIONED


@pytest.mark.parametrize(("option", "localities"), list(zip(OPTIONS, (4, 4, CENTRES), strict=True)))
def test_every_option_makes_a_brief(wiltshire: Plan, option: str, localities: int) -> None:
    brief = faithful.brief_of(wiltshire, option)
    assert len(brief.localities) == localities
    formed = {team.id.partition("@")[0] for team in brief.teams}
    assert formed == (SITED if localities == CENTRES else {p.service for p in wiltshire.posts})


def test_salisbury_must_not_cost_more_than_its_made_up_properties_of_today(wiltshire: Plan) -> None:
    tree = PlaceTree(wiltshire.places, wiltshire.settings.delivery_tier)
    costs: dict[str, Decimal] = defaultdict(Decimal)
    for site in wiltshire.properties:
        if site.state is not State.CANDIDATE:
            costs[tree.locality_of(site.place) or ""] += site.running_cost
    ceilings = {r.subject: (r.amount, r.strength) for r in wiltshire.requests if r.kind is Kind.RUNNING_COST_CEILING}
    assert ceilings == {"salisbury": (costs["salisbury"], "must"), "": (sum(costs.values()), "should")}
    assert sum(costs.values()) == faithful.running_cost_today(wiltshire)


def test_only_the_lift_centre_lets_the_trusts_and_the_council_share_a_building_in_salisbury(wiltshire: Plan) -> None:
    tree = PlaceTree(wiltshire.places, wiltshire.settings.delivery_tier)
    (go_live,) = [option.go_live for option in wiltshire.options if option.id == OPTIONS[0] and option.go_live]
    shared = {
        site.id
        for site in wiltshire.properties
        if tree.locality_of(site.place) == "salisbury"
        and {"council", "Primary Care Trusts"} <= set(site.ict)
        and (site.available_from is None or site.available_from <= go_live)
    }
    assert shared == {"lift-salisbury"}
    (closed,) = [r for r in wiltshire.requests if r.kind is Kind.CLOSE]
    assert (closed.subject, closed.option, closed.strength) == (*shared, "existing-offices", "must")


def test_each_community_area_has_a_site_to_choose_and_capital_does_not_pay_for_all(wiltshire: Plan) -> None:
    sites = [site for site in wiltshire.properties if site.kind in CENTRE_SITES and site.step_free]
    areas = {place.id for place in wiltshire.places if place.tier == "community area"}
    assert {site.place for site in sites} == areas
    (capital,) = [r for r in wiltshire.requests if r.kind is Kind.ONE_OFF_COST_CEILING and r.option == "twenty-centres"]
    assert capital.amount is not None
    assert capital.amount < sum(site.one_off_cost for site in sites)


def test_other_services_keep_their_desks_and_buildings_while_centres_are_sited(siting: Plan, wiltshire: Plan) -> None:
    fte: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for post in wiltshire.posts:
        if post.service not in SITED:
            fte[post.base or "", post.service] += post.fte
    ratio = {service.id: service.desk_ratio or wiltshire.settings.desk_ratio for service in wiltshire.services}
    needed: Counter[str] = Counter()
    for (base, service), amount in fte.items():
        needed[base] += math.ceil(amount * ratio[service])
    before = {site.id: site for site in wiltshire.properties}
    for site in siting.properties:
        assert site.desks_taken == before[site.id].desks_taken + needed[site.id], site.id
        assert site.state is (State.MUST_KEEP if needed[site.id] else before[site.id].state), site.id


def test_each_of_the_twenty_areas_asks_for_a_lead(wiltshire: Plan) -> None:
    (cover,) = [r for r in wiltshire.requests if r.kind is Kind.COVER]
    assert (cover.subject, cover.object) == ("children's centre leadership", "")
    assert cover.amount == 1
    assert cover.option == "twenty-centres"
    leads = [post for post in wiltshire.posts if cover.subject in post.skills and not post.vacant]
    assert len(leads) == CENTRES


@pytest.mark.parametrize("table", faithful.MADE_UP)
def test_posts_properties_and_needs_are_all_marked_as_made_up(wiltshire: Plan, table: str) -> None:
    assert {row.evidence for row in wiltshire.tables()[table]} == {Evidence.ILLUSTRATIVE}
