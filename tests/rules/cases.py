"""Requests of every kind about the families' services, posts and properties."""

from __future__ import annotations

from orgdesign.plan.requests import Kind, Request
from tests.builders import a_request

CASES: dict[Kind, tuple[tuple[str, str, object], ...]] = {
    Kind.PIN_LOCALITY: (("01", "south", None), ("02", "north", None), ("04", "north", None), ("99", "north", None)),
    Kind.PIN_BASE: (
        ("01", "library", None),
        ("02", "hall", None),
        ("04", "hall", None),
        ("visits", "hall", None),
        ("visits@south", "library", None),
        ("visits@west", "lodge", None),
        ("clinic", "hall", None),
        ("data", "depot", None),
    ),
    Kind.HOST_IN: (
        ("clinic", "south", None),
        ("data", "north", None),
        ("advice", "west", None),
        ("visits", "north", None),
    ),
    Kind.KEEP: (("hall", "", None), ("library", "", None), ("annex", "", None), ("gone", "", None)),
    Kind.CLOSE: (("hall", "", None), ("library", "", None), ("gone", "", None)),
    Kind.USE_AT_MOST: (("", "", 1), ("", "", 2), ("south", "", 0), ("city", "", 2)),
    Kind.TOGETHER: (
        ("visits", "clinic", None),
        ("visits@north", "data", None),
        ("advice", "visits", None),
        ("visits@north", "visits@south", None),
        ("visits", "nobody", None),
    ),
    Kind.APART: (
        ("visits", "clinic", None),
        ("visits@north", "data", None),
        ("advice", "visits", None),
        ("visits@north", "visits@south", None),
        ("visits", "nobody", None),
    ),
    Kind.FORBID: (
        ("visits", "library", None),
        ("clinic", "hall", None),
        ("data", "library", None),
        ("nobody", "hall", None),
    ),
    Kind.RUNNING_COST_CEILING: (("", "", 170), ("south", "", 70), ("city", "", "109.99"), ("", "", 0)),
    Kind.ONE_OFF_COST_CEILING: (("", "", 0), ("", "", 4), ("", "", 19)),
    Kind.FTE_FLOOR: (
        ("visits", "", "0.5"),
        ("visits@south", "", "1.5"),
        ("clinic", "", "1.2"),
        ("data", "", 3),
        ("advice", "", 1),
    ),
    Kind.CASELOAD_CAP: (
        ("visits", "", 2),
        ("visits@north", "", "1.3333"),
        ("advice", "", 12),
        ("advice", "", "11.9"),
        ("visits", "", 0),
        ("clinic", "", 5),
    ),
    Kind.COVER: (
        ("signing", "", 1),
        ("signing", "south", 2),
        ("signing", "north", 1),
        ("welding", "north", 1),
        ("welding", "", 0),
    ),
    Kind.REACH: (
        ("visits", "south", 3),
        ("clinic", "quay", 5),
        ("data", "north", "4.0"),
        ("advice", "west", 2),
        ("nobody", "west", 2),
    ),
    Kind.SKILL_MIX: (
        ("visits", "signing", "0.5"),
        ("visits@north", "Signing; welding", "0.1"),
        ("clinic", "nursing; signing", "1.2"),
        ("clinic", "play; nursing", "1.2001"),
        ("data", "signing", 1),
        ("advice", "signing", 0),
        ("nobody", "signing", 0),
    ),
    Kind.SUPERVISION: (
        ("visits", "", None),
        ("visits@south", "", None),
        ("visits@north", "", None),
        ("", "", None),
        ("advice", "", None),
        ("nobody", "", None),
    ),
    Kind.KIND_OF_BASE: (
        ("visits", "school", None),
        ("visits@south", "library; school", None),
        ("clinic", "Library; clinic", None),
        ("data", "school", None),
        ("nobody", "school", None),
    ),
}
"""For each kind, requests (subject, object, amount); those that name nothing of a family are requests too."""


def requests_of(kind: Kind) -> list[Request]:
    """The cases of a kind as requests."""
    return [a_request(kind, *case) for case in CASES[kind]]
