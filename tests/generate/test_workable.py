"""Every generated council has at least one design that works, and its 'must' requests hold in it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from orgdesign.generate.council import draw_council, write_council
from orgdesign.generate.draft import Council, DraftTeam
from orgdesign.generate.sizes import SIZES, Size
from orgdesign.plan import Plan
from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind, Request

CASES = [(SIZES["S"], 1), (SIZES["S"], 2), (SIZES["M"], 1), (SIZES["L"], 1), (Size("tight", 4, 24, 180, 12), 5)]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0].label}-{case[1]}")
def drawn(request: pytest.FixtureRequest) -> tuple[Council, Plan]:
    size, seed = request.param
    council = draw_council(size, seed)
    return council, write_council(council)


def named(council: Council, name: str) -> list[DraftTeam]:
    return [team for team in council.teams if name in (team.name, team.service.id)]


def test_every_post_is_in_exactly_one_team(drawn: tuple[Council, Plan]) -> None:
    council, plan = drawn
    placed = sorted(post.id for team in council.teams for post in team.posts)
    assert placed == [post.id for post in plan.posts]


def test_no_property_holds_more_desks_than_it_has_room_for(drawn: tuple[Council, Plan]) -> None:
    council, plan = drawn
    used: dict[str, int] = defaultdict(int)
    for team in council.teams:
        used[team.base.id] += team.desks
    room = {row.id: row.desks - row.desks_taken for row in plan.properties if row.state is not State.CLOSING}
    assert all(desks <= room[site] for site, desks in used.items())


def test_every_core_team_is_in_its_locality_and_at_its_minimum(drawn: tuple[Council, Plan]) -> None:
    council, plan = drawn
    rows = {service.id: service for service in plan.services}
    fte = {post.id: post.fte for post in plan.posts}
    for team in council.teams:
        service = rows[team.service.id]
        least = max(service.min_team_fte or plan.settings.min_team_fte, service.floor_fte or 0)
        assert sum(fte[post.id] for post in team.posts) >= least
        assert team.locality in ("", team.base.locality)


def test_every_locality_has_desks_for_its_core_teams_and_a_quarter_over(drawn: tuple[Council, Plan]) -> None:
    council, plan = drawn
    homes = {site.id: site.locality for site in council.sites}
    for place in council.ground.localities:
        teams = [team.desks for team in council.teams if team.locality == place.id]
        room = [
            row.desks - row.desks_taken
            for row in plan.properties
            if homes[row.id] == place.id and row.state is not State.CLOSING
        ]
        assert sum(room) >= 1.25 * sum(teams)
        assert max(room) >= max(teams)


def test_a_post_that_may_not_be_moved_sits_at_the_base_of_its_team(drawn: tuple[Council, Plan]) -> None:
    council, _ = drawn
    fixed = [(post, team) for team in council.teams for post in team.posts if not post.movable]
    assert fixed
    assert all(post.base == team.base.id for post, team in fixed)


def test_a_service_tied_to_a_place_is_hosted_where_that_place_is(drawn: tuple[Council, Plan]) -> None:
    council, _ = drawn
    tied = [team for team in council.teams if team.service.tied is not None]
    assert all(team.service.tied and team.base.locality == team.service.tied.within for team in tied)


def test_public_teams_are_where_the_public_can_enter_and_ict_fits(drawn: tuple[Council, Plan]) -> None:
    council, plan = drawn
    rows = {row.id: row for row in plan.properties}
    for team in council.teams:
        base = rows[team.base.id]
        assert not team.service.public or (base.public_access and base.step_free)
        assert not base.ict or team.service.offer.agency in base.ict


def test_every_must_holds_so_none_contradicts_another(drawn: tuple[Council, Plan]) -> None:
    council, plan = drawn
    broken = [ask.id for ask in plan.requests if ask.strength == "must" and not _holds(ask, council, plan)]
    assert broken == []


def test_the_properties_that_the_second_option_closes_are_not_needed(drawn: tuple[Council, Plan]) -> None:
    council, plan = drawn
    used = {team.base.id for team in council.teams}
    asked = {ask.subject for ask in plan.requests} | {ask.object for ask in plan.requests}
    closed = {change.row for change in plan.changes if change.value == State.CLOSING}
    assert not closed & (used | asked)


def _holds(ask: Request, council: Council, plan: Plan) -> bool:
    subjects, objects = named(council, ask.subject), named(council, ask.object)
    used = {team.base.id for team in council.teams}
    pairs = [
        (one, two)
        for one in subjects
        for two in objects
        if not (one.locality and two.locality) or one.locality == two.locality
    ]
    if ask.kind is Kind.TOGETHER:
        return all(one.base is two.base for one, two in pairs)
    if ask.kind is Kind.APART:
        return all(one.base is not two.base for one, two in pairs)
    if ask.kind is Kind.PIN_BASE:
        return all(team.base.id == ask.object for team in subjects)
    if ask.kind is Kind.FORBID:
        return all(team.base.id != ask.object for team in subjects)
    if ask.kind is Kind.HOST_IN:
        return all(team.base.locality == ask.object for team in subjects)
    if ask.kind is Kind.CLOSE:
        return ask.subject not in used
    if ask.kind is Kind.KEEP:
        return ask.subject in used
    return _holds_in_amount(ask, subjects, council, plan)


def _holds_in_amount(ask: Request, subjects: list[DraftTeam], council: Council, plan: Plan) -> bool:
    if ask.kind is Kind.PIN_LOCALITY:
        return any(post.id == ask.subject for t in council.teams if t.locality == ask.object for post in t.posts)
    assert ask.amount is not None
    if ask.kind is Kind.FTE_FLOOR:
        return all(sum(post.fte for post in team.posts) >= 100 * ask.amount for team in subjects)
    if ask.kind is Kind.REACH:
        ward = next(w for wards in council.ground.wards.values() for w in wards if w.id == ask.object)
        metres_a_minute = float(plan.settings.speed_kmh) * 1000 / 60 / float(plan.settings.circuity)
        return all(ward.metres_to(t.base.x, t.base.y) <= metres_a_minute * float(ask.amount) for t in subjects)
    assert ask.kind is Kind.RUNNING_COST_CEILING
    used = {team.base.id for team in council.teams}
    open_rows = [row for row in plan.properties if row.id in used or row.state is State.MUST_KEEP]
    return sum(row.running_cost for row in open_rows) <= ask.amount
