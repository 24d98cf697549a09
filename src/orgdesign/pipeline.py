"""The whole flow: a plan in, certified options out, compared and exported."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from orgdesign.asis import today
from orgdesign.assure import with_opinions, with_ways_certified
from orgdesign.brief import Brief, make_brief
from orgdesign.certify import certificate, certify
from orgdesign.compare import Comparison, Side, compare
from orgdesign.design import Design, Result
from orgdesign.errors import UncertifiedError, UseError, nearest
from orgdesign.graph.classify import classify
from orgdesign.opinion import missing
from orgdesign.plan import Plan
from orgdesign.plan.overlay import overlay
from orgdesign.plan.services import ServiceClass
from orgdesign.report import export
from orgdesign.results import RESULTS_FORMAT, block, from_block, read_blocks
from orgdesign.results import Question as Question
from orgdesign.results import Solved as Solved
from orgdesign.solve import Control, Limits, solve
from orgdesign.starts import TODAY as TODAY
from orgdesign.starts import Start as Start
from orgdesign.starts import as_it_was, begin, with_start
from orgdesign.starts import start_of as start_of
from orgdesign.starts import start_words as start_words
from orgdesign.starts import starts_in as starts_in
from orgdesign.workbook import read_plan
from orgdesign.workbook.save import save_atomically


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
    start: Start | None = None,
    second_opinion: float | None = None,
) -> Solved:
    """Solve one option and certify its design.

    ``start`` is what to start from: the result records it. ``second_opinion`` is how many seconds a second solver may
    take over each claim; None asks none.

    Raises
    ------
    UncertifiedError
        Where the independent checker, or a second solver, disagrees with the solver; nothing is shown then.
    UseError
        Where the second solver is asked and not installed.
    """
    if second_opinion is not None and (why := missing()):
        raise UseError(why)
    question = ask(plan, option, assume_open)
    control = control or Control()
    result = _answer(question.brief, limits or Limits(), control, start)
    if second_opinion is not None:
        result = with_opinions(question.brief, result, second_opinion, control)
    return _certified(question, result)


def _answer(brief: Brief, limits: Limits, control: Control, start: Start | None) -> Result:
    """The result of a brief, its ways out certified, from a start where there is one."""
    if start is None:
        return with_ways_certified(brief, solve(brief, limits, control))
    kept = as_it_was(brief, start)
    if kept is not None:
        return kept
    with control.within(limits):
        begun = begin(brief, start, limits, control)
        result = solve(brief, limits, control, begun.design, begun.changed)
    return with_ways_certified(brief, with_start(brief, result, begun))


def solve_changed(solved: Solved, plan: Plan, limits: Limits, control: Control, start: Start | None = None) -> Solved:
    """Solve the option again on another plan, which has the option's changes in it already, with the same classes.

    Raises
    ------
    UncertifiedError
        Where the independent checker disagrees with the solver; nothing is shown then.
    """
    brief = make_brief(plan, solved.option, solved.brief.classes)
    result = _answer(brief, limits, control, start)
    return _certified(Question(solved.option, solved.name, plan, solved.classes, brief), result)


def solve_options(
    plan: Plan,
    options: Sequence[str] = (),
    limits: Limits | None = None,
    control_of: Callable[[str], Control] | None = None,
    *,
    assume_open: ServiceClass | None = None,
    starts: Mapping[str, Start] | None = None,
) -> tuple[Solved, ...]:
    """Solve several options one after another, the base option first; all of them where none is named.

    ``starts`` are what to start from, by option.
    """
    return tuple(
        solve_option(
            plan, option, limits, control_of(option) if control_of else None,
            assume_open=assume_open, start=(starts or {}).get(option),
        )
        for option in option_ids(plan, options)
    )  # fmt: skip


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
        "result": [block(s) for s in solved],
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
    blocks, runs = read_blocks(path)
    saved = [from_block(plan, one, runs.get(one["option"], {})) for one in blocks]
    return tuple(_certified(question, with_ways_certified(question.brief, result)) for question, result in saved)


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
    verdict = certify(question.brief, result.design, result.amounts, result.stages, result.decisions)
    if not verdict.ok:
        raise UncertifiedError(f"{f.rule} {f.subject}: {f.sentence}" for f in verdict.faults)
    result = replace(result, certified=True)
    return Solved(*parts, result, verdict, certificate(question.brief, result, verdict))


def _design(solved: Solved) -> Design:
    if solved.result.design is None:
        raise UseError(f'Option "{solved.option}" has no design.')
    return solved.result.design
