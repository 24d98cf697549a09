"""The tiny plans that brute force runs on: valid, small, and of every kind there is."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given, settings

from orgdesign.errors import Severity
from orgdesign.plan import Plan
from orgdesign.plan.check import check
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from tests.strategies import any_tiny_plan, class_meant, tiny_plan, tiny_plans
from tests.tiny_requests import PLAIN_KINDS

MANY = [tiny_plan(seed) for seed in range(300)]


def errors(plan: Plan) -> list[str]:
    return [problem.message for problem in check(plan.tables()) if problem.severity is Severity.ERROR]


def test_tiny_plans_have_no_errors() -> None:
    assert [found for plan in MANY for found in errors(plan)] == []


@settings(max_examples=50, deadline=None)
@given(plan=tiny_plans())
def test_drawn_tiny_plans_are_tiny_and_have_no_errors(plan: Plan) -> None:
    assert errors(plan) == []
    assert 2 <= len(plan.services) <= 4
    assert 4 <= len(plan.posts) <= 8
    assert 3 <= len(plan.properties) <= 5


@settings(max_examples=30, deadline=None)
@given(plan=any_tiny_plan(tuple(Kind)))
def test_tiny_plans_with_every_kind_of_request_have_no_errors(plan: Plan) -> None:
    assert errors(plan) == []


def test_tiny_plans_have_the_numbers_asked_for() -> None:
    plan = tiny_plan(3, localities=3, services=2, posts=7, properties=5)
    localities = sum(place.tier == "locality" for place in plan.places)
    assert (localities, len(plan.services), len(plan.posts), len(plan.properties)) == (3, 2, 7, 5)


def test_every_class_comes_up() -> None:
    assert len({class_meant(plan, service.id) for plan in MANY for service in plan.services}) == 4


def test_every_plain_kind_of_request_comes_up_as_must_and_as_should() -> None:
    found = {(request.kind, request.strength) for plan in MANY for request in plan.requests}
    assert found == {(kind, strength) for kind in PLAIN_KINDS for strength in ("must", "should")}


def test_every_objective_and_one_to_three_ranks_come_up() -> None:
    assert {priority.objective for plan in MANY for priority in plan.priorities} == set(Goal)
    assert {max(p.rank for p in plan.priorities) for plan in MANY} == {1, 2, 3}


def test_the_odd_features_come_up() -> None:
    posts = [post for plan in MANY for post in plan.posts]
    services = [service for plan in MANY for service in plan.services]
    assert any(not post.movable for post in posts)
    assert any(post.vacant for post in posts)
    assert any(post.base is None for post in posts)
    assert any(service.max_bases == 2 for service in services)
    assert any(service.team_desks for service in services)
    assert any(service.tied_place for service in services)
    assert any(plan.travel for plan in MANY)
    assert any(plan.links for plan in MANY)
    assert any(request.weight > 1 for plan in MANY for request in plan.requests)


def test_a_tiny_plan_is_the_same_in_a_fresh_process_with_another_hash_seed() -> None:
    program = "from tests.strategies import tiny_plan; print(tiny_plan(11).fingerprint)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "99", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == tiny_plan(11).fingerprint
