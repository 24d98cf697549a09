"""Peterborough's criteria and rule table, used where a plan brings none of its own.

Source: Peterborough 2009, Appendix 2 (rationale for the labels). "Most" is not given a number there; the
shipped reading is more than half of all criteria, and the plan may change it (``most_over``).
"""

from __future__ import annotations

from orgdesign.plan.services import ClassRule, Criterion, ServiceClass

_PAPER = "Peterborough 2009, Appendix 2"

CRITERIA: tuple[Criterion, ...] = (
    Criterion(id="C1", question="Is it already provided locally?", short="already local", source=_PAPER),
    Criterion(
        id="C2",
        question="Is it universal or targeted, as distinct from specialist at level 4 of the vulnerability matrix?",
        short="universal or targeted",
        source=_PAPER,
    ),
    Criterion(
        id="C3",
        question="Is it provided directly to children, schools and other settings?",
        short="provided directly",
        source=_PAPER,
    ),
    Criterion(
        id="C4",
        question="Does it have the capacity to be distributed across the localities?",
        short="capacity to be distributed",
        role="capacity",
        source=_PAPER,
    ),
    Criterion(
        id="C5",
        question="Can it operate and be managed outside a service of its own profession?",
        short="can leave its professional group",
        role="profession",
        source=_PAPER,
    ),
)

CLASS_RULES: tuple[ClassRule, ...] = (
    ClassRule(
        order=1,
        test="level 4 only",
        to_class=ServiceClass.CITY_WIDE,
        because="serves level 4 of need only",
        source=_PAPER,
    ),
    ClassRule(
        order=2,
        test="does not meet most",
        to_class=ServiceClass.CITY_WIDE,
        because="does not meet most of the criteria",
        source=_PAPER,
    ),
    ClassRule(
        order=3,
        test="tied to a place",
        to_class=ServiceClass.HOSTED,
        because="meets most of the criteria and its function is tied to one place",
        source=_PAPER,
    ),
    ClassRule(
        order=4,
        test="lacks capacity",
        to_class=ServiceClass.HOSTED,
        because="meets most of the criteria but lacks the capacity to be distributed",
        source=_PAPER,
    ),
    ClassRule(
        order=5,
        test="cannot leave profession",
        to_class=ServiceClass.EXTENDED,
        because="meets most of the criteria but cannot easily leave its professional group",
        source=_PAPER,
    ),
    ClassRule(
        order=6,
        test="otherwise",
        to_class=ServiceClass.CORE,
        because="meets most of the criteria, has the capacity to be distributed and can leave its professional group",
        source=_PAPER,
    ),
)
