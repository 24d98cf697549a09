"""Needs by place: stated totals as they stand, shared out by made-up weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orgdesign.generate.apportion import apportion
from orgdesign.generate.illustrative.chance import Cells, Chance

SIZE_CHANCE = 0.1
"""How far a place's part may stray from its weight, as a share of it, where the assumptions name no other."""


def needs(places: Sequence[Mapping[str, str]], made_up: Mapping[str, Any], chance: Chance) -> list[Cells]:
    """Stated figures first, then each measure by the places that have a weight.

    A measure's total is stated for the whole area, given whole, or given for each of several places; ``parts`` makes
    it the sum of measures before it, ``per_thousand`` so many in each thousand ``of`` one before it, times a place's
    rate. Its weights are the places' sizes, times their rates where it follows need.
    """
    stated: list[Cells] = [dict(row) for row in made_up.get("stated", ())]
    above = {row["id"]: row["parent"] for row in places}
    found: dict[str, dict[str, int]] = {}
    rows = list(stated)
    most = made_up.get("size_chance", SIZE_CHANCE)
    for measure in made_up["measure"]:
        if "parts" in measure:
            values = {name: sum(found[part][name] for part in measure["parts"]) for name in made_up["area"]}
        elif "per_thousand" in measure:
            values = _among(measure, found[measure["of"]], made_up["area"], chance, most)
        else:
            values = _shared(measure, _totals(measure, stated), made_up["area"], above, chance, most)
        found[measure["name"]] = values
        rows.extend(_rows(measure, values, chance))
    return rows


def _among(
    measure: Mapping[str, Any],
    whole: Mapping[str, int],
    area: Mapping[str, Mapping[str, float]],
    chance: Chance,
    most: float,
) -> dict[str, int]:
    share = measure["per_thousand"] / 1000
    return {name: round(whole[name] * share * area[name]["rate"] * chance.stray(most)) for name in area}


def _totals(measure: Mapping[str, Any], stated: Sequence[Cells]) -> Mapping[str, int]:
    """What is to be shared out, by the place within which it is."""
    if "within" in measure:
        within: Mapping[str, int] = measure["within"]
        return within
    if "total" in measure:
        return {"": measure["total"]}
    same = [row for row in stated if (row["measure"], row["period"]) == (measure["name"], measure["period"])]
    (row,) = same
    return {"": int(str(row["value"]))}


def _shared(
    measure: Mapping[str, Any],
    totals: Mapping[str, int],
    area: Mapping[str, Mapping[str, float]],
    above: Mapping[str, str],
    chance: Chance,
    most: float,
) -> dict[str, int]:
    values: dict[str, int] = {}
    for whole, total in totals.items():
        names = [name for name in area if not whole or whole in _upward(name, above)]
        weights = [_weight(area[name], measure) * chance.stray(most) for name in names]
        values.update(zip(names, apportion(total, weights), strict=True))
    return {name: values[name] for name in area}


def _weight(area: Mapping[str, float], measure: Mapping[str, Any]) -> float:
    return area["size"] * area["rate"] if measure.get("follows_need") else area["size"]


def _upward(name: str, above: Mapping[str, str]) -> Iterator[str]:
    while name:
        yield name
        name = above[name]


def _rows(measure: Mapping[str, Any], values: Mapping[str, int], chance: Chance) -> list[Cells]:
    same = {"measure": measure["name"], "period": measure["period"], "unit": measure["unit"], **chance.mark}
    return [{"place": name, "value": value, **same} for name, value in values.items()]
