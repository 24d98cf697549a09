"""The whole flow: a plan in, certified options out, compared and exported."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from orgdesign.brief import Brief, make_brief
from orgdesign.certify import Verdict, certificate, certify
from orgdesign.compare import Comparison, Side, compare
from orgdesign.design import Design, Result, StageResult, Status, today
from orgdesign.errors import UncertifiedError, UseError, nearest
from orgdesign.graph.classify import Classification, classify
from orgdesign.plan import Plan
from orgdesign.plan.overlay import overlay
from orgdesign.plan.services import ServiceClass
from orgdesign.report import export
from orgdesign.solve import Control, Limits, amounts, findings, solve
from orgdesign.workbook import read_plan
from orgdesign.workbook.save import save_atomically

RESULTS_FORMAT = "orgdesign results 1"


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


def option_ids(plan: Plan, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """The options wanted, or all, the base option first.

    Raises
    ------
    UseError
        Where an option is not in the plan, with the nearest that is; or the plan has none.
    """
    known = [o.id for o in plan.options]
    for name in wanted:
        if name not in known:
            hint = nearest(name, known)
            raise UseError(f'There is no option "{name}".' + (f' Did you mean "{hint}"?' if hint else ""))
    if not known:
        raise UseError("The plan has no options: add a row to the Options sheet.")
    return tuple(wanted) or tuple(sorted(known, key=lambda o: (o != plan.settings.base_option, o)))


def ask(plan: Plan, option: str, assume_open: ServiceClass | None = None) -> Question:
    """Apply an option's changes, classify its services and resolve it into a brief.

    ``assume_open`` is the class given to services that are still open.

    Raises
    ------
    OpenClassError
        Where services are open and nothing is assumed for them.
    """
    option_ids(plan, [option])
    changed = overlay(plan, option)
    classes = classify(changed, option)
    settled = {c.service: c.outcome if c.outcome is not None else assume_open for c in classes}
    name = next(o.name for o in plan.options if o.id == option)
    return Question(option, name, changed, classes, make_brief(changed, option, settled))


def solve_option(
    plan: Plan,
    option: str,
    limits: Limits | None = None,
    control: Control | None = None,
    *,
    assume_open: ServiceClass | None = None,
    first: Design | None = None,
) -> Solved:
    """Solve one option and certify its design.

    Raises
    ------
    UncertifiedError
        Where the independent checker disagrees with the solver; nothing is shown then.
    """
    question = ask(plan, option, assume_open)
    return _certified(question, solve(question.brief, limits, control, first))


def solve_options(
    plan: Plan,
    options: Sequence[str] = (),
    limits: Limits | None = None,
    control_of: Callable[[str], Control] | None = None,
    *,
    assume_open: ServiceClass | None = None,
) -> tuple[Solved, ...]:
    """Solve several options one after another, the base option first; all of them where none is named."""
    return tuple(
        solve_option(plan, option, limits, control_of(option) if control_of else None, assume_open=assume_open)
        for option in option_ids(plan, options)
    )


def sides(solved: Sequence[Solved]) -> tuple[Side, ...]:
    """What is to be compared: today, seen by the first option's brief, then each option that has a design."""
    with_design = [s for s in solved if s.result.design is not None]
    if not with_design:
        return ()
    first = with_design[0].brief
    as_is = Side(option="as-is", name="As is", brief=first, design=today(first), result=None)
    return (as_is, *(Side(s.option, s.name, s.brief, _design(s), s.result) for s in with_design))


def compared(solved: Sequence[Solved]) -> Comparison:
    """Today and every option that has a design, differences first.

    Raises
    ------
    UseError
        Where no option has a design.
    """
    found = sides(solved)
    if not found:
        raise UseError("No option has a design to compare.")
    return compare(found)


def export_proposal(solved: Sequence[Solved], path: Path, audience: str = "board") -> Path:
    """Write the proposal workbook of the solved options; see ``orgdesign.report``."""
    with_design = [s for s in solved if s.result.design is not None]
    return export(
        compared(solved),
        sides(solved),
        {s.option: s.classes for s in with_design},
        {s.option: s.certificate for s in with_design},
        path,
        audience=audience,
    )


def results_json(solved: Sequence[Solved]) -> dict[str, Any]:
    """The results as plain data: a ``result`` block that is the same for the same inputs, and a ``run`` block.

    The ``run`` block holds timings and machine facts, which differ from run to run.
    """
    return {
        "format": RESULTS_FORMAT,
        "result": [_block(s) for s in solved],
        "run": {s.option: dict(s.result.run) for s in solved},
    }


def canonical_bytes(results: Mapping[str, Any]) -> bytes:
    """The ``result`` block to the byte, for comparing and for fingerprints."""
    return json.dumps(results["result"], sort_keys=True, ensure_ascii=False).encode()


def save_results(solved: Sequence[Solved], path: Path) -> Path:
    """Save results so that they can be looked at again without solving."""
    text = json.dumps(results_json(solved), indent=1, sort_keys=True, ensure_ascii=False)

    def write(temporary: Path) -> None:
        temporary.write_text(text + "\n", encoding="utf-8", newline="\n")

    save_atomically(path, write)
    return path


def load_results(plan: Plan, path: Path) -> tuple[Solved, ...]:
    """Read saved results back, and certify each design again against the plan as it is now.

    Raises
    ------
    UseError
        Where the file holds no results, or they are of another plan or an earlier state of it.
    UncertifiedError
        Where a design or figure was altered.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise UseError(f"{path.name} cannot be read as results: {wrong}") from wrong
    if not isinstance(data, dict) or data.get("format") != RESULTS_FORMAT:
        raise UseError(f"{path.name} does not hold results of this version.")
    return tuple(_from_block(plan, block, data["run"].get(block["option"], {})) for block in data["result"])


def load(path: Path) -> Plan:
    """Read a plan from a workbook or a scenario folder.

    Raises
    ------
    PlanError
        Where the plan has problems; all of them are listed.
    UnreadableError
        Where the file cannot be read at all.
    """
    return read_plan(path)


def _certified(question: Question, result: Result) -> Solved:
    parts = (question.option, question.name, question.plan, question.classes, question.brief)
    if result.design is None:
        return Solved(*parts, result, None, {})
    verdict = certify(question.brief, result.design, result.amounts, result.stages)
    if not verdict.ok:
        raise UncertifiedError(f"{f.rule} {f.subject}: {f.sentence}" for f in verdict.faults)
    result = replace(result, certified=True)
    return Solved(*parts, result, verdict, certificate(question.brief, result, verdict))


def _block(solved: Solved) -> dict[str, Any]:
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
        "conflict": result.conflict.to_dict() if result.conflict else None,
        "certificate": dict(solved.certificate),
    }


def _was_open(solved: Solved, service: str) -> bool:
    return any(c.service == service and c.outcome is None for c in solved.classes)


def _from_block(plan: Plan, block: Mapping[str, Any], run: Mapping[str, Any]) -> Solved:
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
        fingerprint=changed.fingerprint,
        settings=block["settings"],
        run=run,
    )
    if dict(result.amounts) != block["amounts"]:
        raise UncertifiedError([f"the saved figures of {option} are not those of its design"])
    return _certified(Question(option, str(block["name"]), changed, classes, brief), result)


def _design(solved: Solved) -> Design:
    if solved.result.design is None:
        raise UseError(f'Option "{solved.option}" has no design.')
    return solved.result.design
