"""The coarse relaxation."""

from __future__ import annotations

import pytest

from orgdesign.generate import generate_sized
from orgdesign.pipeline import ask
from orgdesign.solve import Control, Limits
from orgdesign.solve.coarse import coarse, lots_of
from orgdesign.solve.held import Coarse
from orgdesign.solve.reached import stage_value
from orgdesign.solve.search import keeps, search, worth
from orgdesign.solve.solve import solve
from orgdesign.solve.split import best_splits
from tests.builders import a_brief, a_plan, a_property, a_service, posts


def test_a_service_needs_the_desks_of_all_its_fte_rounded_up_however_it_is_split() -> None:
    plan = a_plan(
        services=[a_service(desk_ratio="0.5")],
        posts=posts("visits", 5),
        properties=[a_property(desks=9), a_property("library", place="south", desks=9)],
    )
    brief = a_brief(plan)
    relaxed, decide = coarse(brief)
    desks = [
        (team.id, site.id, term)
        for team in relaxed.teams
        for site in relaxed.sites
        for term in decide.desks(team, site)
    ]
    said = [line for line in decide.lines if {v for v, _ in line.terms} == {term[0] for *_, term in desks}]
    assert [line.low for line in said] == [3]


def test_a_lot_is_of_one_locality_and_there_are_no_more_than_asked_for() -> None:
    brief = ask(generate_sized(3, 12, 110, 21, 1), "as-proposed").brief
    for most in (1, 3, 100):
        lots = lots_of(brief, most)
        assert set(lots) == {s.id for s in brief.sites}
        for locality in brief.localities:
            sites = [s for s in brief.sites if s.locality == locality]
            mine = {lots[s.id] for s in sites}
            assert len(mine) == min(most, len(sites))
            assert not mine & {lots[s.id] for s in brief.sites if s.locality != locality}
            for one in sites:
                same = [s for s in sites if lots[s.id] == lots[one.id]]
                assert most > 1 or len(same) == len(sites)


@pytest.mark.parametrize("seed", range(3))
def test_every_design_maps_to_one_that_costs_no_more_with_however_many_lots_and_more_prove_more(seed: int) -> None:
    brief = ask(generate_sized(2, 5, 20, 10, seed), "as-proposed").brief
    limits = Limits(effort=0.3)
    result = solve(brief, limits)
    assert result.design is not None
    need = best_splits(brief, limits, Control()).bounds
    for stage in brief.stages:
        bounds = []
        for lots in (1, 2, 5):
            rough = Coarse(brief, need, lots)
            objective = rough.costs.of(stage)
            values = rough.values(result.design)
            assert keeps(rough.decide, values)
            assert worth(objective, values) <= stage_value(brief, stage, result.design)
            bounds.append(search(rough.decide, objective, Limits(effort=5), Control()))
        assert all(bound.proven for bound in bounds)
        found = [bound.bound for bound in bounds]
        assert found[0] <= found[1] <= found[2] <= stage_value(brief, stage, result.design)
