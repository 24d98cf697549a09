"""The make-up of a team."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.skill_mix import SkillMix
from tests.builders import a_brief, a_design, a_plan, a_post, a_request, a_service

ASK = SkillMix()
WHERE = {
    "01": ("visits@north", "hall"),
    "02": ("visits@north", "hall"),
    "03": ("visits@south", "library"),
    "04": ("visits@south", "library"),
}


def mixed(amount: str, mix: str, subject: str = "visits") -> tuple[Brief, Design, Request]:
    ask = a_request(Kind.SKILL_MIX, subject, mix, amount)
    plan = a_plan(
        services=[a_service(profession="Social work")],
        posts=[
            a_post("01", skills="signing"),
            a_post("02", fte="0.5", profession="Nursing; therapy", vacant=True),
            a_post("03", fte="0.6", profession="nursing"),
            a_post("04", fte="0.8"),
        ],
        requests=[ask],
    )
    brief = a_brief(plan)
    return brief, a_design(brief, WHERE), ask


def test_a_team_with_enough_of_each_profession_is_made_up_as_asked() -> None:
    assert ASK.shortfall(*mixed("0.5", "nursing; social work")) == (
        0,
        "visits has 0.5 FTE or more of nursing; social work.",
    )


def test_each_profession_that_each_team_lacks_counts_by_its_fte() -> None:
    assert ASK.shortfall(*mixed("0.6", "Nursing; signing")) == (
        1_000 + 6_000,
        "visits@north has 0.5 FTE of nursing, 0.1 too few; visits@south has 0 FTE of signing, 0.6 too few.",
    )


def test_a_vacant_post_is_part_of_the_make_up_of_its_team() -> None:
    assert ASK.shortfall(*mixed("0.5", "therapy", "visits@north"))[0] == 0


def test_a_post_that_states_its_profession_has_that_of_its_service_no_more() -> None:
    assert ASK.shortfall(*mixed("0.9", "social work"))[0] == 1_000
    assert ASK.shortfall(*mixed("1", "social work", "visits@north"))[0] == 0


def test_posts_of_other_skills_and_professions_are_counted_together() -> None:
    brief, _, _ = mixed("0.5", "nursing", "visits@north")
    assert {pool.traits for pool in brief.pools} == {(), ("nursing",)}
    assert {pool.traits for pool in a_brief(brief.plan.with_rows(requests=[])).pools} == {()}
