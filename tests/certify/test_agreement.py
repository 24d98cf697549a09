"""Two descriptions of the same book: the checker and the rules agree on designs drawn at random, valid or not."""

from __future__ import annotations

from random import Random

import pytest

from orgdesign.asis import today
from orgdesign.brief import Brief, make_brief
from orgdesign.certify import certify, check
from orgdesign.design import Design, Placement
from orgdesign.plan.requests import Kind
from orgdesign.solve import amounts, findings, solve
from tests.certify.constraint_ids import CONSTRAINT_IDS
from tests.strategies import class_meant, tiny_plan

DRAWN = 120
SOLVED = 25
KINDS = tuple(Kind)


def _brief(seed: int) -> Brief:
    plan = tiny_plan(seed, kinds=KINDS)
    return make_brief(plan, "o1", {row.id: class_meant(plan, row.id) for row in plan.services})


def _any_design(brief: Brief, chance: Random) -> Design:
    """A design that hangs together, with whatever rules it breaks."""
    sites = [row.id for row in brief.plan.properties]
    bases = {t.id: tuple(chance.sample(sites, min(len(sites), chance.randint(1, t.max_bases)))) for t in brief.teams}
    placements: list[Placement] = []
    for pool in brief.pools:
        team = chance.choice([team.id for team in brief.teams if brief.may_serve(pool, team)])
        own = [*bases[team], *sorted(brief.pinned_sites.get(pool.apart, ()))]
        placements.extend(Placement(post, team, pool.fixed_site or chance.choice(own)) for post in pool.posts)
    used = {p.site for p in placements if p.site} | {site for at in bases.values() for site in at}
    kept = {row.id for row in brief.sites if row.must_keep and chance.random() < 0.7}
    return Design(tuple(sorted(placements, key=lambda p: p.post)), bases, tuple(sorted(used | kept)))


@pytest.mark.parametrize("seed", range(DRAWN))
def test_rules_and_checker_agree_on_what_a_design_breaks_and_is_worth(seed: int) -> None:
    brief = _brief(seed)
    for design in (_any_design(brief, Random(seed)), _any_design(brief, Random(-seed - 1))):
        said = check(brief, design)
        found = findings(brief, design)
        assert dict(said.amounts) == amounts(brief, design)
        assert [fault for fault in said.faults if fault.rule == "structure"] == []
        broken = {finding.rule for finding in found if finding.rule in CONSTRAINT_IDS and finding.amount}
        assert {fault.rule for fault in said.faults} == broken
        musts = {finding.request for finding in found if finding.rule == "requests" and finding.amount}
        assert {fault.subject for fault in said.faults if fault.rule == "requests"} == musts


@pytest.mark.parametrize("seed", range(DRAWN))
def test_rules_and_checker_agree_on_what_today_is_worth(seed: int) -> None:
    brief = _brief(seed)
    assert dict(check(brief, today(brief)).amounts) == amounts(brief, today(brief))


def test_what_the_solver_returns_is_certified() -> None:
    certified = 0
    for seed in range(SOLVED):
        brief = _brief(seed)
        result = solve(brief)
        if result.design is not None:
            said = certify(brief, result.design, result.amounts, result.stages)
            assert said.faults == ()
            certified += 1
    assert certified >= SOLVED // 4
