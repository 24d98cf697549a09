from typing import Any

from orgdesign.design import Finding
from orgdesign.graph.classify import classify
from orgdesign.graph.enabling import enabling_findings
from tests.builders import a_post, a_service
from tests.graph.said import THREE, a_case, answers


def stranded(admin: str, play: str = "yyyyy", *places: str, **values: Any) -> list[Finding]:
    """An administration that enables a play service, each with answers, and its posts."""
    known: dict[str, Any] = {"level_from": 1, "level_to": 2}
    services = [a_service("admin", **{"enables": ("play",), **known, **values}), a_service("play", **known)]
    posts = [a_post(place, service="admin", base=None, place=place) for place in places]
    plan = a_case(
        "",
        tables={"services": services, "answers": [*answers(admin, "admin"), *answers(play, "play")], "posts": posts},
    )
    return enabling_findings(plan, classify(plan))


def test_support_that_does_not_follow_a_split_service_is_stranded() -> None:
    (finding,) = stranded("nnnnn", "yyyyy", "east", "city")
    assert (finding.rule, finding.subject, finding.amount) == ("enabling-stranded", "admin", 2)
    assert finding.sentence == (
        "Admin is city-wide, but enables Play, which is split over three localities; none of its posts serves North"
        " and South today."
    )


def test_support_with_posts_in_every_locality_is_named_with_no_locality_short() -> None:
    (finding,) = stranded("nnnnn", "yyyyy", *THREE)
    assert finding.amount == 0
    assert "serve all localities today" in finding.sentence


def test_support_that_is_split_too_follows() -> None:
    assert stranded("yyyyy") == []


def test_support_of_a_service_that_stays_together_is_not_stranded() -> None:
    assert stranded("nnnnn", "yyyyn") == []


def test_open_support_of_a_split_service_is_named() -> None:
    assert "Admin has no class yet" in stranded("uuuuu")[0].sentence


def test_an_enabling_service_that_names_nobody_is_listed() -> None:
    assert [f.rule for f in stranded("nnnnn", enables=(), delivery="enabling")] == ["enables-nothing"]
