"""The facts of the Manchester paper of 2019 stand in the scenario's tables, and nothing made up passes for one."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass
from orgdesign.plan.tree import PlaceTree, latest
from orgdesign.workbook import read_plan
from tests.scenarios import faithful

FOLDER = faithful.scenario("manchester-2019")
OPTIONS = ("front-door-in-localities", "caseload-caps", "one-front-door")

STATED_FIGURES = {
    ("referrals", "2018-05"): Decimal(2142),
    ("referrals", "2019-05"): Decimal(1131),
    ("section 47 enquiries", "2018-05"): Decimal(518),
    ("section 47 enquiries", "2019-05"): Decimal(385),
    ("children on a child protection plan", "2018-05"): Decimal(962),
    ("children on a child protection plan", "2019-05"): Decimal(737),
    ("average caseload of newly qualified social workers", "2018-06"): Decimal("21.3"),
    ("average caseload of newly qualified social workers", "2019-06"): Decimal(14),
    ("average caseload of social workers", "2018-06"): Decimal("21.4"),
    ("average caseload of social workers", "2019-06"): Decimal("17.7"),
}
CASELOADS = {
    "newly-qualified": ("average caseload of newly qualified social workers", Decimal(14)),
    "social-workers": ("average caseload of social workers", Decimal("17.7")),
}
FRONT_DOOR = ("mash-social-work", "duty-assessment", "early-help")
PARTNERS_AT_THE_DOOR = ("mash-police", "mash-health")
APPRAISED = ("social-workers", "newly-qualified", "practice-managers")


@pytest.fixture(scope="module")
def manchester() -> Plan:
    """The scenario's plan."""
    return read_plan(FOLDER)


def test_one_city_three_localities_twelve_neighbourhoods_and_thirty_two_wards(manchester: Plan) -> None:
    tiers = manchester.settings.tiers
    counts = Counter(place.tier for place in manchester.places)
    assert [counts[tier] for tier in tiers] == [1, 3, 12, 32]
    tree = PlaceTree(manchester.places, manchester.settings.delivery_tier)
    assert tree.localities() == ("central", "north", "south")


def test_the_city_its_localities_and_wythenshawe_are_stated_and_no_other_place_is(manchester: Plan) -> None:
    stated = {place.name for place in manchester.places if place.evidence is Evidence.STATED}
    assert stated == {"Manchester", "North", "Central", "South", "Wythenshawe"}


def test_the_stated_figures_are_those_of_the_paper_and_no_other_need_is_stated(manchester: Plan) -> None:
    stated = {(n.measure, n.period): n.value for n in manchester.needs if n.evidence is Evidence.STATED}
    assert stated == STATED_FIGURES
    assert {n.place for n in manchester.needs if n.evidence is Evidence.STATED} == {"city"}


@pytest.mark.parametrize("measure", ["referrals", "section 47 enquiries", "children on a child protection plan"])
def test_made_up_wards_sum_to_what_is_stated_for_the_city(manchester: Plan, measure: str) -> None:
    period, values = latest(manchester.needs, measure)
    wards = [value for place, value in values.items() if place != "city"]
    assert len(wards) == 32
    assert sum(wards) == values["city"] == STATED_FIGURES[measure, period]


@pytest.mark.parametrize("service", CASELOADS)
def test_made_up_cases_and_posts_give_the_stated_average_caseload(manchester: Plan, service: str) -> None:
    (row,) = [s for s in manchester.services if s.id == service]
    _, cases = latest(manchester.needs, row.caseload_measure or "")
    in_post = sum((p.fte for p in manchester.posts if p.service == service and not p.vacant), Decimal(0))
    measure, average = CASELOADS[service]
    assert sum(cases.values()) / in_post == average == STATED_FIGURES[measure, "2019-06"]


def test_no_class_that_follows_from_the_answers_contradicts_the_paper(manchester: Plan) -> None:
    found = faithful.classes(manchester)
    published = {row.service: row.outcome for row in manchester.outcomes}
    assert {service: found[service] or "open" for service in published} == published


@pytest.mark.parametrize("option", OPTIONS)
def test_options_keep_the_published_classes_but_for_the_one_front_door(manchester: Plan, option: str) -> None:
    found = faithful.classes(manchester, option)
    published = {row.service: row.outcome for row in manchester.outcomes if row.outcome != "open"}
    differ = {service for service, outcome in published.items() if found[service] != outcome}
    assert differ == ({"mash-social-work"} if option == "one-front-door" else set())


def test_what_the_options_appraisal_is_still_to_settle_is_open_until_an_option_assumes_it(manchester: Plan) -> None:
    assert {faithful.classes(manchester)[service] for service in APPRAISED} == {None}
    for option in OPTIONS:
        assert {faithful.classes(manchester, option)[service] for service in APPRAISED} == {ServiceClass.CORE}


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_makes_a_brief_of_three_localities(manchester: Plan, option: str) -> None:
    brief = faithful.brief_of(manchester, option)
    assert set(brief.left_out) == {"schools", "early-years-settings"}
    assert len(brief.localities) == 3
    teams = {team.id for team in brief.teams}
    police = {"mash-police"} if option == "one-front-door" else {f"mash-police@{place}" for place in brief.localities}
    assert {team for team in teams if team.startswith("mash-police")} == police


def test_the_front_door_and_early_help_must_share_a_base_in_each_locality(manchester: Plan) -> None:
    asked = [r for r in manchester.requests if r.kind is Kind.TOGETHER and r.strength == "must" and r.option]
    pairs = {frozenset((r.subject, r.object)): (r.option, r.evidence) for r in asked}
    first, *others = FRONT_DOOR
    stated = ("front-door-in-localities", Evidence.STATED)
    assert pairs == {frozenset((first, other)): stated for other in others}


def test_partners_need_their_own_network_which_few_properties_have(manchester: Plan) -> None:
    agencies = {s.id: s.agency for s in manchester.services if s.id in PARTNERS_AT_THE_DOOR}
    assert agencies == {"mash-police": "GMP", "mash-health": "health"}
    all_three = {site.id for site in manchester.properties if {"council", "GMP", "health"} <= set(site.ict)}
    assert len(all_three) == 5
    assert {s.state for s in manchester.properties if s.id in all_three} == {State.CANDIDATE, State.IN_USE}


def test_the_caps_are_the_averages_of_june_2019_and_those_to_stay_below_are_of_june_2018(manchester: Plan) -> None:
    caps = {(r.subject, r.strength): r.amount for r in manchester.requests if r.kind is Kind.CASELOAD_CAP}
    figures = {(name, period): STATED_FIGURES[m, period] for name, (m, _) in CASELOADS.items() for period in
               ("2018-06", "2019-06")}  # fmt: skip
    strength = {"2018-06": "should", "2019-06": "must"}
    assert caps == {(name, strength[period]): amount for (name, period), amount in figures.items()}


def test_the_ceiling_is_what_the_made_up_properties_of_today_cost(manchester: Plan) -> None:
    (ceiling,) = [r for r in manchester.requests if r.kind is Kind.RUNNING_COST_CEILING]
    in_use = sum(site.running_cost for site in manchester.properties if site.state is not State.CANDIDATE)
    assert ceiling.amount == in_use == faithful.running_cost_today(manchester)


def test_pilots_sit_where_the_paper_has_them(manchester: Plan) -> None:
    names = {site.id: site.name for site in manchester.properties}
    pins = {r.subject: names[r.object] for r in manchester.requests if r.kind is Kind.PIN_BASE}
    assert pins == {"bridging-the-gap": "Lily Lane Primary", "wellcomm": "Martenscroft Nursery"}
    (host,) = [r for r in manchester.requests if r.kind is Kind.HOST_IN]
    assert (host.subject, host.object, host.evidence) == ("bridging-the-gap", "north", Evidence.STATED)


def test_each_locality_has_its_leadership_group(manchester: Plan) -> None:
    assert {m.name: m.localities for m in manchester.managers} == {
        f"Locality Leadership Group, {name}": (name.casefold(),) for name in ("North", "Central", "South")
    }


@pytest.mark.parametrize("table", ["posts", "properties"])
def test_posts_and_properties_are_all_marked_as_made_up(manchester: Plan, table: str) -> None:
    assert {row.evidence for row in manchester.tables()[table]} == {Evidence.ILLUSTRATIVE}
