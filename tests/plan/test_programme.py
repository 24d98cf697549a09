"""The tables of the programme in the plan: they cost nothing while empty, and their order never matters."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from orgdesign.plan import TABLES, Plan
from orgdesign.plan.fields import Row
from orgdesign.plan.plan import BESIDE, PROGRAMME
from tests.plan.tiny import tiny_plan


def _without_programme() -> Plan:
    return tiny_plan().with_rows(**dict.fromkeys(PROGRAMME, ()))


def test_an_empty_programme_leaves_the_fingerprint_as_it_is() -> None:
    plan = _without_programme()
    assert not plan.canonical().keys() & PROGRAMME.keys()
    rows: dict[str, Sequence[Row]] = {name: found for name, found in plan.tables().items() if name not in PROGRAMME}
    assert Plan.of(rows).fingerprint == plan.fingerprint


@pytest.mark.parametrize("table", sorted(PROGRAMME.keys() - BESIDE.keys()))
def test_what_stands_in_the_programme_counts_in_the_fingerprint(table: str) -> None:
    plan = _without_programme()
    assert plan.with_rows(**{table: tiny_plan().tables()[table]}).fingerprint != plan.fingerprint


@pytest.mark.parametrize("table", BESIDE)
def test_what_is_kept_up_beside_the_plan_never_makes_a_result_out_of_date(table: str) -> None:
    plan = _without_programme()
    kept = plan.with_rows(**{table: tiny_plan().tables()[table]})
    assert kept.tables()[table]
    assert kept != plan
    assert kept.fingerprint == plan.fingerprint


def test_the_order_in_which_rows_are_read_never_matters() -> None:
    plan = tiny_plan()
    for seed in range(5):
        shuffled = {name: Random(seed).sample(rows, len(rows)) for name, rows in plan.tables().items()}
        assert Plan.of(shuffled) == plan
        assert Plan.of(shuffled).fingerprint == plan.fingerprint


def test_no_column_of_the_programme_is_for_a_persons_name() -> None:
    for name in PROGRAMME:
        assert not {"name", "person", "owner", "contact", "email"} & set(TABLES[name].model_fields)
    for kind in ("workstreams", "milestones", "risks"):
        assert "never a person" in (TABLES[kind].model_fields["lead"].description or "")
