"""Risks, boards, what was decided, and measures of impact with how their figures have moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from orgdesign.plan import Plan
from orgdesign.plan.governance import Board, Decision, Impact, Risk
from orgdesign.plan.trend import Step, series_of
from orgdesign.report.disclosure import SMALLEST_SHOWN
from orgdesign.report.names import Names
from orgdesign.report.programme.series import sentence, small_measures
from orgdesign.report.programme.strands import about, lines, text, titles
from orgdesign.report.sheet import Column, Sheet
from orgdesign.report.text import Cell, Shorthand, clean, day, inline

_LAST = 10**6


def risks_in_order(plan: Plan) -> Sequence[Risk]:
    """Risks by their place in the list, those without one last."""
    return sorted(plan.risks, key=lambda row: (_LAST if row.order is None else row.order, row.id))


def impacts_in_order(plan: Plan) -> Sequence[Impact]:
    """Measures of impact by their place in the list, those without one last."""
    return sorted(plan.impacts, key=lambda row: (_LAST if row.order is None else row.order, row.id))


def decisions_in_order(plan: Plan) -> Sequence[Decision]:
    """Decisions from the earliest to the latest, those without a day last."""
    return sorted(plan.decisions, key=lambda row: (row.on is None, row.on or plan.settings.as_at, row.id))


def risks(plan: Plan, hold_back: bool) -> Sheet:
    """A row for each risk, challenge and opportunity: when it matters, how much, and what is done about it."""
    columns = (
        Column("Number", 10), Column("Risk", 40), Column("Kind", 14), Column("What may come of it", 52),
        Column("What is done about it", 52), Column("Likelihood", 12), Column("Effect", 12), Column("Phase", 24),
        Column("In the option", 24), Column("Workstream", 24), Column("Answers for it", 24), Column("About", 32),
        Column("Status", 12),
    )  # fmt: skip
    return Sheet(
        label="Risks",
        title=f"Risks, challenges and opportunities, {inline(plan.settings.area)}",
        lines=("[z] under likelihood, effect or status means that it is not said.",),
        columns=columns,
        rows=tuple(_risk(plan, row, hold_back) for row in risks_in_order(plan)),
    )


def _risk(plan: Plan, row: Risk, hold_back: bool) -> tuple[Cell, ...]:
    return (
        _number(row), clean(row.title), row.kind, text(row.what), text(row.response), text(row.likelihood or ""),
        text(row.effect or ""), text(row.phase), _option(plan, row.option),
        text(titles(plan).get(row.workstream or "", "")), text(row.lead), about(plan, row.touches, hold_back),
        text(row.status or ""),
    )  # fmt: skip


def boards(plan: Plan, _hold_back: bool) -> Sheet:
    """A row for each board: its place, whether it decides, to whom it reports, its terms and how it is trained."""
    columns = (
        Column("Board", 40), Column("Place", 24), Column("Decides or advises", 22), Column("Task", 48),
        Column("Reports to", 34), Column("Works with", 34), Column("Members", 44), Column("Terms of reference", 20),
        Column("Training of members", 48), Column("Meets", 20), Column("Note", 40),
    )  # fmt: skip
    return Sheet(
        label="Boards",
        title=f"Boards, partnerships and committees, {inline(plan.settings.area)}",
        lines=("[z] means that it is not said; open, that it is still to be settled.",),
        columns=columns,
        rows=tuple(_board(plan, row) for row in plan.boards),
    )


def _board(plan: Plan, row: Board) -> tuple[Cell, ...]:
    named = {board.id: board.title for board in plan.boards}
    place = clean(Names([plan]).place(row.place)) if row.place else Shorthand.NOT_APPLICABLE
    return (
        clean(row.title), place, text(row.role or ""), text(row.task), text(named.get(row.under or "", "")),
        lines([named[name] for name in row.beside if name in named]), text(row.members), text(row.terms or ""),
        text(row.development), text(row.meets), text(row.note),
    )  # fmt: skip


def decisions(plan: Plan, _hold_back: bool) -> Sheet:
    """A row for each decision: by whom, of which option, with what outcome and why."""
    columns = (
        Column("When", 22), Column("What was put", 44), Column("Option", 28), Column("Outcome", 14), Column("Why", 56),
        Column("By", 36), Column("Day", 20), Column("Published", 36),
    )  # fmt: skip
    return Sheet(
        label="Decisions",
        title=f"What was decided and signed off, {inline(plan.settings.area)}",
        lines=(
            "From the earliest to the latest. Of the options that were put together, one is chosen and the others"
            " say why not.",
        ),
        columns=columns,
        rows=tuple(_decision(plan, row) for row in decisions_in_order(plan)),
    )


def _decision(plan: Plan, row: Decision) -> tuple[Cell, ...]:
    named = {board.id: board.title for board in plan.boards}
    return (
        text(row.period), clean(row.title), _option(plan, row.option), row.outcome, text(row.reason),
        text(named.get(row.board or "", "")), day(row.on) if row.on else Shorthand.NOT_APPLICABLE, text(row.published),
    )  # fmt: skip


def impacts(plan: Plan, hold_back: bool) -> Sheet:
    """A row for each measure of impact, with its latest figures and whether they go the way that was hoped for."""
    columns = (
        Column("Number", 10), Column("Measure of impact", 48), Column("Under", 26), Column("Outcomes", 28),
        Column("How it is found out", 44), Column("Figures", 48), Column("Going the way hoped for", 24),
        Column("Target", 24), Column("In the option", 24), Column("About", 32), Column("Note", 36),
    )  # fmt: skip
    few = small_measures(plan) if hold_back else frozenset()
    latest = latest_steps(plan)
    rows = [_impact(plan, row, latest, held=row.measure in few, hold_back=hold_back) for row in impacts_in_order(plan)]
    held = [f"Measures with a figure of fewer than {SMALLEST_SHOWN} are held back."] if few else []
    return Sheet(
        label="Impacts",
        title=f"Measures of impact, {inline(plan.settings.area)}",
        lines=("Figures are the latest of the sheet Series, beside the ones before them.", *held),
        columns=columns,
        rows=tuple(rows),
    )


def latest_steps(plan: Plan) -> Mapping[str, Sequence[Step]]:
    """The latest figure of every place, by measure."""
    found: dict[str, list[Step]] = {}
    for steps in series_of(plan.series):
        found.setdefault(steps[-1].figure.measure, []).append(steps[-1])
    return found


def way(row: Impact, step: Step) -> str:
    """Whether a figure goes the way that was hoped for; empty where nothing is hoped for or there is no figure before.

    A target that is reached is told as such, whatever the figure before.
    """
    if _reached(row, step.figure.value):
        return "target reached"
    if row.better is None or step.difference is None:
        return ""
    if step.difference == 0:
        return "no change"
    return "yes" if (step.difference > 0) is (row.better == "up") else "no"


def _reached(row: Impact, value: Decimal) -> bool:
    if row.target is None or row.better is None:
        return False
    return value >= row.target if row.better == "up" else value <= row.target


def _impact(
    plan: Plan, row: Impact, latest: Mapping[str, Sequence[Step]], *, held: bool, hold_back: bool
) -> tuple[Cell, ...]:
    steps = latest.get(row.measure or "", ())
    places = {place.id: place.name for place in plan.places}
    several = len(steps) > 1

    def of(step: Step, said: str) -> str:
        return f"{places[step.figure.place]}: {said}" if several and said else said

    figures = lines([of(step, sentence(step)) for step in steps])
    moved = lines([of(step, way(row, step)) for step in steps])
    return (
        _number(row), clean(row.title), text(row.group), lines(list(row.outcomes)), text(row.how),
        Shorthand.HELD_BACK if held else figures, Shorthand.HELD_BACK if held else moved, _target(row),
        _option(plan, row.option), about(plan, row.touches, hold_back), text(row.note),
    )  # fmt: skip


def _target(row: Impact) -> Cell:
    when = f" by {day(row.by)}" if row.by else ""
    return Shorthand.NOT_APPLICABLE if row.target is None else f"{row.target:,}{when}"


def _number(row: Risk | Impact) -> str:
    return clean(row.id) if row.order is None else str(row.order)


def _option(plan: Plan, option: str | None) -> Cell:
    return text({row.id: row.name for row in plan.options}.get(option or "", ""))
