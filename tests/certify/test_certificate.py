"""The certificate: what it says, and that it shows when it was altered."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import pytest

from orgdesign.certify import Fault, certificate, certify, verify_seal
from orgdesign.design import Result, StageResult, Status
from orgdesign.errors import UncertifiedError
from tests.certify.tiny import tiny_brief, tiny_design, tiny_plan, verdict

STAGE = StageResult(1, ("need match",), 25_000_000, 20_000_000, 25_000_000, False)


def _result(**values: Any) -> Result:
    result = Result(
        option="o1",
        status=Status.WITHIN,
        design=tiny_design(),
        stages=(STAGE,),
        amounts=verdict().amounts,
        fingerprint=tiny_plan().fingerprint,
        settings={"seed": 7, "effort": 1.5, "limits": ("a", "b")},
        run={"seconds": 12.5},
    )
    return replace(result, **values)


def _certificate(**values: Any) -> dict[str, Any]:
    result = _result(**values)
    return certificate(tiny_brief(), result, certify(tiny_brief(), tiny_design(), verdict().amounts, result.stages))


def test_a_certificate_says_what_was_checked_on_what_and_by_what() -> None:
    made = _certificate()
    assert made["plan"] == tiny_plan().fingerprint
    assert made["option"] == "o1"
    assert made["status"] == "within x % of best"
    assert made["status in words"] == "cannot be bettered by more than 20.0 %"
    assert made["settings"] == {"seed": 7, "effort": 1.5, "limits": ["a", "b"]}
    assert set(made["versions"]) == {"orgdesign", "ortools", "highspy", "python"}
    assert made["versions"]["ortools"] == version("ortools")
    assert made["stages"] == [
        {
            "rank": 1,
            "goals": ["need match"],
            "value": 25_000_000,
            "bound": 20_000_000,
            "limit": 25_000_000,
            "proven": False,
            "gap": 0.2,
        }
    ]
    assert made["amounts"]["need match"] == {"amount": 2500, "unit": "ten-thousandths of an FTE"}
    assert made["amounts"]["running cost"] == {"amount": 21000, "unit": "pence a year"}
    assert made["unmet"] == ["wish"]
    assert made["classes"] == {"advice": "hosted", "legal": "city-wide", "visits": "core"}


def test_a_certificate_names_the_rules_that_were_checked_and_those_that_were_off() -> None:
    brief = tiny_brief(tiny_plan(rules_off=("ict",)))
    result = _result(fingerprint=brief.plan.fingerprint)
    made = certificate(brief, result, verdict())
    assert made["rules checked"] == [
        "structure", "core-everywhere", "base-in-locality", "one-host", "desks", "rooms", "minimum-team",
        "available",        "public-access", "requests", "figures", "proof",
    ]  # fmt: skip
    assert made["rules off"] == ["ict"]
    assert _certificate()["rules off"] == []


def test_a_certificate_says_how_much_of_the_plan_is_evidence() -> None:
    plan = tiny_plan()
    marks = ["stated", "derived", "assumed", "illustrative"]
    posts = [type(row)(**{**row.model_dump(), "evidence": marks[n % 4]}) for n, row in enumerate(plan.posts)]
    brief = tiny_brief(plan.with_rows(posts=posts))
    made = certificate(brief, _result(fingerprint=brief.plan.fingerprint), verdict())
    rows = sum(len(found) for found in plan.tables().values())
    assert made["evidence"] == {
        "rows": rows,
        "stated": 2,
        "derived": 2,
        "assumed": 2,
        "illustrative": 2,
        "not marked": rows - 8,
        "stated or derived, per cent": 400 // rows,
    }


def test_a_certificate_is_the_same_for_the_same_result_whatever_the_run() -> None:
    assert _certificate() == _certificate(run={"seconds": 99})
    assert _certificate()["seal"] != _certificate(settings={"seed": 8})["seal"]


def test_a_certificate_belongs_to_one_design() -> None:
    other = replace(tiny_design(), sites=("annexe", "depot", "hall", "library"))
    assert _certificate()["design"] != _certificate(design=other)["design"]


def test_a_seal_holds_through_a_file() -> None:
    made = _certificate()
    assert verify_seal(made)
    assert verify_seal(json.loads(json.dumps(made, indent=1)))
    assert verify_seal(dict(reversed(made.items())))


def test_any_single_change_breaks_the_seal() -> None:
    made = _certificate()
    changes = list(_changes(made))
    assert len(changes) > 50
    assert [path for path, changed in changes if verify_seal(changed)] == []


def _changes(made: dict[str, Any]) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Every value of the certificate altered, and every entry left out, one at a time."""
    for path in _paths(made):
        for drop in (False, True):
            changed = copy.deepcopy(made)
            inner: Any = changed
            for step in path[:-1]:
                inner = inner[step]
            if drop:
                del inner[path[-1]]
            else:
                inner[path[-1]] = _other(inner[path[-1]])
            yield path, changed


def _paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in entries:
        yield (*at, step)
        yield from _paths(inner, (*at, step))


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return f"{value} "


def test_a_certificate_without_a_seal_is_not_sealed() -> None:
    assert not verify_seal({})
    assert not verify_seal({"seal": ""})


@pytest.mark.parametrize(
    "values",
    [
        {"design": None},
        {"option": "o2"},
        {"fingerprint": "f" * 64},
        {"amounts": {"moves": 2}},
        {"status": Status.PROVEN_BEST},
        {"status": Status.PROVEN_BEST, "stages": ()},
        {"status": Status.IMPOSSIBLE},
        {"status": Status.OUT_OF_TIME},
    ],
)
def test_no_certificate_is_made_of_something_else(values: dict[str, Any]) -> None:
    with pytest.raises(UncertifiedError):
        certificate(tiny_brief(), _result(**values), verdict())


def test_no_certificate_is_made_of_a_design_with_a_fault() -> None:
    faulty = verdict().adding([Fault("desks", "hall", 1, "hall is a desk short.")])
    with pytest.raises(UncertifiedError, match="hall is a desk short"):
        certificate(tiny_brief(), _result(), faulty)


def test_what_is_proven_at_every_priority_may_be_called_proven_best() -> None:
    proven = replace(STAGE, bound=STAGE.value, proven=True)
    assert _certificate(status=Status.PROVEN_BEST, stages=(proven,))["status"] == "proven best"
