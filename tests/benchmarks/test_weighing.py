"""The weighed options: what each counts, what it holds, and what is fixed."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.hosts import hosts_with_room
from benchmarks.weighing import POUNDS, VARIANTS, fixed, weighed_option, with_weighed
from orgdesign.brief import Brief
from orgdesign.pipeline import ask
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.scenarios import scenario_folder
from orgdesign.workbook import read_plan
from tests.benchmarks.conftest import TINY


def _brief(plan: Plan, variant: str) -> Brief:
    return ask(plan, VARIANTS[variant].option).brief


def test_a_flexible_variant_holds_need_match_within_a_band_and_then_weighs_pounds(tiny: Plan) -> None:
    need, pounds = _brief(tiny, "flexible").stages
    assert [term.goal for term in need.terms] == [Goal.NEED_MATCH]
    assert need.slack > 0
    assert need.slack_unit == "units"
    counted = {term.goal: term.weight for term in pounds.terms}
    assert set(counted) == {Goal.RUNNING_COST, Goal.STAFF_TRAVEL, Goal.MOVES, Goal.LINKS_APART}
    assert counted[Goal.RUNNING_COST] == 100
    assert counted[Goal.MOVES] == 1_200_000


def test_an_hour_costs_the_same_on_the_way_to_work_and_to_a_contact() -> None:
    journeys, contacts = POUNDS[Goal.STAFF_TRAVEL] * 3600, POUNDS[Goal.LINKS_APART] * 360_000
    assert round(journeys / (2 * 220)) == 15
    assert round(contacts / (2 * 44)) == 15


def test_without_gains_no_link_counts(tiny: Plan) -> None:
    for name in ("flexible-no-gains", "fixed-no-gains"):
        assert Goal.LINKS_APART not in {term.goal for term in _brief(tiny, name).stages[-1].terms}


def test_fixed_sizes_leave_every_core_post_in_one_team_and_every_other_service_hosted(tiny: Plan) -> None:
    brief = _brief(tiny, "fixed")
    settled = fixed(brief)
    core = {team.service for team in brief.teams if team.locality}
    assert all((pool.team is not None) == (pool.service in core) for pool in settled.pools)
    assert {post for pool in settled.pools for post in pool.posts} == set(brief.pool_of_post)
    hosted = {r.subject for r in brief.requests if r.kind is Kind.HOST_IN and r.strength == "must"}
    assert hosted == {team.service for team in brief.teams if not team.locality}


def test_no_host_stays_where_core_teams_leave_no_room_for_it(tiny: Plan) -> None:
    brief = ask(tiny, "as-proposed").brief
    crowded = brief.localities[0]
    drawn = {team.service: crowded for team in brief.teams if not team.locality}
    assert set(hosts_with_room(brief, drawn)) == set(drawn)
    full = tuple(replace(site, desks=0) if site.locality == crowded else site for site in brief.sites)
    moved = hosts_with_room(replace(brief, sites=full), drawn)
    assert set(moved.values()) - {crowded}


def test_a_shipped_option_is_weighed_in_one_stage_of_all_that_has_a_price() -> None:
    plan = with_weighed(read_plan(scenario_folder("wigan-2010")))
    (stage,) = ask(plan, weighed_option("social-care-later")).brief.stages
    assert {term.goal for term in stage.terms} == set(POUNDS)


def test_the_tiny_council_is_the_size_it_says(tiny: Plan) -> None:
    assert (len(tiny.services), len(tiny.posts), len(tiny.properties)) == (TINY.services, TINY.posts, TINY.properties)
