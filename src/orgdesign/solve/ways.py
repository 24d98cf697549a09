"""The ways to better the design in hand at one priority, and to prove how much better it could be."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.solve import size
from orgdesign.solve.anneal import annealed, may_anneal
from orgdesign.solve.bounds import bound_at_large
from orgdesign.solve.control import Control
from orgdesign.solve.drawn import better_by_chance
from orgdesign.solve.drawn_cuts import better_by_cuts
from orgdesign.solve.held import Coarse, Held, Settled, search_coarsely
from orgdesign.solve.limits import Limits
from orgdesign.solve.linear import Linear
from orgdesign.solve.localities import Localities
from orgdesign.solve.near import area_nearby
from orgdesign.solve.neighbourhoods import LEAST_EFFORT
from orgdesign.solve.parts import Kept
from orgdesign.solve.partwise import Partwise
from orgdesign.solve.reached import Log, is_least, least_of, log_of, stage_value
from orgdesign.solve.resplit import is_nearer, resplit
from orgdesign.solve.search import Found, Report, search
from orgdesign.solve.split import Splits, split_of
from orgdesign.solve.staged import TIE_BREAK
from orgdesign.solve.together import two_at_a_time
from orgdesign.solve.values import design_of, values_of

SETTLED_SHARE = 0.4
"""Share of a stage's effort spent with the split settled."""
WHOLE_SHARE = 0.4
"""Share of a stage's effort spent by CP-SAT on the whole plan."""
COARSE_SHARE = 0.1
"""Share of a stage's effort spent on the bound of the coarse relaxation."""


class Ways:
    """One design in hand, the models that it is searched by, and the priorities that it has to keep."""

    def __init__(
        self,
        brief: Brief,
        decide: Decisions | None,
        limits: Limits,
        control: Control,
        splits: Splits,
        first: Design | None,
        linear: Linear,
    ) -> None:
        self.brief = brief
        self.linear = linear
        self.limits = limits
        self.control = control
        self.splits = splits
        self.best = first
        self.kept: list[Kept] = []
        self.parts = Partwise(brief, splits.bounds, limits, control, self.kept)
        self.localities = Localities(brief, limits, control, self.kept, self.parts.betters)
        self.run: list[Log] = []
        self.impossible = False
        by_base = not size.small(brief)
        self._whole = Held(brief, decide, splits.bounds, by_base=by_base) if decide is not None else None
        self._coarse = Coarse(brief, splits.bounds) if size.size_of_coarse(brief) <= size.COARSE else None
        lots = size.lots(brief)
        self._fine = Coarse(brief, splits.bounds, lots) if self._whole is None and lots > 1 else None
        self._settled = Settled(brief, splits.bounds)
        self._large = size.size_of_settled(brief) > size.SETTLED

    def better(self, stage: Stage, bound: int, report: Report) -> int:
        """Better the design and the bound; the bound.

        Of a plan too large to be searched as a whole, HiGHS bounds a finer relaxation beside.
        """
        fine = self._fine
        if fine is None or not self._open(stage, bound):
            return self._better(stage, bound, report)
        begun, objective = self.design, fine.costs.of(stage)
        with ThreadPoolExecutor(1) as beside:
            asked = beside.submit(self.linear.search, fine.decide, objective, fine.values(begun), fine.kept, report)
            bound = self._better(stage, bound, report)
            found = asked.result()
        self.run.append(log_of("finer", stage, found, fine.decide))
        return max(bound, found.bound) if found.bound <= self.value(stage) else bound

    def _better(self, stage: Stage, bound: int, report: Report) -> int:
        """Better the design and the bound; the bound.

        A plan that is put to HiGHS as a whole is searched part by part beside it, until there is no need; before it
        where HiGHS has less to prove by, so that it begins from what parts found.
        """
        whole = self._whole
        if whole is not None and stage.goals == {Goal.NEED_MATCH}:
            self._split_anew(stage, bound)
        in_one = whole is not None and not size.small(self.brief)
        loose = self._may_anneal(stage)
        at_once = whole is not None and in_one and (whole.tight or loose) and self._open(stage, bound)
        if loose and not at_once:
            self._anneal(stage, bound, report)
        if not at_once and not (self._large and stage.goals == {Goal.NEED_MATCH}):
            bound = self._part_by_part(self.parts, stage, bound, report)
        if whole is None or not in_one or not self._open(stage, bound):
            return self._further(self.parts, stage, bound, report)
        proven = Event()
        parts = replace(self.parts, enough=proven.is_set)
        begun, objective = self.design, whole.costs.of(stage)
        start = values_of(whole.decide, begun)
        with ThreadPoolExecutor(1) as beside:
            asked = beside.submit(self._prove, whole, objective, start, proven, report)
            if loose:
                self._anneal(stage, bound, report)
            if at_once:
                bound = self._part_by_part(parts, stage, bound, report)
            bound = self._further(parts, stage, bound, report)
            found = asked.result()
        self.run.append(log_of("whole by HiGHS", stage, found, whole.decide))
        if found.bound > self.value(stage):
            return bound
        return self._whole_found(whole, stage, begun, found, bound, report)

    def _prove(self, whole: Held, objective: Terms, start: Sequence[int], proven: Event, report: Report) -> Found:
        """Search the whole plan by HiGHS."""
        found = self.linear.search(whole.decide, objective, start, whole.kept, report, long=whole.tight)
        if found.proven:
            proven.set()
        return found

    def _whole_found(self, whole: Held, stage: Stage, begun: Design, found: Found, bound: int, report: Report) -> int:
        """Keep what was found of the whole plan; the bound.

        A design that is proven best is kept whatever parts found meanwhile, for how far they came is chance.
        """
        bound, mine = max(bound, found.bound), self.value(stage)
        theirs = design_of(whole.decide, found.values or values_of(whole.decide, begun))
        if found.proven:
            self.best = begun
        self.take_in(stage, theirs)
        report(self.value(stage), bound)
        if not found.proven and self.value(stage) < mine:
            self._part_by_part(self.parts, stage, bound, report)
            self._by_chance(self.parts, stage, bound, report)
        return bound

    def _further(self, parts: Partwise, stage: Stage, bound: int, report: Report) -> int:
        """Better the design by what takes longer than parts: the whole by CP-SAT, draws, the estate; the bound.

        CP-SAT looks broadly at a whole that HiGHS is to prove, and not at one that HiGHS searches to its end. What was
        annealed is only drawn from: the other two were measured to find next to nothing more.
        """
        whole = None if self._may_anneal(stage) else self._whole
        wide = whole is not None and (size.small(self.brief) or not whole.tight)
        if whole is not None and wide and self._open(stage, bound):
            found = self._look(whole, stage, WHOLE_SHARE, self.design, report, broad=not size.small(self.brief))
            self.run.append(log_of("whole", stage, found, whole.decide))
            if found.values is not None:
                self.take_in(stage, design_of(whole.decide, found.values))
            bound = max(bound, found.bound)
        self._by_chance(parts, stage, bound, report)
        if whole is not None and self._open(stage, bound):
            self.best, logs = parts.estate(self.design, stage, bound, report)
            self.run += logs
        return bound

    def first_look(self, stage: Stage, report: Report) -> int:
        """Prove a bound and, at the same time, better the design with its split settled.

        What is to be annealed is not searched before.
        """
        begun = self.best
        idle = self._large or self._may_anneal(stage) or is_least(self.brief, stage, begun)
        settled = None if idle else self._settled_model()

        def prove() -> tuple[int, Found | None]:
            return self._known_bound(stage, begun, report)

        def better() -> tuple[int, Found | None]:
            if settled is None:
                return 0, None
            return 0, self._look(settled, stage, SETTLED_SHARE, begun, lambda best, _: report(best, None))

        (bound, rough), (_, found) = two_at_a_time(lambda work: work(), [prove, better])
        if rough is not None and self._coarse is not None:
            self.run.append(log_of("coarse", stage, rough, self._coarse.decide))
        if found is not None and settled is not None:
            self._note("settled", settled, stage, found)
        report(None, bound)
        return bound

    def _open(self, stage: Stage, bound: int) -> bool:
        """Tell whether a stage may have a better design, and proving it is worth while."""
        return self.value(stage) > bound and stage is not TIE_BREAK and not self.control.stopped

    def _split_anew(self, stage: Stage, bound: int) -> None:
        """Give each core service in turn the split that need asks for, where nothing else suffers."""
        core = [s for s, teams in sorted(self.brief.teams_by_service.items()) if teams[0].locality is not None]
        for service in core:
            if is_nearer(self.brief, self.design, self.splits.split, service) and self._open(stage, bound):
                self.take_in(stage, resplit(self.brief, self.design, self.splits.split, service))

    def any_design(self, stage: Stage) -> None:
        """Look for a design that keeps every rule, whatever it is worth, or prove that there is none."""
        in_one = size.size_of_settled(self.brief) <= size.IN_ONE
        for way, model in (("settled", self._settled_model() if in_one else None), ("whole", self._whole)):
            if model is None or self.best is not None:
                continue
            limits = replace(self.limits, effort=self.limits.effort * WHOLE_SHARE)
            found = search(model.decide, [], limits, self.control, extra=model.kept)
            self._note(f"{way}, any", model, stage, found)
            self.impossible = way == "whole" and found.impossible

    def _part_by_part(self, parts: Partwise, stage: Stage, bound: int, report: Report) -> int:
        """Better the design part by part; the bound."""
        if self._large and self.localities.may(stage):
            self.best, bound, logs = self.localities.rounds(self.design, stage, bound, report)
            self.run += logs
            if self.localities.apart or Goal.REQUESTS_UNMET not in stage.goals:
                return bound
            area = area_nearby(self.brief, self.best, stage)
            self.best, logs = parts.in_pairs(self.best, area, stage, bound, report)
        else:
            self.best, logs = parts.rounds(self.design, stage, bound, report, large=self._large)
        self.run += logs
        return bound

    def keep(self, kept: Kept) -> None:
        """Hold a stage that is done to its limit from now on."""
        self.kept.append(kept)
        for model in (self._whole, self._coarse, self._fine, self._settled.model):
            if model is not None:
                model.keep(*kept)

    @property
    def design(self) -> Design:
        """The design in hand, where there must be one."""
        assert self.best is not None
        return self.best

    def value(self, stage: Stage) -> int:
        """What the design in hand is worth at a stage."""
        return stage_value(self.brief, stage, self.design)

    def _look(
        self,
        model: Held,
        stage: Stage,
        share: float,
        begun: Design | None,
        report: Report | None = None,
        *,
        broad: bool = False,
    ) -> Found:
        """Search one model from a design."""
        objective = model.costs.of(stage)
        hint = values_of(model.decide, begun) if begun is not None else None
        limits = replace(self.limits, effort=self.limits.effort * share)
        return search(
            model.decide, objective, limits, self.control, hint=hint, extra=model.kept, report=report, broad=broad
        )

    def _by_chance(self, parts: Partwise, stage: Stage, bound: int, report: Report) -> None:
        """Better the design by parts drawn by chance, where there is effort for that and posts are free to move."""
        apt = self.limits.effort >= LEAST_EFFORT and self._open(stage, bound)
        if self._large:
            apt = apt and self.localities.may(stage) and not self.localities.apart
        if apt:
            draw = better_by_cuts if self._large else better_by_chance
            self.best, logs = draw(parts, self.design, stage, bound, report)
            self.run += logs

    def _may_anneal(self, stage: Stage) -> bool:
        """Tell whether annealing is worth its while: there is effort enough, and much is free to move."""
        tight = self._whole is not None and (self._whole.tight or size.small(self.brief))
        apt = self.limits.effort >= LEAST_EFFORT and not tight and not self.localities.apart
        return apt and may_anneal(stage, self.kept)

    def _anneal(self, stage: Stage, bound: int, report: Report) -> None:
        """Better the design by simulated annealing."""
        if not self._open(stage, bound):
            return
        design, log = annealed(self.brief, self.design, stage, self.kept, self.limits, self.control, report)
        self.take_in(stage, design)
        self.run.append({**log, "value": self.value(stage), "bound": bound})

    def _note(self, way: str, model: Held, stage: Stage, found: Found) -> None:
        """Keep the design that a search found if it is better."""
        self.run.append(log_of(way, stage, found, model.decide))
        if found.values is not None:
            design = design_of(model.decide, found.values)
            if self.best is None or stage_value(self.brief, stage, design) < self.value(stage):
                self.best = design

    def take_in(self, stage: Stage, design: Design) -> None:
        """Take a design that keeps every rule and every earlier priority, and is better at this one."""
        if self.parts.betters(stage, design, self.design):
            self.best = design

    def _settled_model(self) -> Held:
        split = self.splits.split if self.best is None else split_of(self.brief, self.best)
        return self._settled.of(split, self.kept)

    def _known_bound(self, stage: Stage, begun: Design | None, report: Report) -> tuple[int, Found | None]:
        """What is proven without searching for designs: of each service's best split, and of relaxed plans."""
        own = least_of(self.brief, stage, self.splits.bound)
        by_locality = self._large and self.localities.apart and self.localities.may(stage)
        if stage is TIE_BREAK or by_locality or (self._coarse is None and stage.goals == {Goal.NEED_MATCH}):
            return own, None
        if self._coarse is None:
            large = bound_at_large(self.brief, stage, self.kept, self.splits.bounds, self.limits, self.control)
            return max(own, large), None
        limits = replace(self.limits, effort=self.limits.effort * COARSE_SHARE)
        linear = self.linear if self._large else None
        found = search_coarsely(self._coarse, stage, begun, limits, self.control, report, linear)
        return max(own, found.bound), found
