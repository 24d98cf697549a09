"""The independent check of a design against the plan it answers."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.certify.asks import shortfall
from orgdesign.certify.constraints import CONSTRAINTS, in_force
from orgdesign.certify.contacts import contact_faults
from orgdesign.certify.coordination import coordination_faults
from orgdesign.certify.facts import Facts
from orgdesign.certify.figures import count
from orgdesign.certify.linking import linking_faults
from orgdesign.certify.reading import Reading
from orgdesign.certify.structure import structure
from orgdesign.certify.verdict import Verdict
from orgdesign.design import Design


def check(brief: Brief, design: Design) -> Verdict:
    """Say everything that is wrong with a design, and count its objectives.

    Works from the plan that the brief holds, with the option's changes made: every sum, target, distance and cost is
    worked out again. Takes any design, however broken, and raises nothing for it.
    """
    return examine(Facts(brief), design)


def examine(facts: Facts, design: Design) -> Verdict:
    """The same, of facts already gathered."""
    reading = Reading(facts, design)
    faults = list(structure(facts, reading))
    for name in in_force(facts):
        faults.extend(CONSTRAINTS[name](facts, reading))
    faults.extend(linking_faults(facts, reading))
    faults.extend(contact_faults(facts, reading))
    faults.extend(coordination_faults(facts, reading))
    wishes = [row for row in facts.requests if row.strength == "should"]
    unmet = [row for row in wishes if shortfall(facts, reading, row)]
    return Verdict(tuple(faults), count(facts, reading, unmet), tuple(row.id for row in unmet))
