"""Alliances broken."""

from __future__ import annotations

from orgdesign.asis import today
from orgdesign.rules.objectives.alliances_broken import AlliancesBroken
from tests.builders import CITY_WIDE, HOSTED, a_brief, a_design, a_plan, a_post, a_service, an_alliance

RULE = AlliancesBroken()
PLAN = a_plan(
    services=[a_service(), a_service("clinic"), a_service("legal"), a_service("data")],
    posts=[
        a_post("01"),
        a_post("02", base="library"),
        a_post("03", service="clinic"),
        a_post("04", service="clinic", base="library"),
        a_post("05", service="legal"),
        a_post("06", service="data", base="library"),
    ],
    alliances=an_alliance("Core", "visits", "clinic", strength="1.5"),
)
BRIEF_OF = {"legal": CITY_WIDE, "data": HOSTED}
TOGETHER = {
    "01": ("visits@north", "hall"),
    "02": ("visits@south", "library"),
    "03": ("clinic@north", "hall"),
    "04": ("clinic@south", "library"),
    "05": ("legal", "hall"),
    "06": ("data", "library"),
}


def found(plan: object = PLAN, **where: str) -> list[tuple[str, int, str]]:
    """What the rule finds where some posts sit elsewhere."""
    brief = a_brief(plan, **BRIEF_OF)  # type: ignore[arg-type]
    placed = {post: (team, where.get(f"p{post}", site)) for post, (team, site) in TOGETHER.items()}
    return [(f.subject, f.amount, f.sentence) for f in RULE.findings(brief, a_design(brief, placed))]


def test_core_teams_of_an_alliance_belong_together_in_each_locality() -> None:
    assert found() == []
    assert found(p03="library", p04="hall") == [
        ("Core", 150, "Core: clinic@north and visits@north do not share a lead base."),
        ("Core", 150, "Core: clinic@south and visits@south do not share a lead base."),
    ]


def test_members_that_form_one_team_belong_together_once() -> None:
    plan = PLAN.with_rows(alliances=an_alliance("Area", "legal", "data"))
    assert found(plan) == [("Area", 100, "Area: data and legal do not share a lead base.")]
    assert found(plan, p05="library") == []


def test_a_single_team_belongs_with_one_of_the_core_teams_of_its_alliance() -> None:
    plan = PLAN.with_rows(alliances=an_alliance("Mixed", "visits", "legal"))
    assert found(plan) == []
    assert found(plan, p05="library") == []
    assert found(plan, p01="library", p02="library") == [
        ("Mixed", 100, "Mixed: legal and any of visits@north, visits@south do not share a lead base.")
    ]


def test_single_teams_together_apart_from_every_core_team_are_broken_once() -> None:
    plan = PLAN.with_rows(alliances=an_alliance("All", "visits", "legal", "data"))
    assert [amount for _, amount, _ in found(plan)] == [100]
    assert found(plan, p05="library") == []
    assert found(plan, p01="library", p02="library", p06="hall") == [
        ("All", 100, "All: data and legal and one of visits@north, visits@south do not share a lead base.")
    ]


def test_the_strength_is_the_greatest_of_the_rows_and_none_counts_nothing() -> None:
    rows = [*an_alliance("Area", "legal", strength="0.25"), *an_alliance("Area", "data", strength=2)]
    assert [amount for _, amount, _ in found(PLAN.with_rows(alliances=rows))] == [200]
    assert found(PLAN.with_rows(alliances=an_alliance("Area", "legal", "data", strength=0))) == []


def test_an_alliance_of_which_one_service_alone_forms_teams_is_whole() -> None:
    assert found(PLAN.with_rows(alliances=an_alliance("Alone", "visits")), p01="library") == []


def test_today_a_team_without_a_base_is_apart_from_every_other() -> None:
    posts = [row.model_copy(update={"base": None}) if row.id == "03" else row for row in PLAN.posts]
    posts[2] = posts[2].model_copy(update={"place": "north"})
    brief = a_brief(PLAN.with_rows(posts=posts), **BRIEF_OF)
    assert [f.amount for f in RULE.findings(brief, today(brief))] == [150]
