"""The figures and bounds that come with a design, held against the checker's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from orgdesign.brief import Brief
from orgdesign.certify.check import examine
from orgdesign.certify.decided import decided
from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
from orgdesign.certify.verdict import FIGURES, PROOF, Fault, Verdict
from orgdesign.design import Decided, Design, StageResult
from orgdesign.plan.options import Goal, Priority
from orgdesign.units import FTE, MINUTE, MONEY, WEIGHT, whole

PARTS = 10_000
"""Values of a stage are in ten-thousandths of the smallest unit, since weights have four decimals."""
UNIT: Mapping[Goal, int] = {
    Goal.NEED_MATCH: FTE,
    Goal.STAFF_TRAVEL: MINUTE,
    Goal.MOVES: 1,
    Goal.RUNNING_COST: MONEY,
    Goal.LINKS_APART: WEIGHT * MINUTE,
    Goal.REQUESTS_UNMET: WEIGHT,
    Goal.RESIDENTS_ACCESS: MINUTE,
    Goal.ONE_OFF_COST: MONEY,
    Goal.ALLIANCES_BROKEN: WEIGHT,
    Goal.FRAGMENTS: 1,
    Goal.DISPARITY: FTE,
}
"""Smallest units in the unit in which each objective is usually said."""


def certify(
    brief: Brief,
    design: Design,
    claimed: Mapping[str, int],
    stages: Sequence[StageResult],
    decisions: Sequence[Decided] = (),
) -> Verdict:
    """Check a design, and hold the figures and stages claimed for it against the checker's own.

    ``claimed`` are the design's objectives by the word of their goal, ``stages`` what each priority is said to have
    reached, in order; the last of them is the one that gave the design. ``decisions`` are what is said of linked
    posts, contacts and coordination.
    """
    facts = Facts(brief)
    verdict = examine(facts, design)
    return verdict.adding(
        [
            *_figures(verdict.amounts, claimed),
            *_stages(facts, verdict.amounts, stages),
            *decided(facts, Reading(facts, design), decisions),
        ]
    )


def _figures(own: Mapping[str, int], claimed: Mapping[str, int]) -> Iterator[Fault]:
    for name, amount in own.items():
        if name not in claimed:
            yield Fault(FIGURES, name, amount, f"{name} is {amount}; no figure is claimed for it.")
        elif claimed[name] != amount:
            off = abs(claimed[name] - amount)
            yield Fault(FIGURES, name, off, f"{name} is {amount}; {claimed[name]} is claimed.")
    for name in sorted(claimed.keys() - own.keys()):
        yield Fault(FIGURES, name, 1, f"{name} is claimed but is no objective.")


def _stages(facts: Facts, amounts: Mapping[str, int], stages: Sequence[StageResult]) -> Iterator[Fault]:
    expected = facts.priorities or ((_only_need_match(facts),),)
    if len(stages) > len(expected):
        extra = len(stages) - len(expected)
        yield Fault(
            PROOF, "priorities", extra, f"{len(stages)} priorities are claimed; the option has {len(expected)}."
        )
    for position, (rows, stage) in enumerate(zip(expected, stages, strict=False), 1):
        if (rows[0].rank, {row.objective.value for row in rows}) != (stage.rank, set(stage.goals)):
            yield Fault(PROOF, _name(stage), 1, f"{_name(stage)} is not what the option asks for in place {position}.")
            continue
        worth = sum(amounts[row.objective.value] * whole(row.weight, PARTS) for row in rows)
        if position == len(stages) and stage.value != worth:
            off = abs(stage.value - worth)
            yield Fault(FIGURES, _name(stage), off, f"{_name(stage)} is worth {worth}; {stage.value} is claimed.")
        yield from _proof(stage, worth)
        yield from _slack(rows, stage)


def _only_need_match(facts: Facts) -> Priority:
    """What is asked for where an option states no priorities."""
    return Priority(option=facts.option, rank=1, objective=Goal.NEED_MATCH)


def _name(stage: StageResult) -> str:
    return f"priority {stage.rank}"


def _proof(stage: StageResult, worth: int) -> Iterator[Fault]:
    name = _name(stage)
    if worth > stage.limit:
        yield Fault(PROOF, name, worth - stage.limit, f"{name} is worth {worth}; its limit is {stage.limit}.")
    if stage.bound > stage.value:
        off = stage.bound - stage.value
        yield Fault(PROOF, name, off, f"{name} claims {stage.value}, which its bound {stage.bound} rules out.")
    elif stage.bound > worth:
        yield Fault(
            PROOF, name, stage.bound - worth, f"{name} is worth {worth}, which its bound {stage.bound} rules out."
        )
    if stage.proven and stage.bound < stage.value:
        off = stage.value - stage.bound
        yield Fault(PROOF, name, off, f"{name} is claimed as proven, but its bound {stage.bound} leaves {off} open.")


def _slack(rows: Sequence[Priority], stage: StageResult) -> Iterator[Fault]:
    """A limit gives up no more than the priority's slack, read as generously as its words allow."""
    slack = max((row.slack for row in rows), default=Decimal(0))
    if rows[0].slack_unit == "percent":
        given = Fraction(slack) * abs(stage.value) / 100
    else:
        given = Fraction(slack) * max(UNIT[row.objective] * max(PARTS, whole(row.weight, PARTS)) for row in rows)
    over = stage.limit - stage.value - int(given)
    if over > 0:
        sentence = f"{_name(stage)} lets later ones give up {over} more than its slack allows."
        yield Fault(PROOF, _name(stage), over, sentence)
