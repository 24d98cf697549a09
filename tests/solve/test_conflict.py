"""Conflicts against the list of every design: impossible together, possible without any one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from orgdesign.brief import Brief, make_brief
from orgdesign.design import Conflict, Status
from orgdesign.plan.requests import Kind
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, solve
from orgdesign.solve.conflict import explain_conflict, restrict
from tests.builders import a_brief, a_plan, a_request
from tests.rules.enumerate import enumerate_designs, holds
from tests.strategies import class_meant, tiny_plan

EFFORT = Limits(effort=20)


def _without_each(conflict: Conflict) -> Iterator[Conflict]:
    for part in ("rules", "requests", "services"):
        names: tuple[str, ...] = getattr(conflict, part)
        for name in names:
            fewer: dict[str, Any] = {part: tuple(n for n in names if n != name)}
            yield replace(conflict, **fewer)


def _possible(brief: Brief, conflict: Conflict) -> bool:
    part = restrict(brief, set(conflict.requests), set(conflict.services))
    rules = [rule for rule in in_force(brief) if rule.id in conflict.rules or rule.id == "requests"]
    return any(holds(part, rules, design) for design in enumerate_designs(part))


def test_a_conflict_is_impossible_alone_and_possible_without_any_one_of_it() -> None:
    found = 0
    for seed in range(50):
        plan = tiny_plan(seed, services=2, posts=3, properties=3, kinds=tuple(Kind))
        plan = plan.with_rows(requests=[r.model_copy(update={"strength": "must"}) for r in plan.requests])
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        result = solve(brief, EFFORT)
        if result.status is not Status.IMPOSSIBLE:
            continue
        assert result.conflict is not None
        assert result.conflict.verified
        assert not _possible(brief, result.conflict)
        assert all(_possible(brief, fewer) for fewer in _without_each(result.conflict))
        found += 1
    assert found > 20


def test_a_wish_is_no_part_of_a_conflict_but_what_it_allows_is_kept() -> None:
    wish = a_request(Kind.KEEP, "library", id="r2", strength="should")
    brief = a_brief(a_plan(requests=[a_request(Kind.USE_AT_MOST, amount=1), wish]))
    conflict = solve(brief, EFFORT).conflict
    assert conflict is not None
    assert conflict.requests == ("r1",)
    assert [r.strength for r in restrict(brief, set(), set()).requests] == ["should", "should"]


def test_a_conflict_that_there_was_no_time_to_verify_is_not_called_verified() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.USE_AT_MOST, amount=1)]))
    control = Control()
    control.stop()
    assert not explain_conflict(brief, EFFORT, control).verified
