"""What if: the answer is that of solving anew with something more asked; where it holds already nothing changes."""

from __future__ import annotations

from collections import Counter

import pytest

from orgdesign.brief import make_brief
from orgdesign.certify import certify
from orgdesign.design import Ended, Status
from orgdesign.errors import PlanError, UseError
from orgdesign.generate import generate_sized
from orgdesign.pipeline import TODAY, Solved, canonical_bytes, results_json, solve_option
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, Progress
from orgdesign.whatif import Wish, faults, next_id, pinned, requests_for, what_if
from tests.builders import a_priority, a_request
from tests.cli.plans import tiny
from tests.rules.enumerate import best_by_enumeration
from tests.strategies import tiny_plan

EFFORT = Limits(effort=20)


@pytest.fixture(scope="module")
def council() -> Plan:
    return generate_sized(localities=2, services=6, posts=30, properties=8, seed=1)


@pytest.fixture(scope="module")
def solved(council: Plan) -> Solved:
    return solve_option(council, "as-proposed", Limits(effort=0.2))


def _wishes(solved: Solved) -> list[Wish]:
    """One wish of each sort that a plan always has something for."""
    brief = solved.brief
    team, other = brief.teams[0], brief.teams[-1]
    site, last = brief.sites[0].id, brief.sites[-1].id
    return [
        Wish(Kind.PIN_BASE, team.id, last),
        Wish(Kind.PIN_BASE, brief.pools[0].posts[0], site),
        Wish(Kind.PIN_LOCALITY, brief.pools[0].posts[0], brief.localities[-1]),
        Wish(Kind.FORBID, team.service, site),
        Wish(Kind.TOGETHER, team.id, other.id),
        Wish(Kind.APART, team.id, other.id),
        Wish(Kind.KEEP, last),
        Wish(Kind.CLOSE, site),
    ]


@pytest.mark.parametrize("start", range(0, 24, 8))
def test_the_answer_is_the_best_of_all_listed_designs_and_is_kept_where_it_holds_already(start: int) -> None:
    seen: Counter[tuple[Kind, bool]] = Counter()
    for seed in range(start, start + 8):
        plan = tiny_plan(seed, services=2, posts=3 + seed % 2, properties=3)
        before = solve_option(plan, "o1", EFFORT)
        for wish in _wishes(before) if before.result.design is not None else ():
            found = what_if(before, [wish], EFFORT)
            status, values = best_by_enumeration(found.after.brief)
            assert found.after.result.status is status
            assert [s.value for s in found.after.result.stages] == values
            seen[wish.kind, found.kept] += 1
            if found.kept:
                assert found.after.result.design == before.result.design
                assert found.movers == ()
    assert sum(count for (_, kept), count in seen.items() if kept) >= 2
    assert sum(count for (_, kept), count in seen.items() if not kept) >= 5


def test_what_holds_already_is_not_searched_and_every_proof_of_it_stands(solved: Solved) -> None:
    assert solved.result.design is not None
    seen: list[Progress] = []
    team = solved.brief.teams[0].id
    wish = pinned(solved.brief, team, str(solved.result.design.lead(team)))
    found = what_if(solved, [wish], control=Control(seen.append))
    assert found.kept
    assert seen == []
    result = found.after.result
    assert result.design == solved.result.design
    assert result.stages == solved.result.stages
    assert result.certified
    assert certify(found.after.brief, solved.result.design, result.amounts, result.stages, result.decisions).ok
    assert result.fingerprint != solved.result.fingerprint
    assert {p.change for p in found.prices} == {0}


def _elsewhere(solved: Solved) -> Wish:
    """A pin of the first core team to a property of its locality where it could be and is not."""
    assert solved.result.design is not None
    rules = in_force(solved.brief)
    return next(
        Wish(Kind.PIN_BASE, team.id, site.id)
        for team in solved.brief.teams
        for site in solved.brief.sites
        if team.locality and site.locality == team.locality and site.id != solved.result.design.lead(team.id)
        if all(rule.admits(solved.brief, team, site) for rule in rules)
    )


def test_a_pin_elsewhere_is_solved_from_the_last_design_as_well_as_from_nothing(solved: Solved, council: Plan) -> None:
    wish = _elsewhere(solved)
    found = what_if(solved, [wish])
    result = found.after.result
    assert not found.kept
    assert result.certified
    assert result.design is not None
    assert result.design.lead(wish.subject) == wish.object
    assert result.settings["start"]["design"] == solved.certificate["design"]
    cold = solve_option(council.with_rows(requests=[*council.requests, *found.requests]), solved.option, EFFORT)
    if result.stages[0].proven and cold.result.stages[0].proven:
        assert result.stages[0].value == cold.result.stages[0].value
    assert result.stages[0].bound <= cold.result.stages[0].value
    moved = {m.post for m in found.movers}
    assert moved >= {p.post for p in result.design.members[wish.subject] if p.site == wish.object} - _at(solved, wish)


def _at(solved: Solved, wish: Wish) -> set[str]:
    """Posts of the pinned team that sat at the property before."""
    assert solved.result.design is not None
    return {p.post for p in solved.result.design.members[wish.subject] if p.site == wish.object}


def test_the_same_what_if_gives_the_same_bytes(solved: Solved) -> None:
    wish = _elsewhere(solved)
    one, two = (canonical_bytes(results_json([what_if(solved, [wish]).after])) for _ in range(2))
    assert one == two


def test_a_what_if_that_is_stopped_at_once_keeps_a_certified_plan_and_never_calls_it_best(solved: Solved) -> None:
    found = what_if(solved, [_elsewhere(solved)], Limits(seconds=0.3, effort=5), Control())
    result = found.after.result
    if result.design is None:
        assert result.status is Status.OUT_OF_TIME
    else:
        assert result.certified
    assert result.ended in {Ended.TIME, Ended.PROVEN}
    assert result.status is not Status.PROVEN_BEST or all(s.value == s.bound for s in result.stages)


def test_requests_that_break_and_those_that_come_to_hold_are_named() -> None:
    wishes = [
        a_request(Kind.PIN_BASE, "visits@north", "annexe", id="r1", strength="should"),
        a_request(Kind.KEEP, "hall", id="r2", strength="should"),
    ]
    plan = tiny(requests=wishes, priorities=[a_priority(1, Goal.RUNNING_COST)])
    before = solve_option(plan, "o1", EFFORT)
    found = what_if(before, [pinned(before.brief, "visits@north", "hall")])
    assert [f.request for f in found.no_longer_met] == ["r1"]
    assert [f.request for f in found.now_met] == ["r2"]
    assert [(p.before, p.after) for p in found.prices] == [(14_000 * 10_000, 20_000 * 10_000)]


def test_a_design_that_is_better_even_without_what_was_asked_is_said_to_be() -> None:
    plan = tiny(priorities=[a_priority(1, Goal.RUNNING_COST)])
    lazy = solve_option(plan, "o1", Limits(seconds=0), start=TODAY)
    found = what_if(lazy, [Wish(Kind.CLOSE, "hall")], EFFORT)
    assert found.betters
    assert [p.change for p in found.prices] == [-6_000 * 10_000]
    best = solve_option(plan, "o1", EFFORT)
    assert not what_if(best, [Wish(Kind.CLOSE, "annexe")], EFFORT).betters


def test_what_cannot_be_had_says_why_and_has_no_prices(solved: Solved) -> None:
    assert solved.result.design is not None
    unused = next(s.id for s in solved.brief.sites if s.id not in solved.result.design.sites and not s.closing)
    found = what_if(solved, [Wish(Kind.KEEP, unused), Wish(Kind.CLOSE, unused)])
    result = found.after.result
    assert result.status is Status.IMPOSSIBLE
    assert result.conflict is not None
    assert set(result.conflict.requests) == {"what-if-1", "what-if-2"}
    assert (found.prices, found.movers, found.no_longer_met) == ((), (), ())
    assert found.to_dict()["conflict"]["verified"]


def test_who_and_where_say_what_kind_of_pin_is_meant() -> None:
    brief = make_brief(tiny(), "o1", solve_option(tiny(), "o1", Limits(effort=0.1)).brief.classes)
    assert pinned(brief, "visits@north", "hall") == Wish(Kind.PIN_BASE, "visits@north", "hall")
    assert pinned(brief, "01", "hall") == Wish(Kind.PIN_BASE, "01", "hall")
    assert pinned(brief, "01", "south") == Wish(Kind.PIN_LOCALITY, "01", "south")
    assert pinned(brief, "visits", "south") == Wish(Kind.HOST_IN, "visits", "south")
    with pytest.raises(UseError, match='Did you mean "visits@north"'):
        pinned(brief, "visits@nort", "hall")
    with pytest.raises(UseError, match=r'no property or locality "hal"\. Did you mean "hall"'):
        pinned(brief, "visits@north", "hal")


def test_requests_are_numbered_past_those_that_are_there_and_are_of_one_option_alone() -> None:
    taken = a_request(Kind.KEEP, "hall", id="what-if-1")
    plan = tiny(requests=[taken])
    made = requests_for(plan, "o2", [Wish(Kind.KEEP, "annexe"), Wish(Kind.CLOSE, "annexe")])
    assert [r.id for r in made] == ["what-if-2", "what-if-3"]
    assert {(r.option, r.strength, r.reason) for r in made} == {("o2", "must", "what-if")}
    assert next_id([]) == "what-if-1"


def test_what_the_plan_does_not_have_is_refused_before_anything_is_solved(solved: Solved) -> None:
    (wrong,) = requests_for(solved.plan, solved.option, [Wish(Kind.KEEP, "nowhere")])
    assert faults(solved.plan, wrong)
    with pytest.raises(PlanError, match="nowhere"):
        what_if(solved, [Wish(Kind.KEEP, "nowhere")])


def test_nothing_is_asked_of_an_option_without_a_design(council: Plan) -> None:
    none = solve_option(council, "as-proposed", Limits(seconds=0))
    with pytest.raises(UseError, match="no design to start from"):
        what_if(none, [Wish(Kind.KEEP, "p1")])
