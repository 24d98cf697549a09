from typing import Any

import pytest

from orgdesign.graph.duplicates import duplicate_findings, duplicates
from orgdesign.plan import Plan
from tests.builders import a_plan, a_post, a_service

SAME: dict[str, Any] = {
    "need_measure": "families", "profession": "playwork", "level_from": 1, "level_to": 2, "age_from": 8, "age_to": 13,
}  # fmt: skip


def pair(**other: Any) -> Plan:
    """Two services alike but for what is given."""
    services = [a_service("play", agency="council", **SAME), a_service("fun", **{**SAME, "agency": "club", **other})]
    return a_plan(services=services, posts=[])


def test_the_same_offer_by_two_agencies_is_found() -> None:
    (found,) = duplicates(pair())
    assert (found.first, found.second, found.levels, found.localities) == ("fun", "play", (1, 2), ("north", "south"))
    (finding,) = duplicate_findings(pair())
    assert finding.amount == 2
    assert finding.sentence == (
        "Fun (club) and Play (council) both offer playwork, directly, for families, levels 1 to 2, ages 8 to 13,"
        " in 2 localities."
    )


def test_services_of_several_professional_groups_are_one_duplicate_for_all_they_share() -> None:
    fun, play = pair(profession="Playwork; youth work; law").services
    plan = pair().with_rows(services=[fun, play.model_copy(update={"profession": "youth work; playwork"})])
    (finding,) = duplicate_findings(plan)
    assert "both offer Playwork and youth work, directly" in finding.sentence


@pytest.mark.parametrize(
    "other",
    [
        {"profession": "teaching"},
        {"need_measure": "adults"},
        {"delivery": "through settings"},
        {"level_from": 3, "level_to": 4},
        {"age_from": 12, "age_to": 19},
        {"in_scope": False},
        {"profession": ""},
        {"age_from": None, "age_to": None},
    ],
)
def test_another_function_level_or_age_is_no_duplicate(other: dict[str, Any]) -> None:
    assert duplicates(pair(**other)) == ()


def test_half_of_the_shorter_age_band_is_enough() -> None:
    (found,) = duplicates(pair(age_from=11, age_to=19))
    assert found.to_dict()["ages"] == ["11", "13"]


def test_services_that_work_in_different_places_are_no_duplicates() -> None:
    posts = [
        a_post("1", service="play", base=None, place="north"),
        a_post("2", service="fun", base=None, place="south"),
    ]
    assert duplicates(pair().with_rows(posts=posts)) == ()


def test_parts_of_one_service_of_today_are_no_duplicates() -> None:
    services = [a_service(s, part_of="Youth", agency="council", **SAME) for s in ("play", "fun")]
    assert duplicates(a_plan(services=services, posts=[])) == ()
    parted = [service.model_copy(update={"division": service.id}) for service in services]
    assert len(duplicates(a_plan(services=parted, posts=[]))) == 1


def test_a_duplicate_can_be_written_as_plain_data() -> None:
    assert duplicates(pair())[0].to_dict()["levels"] == (1, 2)
