"""Options solved on the command line, or taken from saved results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgdesign.cli.exits import Code
from orgdesign.cli.screen import note
from orgdesign.cli.watching import Worker, hearing_interrupts
from orgdesign.errors import UseError

if TYPE_CHECKING:
    from orgdesign.cli.watching import Interrupts
    from orgdesign.pipeline import Question, Solved, Start
    from orgdesign.plan import Plan
    from orgdesign.plan.services import ServiceClass
    from orgdesign.solve import Limits


FROM_TODAY = "today"
"""What stands in place of a file of results to start from."""


@dataclass(frozen=True)
class Search:
    """How to search; what is not given is as the solver has it."""

    effort: float | None = None
    gap: float | None = None
    seed: int | None = None
    fast: bool = False
    assume_open: ServiceClass | None = None
    second_opinion: float | None = None
    seconds: float | None = None
    memory_mb: int | None = None
    start: str | None = None
    from_option: str | None = None

    def limits(self) -> Limits:
        """The search settings for the solver."""
        from orgdesign.solve import Limits

        return self.over(Limits())

    def over(self, limits: Limits) -> Limits:
        """Other settings with those put in their place that were given."""
        names = ("effort", "gap", "seed", "seconds", "memory_mb")
        given: dict[str, Any] = {name: getattr(self, name) for name in names}
        found = {name: value for name, value in given.items() if value is not None}
        return replace(limits, fast=self.fast or limits.fast, **found)

    def starts(self, plan: Plan, options: Sequence[str]) -> dict[str, Start]:
        """What each option starts from; nothing where none is given.

        Raises
        ------
        UseError
            Where the file to start from holds no design that is asked for.
        """
        from orgdesign.pipeline import TODAY, starts_in

        if self.start is None:
            if self.from_option is not None:
                raise UseError("--from-option says which design of a file to start from: name the file with --from.")
            return {}
        if self.start == FROM_TODAY:
            return dict.fromkeys(options, TODAY)
        return starts_in(plan, Path(self.start), options, self.from_option or "")


@dataclass(frozen=True)
class Solving:
    """What came of the options that were asked for; ``not_begun`` are those that Ctrl-C came before."""

    solved: tuple[Solved, ...]
    not_begun: tuple[str, ...] = ()
    stopped: bool = field(default=False)

    @property
    def with_design(self) -> tuple[Solved, ...]:
        """The options that have a design."""
        return tuple(s for s in self.solved if s.result.design is not None)

    @property
    def without_design(self) -> tuple[Solved, ...]:
        """The options that are impossible or ran out of time."""
        return tuple(s for s in self.solved if s.result.design is None)

    @property
    def code(self) -> Code:
        """How the command ends: the worst of its options."""
        from orgdesign.design import Status

        if any(s.result.status is Status.IMPOSSIBLE for s in self.solved):
            return Code.PROBLEMS
        return Code.OUT_OF_TIME if self.without_design or self.not_begun else Code.DONE

    @property
    def outcome(self) -> str:
        """The exit code in a word."""
        return {Code.DONE: "done", Code.PROBLEMS: "impossible"}.get(self.code, "out of time")


def obtain(path: Path, options: Sequence[str], search: Search, results: Path | None = None) -> Solving:
    """The options of a plan, solved now or read from saved results.

    Raises
    ------
    UseError
        Where an option is not in the plan, or not among the results.
    """
    from orgdesign.pipeline import load, load_results, option_ids

    plan = load(path)
    wanted = tuple(dict.fromkeys(option_ids(plan, options)))
    if results is None:
        return solve_all(plan, wanted, search)
    saved = {s.option: s for s in load_results(plan, results)}
    missing = [o for o in wanted if o not in saved] if options else []
    if missing:
        raise UseError(f"{results.name} has no result of {_listed(missing)}; it has {_listed(saved)}.")
    return Solving(tuple(saved[o] for o in wanted if o in saved))


def solve_all(plan: Plan, options: Sequence[str], search: Search) -> Solving:
    """Solve options one after another, showing how it goes; the first Ctrl-C keeps the best found so far.

    Every option is resolved before the first is solved, so that one that cannot be asked at all is told at once.

    Raises
    ------
    AbandonedError
        Where Ctrl-C is pressed twice.
    UseError
        Where a second opinion is asked for and there is none to ask.
    """
    from orgdesign.opinion import missing
    from orgdesign.pipeline import ask

    if search.second_opinion is not None and (why := missing()):
        raise UseError(why)
    questions = [ask(plan, option, search.assume_open) for option in options]
    starts = search.starts(plan, options)
    for option in options if search.start else ():
        if option not in starts:
            note(f"There is no design of {option} to start from: it is solved from nothing.", style="yellow")
    solved: list[Solved] = []
    with hearing_interrupts() as interrupts:
        for number, question in enumerate(questions, 1):
            if interrupts.stopped:
                break
            start = starts.get(question.option)
            solved.append(_solve(plan, question, search, interrupts, f"[{number}/{len(questions)}]", start))
    return Solving(tuple(solved), tuple(options[len(solved) :]), interrupts.stopped)


def _solve(
    plan: Plan, question: Question, search: Search, interrupts: Interrupts, position: str, start: Start | None
) -> Solved:
    from orgdesign.cli.progress import Display
    from orgdesign.pipeline import solve_option
    from orgdesign.solve import Control

    with Display(question, position) as display:
        control = Control(display.hear)
        interrupts.on_first = control.stop
        if interrupts.stopped:
            control.stop()
        work = Worker(
            lambda: solve_option(
                plan, question.option, search.limits(), control,
                assume_open=search.assume_open, start=start, second_opinion=search.second_opinion,
            )
        )  # fmt: skip
        solved = work.result(interrupts, display.show)
    display.close(solved.result)
    return solved


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
