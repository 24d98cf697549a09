"""Properties by kind: offices, children's centres, schools and the like, with desks and running cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orgdesign.generate.illustrative.chance import Cells, Chance, in_steps

COST_CHANCE = 0.12
"""How far a property's running cost may stray from its kind's rate, as a share of it."""


def properties(places: Sequence[Mapping[str, str]], made_up: Mapping[str, Any], chance: Chance) -> list[Cells]:
    """One property a line: kind, letter, place, desks, desks taken by others, and anything out of the ordinary."""
    middle = {row["id"]: (int(row["x"]), int(row["y"])) for row in places if row["x"]}
    return [
        _property(made_up, group["kind"], line, middle[line[1]], chance)
        for group in made_up["property"]
        for line in group["rows"]
    ]


def _property(
    made_up: Mapping[str, Any], kind_id: str, line: Sequence[Any], middle: tuple[int, int], chance: Chance
) -> Cells:
    kind = made_up["kind"][kind_id]
    letter, place, desks, taken, other = line
    dx, dy = (chance.offset(made_up["spread_m"]) for _ in middle)
    return {
        "id": f"{kind_id}-{letter}",
        "name": f"{kind['name']} {letter.upper()}",
        "kind": kind["name"].casefold(),
        "owner": kind["owner"],
        "tenure": "freehold" if kind["owner"] == "council" else "licence",
        "place": place,
        "x": middle[0] + dx,
        "y": middle[1] + dy,
        "desks": desks,
        "desks_taken": taken,
        "running_cost": in_steps((desks - taken) * kind["rate"] * chance.stray(COST_CHANCE)),
        "step_free": True,
        **dict(_of_kind(kind)),
        **chance.mark,
        **other,
    }


def _of_kind(kind: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    for column in ("meeting_rooms", "interview_rooms", "ict", "public_access", "state", "one_off_cost"):
        if column in kind:
            yield column, kind[column]
