from typing import Any

import pytest

from orgdesign.graph.answers import Used, answers_of
from orgdesign.graph.basis import Basis
from orgdesign.graph.records import Records
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.posts import Post
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import Criterion, Reply
from tests.builders import CORE, HOSTED, a_link, a_post, a_property, a_service
from tests.graph.said import THREE, a_case, answers, said_of


def used(plan: Plan, criterion: str) -> Used:
    """The answer that is used for one criterion of ``visits``."""
    records = Records(plan)
    found, _ = answers_of(records, records.services["visits"])
    return next(answer for answer in found if answer.criterion == criterion)


def staff(*where: str | None, first: int = 0, **values: Any) -> list[Post]:
    """Posts of ``visits``, one for each place served, numbered from ``first``."""
    known: dict[str, Any] = {"base": None, "fte": "0.8"}
    return [a_post(f"{i:02}", place=place, **{**known, **values}) for i, place in enumerate(where, first)]


def test_a_given_answer_is_used_with_its_reason_and_source() -> None:
    rows = answers("n", reason="Not yet.", source="Page 3", evidence=Evidence.STATED)
    found = used(a_case("", tables={"answers": rows, "posts": staff(*THREE)}), "C1")
    assert (found.reply, found.derived, found.basis) == (Reply.NO, False, Basis.STATED)
    assert (found.reason, found.source) == ("Not yet.", "Page 3")


def test_capacity_is_worked_out_with_its_arithmetic() -> None:
    found = used(a_case("", tables={"posts": eight()}, min_team_fte=2), "C4")
    assert found.reason == "6.4 FTE in 8 posts over 3 localities: 2.1 FTE each against a minimum of 2.0: yes"
    assert (found.reply, found.derived) == (Reply.YES, True)


def eight() -> list[Post]:
    """Eight posts of 6.4 FTE in all, which make three teams of two FTE."""
    return [*staff(*[None] * 4, fte=1), *staff(*[None] * 4, first=4, fte="0.6")]


@pytest.mark.parametrize(
    ("posts", "least", "reply", "why"),
    [
        (staff(None, None), "0.1", Reply.NO, "fewer posts than localities"),
        (staff(*[None] * 6), "2", Reply.NO, "1.6 FTE each against a minimum of 2.0: no"),
        (staff(*[None] * 7), "1.6", Reply.YES, "yes"),
        (staff(*[None] * 8), "2", Reply.NO, "whole posts cannot be dealt out"),
        (staff(*["east"] * 6, movable=False), "1", Reply.NO, "may not be moved"),
        (staff(*THREE, movable=False), "0.8", Reply.YES, "yes"),
    ],
)
def test_capacity_follows_whole_posts_and_those_that_stay(
    posts: list[Post], least: str, reply: Reply, why: str
) -> None:
    found = used(a_case("", tables={"posts": posts}, min_team_fte=least), "C4")
    assert found.reply is reply
    assert why in found.reason


def test_eight_posts_of_eight_tenths_do_not_make_three_teams_of_two() -> None:
    found = used(a_case("", tables={"posts": staff(*[None] * 8)}, min_team_fte=2), "C4")
    assert found.reason == (
        "6.4 FTE in 8 posts over 3 localities: 2.1 FTE each against a minimum of 2.0, but whole posts cannot be dealt"
        " out to give every locality as much: no"
    )


def must_cover(**values: Any) -> Request:
    known: dict[str, Any] = {"amount": 1, "strength": "must"}
    return Request(id="r1", kind=Kind.COVER, subject="signing", **{**known, **values})


@pytest.mark.parametrize(
    ("skilled", "request_", "reply"),
    [
        (2, must_cover(), Reply.NO),
        (3, must_cover(), Reply.YES),
        (2, must_cover(object="east"), Reply.YES),
        (1, must_cover(object="east", amount=2), Reply.NO),
        (2, must_cover(strength="should"), Reply.YES),
    ],
)
def test_a_skill_that_only_this_service_has_must_suffice_for_every_locality(
    skilled: int, request_: Request, reply: Reply
) -> None:
    posts = [*staff(*[None] * skilled, skills="signing"), *staff(*[None] * (6 - skilled), first=skilled)]
    found = used(a_case("", tables={"posts": posts, "requests": [request_]}, min_team_fte=1), "C4")
    assert found.reply is reply
    assert (f"but {skilled} filled post" in found.reason) is (reply is Reply.NO)


def test_a_skill_that_another_service_has_too_does_not_keep_this_one_together() -> None:
    posts = [*staff(*[None] * 2, skills="signing"), *staff(*[None] * 4, first=2)]
    other = a_post("99", service="other", base=None, skills="signing")
    tables: dict[str, Any] = {
        "services": [a_service(level_from=1, level_to=3, min_team_fte=1), a_service("other")],
        "posts": [*posts, other],
        "requests": [must_cover()],
    }
    assert used(a_case("", tables=tables), "C4").reply is Reply.YES


def test_a_service_of_several_professional_groups_is_kept_by_a_supervisor_of_any_of_them() -> None:
    services = [a_service(profession="Nursing; social work"), a_service("head", profession="social work; law")]
    tables: dict[str, Any] = {"services": services, "links": [a_link("head", "visits", kind="supervises")]}
    found = used(a_case("", tables=tables), "C5")
    assert found.reason == "supervised within its profession (social work) by Head: no"


@pytest.mark.parametrize(("above", "reply"), [("law; playwork", Reply.UNKNOWN), ("law; finance", Reply.YES)])
def test_a_manager_who_shares_one_professional_group_is_not_outside_the_profession(above: str, reply: Reply) -> None:
    manager = a_post("90", service="head", base=None, profession=above)
    mine = a_post("01", base=None, profession="nursing; playwork", manager="90")
    tables: dict[str, Any] = {"services": [a_service(), a_service("head")], "posts": [manager, mine]}
    assert used(a_case("", tables=tables), "C5").reply is reply


def test_an_entitlement_in_every_locality_counts_as_its_minimum() -> None:
    found = used(a_case("", tables={"posts": staff(*[None] * 8)}, min_team_fte=1, floor_fte=3), "C4")
    assert "against a minimum of 3.0: no" in found.reason


def test_an_answer_on_capacity_decides_for_its_number_of_localities_only() -> None:
    posts = eight()
    here = a_case("", tables={"answers": answers("---n", localities=3), "posts": posts}, min_team_fte=2)
    elsewhere = a_case("", tables={"answers": answers("---n", localities=2), "posts": posts}, min_team_fte=2)
    assert used(here, "C4").reply is Reply.NO
    assert used(elsewhere, "C4").reply is Reply.YES
    assert "(answered no for 2 localities)" in used(elsewhere, "C4").reason


@pytest.mark.parametrize(
    ("letter", "localities", "reply"),
    [("y", 5, Reply.YES), ("y", 2, Reply.UNKNOWN), ("n", 2, Reply.NO), ("n", 5, Reply.UNKNOWN)],
)
def test_without_posts_only_what_follows_from_another_number_is_used(
    letter: str, localities: int, reply: Reply
) -> None:
    found = used(a_case("", tables={"answers": answers(f"---{letter}", localities=localities)}), "C4")
    assert found.reply is reply
    assert f"for {localities} localities" in found.reason


def test_what_follows_from_another_number_is_no_firmer_than_its_answer() -> None:
    assumed = answers("---y", localities=5, evidence=Evidence.ASSUMED)
    stated = answers("---y", localities=5, evidence=Evidence.STATED)
    assert used(a_case("", tables={"answers": assumed}), "C4").basis is Basis.ASSUMED
    assert used(a_case("", tables={"answers": stated}), "C4").basis is Basis.DERIVED


@pytest.mark.parametrize(
    ("where", "reply"),
    [
        (THREE, Reply.YES),
        (("east", "north", "north"), Reply.PARTLY),
        (("east", "east"), Reply.NO),
        (("city", "city"), Reply.NO),
        (("east", "north", None), Reply.UNKNOWN),
        ((*THREE, None), Reply.YES),
    ],
)
def test_already_local_is_worked_out_from_where_posts_serve_today(where: tuple[str | None, ...], reply: Reply) -> None:
    assert used(a_case("", tables={"posts": staff(*where)}), "C1").reply is reply


def test_a_post_without_a_place_serves_the_locality_of_its_base() -> None:
    properties = [a_property(f"hall-{name}", place=name) for name in THREE]
    posts = [a_post(name, base=f"hall-{name}") for name in THREE]
    found = used(a_case("", tables={"posts": posts, "properties": properties}), "C1")
    assert found.reason == "3 posts serve 3 of 3 localities today: yes"


@pytest.mark.parametrize(
    ("levels", "reply"),
    [
        ((1, 2), Reply.YES),
        ((2, 3), Reply.YES),
        ((2, 4), Reply.PARTLY),
        ((3, 3), Reply.PARTLY),
        ((3, 4), Reply.NO),
        ((4, 4), Reply.NO),
        ((None, 2), Reply.YES),
        ((4, None), Reply.NO),
        ((1, None), Reply.UNKNOWN),
        ((None, None), Reply.UNKNOWN),
    ],
)
def test_universal_or_targeted_is_worked_out_from_levels_of_need(
    levels: tuple[int | None, int | None], reply: Reply
) -> None:
    assert used(a_case("", level_from=levels[0], level_to=levels[1]), "C2").reply is reply


def test_supervision_within_the_profession_keeps_a_service_in_it() -> None:
    services = [a_service(profession="nursing"), a_service("clinic", profession="Nursing")]
    link = a_link("clinic", "visits", kind="supervises")
    found = used(a_case("", tables={"services": services, "links": [link]}), "C5")
    assert found.reply is Reply.NO
    assert found.reason == "supervised within its profession (nursing) by Clinic: no"


def managed_by(*professions: str) -> Plan:
    """Workers of ``visits``, each managed by a post of a profession, all of them in ``office``."""
    services = [a_service(profession="nursing"), a_service("office", profession="")]
    bosses = [a_post(f"boss-{i}", service="office", profession=p, base=None) for i, p in enumerate(professions)]
    workers = [a_post(f"w{i}", manager=f"boss-{i}", base=None) for i in range(len(professions))]
    return a_case("", tables={"services": services, "posts": [*bosses, *workers]})


@pytest.mark.parametrize(
    ("professions", "reply"),
    [
        (("teaching", "social work"), Reply.YES),
        (("teaching", "nursing"), Reply.PARTLY),
        (("nursing", "nursing"), Reply.UNKNOWN),
        ((), Reply.UNKNOWN),
    ],
)
def test_leaving_the_profession_is_worked_out_from_who_manages_whom(professions: tuple[str, ...], reply: Reply) -> None:
    assert used(managed_by(*professions), "C5").reply is reply


def test_that_the_head_of_a_service_answers_to_another_profession_proves_nothing() -> None:
    services = [a_service(profession="nursing"), a_service("office", profession="management")]
    posts = [
        a_post("director", service="office", base=None),
        a_post("head", manager="director", base=None),
        a_post("nurse", manager="head", base=None),
    ]
    assert used(a_case("", tables={"services": services, "posts": posts}), "C5").reply is Reply.UNKNOWN


def test_what_is_worked_out_is_no_firmer_than_its_rows() -> None:
    posts = staff(*THREE, evidence=Evidence.ILLUSTRATIVE)
    assert used(a_case("", tables={"posts": posts}), "C1").basis is Basis.ILLUSTRATIVE
    stated = staff(*THREE, evidence=Evidence.STATED)
    assert used(a_case("", tables={"posts": stated}), "C1").basis is Basis.DERIVED


def test_a_given_answer_stands_and_what_speaks_against_it_is_listed_with_its_class() -> None:
    found = said_of(a_case("yyyyy", tables={"posts": staff(*[None] * 3)}, min_team_fte=2))
    assert found.outcome is CORE
    (row,) = (d for d in found.disagreements if d.criterion == "C4")
    assert (row.given, row.derived, row.other_class, row.matters) == (Reply.YES, Reply.NO, HOSTED, True)
    assert "2.4 FTE in 3 posts over 3 localities" in row.sentence
    assert "capacity to be distributed" in found.close_call


def test_an_explicit_unknown_stays_unknown_and_what_could_be_worked_out_is_listed() -> None:
    found = said_of(a_case("yyyuy", tables={"posts": eight()}, min_team_fte=2))
    assert found.outcome is None
    assert [(d.given, d.derived, d.other_class) for d in found.disagreements] == [(Reply.UNKNOWN, Reply.YES, CORE)]


def test_what_could_be_worked_out_may_leave_the_class_open_all_the_same() -> None:
    found = said_of(a_case("yyyuu", tables={"posts": eight()}, min_team_fte=2))
    assert found.disagreements[0].sentence.endswith("by that it would still be open.")


def test_a_councils_own_question_is_not_answered_from_levels_or_places() -> None:
    criteria = [Criterion(id="C1", question="Is it popular?", short="popular")]
    assert used(a_case("", tables={"criteria": criteria, "posts": staff(*THREE)}), "C1").reply is Reply.UNKNOWN
