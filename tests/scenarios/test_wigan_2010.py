"""The facts of the Wigan paper of 2010 stand in the scenario's tables, and nothing made up passes for one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.overlay import overlay
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import Reply, ServiceClass
from orgdesign.plan.tree import PlaceTree
from orgdesign.workbook import read_plan
from tests.scenarios import faithful

FOLDER = faithful.scenario("wigan-2010")
OPTIONS = ("social-care-later", "social-care-now", "social-care-filled", "with-health")

TWIN_TOWNSHIPS = {
    "Wigan North, Standish Aspull Shevington",
    "Wigan South Orrell Billinge Winstanley",
    "Hindley Abram Aston Bryn",
    "Atherton Tyldesley Astley",
    "Leigh Lowton Golborne",
}
"""Section 3, as printed."""
WORKSTREAMS = {
    "service": ("Universal services", "Preventative/targeted services", "Specialist services"),
    "enabling": ("Communication", "Workforce", "Property", "Finance", "Governance"),
}
"""Section 5: three that change the service delivery model and five that support it."""
UNIVERSAL = {"childrens-centres", "extended-services", "primary-schools", "secondary-schools", "health-centres"}
SPECIALIST = {"social-care", "camhs", "youth-justice"}
PUBLISHED = {
    "childrens-centres": "core",
    "extended-services": "core",
    "health-visitors": "core",
    "school-nurses": "core",
    "integrated-support": "core",
    "parenting-local": "core",
    "parenting-borough": "city-wide",
    "social-care": "city-wide",
    "camhs": "city-wide",
    "school-improvement": "extended",
}
"""Sections 5, 6 and 8 in our words for classes."""
STATED_ANSWERS = {
    ("childrens-centres", "C1", "yes"), ("childrens-centres", "C2", "yes"), ("extended-services", "C1", "yes"),
    ("extended-services", "C2", "yes"), ("health-visitors", "C1", "yes"), ("school-nurses", "C1", "yes"),
    ("integrated-support", "C1", "partly"), ("connexions-advisers", "C1", "partly"),
    ("connexions-advisers", "C2", "yes"), ("parenting-local", "C1", "yes"), ("parenting-local", "C2", "yes"),
    ("parenting-borough", "C1", "no"), ("parenting-borough", "C2", "yes"), ("parenting-borough", "C4", "no"),
    ("social-care", "C1", "partly"), ("social-care", "C2", "no"), ("social-care", "C4", "no"), ("camhs", "C2", "no"),
    ("school-improvement", "C1", "yes"), ("multi-agency-training", "C1", "yes"),
}  # fmt: skip


@pytest.fixture(scope="module")
def wigan() -> Plan:
    """The scenario's plan."""
    return read_plan(FOLDER)


@pytest.mark.parametrize("table", faithful.MADE_UP)
def test_posts_properties_and_needs_are_all_marked_as_made_up(wigan: Plan, table: str) -> None:
    assert {row.evidence for row in wigan.tables()[table]} == {Evidence.ILLUSTRATIVE}


def test_the_localities_are_the_five_twin_townships_by_their_printed_names(wigan: Plan) -> None:
    localities = [place for place in wigan.places if place.tier == "twin township"]
    assert {place.name for place in localities} == TWIN_TOWNSHIPS
    assert all(place.evidence is Evidence.STATED for place in localities)
    assert wigan.settings.as_at == date(2010, 1, 14)


def test_the_townships_of_each_twin_township_have_together_the_words_of_its_name(wigan: Plan) -> None:
    tree = PlaceTree(wigan.places, wigan.settings.delivery_tier)
    for locality in tree.localities():
        parts = [tree.places[name].name for name in tree.children(locality)]
        assert len(parts) == 2
        words = tree.places[locality].name.replace(",", "").split()
        assert Counter(word for part in parts for word in part.split()) == Counter(words)


def test_services_stand_at_the_level_where_the_paper_puts_them(wigan: Plan) -> None:
    part = {service.id: service.part_of for service in wigan.services}
    assert {name for name in UNIVERSAL if part[name] == "Universal services"} == UNIVERSAL
    assert {name for name, group in part.items() if group == "Specialist services"} == SPECIALIST


def test_no_published_outcome_is_contradicted(wigan: Plan) -> None:
    assert {row.service: row.outcome for row in wigan.outcomes} == PUBLISHED
    found = faithful.classes(wigan)
    assert {name: str(found[name]) for name in PUBLISHED} == PUBLISHED


def test_only_what_the_paper_says_of_the_very_service_is_a_stated_answer(wigan: Plan) -> None:
    stated = {(a.service, a.criterion, a.answer.value) for a in wigan.answers if a.evidence is Evidence.STATED}
    assert stated == STATED_ANSWERS


def test_the_one_answer_at_odds_with_the_posts_is_that_social_care_waits_for_its_vacancies(wigan: Plan) -> None:
    at_odds = {(one.service, odd.criterion) for one in classify(wigan) for odd in one.disagreements if odd.matters}
    assert at_odds == {("social-care", "C4")}


def test_too_little_capacity_keeps_a_service_borough_wide_as_the_paper_says(wigan: Plan) -> None:
    (line,) = [row for row in wigan.class_rules if row.test == "lacks capacity"]
    assert (line.to_class, line.evidence) == (ServiceClass.CITY_WIDE, Evidence.STATED)
    assert wigan.settings.area_wide == "borough-wide"


def test_social_care_is_meant_to_move_later_and_has_a_lead_manager_for_each_locality(wigan: Plan) -> None:
    (later,) = wigan.overrides
    assert (later.service, later.kind, later.to_class) == ("social-care", "later", ServiceClass.CORE)
    tree = PlaceTree(wigan.places, wigan.settings.delivery_tier)
    assert sorted(place for row in wigan.managers for place in row.localities) == list(tree.localities())


def test_social_care_moves_in_two_options_and_without_vacancies_in_one(wigan: Plan) -> None:
    for option in OPTIONS:
        laid = overlay(wigan, option)
        moved = option in {"social-care-now", "social-care-filled"}
        assert (faithful.classes(wigan, option)["social-care"] is ServiceClass.CORE) is moved
        vacant = sum(post.vacant for post in laid.posts if post.service == "social-care")
        assert vacant == (0 if option == "social-care-filled" else 10)


def test_only_with_its_vacancies_filled_has_social_care_staff_enough_for_its_cases(wigan: Plan) -> None:
    (measure,) = {service.caseload_measure for service in wigan.services if service.id == "social-care"}
    cases = sum((row.value for row in wigan.needs if row.measure == measure), Decimal(0))
    caps = {row.amount for row in wigan.requests if row.kind is Kind.CASELOAD_CAP and row.strength == "should"}
    wanted = cases / max(cap for cap in caps if cap is not None)
    posts = [post for post in wigan.posts if post.service == "social-care"]
    filled = sum((post.fte for post in posts if not post.vacant), Decimal(0))
    assert filled < wanted < sum((post.fte for post in posts), Decimal(0))


def test_a_stated_answer_on_capacity_gives_way_once_vacancies_are_filled(wigan: Plan) -> None:
    laid = overlay(wigan, "social-care-filled")
    (now,) = [a for a in wigan.answers if (a.service, a.criterion) == ("social-care", "C4")]
    (then,) = [a for a in laid.answers if (a.service, a.criterion) == ("social-care", "C4")]
    assert (now.answer, now.evidence) == (Reply.NO, Evidence.STATED)
    assert (then.answer, then.evidence) == (Reply.YES, Evidence.ASSUMED)


def test_health_and_the_councils_services_are_asked_together_in_one_option_only(wigan: Plan) -> None:
    asked = [row for row in wigan.requests if row.kind is Kind.TOGETHER]
    assert {row.option for row in asked} == {"with-health"}
    assert {row.subject.partition("@")[0] for row in asked} == {"health-visitors", "school-nurses"}


def test_the_running_cost_ceiling_is_what_the_bases_of_today_cost(wigan: Plan) -> None:
    (ceiling,) = [row for row in wigan.requests if row.kind is Kind.RUNNING_COST_CEILING]
    assert ceiling.amount == faithful.running_cost_today(wigan)


def test_eight_workstreams_of_two_kinds(wigan: Plan) -> None:
    rows = sorted(wigan.workstreams, key=lambda row: row.order or 0)
    for kind, titles in WORKSTREAMS.items():
        assert tuple(row.title for row in rows if row.kind == kind) == titles
    assert len(rows) == 8


def test_social_cares_milestone_waits_for_vacancies_and_has_no_date(wigan: Plan) -> None:
    milestones = {row.id: row for row in wigan.milestones}
    move = milestones["social-care-move"]
    assert move.gate.startswith("Vacancies are filled")
    assert (move.due, move.period, move.status) == (None, "", None)
    assert milestones["next-plan"].due == date(2011, 12, 31)
    assert milestones["support-staffing"].status == milestones["social-care-leads"].status == "done"


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_gives_each_service_a_class_so_that_its_teams_can_be_formed(wigan: Plan, option: str) -> None:
    brief = faithful.brief_of(wigan, option)
    assert len(brief.localities) == 5
    assert set(brief.left_out.values()) == {"out of scope"}
