"""Make up what the paper does not give: needs by area, properties and posts, marked as illustrative.

Reads the assumptions in ``illustrative/*.toml`` beside it, ``places.csv`` and ``services.csv``, and writes
``needs.csv``, ``properties.csv`` and ``posts.csv``. The seed is fixed, so the same files come out every time::

    python scenarios/peterborough-2009/illustrate.py [folder to write to]
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from orgdesign.plan import TABLES
from orgdesign.plan.fields import LIST_SEPARATOR

HERE = Path(__file__).resolve().parent
SEED = 2009
MARK = {"source": f"illustrative: made by illustrate.py, seed {SEED}", "evidence": "illustrative"}
PERIOD = "2009"

AGES = ("children 0-7", "children 8-13", "young people 14-19")
SUMS = {"children 0-13": AGES[:2], "young people 8-19": AGES[1:], "children 0-19": AGES}
IN_NEED = "children in need"

SIZE_CHANCE = 0.12
"""How far an area's number of children may stray from its size, as a share of it."""
COST_CHANCE = 0.12
"""How far a property's running cost may stray from its kind's rate, as a share of it."""
SPREAD_M = 500
"""How far a property may stand from the middle of its area, north or south, east or west, in metres."""
SHARE_VACANT = 0.09
"""Of the posts that may be vacant: about 8 in 100 of all."""
STEP_POUNDS = 500
PARTNER = "PARTNER"
"""The grade in the assumptions of posts that partners employ on scales of their own."""

Cells = dict[str, object]


def main(folder: Path) -> None:
    """Write the three tables to a folder."""
    areas = [row for row in read(HERE / "places.csv") if row["tier"] == "area"]
    professions = {row["id"]: row["profession"] for row in read(HERE / "services.csv")}
    write(folder, "needs", needs(areas, assumptions("areas"), chance("needs")))
    write(folder, "properties", properties(areas, assumptions("properties"), chance("properties")))
    write(folder, "posts", posts(professions, assumptions("staffing"), chance("posts")))


def needs(areas: Sequence[Mapping[str, str]], made_up: Mapping[str, Any], dice: Random) -> list[Cells]:
    """Children and young people by area and age, and children in need among them."""
    city, area = made_up["city"], made_up["area"]
    names = [row["id"] for row in areas]
    found: dict[str, dict[str, int]] = {}
    for measure in AGES:
        sizes = [area[name]["size"] * stray(dice, SIZE_CHANCE) for name in names]
        found[measure] = dict(zip(names, apportion(city[measure], sizes), strict=True))
    for measure, parts in SUMS.items():
        found[measure] = {name: sum(found[part][name] for part in parts) for name in names}
    rate = city["in_need_per_thousand"] / 1000
    found[IN_NEED] = {
        name: round(found["children 0-19"][name] * rate * area[name]["rate"] * stray(dice, SIZE_CHANCE))
        for name in names
    }
    return [
        {"place": name, "measure": measure, "period": PERIOD, "value": value, "unit": "children", **MARK}
        for measure, values in found.items()
        for name, value in values.items()
    ]


def properties(areas: Sequence[Mapping[str, str]], made_up: Mapping[str, Any], dice: Random) -> list[Cells]:
    """Offices, children's centres, youth centres, schools and the like, with desks and running cost."""
    middle = {row["id"]: (int(row["x"]), int(row["y"])) for row in areas}
    found: list[Cells] = []
    for group in made_up["property"]:
        kind = made_up["kind"][group["kind"]]
        for letter, area, desks, taken, other in group["rows"]:
            x, y = middle[area]
            found.append(
                {
                    "id": f"{group['kind']}-{letter}",
                    "name": f"{kind['name']} {letter.upper()}",
                    "kind": kind["name"].casefold(),
                    "owner": kind["owner"],
                    "tenure": "freehold" if kind["owner"] == "council" else "licence",
                    "place": area,
                    "x": x + round(SPREAD_M * (2 * dice.random() - 1)),
                    "y": y + round(SPREAD_M * (2 * dice.random() - 1)),
                    "desks": desks,
                    "desks_taken": taken,
                    "meeting_rooms": kind["meeting_rooms"],
                    "interview_rooms": kind["interview_rooms"],
                    "running_cost": in_steps((desks - taken) * kind["rate"] * stray(dice, COST_CHANCE)),
                    "ict": kind.get("ict", ""),
                    "step_free": True,
                    "public_access": kind["public"],
                    **other,
                    **MARK,
                }
            )
    return found


def posts(professions: Mapping[str, str], made_up: Mapping[str, Any], dice: Random) -> list[Cells]:
    """Numbered posts by service and role, each with its base, line manager and pay."""
    first: dict[tuple[str, ...], Cells] = {}
    found: list[Cells] = []
    for service, role, grade, count, fte, bases, other in made_up["staffing"]["lines"]:
        for turn in range(count):
            post = {
                "id": f"P{len(found) + 1:04}",
                "service": service,
                "role": role,
                "profession": professions[service],
                "grade": "" if grade == PARTNER else grade,
                "fte": fte[turn % len(fte)],
                "contract": "permanent",
                "employer": other.get("employer", "council"),
                "base": bases[turn % len(bases)],
                "place": in_turn(other.get("serves", [""]), turn),
                "cost": Decimal(str(fte[turn % len(fte)])) * made_up["pay"][grade],
                "movable": "fixed" not in other,
                "not_movable_because": other.get("fixed", ""),
                "skills": LIST_SEPARATOR.join(other.get("skills", [])),
                **MARK,
            }
            leads = post in (first.setdefault((service,), post), first.setdefault((service, post["base"]), post))
            post["vacant"] = dice.random() < SHARE_VACANT and not leads and "fixed" not in other
            if other.get("reports", True):
                post["manager"] = manager_of(post, first, made_up["reports_to"])
            found.append(post)
    return found


def manager_of(post: Cells, first: Mapping[tuple[str, ...], Cells], above: Mapping[str, str]) -> object:
    """The first post of another role at the base, in the service, or in the service that it reports to."""
    service = str(post["service"])
    line = ((service, str(post["base"])), (service,), (above.get(service, ""),))
    return next((first[key]["id"] for key in line if key in first and first[key]["role"] != post["role"]), "")


def apportion(total: int, sizes: Sequence[float]) -> list[int]:
    """Whole parts in proportion to sizes that sum to the total: largest remainder, earlier ones first."""
    exact = [total * size / sum(sizes) for size in sizes]
    parts = [int(part) for part in exact]
    largest = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in largest[: total - sum(parts)]:
        parts[at] += 1
    return parts


def chance(table: str) -> Random:
    """A source of chance of its own for each table, so that a change in one leaves the others as they are."""
    return Random(f"{SEED} {table}")


def stray(dice: Random, share: float) -> float:
    """A factor about 1."""
    return 1 + share * (2 * dice.random() - 1)


def in_steps(pounds: float) -> int:
    """An amount of money rounded as an estate register would have it."""
    return STEP_POUNDS * round(pounds / STEP_POUNDS)


def in_turn(values: Sequence[str], turn: int) -> str:
    """One of several values, each in its turn."""
    return values[turn % len(values)]


def assumptions(name: str) -> dict[str, Any]:
    """One of the files of assumptions."""
    return tomllib.loads((HERE / "illustrative" / f"{name}.toml").read_text("utf-8"))


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table of the scenario."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, table: str, rows: Iterable[Cells]) -> None:
    """Write a table with every column that it may have, in reading order."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        columns = [column.name for column in TABLES[table].columns()]
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: shown(value) for name, value in row.items()} for row in rows)


def shown(value: object) -> object:
    """A value as it stands in a cell."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
