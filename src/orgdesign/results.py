"""One option taken through the whole flow, and its result as data and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgdesign.brief import Brief, make_brief
from orgdesign.certify import Verdict
from orgdesign.design import Conflict, Decided, Design, Result, StageResult, Status
from orgdesign.errors import UncertifiedError, UseError
from orgdesign.graph.classify import Classification, classify
from orgdesign.on_the_way import read_from, said_of
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.plan.overlay import overlay
from orgdesign.plan.services import ServiceClass
from orgdesign.proof import Opinion
from orgdesign.solve import amounts, findings

RESULTS_FORMAT = "orgdesign results 1"


_LATER = frozenset({Goal.RESIDENTS_ACCESS, Goal.ONE_OFF_COST, Goal.ALLIANCES_BROKEN, Goal.FRAGMENTS, Goal.DISPARITY})
"""Objectives that results saved by earlier versions say nothing of; what they come to follows from the design."""


@dataclass(frozen=True)
class Solved:
    """One option taken through the whole flow; ``certificate`` is empty where there is no design."""

    option: str
    name: str
    plan: Plan
    classes: tuple[Classification, ...]
    brief: Brief
    result: Result
    verdict: Verdict | None
    certificate: Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """One option resolved and classified, before it is solved."""

    option: str
    name: str
    plan: Plan
    classes: tuple[Classification, ...]
    brief: Brief


def block(solved: Solved) -> dict[str, Any]:
    """A result as plain data."""
    result = solved.result
    return {
        "option": solved.option,
        "name": solved.name,
        "fingerprint": result.fingerprint,
        "assumed_open": {s: c.value for s, c in sorted(solved.brief.classes.items()) if _was_open(solved, s)},
        "status": result.status.value,
        "ended": result.ended.value,
        "settings": dict(result.settings),
        "stages": [s.to_dict() for s in result.stages],
        "amounts": dict(result.amounts),
        "design": result.design.to_dict() if result.design else None,
        "decisions": [d.to_dict() for d in result.decisions],
        "conflict": result.conflict.to_dict() if result.conflict else None,
        "opinions": [o.to_dict() for o in result.opinions],
        "certificate": dict(solved.certificate),
        "on_the_way": said_of(result.on_the_way, result.design) if result.design else [],
    }


def read_blocks(path: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The blocks of a file of results, one for each option, and what it says of each run.

    Raises
    ------
    UseError
        Where the file holds no results.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise UseError(f"{path.name} cannot be read as results: {wrong.strerror or 'it cannot be opened'}.") from wrong
    except ValueError as wrong:
        raise UseError(f"{path.name} cannot be read as results: {wrong}") from wrong
    if not isinstance(data, dict) or data.get("format") != RESULTS_FORMAT:
        raise UseError(f"{path.name} does not hold results of this version.")
    return data["result"], data["run"]


def _was_open(solved: Solved, service: str) -> bool:
    return any(c.service == service and c.outcome is None for c in solved.classes)


def from_block(plan: Plan, block: Mapping[str, Any], run: Mapping[str, Any]) -> tuple[Question, Result]:
    """Read what ``block`` made: the option as it is asked of the plan now, and the result, not certified yet.

    Raises
    ------
    UseError
        Where the result is of another plan or an earlier state of it.
    UncertifiedError
        Where a figure was altered.
    """
    option = str(block["option"])
    assumed = {service: ServiceClass(word) for service, word in block["assumed_open"].items()}
    changed = overlay(plan, option)
    if changed.fingerprint != block["fingerprint"]:
        raise UseError(f'The saved results of "{option}" are of another state of the plan: solve again.')
    classes = classify(changed, option)
    settled = {c.service: c.outcome if c.outcome is not None else assumed.get(c.service) for c in classes}
    brief = make_brief(changed, option, settled)
    design = Design.from_dict(block["design"]) if block["design"] else None
    result = Result(
        option=option,
        status=Status(block["status"]),
        design=design,
        stages=tuple(StageResult.from_dict(s) for s in block["stages"]),
        amounts=amounts(brief, design) if design else {},
        findings=tuple(findings(brief, design)) if design else (),
        conflict=Conflict.from_dict(block["conflict"]) if block["conflict"] else None,
        fingerprint=changed.fingerprint,
        settings=block["settings"],
        decisions=tuple(Decided.from_dict(d) for d in block.get("decisions", ())),
        opinions=tuple(Opinion.from_dict(o) for o in block.get("opinions", ())),
        run=run,
        on_the_way=read_from(block.get("on_the_way", ()), design) if design else (),
    )
    later = {name: amount for name, amount in result.amounts.items() if name in _LATER}
    if dict(result.amounts) != later | block["amounts"]:
        raise UncertifiedError([f"the saved figures of {option} are not those of its design"])
    return Question(option, str(block["name"]), changed, classes, brief), result
