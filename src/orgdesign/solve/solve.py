"""One option solved: a design and what is proven of it, or why there is none."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding, Result, StageResult, Status
from orgdesign.errors import UseError
from orgdesign.rules.register import APPOINTMENTS, CONSTRAINTS, OBJECTIVES, in_force
from orgdesign.rules.rule import Appointment, Constraint
from orgdesign.solve.appoint import appoint, undecided
from orgdesign.solve.conflict import explain_conflict
from orgdesign.solve.control import Control
from orgdesign.solve.give import ways_out
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import decisions
from orgdesign.solve.quick import Changed, solve_quick
from orgdesign.solve.size import at_once
from orgdesign.solve.staged import Staged
from orgdesign.solve.stages import solve_stages


def solve(
    brief: Brief,
    limits: Limits | None = None,
    control: Control | None = None,
    first: Design | None = None,
    changed: Changed | None = None,
) -> Result:
    """Solve an option in the order of its priorities.

    The result is not certified yet: see ``orgdesign.certify``. ``first`` is a design to start from, ``changed`` the
    designs that the priorities reached then; a quick solve searches only near what changed.

    Raises
    ------
    UseError
        Where the plan switches off a rule that does not exist.
    """
    limits, control = limits or Limits(), control or Control()
    _check_rules_off(brief)
    with control.within(limits):
        return _solve(brief, limits, control, first, changed)


def _solve(brief: Brief, limits: Limits, control: Control, first: Design | None, changed: Changed | None) -> Result:
    started = time.monotonic()
    if limits.quick and changed is not None:
        staged = solve_quick(brief, changed, limits, control)
        run: dict[str, object] = {"stages": list(staged.run)}
    else:
        limits = replace(limits, quick=False)
        decide = decisions(brief, in_force(brief)) if at_once(brief) else None
        built = time.monotonic() - started
        near = changed.designs if changed is not None else ()
        staged = solve_stages(brief, decide, limits, control, first and undecided(first), near)
        run = {"build_seconds": round(built, 3), "stages": list(staged.run)}
    if staged.design is None:
        return _without_design(brief, staged, limits, control, run)
    before = (changed.coordinated, changed.linked) if changed is not None else (None, None)
    design, decided = appoint(brief, staged.design, limits, control, *before)
    run["seconds"] = round(time.monotonic() - started, 3)
    settings = settings_of(limits, control)
    return Result(
        option=brief.option,
        status=status_of(staged.stages),
        design=design,
        stages=staged.stages,
        amounts=amounts(brief, design),
        findings=tuple(findings(brief, design)),
        fingerprint=brief.plan.fingerprint,
        settings=settings,
        decisions=decided,
        on_the_way=staged.on_the_way,
        run={**run, **control.facts},
    )


def settings_of(limits: Limits, control: Control) -> dict[str, Any]:
    """What decides the answer; one that was cut short depends on the moment and the machine: it cannot be repeated."""
    cut = control.cut
    return limits.to_dict() | ({} if cut is None else {"ended": cut.value, "reproducible": False})


def _without_design(
    brief: Brief, staged: Staged, limits: Limits, control: Control, run: Mapping[str, object]
) -> Result:
    conflict = explain_conflict(brief, limits, control) if staged.impossible else None
    if conflict is not None and at_once(brief):
        conflict = replace(conflict, ways=ways_out(brief, conflict, limits, control))
    settings = settings_of(limits, control)
    return Result(
        option=brief.option,
        status=Status.IMPOSSIBLE if staged.impossible else Status.OUT_OF_TIME,
        design=None,
        conflict=conflict,
        fingerprint=brief.plan.fingerprint,
        settings=settings,
        run={**run, **control.facts},
    )


def status_of(stages: Sequence[StageResult]) -> Status:
    """Proven best only where every stage is; within x % where the first priority has a bound above nothing."""
    if all(s.proven for s in stages):
        return Status.PROVEN_BEST
    return Status.WITHIN if stages[0].gap < 1 else Status.WITHOUT_PROOF


def amounts(brief: Brief, design: Design) -> dict[str, int]:
    """Every objective of a design in its smallest unit, whether it has a priority or not."""
    return {goal.value: rule.total(brief, design) for goal, rule in OBJECTIVES.items()}


def findings(brief: Brief, design: Design) -> list[Finding]:
    """What every rule says of a design: breaches, then appointments, then what each objective is made of."""
    rules: tuple[Constraint | Appointment, ...] = (*in_force(brief), *APPOINTMENTS)
    said = [f for rule in rules for f in rule.findings(brief, design)]
    return said + [f for rule in OBJECTIVES.values() for f in rule.findings(brief, design)]


def _check_rules_off(brief: Brief) -> None:
    known = {rule.id for rule in CONSTRAINTS}
    unknown = sorted(set(brief.plan.settings.rules_off) - known)
    if unknown:
        raise UseError(f"rules_off names no rule: {', '.join(unknown)}. There are: {', '.join(sorted(known))}.")
