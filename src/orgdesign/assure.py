"""What a result claims beside its design: put to a second solver, and ways out of the impossible to the checker."""

from __future__ import annotations

from dataclasses import replace

from orgdesign.brief import Brief
from orgdesign.certify import check
from orgdesign.design import Design, Result, Way
from orgdesign.errors import DisagreementError, UncertifiedError
from orgdesign.proof import Verdict
from orgdesign.solve import Control
from orgdesign.solve.give import changed_brief
from orgdesign.solve.opinion import Heard, second_opinion


def with_opinions(brief: Brief, result: Result, seconds: float, control: Control) -> Result:
    """The result with a second solver's opinion on each of its claims.

    Raises
    ------
    DisagreementError
        Where the second solver refutes a claim; nothing is shown then.
    """
    heard = second_opinion(brief, result, seconds, control)
    refuted = [_refuted(brief, h) for h in heard if h.opinion.verdict is Verdict.DISAGREES]
    if refuted:
        raise DisagreementError(refuted)
    return replace(result, opinions=tuple(h.opinion for h in heard))


def with_ways_certified(brief: Brief, result: Result) -> Result:
    """The result with every way out of the impossible checked: its design is one of the changed plan.

    Raises
    ------
    UncertifiedError
        Where the independent checker finds a fault in one of the designs.
    DisagreementError
        Where a design needs no change at all, so that the option is not impossible.
    """
    if result.conflict is None:
        return result
    ways = tuple(_certified(brief, way) for way in result.conflict.ways)
    return replace(result, conflict=replace(result.conflict, ways=ways))


def _certified(brief: Brief, way: Way) -> Way:
    if not way.cost:
        raise DisagreementError(["the option is called impossible, but a design was found that keeps all it asks"])
    faults = _faults(changed_brief(brief, way), way.design)
    if faults:
        raise UncertifiedError(faults)
    return replace(way, certified=True)


def _refuted(brief: Brief, heard: Heard) -> str:
    words = heard.opinion.sentence
    if heard.design is None:
        return words
    faults = _faults(brief, heard.design)
    checked = "The independent checker finds fault with it" if faults else "The independent checker passes it"
    return f"{words} {checked}{': ' + faults[0] if faults else '.'}"


def _faults(brief: Brief, design: Design) -> list[str]:
    return [f"{f.rule} {f.subject}: {f.sentence}" for f in check(brief, design).faults]
