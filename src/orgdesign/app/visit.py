"""What one visit holds: the open plan, the what-if requests, the results, the solve that runs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from orgdesign.app.job import Job, Task
from orgdesign.app.opening import Opened
from orgdesign.compare import Comparison, Side
from orgdesign.errors import Problem
from orgdesign.graph.classification import Classification
from orgdesign.graph.classify import classify
from orgdesign.pipeline import Solved, Start, compared, option_ids, sides, start_of
from orgdesign.plan import Plan
from orgdesign.plan.overlay import lineage, overlay
from orgdesign.plan.requests import Request
from orgdesign.pricing import same_limits
from orgdesign.report.names import Names
from orgdesign.starts import is_quick
from orgdesign.whatif import faults, next_id, quickly
from orgdesign.workbook import Reading

_Kept = TypeVar("_Kept")


@dataclass
class Visit:
    """One person's visit to the app. Results are certified before they come here; nothing else is ever shown."""

    opened: Opened
    opened_count: int = 0
    pins: tuple[Request, ...] = ()
    results: dict[str, Solved] = field(default_factory=dict)
    before: dict[str, Solved] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    rounds: int = 0
    """Solves that have ended, so that the form starts afresh after each."""
    said: str = ""
    """How the latest solve ended, in a sentence."""
    not_begun: tuple[str, ...] = ()
    job: Job | None = None
    refused: Reading | None = None
    """The latest upload, where it has errors and was therefore not opened."""
    refused_file: str = ""
    """Which upload that was."""
    _kept: dict[Hashable, object] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The open plan with the what-if requests in it."""
        opened = self.opened.plan
        if not self.pins:
            return opened
        return self.keep("plan", lambda: opened.with_rows(requests=[*opened.requests, *self.pins]))

    @property
    def options(self) -> tuple[str, ...]:
        """The plan's options, the one shown first at the front; none where it has none."""
        return option_ids(self.plan) if self.plan.options else ()

    @property
    def names(self) -> Names:
        """Ids in people's words, over all options."""
        return self.keep("names", lambda: Names([self.opened.plan, *(self.overlaid(o) for o in self.options)]))

    def option_name(self, option: str) -> str:
        """An option's name, with its id where another option has the same name."""
        names = {o.id: o.name for o in self.plan.options}
        name = names.get(option, option)
        return f"{name} ({option})" if list(names.values()).count(name) > 1 else name

    def overlaid(self, option: str) -> Plan:
        """The plan as an option would have it."""
        return self.keep(("overlay", option), lambda: overlay(self.plan, option))

    def classes(self, option: str) -> tuple[Classification, ...]:
        """Every service's class under an option."""
        return self.keep(("classes", option), lambda: classify(self.overlaid(option), option))

    def is_current(self, solved: Solved) -> bool:
        """Tell whether a result is of the plan as it is now, what-if requests included."""
        known = {o.id for o in self.plan.options}
        return solved.option in known and solved.result.fingerprint == self.overlaid(solved.option).fingerprint

    def current(self) -> tuple[Solved, ...]:
        """Results of the plan as it is now that have a design, in the order of the options."""
        found = (self.results[o] for o in self.options if o in self.results)
        return tuple(s for s in found if s.result.design is not None and self.is_current(s))

    def stale(self) -> tuple[Solved, ...]:
        """Results of the plan as it was before the latest what-if requests."""
        return tuple(
            self.results[o] for o in self.options if o in self.results and not self.is_current(self.results[o])
        )

    def sides(self) -> tuple[Side, ...]:
        """What can be compared: today, then each current result."""
        return self.keep("sides", lambda: sides(self.current()))

    def comparison(self) -> Comparison:
        """Today and every current result, differences first."""
        return self.keep("comparison", lambda: compared(self.current()))

    def keep(self, name: Hashable, make: Callable[[], _Kept]) -> _Kept:
        """What follows from plan and results, worked out once until either changes."""
        if name not in self._kept:
            self._kept[name] = make()
        return cast("_Kept", self._kept[name])

    def open(self, opened: Opened) -> None:
        """Put another plan in place of the one that is open; what-if requests and results go with the old one."""
        self.stop()
        self.opened, self.opened_count, self.pins, self.refused = opened, self.opened_count + 1, (), None
        self.results = {s.option: s for s in opened.solved}
        self.before, self.failed, self.not_begun, self.job, self.said = {}, {}, (), None, ""
        self._kept.clear()

    def solve(self, task: Task) -> None:
        """Begin to solve."""
        self.failed, self.not_begun, self.said = {}, (), ""
        self.job = Job(task)
        self.job.start()

    def stop(self) -> None:
        """Ask the solve that runs to stop, if one does."""
        if self.job is not None:
            self.job.stop()

    def collect(self) -> bool:
        """Take over what a finished solve found; tell whether there was one."""
        if self.job is None or not self.job.finished:
            return False
        for option, solved in self.job.solved.items():
            if option in self.results and (not self.job.task.what_if or option == self.job.task.options[0]):
                self._keep_before(option, solved)
            self.results[option] = solved
        self.failed, self.not_begun = dict(self.job.failed), tuple(self.job.not_begun)
        done = [self.option_name(option) for option in self.job.solved]
        stopped = "Stopped; the best so far was kept" if self.job.stopped else "Finished"
        self.said = f"{stopped}: {'; '.join(done)}." if done else ""
        self.rounds += 1
        self.job = None
        self._kept.clear()
        return True

    def _keep_before(self, option: str, solved: Solved) -> None:
        """Keep the result that an option had, unless it is a quick answer that was searched on from."""
        had = self.results[option]
        if not is_quick(had.result) or had.result.fingerprint != solved.result.fingerprint or option not in self.before:
            self.before[option] = had

    def add_pin(self, request: Request) -> tuple[Problem, ...]:
        """Add a what-if request unless the plan's own checks speak against it; the errors that do."""
        wrong = faults(self.plan, request)
        if not wrong:
            self._repin((*self.pins, request))
        return wrong

    def remove_pin(self, request: str) -> None:
        """Take a what-if request out again."""
        self._repin(tuple(p for p in self.pins if p.id != request))

    def next_pin(self) -> str:
        """An id for the next what-if request that no row of the plan has."""
        return next_id(self.plan.requests)

    def last_design(self, option: str) -> Solved | None:
        """The latest result of an option that has a design, of whatever requests; None where there is none."""
        found = (self.results.get(option), self.before.get(option))
        return next((s for s in found if s is not None and s.result.design is not None), None)

    def starts(self, options: Iterable[str], *, keep: bool = False) -> dict[str, Start]:
        """What to start from: the last design of each option that has one."""
        found = {option: self.last_design(option) for option in options}
        return {option: start_of(solved, keep=keep) for option, solved in found.items() if solved is not None}

    def what_if(self, option: str) -> Task | None:
        """The option with its what-if requests, to be solved from its last design; None where it has none.

        Options that the requests do not concern come with it: theirs are the answer as they are.
        """
        last = self.last_design(option)
        if last is None:
            return None
        others = [s.option for s in self.stale() if s.option != option and not self._concerned(s.option)]
        kind = next((c for s, c in sorted(last.brief.classes.items()) if s in _assumed(last)), None)
        starts = self.starts([option, *others], keep=True)
        return Task(self.plan, tuple(starts), quickly(same_limits(last)), kind, starts=starts, what_if=True)

    def in_full(self, option: str) -> Task | None:
        """The option searched on in full from a quick answer; None where its latest is not one, or nothing is open."""
        latest = self.results.get(option)
        if latest is None or not self.is_current(latest) or not is_quick(latest.result):
            return None
        kind = next((c for s, c in sorted(latest.brief.classes.items()) if s in _assumed(latest)), None)
        return Task(self.plan, (option,), same_limits(latest), kind, starts=self.starts([option]), what_if=True)

    def _concerned(self, option: str) -> bool:
        """Tell whether any what-if request is one of the option's, or of one that it starts from."""
        line = lineage(self.plan, option)
        return any(pin.option is None or pin.option in line for pin in self.pins)

    def before_and_after(self, option: str) -> tuple[Side, Side] | None:
        """The result that an option had and the one it has now, as sides of a comparison; None where either is not."""
        old, new = self.before.get(option), self.results.get(option)
        if old is None or new is None or old.result.design is None or new.result.design is None:
            return None
        return (
            Side(f"{option} before", "Before", old.brief, old.result.design, old.result),
            Side(option, "Now", new.brief, new.result.design, new.result),
        )

    def _repin(self, pins: tuple[Request, ...]) -> None:
        """Change the what-if requests; a result from before that fits them again comes back in place of the latest."""
        self.pins = pins
        self._kept.clear()
        for option, before in list(self.before.items()):
            latest = self.results[option]
            if not self.is_current(latest) and self.is_current(before):
                self.results[option], self.before[option] = before, latest


def _assumed(solved: Solved) -> set[str]:
    """The services that were open when it was solved."""
    return {c.service for c in solved.classes if c.outcome is None}
