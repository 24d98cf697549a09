"""A second opinion on what a result claims: each bound, each proof and each *impossible*, put to another solver.

The same rows and objectives are asked of HiGHS, without anything that CP-SAT proved along the way. A claim is agreed
to where HiGHS proves it too, and refuted where HiGHS has whole numbers that keep every row exactly and better it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orgdesign.brief import Brief
from orgdesign.design import WITHOUT, Conflict, Design, Result, StageResult, Status
from orgdesign.opinion import Answer, Asker, Ending, Question
from orgdesign.proof import Claim, Opinion, Verdict
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.rules.register import in_force
from orgdesign.solve.conflict import restricted
from orgdesign.solve.control import Control
from orgdesign.solve.linear import row_of
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.opinion_later import opinions_later
from orgdesign.solve.reached import stage_value
from orgdesign.solve.size import at_once
from orgdesign.solve.values import design_of, values_of

SECONDS = 60.0
"""How long HiGHS may take over one claim, unless told otherwise."""
TOO_LARGE = "The plan is too large to be put to a second solver in one piece, so this is not checked by one."


@dataclass(frozen=True)
class Heard:
    """An opinion, and the design that refutes the claim where there is one."""

    opinion: Opinion
    design: Design | None = None


def second_opinion(brief: Brief, result: Result, seconds: float, control: Control) -> tuple[Heard, ...]:
    """Put every claim of a result to HiGHS, each for so many seconds at most."""
    with Asker(lambda: control.stopped) as asker:
        if result.status is Status.IMPOSSIBLE:
            return tuple(_of_impossible(brief, result.conflict, asker, seconds))
        if result.design is None:
            return ()
        stages = tuple(_of_stages(brief, result.design, result.stages, asker, seconds))
        later = opinions_later(brief, result.design, result.decisions, asker, seconds)
        return (*stages, *map(Heard, later))


def _of_stages(
    brief: Brief, design: Design, stages: Sequence[StageResult], asker: Asker, seconds: float
) -> Iterator[Heard]:
    if not at_once(brief):
        for reached in stages:
            yield Heard(_unasked(reached, seconds, TOO_LARGE))
        return
    decide = decisions(brief, in_force(brief))
    costs = Costs(brief, decide, {})
    kept: list[Line] = []
    for stage, reached in zip(brief.stages, stages, strict=True):
        objective = costs.of(stage)
        if reached.words == WITHOUT:
            yield Heard(_unasked(reached, seconds, f"Nothing is claimed of priority {reached.rank}."))
        else:
            question = _question(decide, kept, objective, values_of(decide, design), reached.bound)
            answer = asker.ask(question, seconds)
            yield _judged(decide, question, answer, reached, stage_value(brief, stage, design), seconds)
        kept.append(Line(objective, -NO_LIMIT, reached.limit))


def _judged(
    decide: Decisions, question: Question, answer: Answer, reached: StageResult, in_hand: int, seconds: float
) -> Heard:
    """What an answer says of a stage; ``in_hand`` is the value there of the design that the result shows."""
    name = f"Priority {reached.rank} ({' + '.join(reached.goals)})"
    solver = answer.solver or "HiGHS"
    best = None if answer.values is None else question.worth(answer.values)
    opinion = replace(_unasked(reached, seconds, ""), bound=answer.bound, best=best, solver=solver)
    if answer.values is not None and best is not None and best < reached.bound:
        words = f"{name}: {solver} has a better design than is claimed to be possible."
        found = design_of(decide, list(answer.values))
        return Heard(replace(opinion, verdict=Verdict.DISAGREES, sentence=words), found)
    if answer.ending is Ending.IMPOSSIBLE or (answer.bound is not None and answer.bound > in_hand):
        return Heard(
            replace(opinion, sentence=f"{name}: {solver} denies a design that is in hand; it is not believed.")
        )
    if answer.bound is not None and answer.bound >= reached.bound:
        what = "no design is better" if reached.proven else "no design is better than the bound"
        return Heard(replace(opinion, verdict=Verdict.AGREES, sentence=f"{name}: {solver} agrees that {what}."))
    return Heard(replace(opinion, sentence=f"{name}: {_no_answer(solver, answer, seconds)}"))


def _unasked(reached: StageResult, seconds: float, sentence: str) -> Opinion:
    claim = Claim.BEST if reached.proven else Claim.NONE if reached.words == WITHOUT else Claim.BOUND
    return Opinion(claim, reached.rank, reached.bound, Verdict.NO_ANSWER, None, None, "", seconds, sentence)


def _of_impossible(brief: Brief, conflict: Conflict | None, asker: Asker, seconds: float) -> Iterator[Heard]:
    if not at_once(brief):
        yield Heard(Opinion(Claim.IMPOSSIBLE, None, None, Verdict.NO_ANSWER, None, None, "", seconds, TOO_LARGE))
    else:
        yield _denied(Claim.IMPOSSIBLE, decisions(brief, in_force(brief)), asker, seconds)
    if conflict is not None:
        yield _denied(Claim.CONFLICT, restricted(brief, conflict), asker, seconds)


def _denied(claim: Claim, decide: Decisions, asker: Asker, seconds: float) -> Heard:
    """What HiGHS says of rows that are claimed to have no solution."""
    answer = asker.ask(_question(decide, [], [], None, None), seconds)
    solver = answer.solver or "HiGHS"
    name = "The option" if claim is Claim.IMPOSSIBLE else "What cannot hold together"
    opinion = Opinion(claim, None, None, Verdict.NO_ANSWER, None, None, solver, seconds, "")
    if answer.values is not None:
        words = f"{name}: {solver} has a design where none is claimed to be possible."
        found = design_of(decide, list(answer.values)) if claim is Claim.IMPOSSIBLE else None
        return Heard(replace(opinion, verdict=Verdict.DISAGREES, sentence=words), found)
    if answer.ending is Ending.IMPOSSIBLE:
        return Heard(
            replace(opinion, verdict=Verdict.AGREES, sentence=f"{name}: {solver} agrees that it is impossible.")
        )
    return Heard(replace(opinion, sentence=f"{name}: {_no_answer(solver, answer, seconds)}"))


def _no_answer(solver: str, answer: Answer, seconds: float) -> str:
    if answer.ending is Ending.FAILED or answer.words == "stopped":
        return f"no answer from {solver} ({answer.words})."
    return f"no answer from {solver} within {seconds:g} seconds."


def _question(
    decide: Decisions, kept: Sequence[Line], objective: Terms, start: list[int] | None, enough: int | None
) -> Question:
    rows = [row_of(line) for line in (*decide.lines, *kept)]
    question = Question(decide.lower, decide.upper, rows, objective, enough=enough)
    return question if start is None or not question.kept_by(start) else replace(question, start=start)
