"""The facts of the Peterborough paper of 2009 stand in the scenario's tables, and nothing made up passes for one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from orgdesign.plan import TABLES, Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass
from orgdesign.plan.tree import PlaceTree
from tests.scenarios import faithful

NAMED_IN_THE_PAPER = {
    "Young People's Service": {
        "youth-service", "reintegration-officer", "floating-housing-support", "duke-of-edinburgh",
        "curriculum-youth-work", "connexions-information", "additional-needs-advisers",
    },
    "Children & Families (0-13)": {
        "childrens-centres", "play-service", "parenting-support", "children-families-general",
        "extended-schools-coordinators",
    },
    "Youth Offending Service": {"yos-statutory", "youth-inclusion-project", "yos-prevention"},
    "School Improvement": {"school-improvement"},
    "Inclusion & Special Education Needs": {
        "inclusion", "sen-services", "educational-psychology", "disabled-children", "etlac", "portage",
    },
    "Pupil Support": {
        "pupil-support", "pupil-support-inclusion", "attendance-officers", "attendance-welfare-officers",
        "pupil-referral",
    },
    "Social Care": {"social-care-cin", "family-assessment-support", "social-care-other", "children-in-care"},
    "Early Years & Childcare": {"early-years-childcare"},
    "14-19": {"direct-14-19", "strategy-14-19"},
    "Voluntary sector services": {"childrens-centres-voluntary", "voluntary-sector-city-wide"},
    "Commissioned services": {"family-support-level-2"},
    "Schools": {"teaching-staff"},
    "Business support and enabling functions": {
        "administrative-support", "information-support", "quality-support", "data-management",
    },
}  # fmt: skip

SPECIALIST_YOUTH = {
    "reintegration-officer", "floating-housing-support", "duke-of-edinburgh", "curriculum-youth-work",
    "connexions-information",
}  # fmt: skip
"""The five that the paper hosts, in one locality or in several."""
MADE_UP = ("needs", "posts", "properties")


def test_there_is_a_file_for_every_table_but_of_progress_and_risks_which_the_paper_does_not_have(folder: Path) -> None:
    beside = {"plan.toml", "README.md", "illustrate.py", "solved.json"}
    expected = {f"{name}.csv" for name in TABLES if name not in {"plan", "progress", "ratings", "risks"}} | beside
    assert {path.name for path in folder.iterdir() if path.is_file()} == expected


def test_every_service_that_the_paper_names_is_there_as_a_part_of_what_it_is_part_of(peterborough: Plan) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for service in peterborough.services:
        found[service.part_of].add(service.id)
    assert found == NAMED_IN_THE_PAPER


def test_three_localities_of_which_the_paper_names_one_and_numbers_one(peterborough: Plan) -> None:
    tree = PlaceTree(peterborough.places, peterborough.settings.delivery_tier)
    assert tree.localities() == ("central-east", "locality-2", "locality-3")
    evidence = {place.id: place.evidence for place in peterborough.places}
    assert evidence["central-east"] == evidence["locality-2"] == evidence["gladstone"] == Evidence.STATED
    assert evidence["locality-3"] == Evidence.ASSUMED
    assert tree.locality_of("gladstone") == "central-east"


def test_the_youth_inclusion_project_must_be_hosted_where_it_is_based(peterborough: Plan) -> None:
    (ask,) = [r for r in peterborough.requests if r.kind is Kind.HOST_IN and r.option is None]
    assert (ask.subject, ask.object, ask.strength) == ("youth-inclusion-project", "central-east", "must")
    assert ask.evidence is Evidence.STATED
    tied = {s.id: s.tied_place for s in peterborough.services if s.tied_place}
    assert tied == {"youth-inclusion-project": "central-east"}


def test_the_specialist_youth_services_are_free_to_have_one_host_and_have_several_in_one_option(
    peterborough: Plan,
) -> None:
    hosts = [r for r in peterborough.requests if r.kind is Kind.HOST_IN and r.subject in SPECIALIST_YOUTH]
    assert {(r.option, r.strength, r.evidence) for r in hosts} == {("other-answers", "must", Evidence.ASSUMED)}
    assert {r.subject: r.object for r in hosts} == {
        "floating-housing-support": "locality-2",
        "curriculum-youth-work": "locality-3",
    }
    assert {row.outcome for row in peterborough.outcomes if row.service in SPECIALIST_YOUTH} == {"hosted"}


def test_portage_is_in_the_0_7_service_as_published_and_with_disabled_children_in_the_other_answers(
    peterborough: Plan,
) -> None:
    found = {id: faithful.classes(peterborough, id)["portage"] for id in ("as-published", "other-answers")}
    assert found == {"as-published": ServiceClass.CORE, "other-answers": ServiceClass.CITY_WIDE}
    (ask,) = [r for r in peterborough.requests if "portage" in {r.subject, r.object}]
    assert (ask.kind, ask.object, ask.option) == (Kind.TOGETHER, "disabled-children", "other-answers")


def test_the_five_natural_alliances_and_that_of_the_two_heads_are_there(peterborough: Plan) -> None:
    members = Counter(row.alliance for row in peterborough.alliances)
    assert len(members) == 6
    assert min(members.values()) >= 2
    pairs = {(row.alliance.split()[0], row.service) for row in peterborough.alliances}
    assert {("Children", "etlac"), ("Children", "children-in-care"), ("Heads", "yos-statutory")} <= pairs


def test_business_support_enables_every_service_that_is_published_as_core(peterborough: Plan) -> None:
    core = {row.service for row in peterborough.outcomes if row.outcome == "core"}
    enabling = [s for s in peterborough.services if s.part_of == "Business support and enabling functions"]
    assert len(enabling) == 4
    assert all(set(s.enables) == core for s in enabling)


def test_each_locality_has_its_head_of_locality_services(peterborough: Plan) -> None:
    tree = PlaceTree(peterborough.places, peterborough.settings.delivery_tier)
    assert sorted(place for m in peterborough.managers for place in m.localities) == list(tree.localities())


def test_a_contact_is_still_to_be_named_for_every_extended_service_and_locality(peterborough: Plan) -> None:
    tree = PlaceTree(peterborough.places, peterborough.settings.delivery_tier)
    extended = [row.service for row in peterborough.outcomes if row.outcome == "extended"]
    wanted = {(service, place) for service in extended for place in tree.localities()}
    assert {(c.service, c.locality) for c in peterborough.contacts} == wanted
    assert all(contact.post is None for contact in peterborough.contacts)


@pytest.mark.parametrize("table", MADE_UP)
def test_posts_properties_and_needs_are_all_marked_as_made_up(peterborough: Plan, table: str) -> None:
    rows = peterborough.tables()[table]
    assert rows
    assert {row.evidence for row in rows} == {Evidence.ILLUSTRATIVE}
    assert {row.source for row in rows} == {"illustrative: made by illustrate.py, seed 2009"}


def test_children_and_young_people_add_up_to_a_city_of_its_size(peterborough: Plan) -> None:
    total: dict[str, Decimal] = defaultdict(Decimal)
    for need in peterborough.needs:
        total[need.measure] += need.value
    assert 40_000 <= total["children 0-19"] <= 45_000
    ages = ("children 0-7", "children 8-13", "young people 14-19")
    assert total["children 0-19"] == sum(total[age] for age in ages)
    assert total["children 0-13"] == total["children 0-7"] + total["children 8-13"]
    assert total["young people 8-19"] == total["children 8-13"] + total["young people 14-19"]


def test_about_400_posts_and_40_properties_with_about_one_post_in_twelve_vacant(peterborough: Plan) -> None:
    assert 380 <= len(peterborough.posts) <= 420
    assert len(peterborough.properties) == 40
    vacant = sum(post.vacant for post in peterborough.posts) / len(peterborough.posts)
    assert 0.06 <= vacant <= 0.10


def test_every_staffed_service_is_in_scope_and_every_one_in_scope_is_staffed(peterborough: Plan) -> None:
    staffed = {post.service for post in peterborough.posts}
    assert staffed == {service.id for service in peterborough.services if service.in_scope}


def test_no_property_is_over_its_desks_today(peterborough: Plan) -> None:
    needed, free = _desks_today(peterborough), _free_desks(peterborough)
    assert all(need <= free[site] for site, need in needed.items())


def test_staff_of_today_need_about_three_quarters_of_the_desks_that_may_be_used(peterborough: Plan) -> None:
    usable = {p.id for p in peterborough.properties if p.state is not State.CLOSING}
    free = sum(desks for site, desks in _free_desks(peterborough).items() if site in usable)
    assert 0.70 <= sum(_desks_today(peterborough).values()) / free <= 0.85


def test_the_running_cost_ceiling_is_what_todays_properties_cost(peterborough: Plan) -> None:
    today = sum(p.running_cost for p in peterborough.properties if p.state is not State.CANDIDATE)
    (ceiling,) = [r for r in peterborough.requests if r.kind is Kind.RUNNING_COST_CEILING]
    assert ceiling.amount == today


def test_the_post_that_is_pinned_manages_the_childrens_centre_in_gladstone(peterborough: Plan) -> None:
    (pin,) = [r for r in peterborough.requests if r.kind is Kind.PIN_LOCALITY]
    (post,) = [p for p in peterborough.posts if p.id == pin.subject]
    place = {p.id: p.place for p in peterborough.properties}
    assert (post.role, place[post.base or ""]) == ("Children's centre manager", "gladstone")
    assert post.movable
    assert not post.vacant


def test_the_project_and_prevention_do_not_fit_into_the_projects_building(peterborough: Plan) -> None:
    together = [
        r for r in peterborough.requests if {r.subject, r.object} == {"youth-inclusion-project", "yos-prevention"}
    ]
    assert [r.option for r in together] == ["five-localities"]
    (pin,) = [r for r in peterborough.requests if r.kind is Kind.PIN_BASE]
    assert pin.subject == "youth-inclusion-project"
    need = sum(_desks(peterborough, service) for service in ("youth-inclusion-project", "yos-prevention"))
    assert need > _free_desks(peterborough)[pin.object]


def _free_desks(plan: Plan) -> dict[str, int]:
    return {p.id: p.desks - p.desks_taken for p in plan.properties}


def _ratio(plan: Plan, service: str) -> Decimal:
    (row,) = [s for s in plan.services if s.id == service]
    return plan.settings.desk_ratio if row.desk_ratio is None else row.desk_ratio


def _desks(plan: Plan, service: str) -> int:
    fte = sum((p.fte for p in plan.posts if p.service == service), Decimal(0))
    return math.ceil(_ratio(plan, service) * fte)


def _desks_today(plan: Plan) -> dict[str, int]:
    fte: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for post in plan.posts:
        fte[post.base or "", post.service] += post.fte
    found: dict[str, int] = defaultdict(int)
    for (site, service), amount in fte.items():
        found[site] += math.ceil(_ratio(plan, service) * amount)
    return found
