"""What is decided once the design stands: named contacts and coordination.

Contacts depend on the rest of a design only by where posts sit, coordination not at all, and no priority reads
either. So they are exact where they stand, and can neither better nor worsen what the priorities reached.
"""

from __future__ import annotations

from dataclasses import replace

from orgdesign.appointed import Decided
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.solve.contacts import choose_contacts
from orgdesign.solve.control import Control
from orgdesign.solve.coordination import choose_coordination
from orgdesign.solve.limits import Limits

FIGURE_SHARE = 4.0
"""Effort of one figure of these small models, as a multiple of a stage's."""
MOST_EFFORT = 10.0
"""The most effort of one figure, in deterministic seconds: what two dozen localities leave open by then stays so."""


def appoint(
    brief: Brief, design: Design, limits: Limits, control: Control | None = None
) -> tuple[Design, tuple[Decided, ...]]:
    """The design with its contacts and coordinating managers, and what is proven of each."""
    control = control or Control()
    small = replace(limits, effort=min(limits.effort * FIGURE_SHARE, MOST_EFFORT))
    contacts, named = choose_contacts(brief, design, small, control)
    coordination, coordinated = choose_coordination(brief, design, small, control)
    return replace(design, contacts=contacts, coordination=coordination), (named, coordinated)
