"""Services with answers written as letters, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from orgdesign.graph.classification import Classification, FlagKind
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence, Row
from orgdesign.plan.services import Answer, Reply
from orgdesign.plan.settings import Settings
from tests.builders import a_city, a_plan, a_service, some_settings

REPLIES = {"y": Reply.YES, "n": Reply.NO, "p": Reply.PARTLY, "u": Reply.UNKNOWN}
THREE = ("east", "north", "south")


def answers(letters: str, service: str = "visits", **values: Any) -> list[Answer]:
    """Answers to C1, C2 ... as letters: y, n, p, u, and a hyphen for a criterion without a row."""
    return [
        Answer(service=service, criterion=f"C{number}", answer=REPLIES[letter], **values)
        for number, letter in enumerate(letters, 1)
        if letter != "-"
    ]


def a_case(
    letters: str,
    tables: Mapping[str, Iterable[Row]] | None = None,
    settings: Settings | None = None,
    evidence: Evidence | None = None,
    **service: Any,
) -> Plan:
    """A plan of three localities and one service, ``visits``, without posts; its level of need is 1 to 3."""
    known: dict[str, Any] = {"level_from": 1, "level_to": 3}
    rows: dict[str, Iterable[Row]] = {
        "places": a_city(*THREE),
        "services": [a_service(**{**known, **service})],
        "answers": answers(letters, evidence=evidence),
        "posts": [],
        "properties": [],
    }
    return a_plan(settings or some_settings(), **{**rows, **(tables or {})})


def said_of(plan: Plan, service: str = "visits") -> Classification:
    """What is said of one service."""
    (found,) = (found for found in classify(plan) if found.service == service)
    return found


def said(letters: str, **more: Any) -> Classification:
    """What is said of a service with these answers."""
    return said_of(a_case(letters, **more))


def kinds(found: Classification) -> set[FlagKind]:
    """The kinds of its flags."""
    return {flag.kind for flag in found.flags}
