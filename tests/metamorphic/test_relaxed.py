"""M6 and M7: what asks less is never worse for it, and what is done already may as well be asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.design import Design, Result
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.register import CONSTRAINTS
from tests.metamorphic.drawn import Case, a_case, answer, changed, worth

pytestmark = pytest.mark.usefixtures("unexplained")

# M6: relax

FLOORS = {Kind.FTE_FLOOR, Kind.COVER, Kind.SKILL_MIX}
MAKES_ROOM = {Kind.KEEP, Kind.PIN_BASE, Kind.PIN_LOCALITY}
"""Kinds that also let something be that else may not be: these are asked as a *should*, not dropped."""


def looser(case: Case) -> Iterator[tuple[str, Case]]:
    """The case with one thing asked less, each named by the rule that it is a part of."""
    plan = case.plan
    for rule in CONSTRAINTS:
        yield rule.id, case.with_rows(plan=[changed(plan.settings, rules_off=(rule.id,))])
    for row in plan.properties:
        more = changed(row, desks=row.desks + 1)
        yield "desks", case.with_rows(properties=[more if r.id == row.id else r for r in plan.properties])
    yield "rooms", case.each("properties", meeting_rooms=None)
    yield "minimum-team", case.each("services", min_team_fte=Decimal(0))
    yield "ict", case.each("properties", ict=())
    yield "public-access", case.each("properties", step_free=True)
    yield "available", case.each("properties", available_from=None)
    for request in plan.requests:
        others = [r for r in plan.requests if r.id != request.id]
        if request.kind not in MAKES_ROOM:
            yield request.kind, case.with_rows(requests=others)
        if request.strength == "must":
            yield request.kind, case.with_rows(requests=[*others, changed(request, strength="should")])
        if request.amount is not None:
            yield request.kind, case.with_rows(requests=[*others, less_asked(request)])


def less_asked(request: Request) -> Request:
    """The request with an amount that is easier to meet."""
    amount = request.amount or Decimal(0)
    step = Decimal("0.5") if request.kind in {Kind.FTE_FLOOR, Kind.SKILL_MIX} else Decimal(1)
    return changed(request, amount=max(Decimal(0), amount - step) if request.kind in FLOORS else amount + step)


def never_worse(seed: int, seen: Counter[str]) -> None:
    case = a_case("M6", seed)
    before = worth(answer(case))
    for rule, relaxed in looser(case):
        after = worth(answer(relaxed))
        assert after <= before, (seed, rule)
        seen[rule] += after < before


def test_whatever_is_asked_less_no_priority_is_worse_unless_an_earlier_one_is_better() -> None:
    bettered: Counter[str] = Counter()
    for seed in range(9):
        never_worse(seed, bettered)
    assert sum(bettered.values()) > 12, bettered


@settings(max_examples=3, deadline=None)
@given(st.integers(1_000, 10**6))
def test_whatever_is_asked_less_of_whatever_plan_no_priority_is_worse(seed: int) -> None:
    never_worse(seed, Counter())


# M7: tighten to what is done already


def done_already(case: Case, result: Result, design: Design) -> Iterator[Request]:
    """Requests of every kind, as hard as the design meets them."""
    brief = case.brief
    used = len(design.sites)
    cost = Decimal(result.amounts[Goal.RUNNING_COST]) / 100
    wanted = [
        *((Kind.FORBID, team, site, None) for team in design.bases for site in brief.site),
        *((Kind.PIN_BASE, team, at[0], None) for team, at in design.bases.items()),
        *((Kind.HOST_IN, t, brief.site[at[0]].locality or "", None) for t, at in design.bases.items()),
        *((Kind.PIN_LOCALITY, p.post, p.team.partition("@")[2], None) for p in design.placements if "@" in p.team),
        *((kind, site, "", None) for kind in (Kind.KEEP, Kind.CLOSE) for site in brief.site),
        *((kind, a, b, None) for kind in (Kind.TOGETHER, Kind.APART) for a in brief.team for b in brief.team if a < b),
        *((Kind.FTE_FLOOR, t.id, "", Decimal(n) / 2) for t in brief.teams for n in (1, 2, 3)),
        *((Kind.CASELOAD_CAP, t.id, "", Decimal(n)) for t in brief.teams for n in (3, 6, 12, 24)),
        *((Kind.COVER, "signing", place, Decimal(n)) for place in brief.localities for n in (1, 2)),
        *((Kind.REACH, t, place, Decimal(n)) for t in brief.team for place in brief.localities for n in (2, 5, 10)),
        *((Kind.SKILL_MIX, t, w, Decimal(n) / 2) for t in brief.team for w in ("signing", "nursing") for n in (1, 2)),
        *((Kind.SUPERVISION, t, "", None) for t in ("", *brief.team)),
        *((Kind.KIND_OF_BASE, t, kinds, None) for t in brief.team for kinds in ("school", "school; office")),
        (Kind.USE_AT_MOST, "", "", Decimal(used)),
        (Kind.RUNNING_COST_CEILING, "", "", cost),
        *((Kind.ONE_OFF_COST_CEILING, "", "", Decimal(n)) for n in range(8)),
    ]
    for kind, subject, target, amount in wanted:
        request = Request(id="same", kind=kind, subject=subject, object=target, amount=amount, strength="must")
        if not ASKS[kind].shortfall(with_request(case, request).brief, design, request)[0]:
            yield request


def with_request(case: Case, request: Request) -> Case:
    return case.with_rows(requests=[*case.plan.requests, request])


def may_be_asked(case: Case, request: Request) -> bool:
    """Keeping a property lets it stand empty, which is no cost saved but may be a cost of release saved."""
    once = any(row.kind is Kind.ONE_OFF_COST_CEILING for row in case.plan.requests)
    once = once or any(row.objective is Goal.ONE_OFF_COST for row in case.plan.priorities)
    return not (request.kind is Kind.KEEP and once)


def asked_for_nothing_changes(seed: int, seen: Counter[Kind]) -> None:
    case = a_case("M7", seed).each("priorities", slack=Decimal(0))
    before = answer(case)
    if before.design is None:
        return
    met: dict[Kind, list[Request]] = {}
    for request in done_already(case, before, before.design):
        if may_be_asked(case, request):
            met.setdefault(request.kind, []).append(request)
    for kind, requests in met.items():
        row = requests[seed % len(requests)]
        after = answer(with_request(case, row))
        assert worth(after) == worth(before), (seed, row)
        seen[kind] += 1


def test_what_the_best_design_does_may_be_asked_for_and_every_priority_reaches_the_same() -> None:
    seen: Counter[Kind] = Counter()
    for seed in range(16):
        asked_for_nothing_changes(seed, seen)
    assert set(seen) == set(Kind), set(Kind) - set(seen)
    assert min(seen.values()) > 1, seen


@settings(max_examples=5, deadline=None)
@given(st.integers(1_000, 10**6))
def test_what_the_best_design_of_whatever_plan_does_may_be_asked_for(seed: int) -> None:
    asked_for_nothing_changes(seed, Counter())
