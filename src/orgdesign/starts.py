"""What a solve may start from: an earlier result of the plan, of an older version of it, or today's organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from orgdesign.appointed import COORDINATION, LINKED
from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.certify import certify
from orgdesign.design import Decided, Design, Result, StageResult
from orgdesign.errors import UncertifiedError, UseError
from orgdesign.plan import Plan
from orgdesign.plan.overlay import overlay
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass
from orgdesign.proof import SETTLED
from orgdesign.results import Solved, from_block, read_blocks
from orgdesign.rules.coordination import coordination_asked
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, amounts, findings
from orgdesign.solve.appoint import undecided
from orgdesign.solve.around import touched
from orgdesign.solve.carried import narrower, with_bounds
from orgdesign.solve.linking import Linked
from orgdesign.solve.quick import Changed
from orgdesign.solve.repair import SHORT, repaired
from orgdesign.solve.solve import status_of
from orgdesign.solve.sound import sound


class Use(StrEnum):
    """What became of a start."""

    KEPT = "kept"
    """It is the answer: what was asked holds in it already, and every proof of it stands."""
    AS_IT_WAS = "as it was"
    REPAIRED = "repaired"
    PASSED_OVER = "passed over"


@dataclass(frozen=True)
class Start:
    """A design to start from, with the option and the fingerprint of the plan that it was made for.

    ``design`` is None for today's organisation. ``brief`` and ``result`` are those of an earlier result that still
    certifies, so that what it proved can be carried over. ``keep`` says that it is to be the answer where what is
    asked holds in it already.
    """

    design: Design | None = None
    option: str = ""
    plan: str = ""
    brief: Brief | None = None
    result: Result | None = None
    keep: bool = False


QUICK = "A quick look: only what is near the change was searched again, and proven what is cheap."
"""What is said of an answer that was searched for near the change alone."""
TODAY = Start()
"""Start from today's organisation."""


def start_of(solved: Solved, *, keep: bool = False) -> Start:
    """Start from an earlier result.

    Raises
    ------
    UseError
        Where it has no design.
    """
    if solved.result.design is None:
        raise UseError(f'Option "{solved.option}" has no design to start from.')
    design, plan = solved.result.design, solved.result.fingerprint
    return Start(design, solved.option, plan, solved.brief, solved.result, keep)


@dataclass(frozen=True)
class Begun:
    """What a start came to for a brief: a design that keeps its rules, or None; and what was done to it.

    ``changed`` holds the designs that the priorities reached then, made to keep the rules as well, and what that and
    new requests touch.
    """

    start: Start
    begun_from: str
    use: Use
    design: Design | None
    changes: tuple[str, ...] = ()
    changed: Changed | None = None

    def settings(self, ranks: Sequence[int]) -> dict[str, Any]:
        """How the start is recorded; ``ranks`` are those whose bounds were carried over."""
        known = {"option": self.start.option, "plan": self.start.plan} if self.start.design else {}
        return {
            "from": "results" if self.start.design else "today",
            **known,
            "design": self.begun_from,
            "use": self.use.value,
            "bounds": sorted(ranks),
        }


def begin(brief: Brief, start: Start, limits: Limits | None = None, control: Control | None = None) -> Begun:
    """Make a design of the brief from the start, with as few changes as that takes."""
    design = start.design or today(brief)
    made = repaired(brief, design, limits, control)
    if made.design is None:
        use = Use.PASSED_OVER
    else:
        same = not made.changes and made.design.bases == design.bases and made.design.sites == design.sites
        use = Use.AS_IT_WAS if same else Use.REPAIRED
    changed = None if made.design is None else _changed(brief, start, design, made.design, limits, control)
    return Begun(start, design.fingerprint, use, made.design, made.changes, changed)


def _changed(
    brief: Brief, start: Start, last: Design, made: Design, limits: Limits | None, control: Control | None
) -> Changed | None:
    """The designs of a start that keep every rule now, the last one last, with what became of them and what is new."""
    before: list[Design] = []
    for design in start.result.on_the_way if start.result is not None else ():
        before += [design] if design not in [*before, undecided(last)] else []
    repairs = [(design, repaired(brief, design, limits, control, SHORT).design) for design in before]
    done = [(old, new) for old, new in [*repairs, (last, made)] if new is not None]
    had = {r.id: r for r in start.brief.requests} if start.brief is not None else {}
    asked = [r for r in brief.requests if r != had.get(r.id)] if had or start.brief is not None else []
    designs = tuple(found for _, new in done if (found := sound(brief, new)) is not None)
    if not designs:
        return None
    decided = _coordinated(brief, start), _linked(brief, start)
    return Changed(designs, touched(brief, done, asked), _proven(brief, start), *decided)


def _coordinated(brief: Brief, start: Start) -> tuple[Mapping[str, str], Decided] | None:
    """The earlier coordination, where all that decides it is as it was."""
    if start.result is None or start.brief is None or start.design is None or start.design.coordination is None:
        return None
    found = next((d for d in start.result.decisions if d.decision == COORDINATION), None)
    same = coordination_asked(start.brief) == coordination_asked(brief)
    return (start.design.coordination, found) if found is not None and same else None


def _linked(brief: Brief, start: Start) -> Linked | None:
    """The earlier links, where the plan differs in requests alone."""
    if start.result is None or start.brief is None or start.design is None or start.design.linked is None:
        return None
    found = next((d for d in start.result.decisions if d.decision == LINKED), None)
    same = start.brief.plan.with_rows(requests=()) == brief.plan.with_rows(requests=())
    same = same and start.brief.classes == brief.classes
    return Linked(start.brief, start.design, found) if found is not None and same else None


def _proven(brief: Brief, start: Start) -> tuple[StageResult, ...]:
    """The earlier priorities with bounds that hold for the brief as long as their limits do."""
    if start.result is None or start.brief is None or not narrower(start.brief, brief):
        return ()
    goals = [(s.rank, {term.goal.value for term in s.terms}) for s in brief.stages]
    stages = start.result.stages
    return stages if [(s.rank, set(s.goals)) for s in stages] == goals else ()


def as_it_was(brief: Brief, start: Start) -> Result | None:
    """The earlier result as the answer, where it is to be kept and all that is asked holds in it; else None."""
    old, design = start.result, start.design
    if not start.keep or old is None or design is None or start.brief is None or not narrower(start.brief, brief):
        return None
    if _linked_pins(start.brief) != _linked_pins(brief):
        return None
    figures = amounts(brief, design)
    if figures != dict(old.amounts) or any(True for rule in in_force(brief) for _ in rule.findings(brief, design)):
        return None
    begun = Begun(start, design.fingerprint, Use.KEPT, design)
    return replace(
        old,
        option=brief.option,
        findings=tuple(findings(brief, design)),
        certified=False,
        fingerprint=brief.plan.fingerprint,
        settings={**old.settings, "start": begun.settings([s.rank for s in old.stages])},
        opinions=(),
        run={"seconds": 0.0},
    )


def _linked_pins(brief: Brief) -> set[tuple[str, str]]:
    """Posts of extended services with the localities that they are pinned to, from which links follow."""
    extended = {s for s, kind in brief.classes.items() if kind is ServiceClass.EXTENDED}
    pins = ((r.subject, r.object) for r in brief.asks(Kind.PIN_LOCALITY))
    return {
        (post, to) for post, to in pins if post in brief.pool_of_post and brief.pool_of_post[post].service in extended
    }


def with_start(brief: Brief, result: Result, begun: Begun) -> Result:
    """The result with its start recorded, and with every earlier bound that still holds and says more.

    Raises
    ------
    DisagreementError
        Where the design is better than an earlier bound allows, so that one of the two is wrong.
    """
    start, stages = begun.start, result.stages
    ranks: Sequence[int] = ()
    if result.design is not None and start.result is not None and start.brief and narrower(start.brief, brief):
        stages, ranks = with_bounds(start.result.stages, stages)
    return replace(
        result,
        stages=stages,
        status=status_of(stages) if stages else result.status,
        settings={**result.settings, "start": begun.settings(ranks)},
        run={**result.run, "start": list(begun.changes)},
    )


def is_quick(result: Result) -> bool:
    """Tell whether only what is near a change was searched for a result, and something is open."""
    return bool(result.settings.get("quick")) and result.status not in SETTLED


def start_words(result: Result) -> str:
    """What a result started from and what came of that, in sentences; empty where it started from nothing."""
    said = result.settings.get("start")
    if not said:
        return ""
    option = said.get("option", "")
    what = f"the earlier design of {option}" if said["from"] == "results" else "today's organisation"
    use, changes = Use(said["use"]), result.run.get("start", ())
    words = {
        Use.KEPT: f"What is asked holds in {what} already: nothing was searched, and every proof of it stands.",
        Use.AS_IT_WAS: f"Started from {what}, which keeps every rule.",
        Use.REPAIRED: " ".join([f"Started from {what}, made to keep every rule first.", *changes]),
        Use.PASSED_OVER: " ".join([f"Not started from {what}.", *changes]),
    }[use]
    ranks = ", ".join(map(str, said["bounds"]))
    carried = f" Bounds that were proven then still hold at rank {ranks}." if ranks and use is not Use.KEPT else ""
    return words + carried + (f" {QUICK}" if is_quick(result) and use is not Use.KEPT else "")


def starts_in(plan: Plan, path: Path, options: Sequence[str], from_option: str = "") -> dict[str, Start]:
    """The start of each option from a file of results: its own design there, or that of ``from_option`` for all.

    An option without a design there has none. Results of an older version of the plan give their design alone.

    Raises
    ------
    UseError
        Where the file holds no results, or none of the options has a design in it.
    UncertifiedError
        Where a design or figure of the plan as it is now was altered.
    """
    blocks, runs = read_blocks(path)
    try:
        found = {one["option"]: (one, runs.get(one["option"], {})) for one in blocks if one["design"]}
        wanted = {option: from_option or option for option in options}
        starts = {to: _start(plan, *found[name]) for to, name in wanted.items() if name in found}
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise UseError(f"{path.name} is damaged: it cannot be started from.") from wrong
    if not starts:
        asked = from_option or ", ".join(options)
        raise UseError(f"{path.name} has no design of {asked}; it has {', '.join(sorted(found)) or 'none'}.")
    return starts


def _start(plan: Plan, block: Mapping[str, Any], run: Mapping[str, Any]) -> Start:
    option, fingerprint = str(block["option"]), str(block["fingerprint"])
    known = option in {o.id for o in plan.options} and overlay(plan, option).fingerprint == fingerprint
    if not known:
        return Start(Design.from_dict(block["design"]), option, fingerprint)
    question, result = from_block(plan, block, run)
    assert result.design is not None
    verdict = certify(question.brief, result.design, result.amounts, result.stages, result.decisions)
    if not verdict.ok:
        raise UncertifiedError(f"{f.rule} {f.subject}: {f.sentence}" for f in verdict.faults)
    return Start(result.design, option, fingerprint, question.brief, result)
