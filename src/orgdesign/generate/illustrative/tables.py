"""The three made-up tables of a scenario, written from the assumptions in its folder."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from orgdesign.generate.illustrative.chance import Cells, Chance
from orgdesign.generate.illustrative.needs import needs
from orgdesign.generate.illustrative.posts import posts
from orgdesign.generate.illustrative.properties import properties
from orgdesign.plan import TABLES


def illustrate(scenario: Path, seed: int, folder: Path) -> None:
    """Write needs, properties and posts to a folder, from ``illustrative/*.toml`` and the scenario's own tables."""
    places, services = _read(scenario / "places.csv"), _read(scenario / "services.csv")
    made_up = {name: _assumptions(scenario, name) for name in ("needs", "properties", "posts")}
    _write(folder, "needs", needs(places, made_up["needs"], Chance(seed, "needs")))
    _write(folder, "properties", properties(places, made_up["properties"], Chance(seed, "properties")))
    _write(folder, "posts", posts(services, made_up["posts"], Chance(seed, "posts")))


def _assumptions(scenario: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((scenario / "illustrative" / f"{name}.toml").read_text("utf-8"))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(folder: Path, table: str, rows: Iterable[Cells]) -> None:
    """Write a table with every column that it may have, in reading order; one that came later only where it is used."""
    rows = list(rows)
    used = {name for row in rows for name in row}
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        columns = [c.name for c in TABLES[table].columns() if c.name not in TABLES[table].later or c.name in used]
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _shown(value) for name, value in row.items()} for row in rows)


def _shown(value: object) -> object:
    """A value as it stands in a cell."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
