"""One option taken through the whole flow, and its result as data and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orgdesign.brief import Brief, make_brief
from orgdesign.certify import Verdict
from orgdesign.design import Conflict, Decided, Design, Result, StageResult, Status
from orgdesign.errors import UncertifiedError, UseError
from orgdesign.graph.classify import Classification, classify
from orgdesign.plan import Plan
from orgdesign.plan.overlay import overlay
from orgdesign.plan.services import ServiceClass
from orgdesign.proof import Opinion
from orgdesign.solve import amounts, findings


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
        "settings": dict(result.settings),
        "stages": [s.to_dict() for s in result.stages],
        "amounts": dict(result.amounts),
        "design": result.design.to_dict() if result.design else None,
        "decisions": [d.to_dict() for d in result.decisions],
        "conflict": result.conflict.to_dict() if result.conflict else None,
        "opinions": [o.to_dict() for o in result.opinions],
        "certificate": dict(solved.certificate),
    }


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
    )
    if dict(result.amounts) != block["amounts"]:
        raise UncertifiedError([f"the saved figures of {option} are not those of its design"])
    return Question(option, str(block["name"]), changed, classes, brief), result
