"""The standing headings of a report, filled in from the measures and the estate of every option."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.measures import MEASURES
from orgdesign.report.sheets import implications
from tests.report.made import Made, a_council, a_proposal, table


def test_every_measure_under_a_heading_is_one_of_the_register() -> None:
    under = [name for ids in implications._MEASURES.values() for name in ids]
    assert set(under) <= {measure.id for measure in MEASURES}
    assert len(set(under)) == len(under)


@pytest.mark.parametrize("audience", ["hr", "board", "staff", "public"])
def test_figures_are_those_of_the_options_compared_held_back_alike(tmp_path: Path, audience: str) -> None:
    path = a_proposal(a_council()).export(tmp_path / "p.xlsx", audience)
    compared = {row[0]: row[3:] for row in table(path, "Options compared")[1]}
    rows = [row for row in table(path, "Implications")[1] if row[1] in compared]
    assert {row[0] for row in rows} == {"Financial", "Staffing", "Property", "Equality"}
    assert all(row[3:] == compared[row[1]] for row in rows)


def _rows_of(made: Made, to: Path) -> dict[object, tuple[object, ...]]:
    return {row[1]: row[3:] for row in table(made.export(to / "p.xlsx"), "Implications")[1]}


def test_the_places_that_gain_or_lose_a_base_are_named_for_each_option(tmp_path: Path) -> None:
    made = a_proposal(a_council())
    rows = _rows_of(made, tmp_path)
    plan = made.sides[0].brief.plan
    names, site = {p.id: p.name for p in plan.places}, {q.id: q for q in plan.properties}
    today = {q.id for q in plan.properties if q.state != "candidate"}
    told = 0
    for at, side in enumerate(made.sides[1:], start=1):
        assert side.design is not None
        used = {base for bases in side.design.bases.values() for base in bases} | set(side.design.sites)
        new = {names[site[q].place] for q in used - today}
        gone = {names[site[q].place] for q in today - used}
        assert rows["Places with a property newly in use"][at] == ("\n".join(sorted(new)) or "none")
        assert rows["Places with a property released"][at] == ("\n".join(sorted(gone)) or "none")
        told += len(new) + len(gone)
    assert told
    assert {str(rows[name][0]) for name in rows if str(name).startswith("Places")} == {"[z]"}


def test_bases_with_steps_are_counted_and_so_are_those_of_which_it_is_not_known(tmp_path: Path) -> None:
    made = a_proposal(a_council())
    rows = _rows_of(made, tmp_path)
    for at, side in enumerate(made.sides):
        assert side.design is not None
        bases = {base for found in side.design.bases.values() for base in found}
        free = [q.step_free for q in made.sides[at].brief.plan.properties if q.id in bases]
        assert rows["Bases that are not step-free"][at] == free.count(False)
        assert rows["Bases of which that is not known"][at] == free.count(None)
