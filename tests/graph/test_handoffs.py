from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.graph.handoffs import counts, handoff_findings
from tests.builders import CITY_WIDE, a_brief, a_design, a_link, a_plan, a_post, a_service


def a_linked_brief() -> Brief:
    """Two city-wide services, linked; both have posts in the hall, and the first is managed by the second."""
    posts = [
        a_post("01", manager="03"),
        a_post("02", manager="03"),
        a_post("03", service="clinic"),
        a_post("04", service="clinic", vacant=True),
    ]
    plan = a_plan(
        services=[a_service(), a_service("clinic")], posts=posts, links=[a_link("visits", "clinic", weight=4)]
    )
    return a_brief(plan, visits=CITY_WIDE, clinic=CITY_WIDE)


MOVED = {
    "01": ("visits", "library"),
    "02": ("visits", "hall"),
    "03": ("clinic", "hall"),
    "04": ("clinic", "hall"),
}


def test_todays_organisation_creates_and_removes_nothing() -> None:
    brief = a_linked_brief()
    assert handoff_findings(brief, today(brief)) == []
    assert counts(brief, today(brief)) == {"hand-off": 0, "supervision-apart": 0, "lone-worker": 1}


def test_linked_teams_without_a_common_base_are_a_hand_off() -> None:
    brief = a_linked_brief()
    apart = a_design(brief, {**MOVED, "02": ("visits", "library")})
    (finding,) = (f for f in handoff_findings(brief, apart) if f.rule == "hand-off-created")
    assert (finding.subject, finding.amount) == ("clinic|visits", 400)
    assert finding.sentence == "Clinic and Visits, with 4 contacts, share no base: that is new."


def test_a_post_away_from_its_manager_and_alone_is_found() -> None:
    brief = a_linked_brief()
    found = handoff_findings(brief, a_design(brief, MOVED))
    assert [(f.rule, f.subject) for f in found] == [
        ("lone-worker-created", "01"),
        ("lone-worker-created", "02"),
        ("supervision-apart-created", "01"),
    ]


def test_what_a_design_ends_is_found_too() -> None:
    plan = a_linked_brief().plan
    posts = [p.model_copy(update={"base": "library"}) if p.id == "01" else p for p in plan.posts]
    brief = a_brief(plan.with_rows(posts=posts), visits=CITY_WIDE, clinic=CITY_WIDE)
    together = a_design(brief, {**MOVED, "01": ("visits", "hall")})
    rules = {f.rule for f in handoff_findings(brief, together)}
    assert rules == {"lone-worker-removed", "supervision-apart-removed"}


def test_vacant_posts_are_neither_alone_nor_away() -> None:
    brief = a_linked_brief()
    found = handoff_findings(brief, a_design(brief, {**MOVED, "04": ("clinic", "library")}))
    assert "04" not in {f.subject for f in found}
