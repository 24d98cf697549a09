"""The certificate: what was checked, on which data, by which versions, with which result, under a seal."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from orgdesign.brief import Brief
from orgdesign.certify.constraints import in_force
from orgdesign.certify.facts import Facts
from orgdesign.certify.figures import UNITS
from orgdesign.certify.verdict import FIGURES, PROOF, STRUCTURE, Verdict
from orgdesign.design import Result, StageResult, Status
from orgdesign.errors import UncertifiedError
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.footing import firm_rows, footing

FORMAT = "orgdesign certificate 1"
SEAL = "seal"
_GAP_DECIMALS = 6


def certificate(brief: Brief, result: Result, verdict: Verdict) -> dict[str, Any]:
    """The certificate of a result that the checker found nothing wrong with, as plain data.

    Raises
    ------
    UncertifiedError
        Where the verdict has faults, or the result has no design, or is of another plan or option, or has other
        figures than the verdict, or is called proven best without a proof of every priority.
    """
    facts = Facts(brief)
    _refuse_others(brief, result, verdict)
    _refuse_disguise(facts, result)
    body: dict[str, Any] = {
        "format": FORMAT,
        "plan": brief.plan.fingerprint,
        "option": brief.option,
        "design": _digest(result.design.to_dict()) if result.design else "",
        "classes": {service: kind.value for service, kind in sorted(brief.classes.items())},
        "status": result.status.value,
        "status in words": result.status_words,
        "stages": [_stage(stage) for stage in result.stages],
        "amounts": {goal.value: {"amount": verdict.amounts[goal.value], "unit": unit} for goal, unit in UNITS.items()},
        "decisions": [decision.to_dict() for decision in result.decisions],
        "unmet": list(verdict.unmet),
        "rules checked": [STRUCTURE, *in_force(facts), FIGURES, PROOF],
        "rules off": sorted(facts.off),
        "evidence": _evidence(brief.plan),
        **_second_opinion(result),
        "settings": dict(result.settings),
        "versions": {
            "orgdesign": _version("orgdesign"),
            "ortools": _version("ortools"),
            "highspy": _version("highspy"),
            "python": platform.python_version(),
        },
    }
    plain: dict[str, Any] = json.loads(_canonical(body))
    return plain | {SEAL: _digest(plain)}


def verify_seal(certificate: Mapping[str, Any]) -> bool:
    """Tell whether a certificate is as it was made: its seal is that of everything else in it.

    The seal shows a slip or a careless change. It is no signature: who changes a certificate can seal it again.
    """
    return certificate.get(SEAL) == _digest({name: value for name, value in certificate.items() if name != SEAL})


def _refuse_others(brief: Brief, result: Result, verdict: Verdict) -> None:
    reasons = [f"{fault.rule} {fault.subject}: {fault.sentence}" for fault in verdict.faults]
    if result.design is None:
        reasons.append("there is no design")
    if result.option != brief.option:
        reasons.append(f"the result is of option {result.option}, not {brief.option}")
    if result.fingerprint and result.fingerprint != brief.plan.fingerprint:
        reasons.append("the result is of another plan")
    if dict(result.amounts) != dict(verdict.amounts):
        reasons.append("the figures of the result are not those of the check")
    if reasons:
        raise UncertifiedError(reasons)


def _refuse_disguise(facts: Facts, result: Result) -> None:
    asked = max(1, len(facts.priorities))
    proven = len(result.stages) == asked and all(stage.proven for stage in result.stages)
    if result.status is Status.PROVEN_BEST and not proven:
        raise UncertifiedError([f"it is called {result.status.value}, but not every priority is proven"])
    if result.status in {Status.IMPOSSIBLE, Status.OUT_OF_TIME}:
        raise UncertifiedError([f"it is called {result.status.value}, but has a design"])


def _stage(stage: StageResult) -> dict[str, Any]:
    return stage.to_dict() | {"gap": round(stage.gap, _GAP_DECIMALS)}


def _second_opinion(result: Result) -> dict[str, Any]:
    """What a second solver says of each claim, in short; no entry where none was asked."""
    if not result.opinions:
        return {}
    said = {opinion.about or opinion.claim.value: opinion.sentence for opinion in result.opinions}
    return {"second opinion": said | {"time for each": f"{result.opinions[0].limit:g} seconds at most"}}


def _evidence(plan: Plan) -> dict[str, Any]:
    """How many rows rest on what, all but the programme's, and the share in per cent that is stated or derived."""
    kinds = footing(plan)
    counts: dict[str, Any] = {"rows": kinds.total()} | {kind.value: kinds[kind] for kind in Evidence}
    firm = 100 * firm_rows(kinds) // max(1, kinds.total())
    return counts | {"not marked": kinds[None], "stated or derived, per cent": firm}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _canonical(data: Mapping[str, Any]) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _digest(data: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(data).encode()).hexdigest()
