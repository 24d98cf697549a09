"""Requests mean what their kind says, and priorities are in one order."""

from __future__ import annotations

import pytest

from orgdesign.errors import Severity
from orgdesign.plan.check import check
from orgdesign.plan.fields import Row
from orgdesign.plan.requests import MEANINGS, Kind
from tests.plan.tiny import the_problem, tiny_plan, told, with_change, with_row

TEAM = "play-service@central-east"
GOOD: dict[Kind, tuple[str, str, float | None]] = {
    Kind.PIN_LOCALITY: ("00417", "north-west", None),
    Kind.PIN_BASE: (TEAM, "library", None),
    Kind.HOST_IN: ("play-service", "north-west", None),
    Kind.KEEP: ("library", "", None),
    Kind.CLOSE: ("library", "", None),
    Kind.USE_AT_MOST: ("", "", 2),
    Kind.TOGETHER: ("play-service", "childrens-centres", None),
    Kind.APART: (TEAM, "educational-psychology", None),
    Kind.FORBID: ("play-service", "library", None),
    Kind.RUNNING_COST_CEILING: ("ward-01", "", 90000),
    Kind.ONE_OFF_COST_CEILING: ("", "", 90000),
    Kind.FTE_FLOOR: (TEAM, "", 0.5),
    Kind.CASELOAD_CAP: ("play-service", "", 20),
    Kind.COVER: ("family support", "", 1),
    Kind.REACH: ("play-service", "ward-02", 15),
    Kind.SKILL_MIX: (TEAM, "Playwork; family support", 0.5),
    Kind.SUPERVISION: ("play-service", "", None),
    Kind.KIND_OF_BASE: ("play-service", "Library; office", None),
}


def problems_of(kind: Kind, subject: str, object_: str, amount: float | None) -> list[tuple[str, str]]:
    row = {"id": "R9", "kind": kind, "subject": subject, "object": object_, "amount": amount, "strength": "must"}
    counted = {"services": measured()} if kind is Kind.CASELOAD_CAP else {}
    return [(p.column, p.code) for p in check({**with_row("requests", **row), **counted})]


def measured() -> list[Row]:
    """The services, with a caseload that is counted."""
    rows = tiny_plan().services
    return [type(row)(**{**dict(row), "caseload_measure": row.need_measure}) for row in rows]


def test_every_kind_has_a_good_example() -> None:
    assert set(GOOD) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_request_of_each_kind_passes(kind: Kind) -> None:
    assert problems_of(kind, *GOOD[kind]) == []


@pytest.mark.parametrize("kind", Kind)
def test_an_amount_is_needed_or_refused_as_the_kind_says(kind: Kind) -> None:
    subject, object_, amount = GOOD[kind]
    other = None if amount is not None else 3
    assert problems_of(kind, subject, object_, other) == [("amount", "request-amount")]


@pytest.mark.parametrize("kind", [kind for kind in Kind if not MEANINGS[kind][1]])
def test_an_object_is_refused_where_the_kind_has_none(kind: Kind) -> None:
    subject, _, amount = GOOD[kind]
    assert problems_of(kind, subject, "library", amount) == [("object", "request-object")]


@pytest.mark.parametrize("kind", [kind for kind in Kind if GOOD[kind][0] and "empty" not in MEANINGS[kind][0]])
def test_a_subject_is_needed_where_the_kind_has_one(kind: Kind) -> None:
    _, object_, amount = GOOD[kind]
    assert problems_of(kind, "", object_, amount) == [("subject", "request-subject")]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.COVER])
def test_a_subject_of_the_wrong_table_is_refused(kind: Kind) -> None:
    _, object_, amount = GOOD[kind]
    assert ("subject", "request-subject") in problems_of(kind, "nothing-like-it", object_, amount)


def test_a_locality_is_not_just_any_place() -> None:
    assert problems_of(Kind.PIN_LOCALITY, "00417", "ward-02", None) == [("object", "request-object")]


def test_a_team_of_an_unknown_locality_names_the_nearest_team() -> None:
    tables = with_row(
        "requests", id="R9", kind="fte floor", subject="play-service@north-wast", amount=1, strength="must"
    )
    assert the_problem(tables).suggestion == "play-service@north-west"
    tables = with_row(
        "requests", id="R9", kind="fte floor", subject="play-servic@north-west", amount=1, strength="must"
    )
    assert the_problem(tables).suggestion == TEAM.replace("central-east", "north-west")


def test_properties_are_counted_in_whole_numbers() -> None:
    assert problems_of(Kind.USE_AT_MOST, "", "", 1.5) == [("amount", "request-amount")]


def test_nothing_is_together_with_itself() -> None:
    assert problems_of(Kind.TOGETHER, TEAM, TEAM, None) == [("object", "itself")]


def test_a_skill_that_no_post_has_is_pointed_out() -> None:
    problem = the_problem(
        with_row("requests", id="R9", kind="cover", subject="family suport", amount=1, strength="must")
    )
    assert (problem.code, problem.severity, problem.suggestion) == ("skill", Severity.WARNING, "family support")


@pytest.mark.parametrize(
    ("kind", "object_", "amount", "meant", "words"),
    [
        (Kind.SKILL_MIX, "playwork; early yers", 1, "early years", 'no post has "early yers".'),
        (Kind.KIND_OF_BASE, "offise", None, "office", 'no property is "offise".'),
    ],
)
def test_a_word_that_nothing_has_is_pointed_out(
    kind: Kind, object_: str, amount: int | None, meant: str, words: str
) -> None:
    row = {"id": "R9", "kind": kind, "subject": "play-service", "object": object_, "amount": amount}
    problem = the_problem(with_row("requests", **row, strength="must"))
    assert (problem.code, problem.severity, problem.suggestion) == ("word", Severity.WARNING, meant)
    assert problem.expected == words


def test_an_object_of_separators_alone_names_nothing() -> None:
    assert problems_of(Kind.SKILL_MIX, "play-service", " ; ", 1) == [("object", "request-object")]


def test_supervision_that_nothing_could_cut_is_pointed_out() -> None:
    row = {"id": "R9", "kind": "supervision", "strength": "must"}
    problem = the_problem(with_row("requests", **row, subject="childrens-centres@north-west"))
    assert (problem.code, problem.severity) == ("no-supervision", Severity.WARNING)
    assert check(with_row("requests", **row)) == []


def test_an_id_of_both_a_post_and_a_service_cannot_be_pinned() -> None:
    tables = with_row("requests", id="R9", kind="pin base", subject="00417", object="library", strength="must")
    tables["services"] = [
        *tables["services"],
        *with_row("services", id="00417", name="Odd")["services"][-1:],
    ]
    tables["posts"] = [*tables["posts"], *with_row("posts", id="1", service="00417", fte=1)["posts"][-1:]]
    assert the_problem(tables).code == "ambiguous"


def test_a_cap_that_no_staff_can_keep_is_pointed_out() -> None:
    cap = {"id": "R9", "kind": "caseload cap", "strength": "must"}
    problem = the_problem({**with_row("requests", **cap, subject="play-service", amount=0), "services": measured()})
    assert (*told(problem)[2:], problem.severity) == ("amount", "cap-of-nothing", Severity.WARNING)
    team = "educational-psychology@north-west"
    problem = the_problem(with_row("requests", **cap, subject=team, amount=20))
    assert told(problem)[2:] == ("subject", "cap-without-measure")
    assert (problem.value, problem.severity) == (team, Severity.WARNING)


def test_equals_of_a_rank_share_one_slack() -> None:
    problem = the_problem(with_row("priorities", option="as-published", rank=1, objective="running cost", slack=3))
    assert told(problem)[2:] == ("slack", "slack")
    assert problem.expected == "equals of a rank share one slack; rank 1 has 5 percent on an earlier row."


def test_an_objective_stands_at_one_rank() -> None:
    problem = the_problem(with_row("priorities", option="as-published", rank=3, objective="need match"))
    assert told(problem)[2:] == ("objective", "rank")


def test_an_option_without_any_priorities_is_pointed_out() -> None:
    problem = the_problem(with_row("options", id="new", name="New"))
    assert (problem.code, problem.severity) == ("no-priorities", Severity.WARNING)


def test_options_that_start_from_each_other_are_refused() -> None:
    problem = the_problem(with_change("options", "as-published", parent="one-building"))
    assert problem.expected.startswith("options start from each other in a circle")
    assert the_problem(with_change("options", "as-published", parent="as-published")).code == "circle"


def test_the_first_option_shown_must_exist() -> None:
    problem = the_problem(with_change("plan", "Delivering through localities", base_option="published"))
    assert (problem.column, problem.suggestion) == ("base_option", "as-published")


def test_a_plan_without_options_is_pointed_out() -> None:
    tables = with_change("plan", "Delivering through localities", base_option=None)
    tables = {**tables, "options": (), "changes": (), "priorities": (), "decisions": ()}
    assert [(p.code, p.severity) for p in check(tables)] == [("no-options", Severity.WARNING)]
