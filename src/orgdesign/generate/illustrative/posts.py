"""Numbered posts by service and role, each with its base, line manager and pay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from orgdesign.generate.illustrative.chance import Cells, Chance
from orgdesign.plan.fields import LIST_SEPARATOR

SHARE_VACANT = 0.08
"""Of the posts that may be vacant and of whose line no number is given, where the assumptions name no other share."""
PARTNER = "PARTNER"
"""The grade of posts that partners employ on scales of their own."""

_First = dict[tuple[str, ...], Cells]


def posts(services: Sequence[Mapping[str, str]], made_up: Mapping[str, Any], chance: Chance) -> list[Cells]:
    """Posts by line: service, role, grade, number, FTE in turn, bases in turn, and anything out of the ordinary.

    ``vacant`` gives the number of vacant posts, the last ones of the line; ``fixed`` says why they may not be moved.
    """
    professions = {row["id"]: row["profession"] for row in services}
    first: _First = {}
    found: list[Cells] = []
    share = made_up.get("share_vacant", SHARE_VACANT)
    for line in made_up["lines"]:
        for turn in range(line[3]):
            post = _post(f"P{len(found) + 1:04}", line, turn, made_up["pay"]) | chance.mark
            post["profession"] = professions[line[0]]
            post["vacant"] = _vacant(post, line, turn, first, drawn=chance.happens(share))
            if line[6].get("reports", True):
                post["manager"] = _manager(post, first, made_up["reports_to"])
            found.append(post)
    return found


def _post(number: str, line: Sequence[Any], turn: int, pay: Mapping[str, int]) -> Cells:
    service, role, grade, _, fte, bases, other = line
    share = Decimal(str(_in_turn(fte, turn)))
    return {
        "id": number,
        "service": service,
        "role": role,
        "grade": "" if grade == PARTNER else grade,
        "fte": share,
        "contract": "permanent",
        "employer": other.get("employer", "council"),
        "base": _in_turn(bases, turn),
        "place": _in_turn(other.get("serves", [""]), turn),
        "cost": share * pay[grade],
        "movable": "fixed" not in other,
        "not_movable_because": other.get("fixed", ""),
        "skills": LIST_SEPARATOR.join(other.get("skills", [])),
    }


def _vacant(post: Cells, line: Sequence[Any], turn: int, first: _First, *, drawn: bool) -> bool:
    """Whoever comes first in a service or at a base leads there, so that post is filled."""
    service, base, other = str(post["service"]), str(post["base"]), line[6]
    leads = post in (first.setdefault((service,), post), first.setdefault((service, base), post))
    if "vacant" in other:
        return bool(turn >= line[3] - other["vacant"])
    return drawn and not leads and "fixed" not in other


def _manager(post: Cells, first: _First, above: Mapping[str, str]) -> object:
    """The first post of another role at the base, in the service, or in the service that it reports to."""
    service = str(post["service"])
    line = ((service, str(post["base"])), (service,), (above.get(service, ""),))
    return next((first[key]["id"] for key in line if key in first and first[key]["role"] != post["role"]), "")


def _in_turn(values: Sequence[Any], turn: int) -> Any:  # noqa: ANN401 - of whatever the assumptions hold
    return values[turn % len(values)]
