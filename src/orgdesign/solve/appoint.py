"""What is decided once the design stands: linked posts, named contacts and coordination.

Links depend on the rest of a design only by where posts sit, contacts by that and by links, coordination not at all,
and no priority reads any of them. So they are exact where they stand, and can neither better nor worsen what the
priorities reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orgdesign.appointed import Decided
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.solve.contacts import choose_contacts
from orgdesign.solve.control import Control
from orgdesign.solve.coordination import choose_coordination
from orgdesign.solve.limits import Limits
from orgdesign.solve.linking import Linked, choose_links

FIGURE_SHARE = 4.0
"""Effort of one figure of these small models, as a multiple of a stage's."""
MOST_EFFORT = 10.0
"""The most effort of one figure, in deterministic seconds: what two dozen localities leave open by then stays so."""
QUICK_EFFORT = 0.2
"""The same in a quick solve."""


def appoint(
    brief: Brief,
    design: Design,
    limits: Limits,
    control: Control | None = None,
    coordinated: tuple[Mapping[str, str], Decided] | None = None,
    earlier: Linked | None = None,
) -> tuple[Design, tuple[Decided, ...]]:
    """The design with its linked posts, contacts and coordinating managers, and what is proven of each.

    ``coordinated`` is coordination decided earlier by the same, and ``earlier`` has links where all but requests was
    the same. Either stands where it is proven, and in a quick solve; links as far as their posts are where they were.
    """
    control = control or Control()
    most = QUICK_EFFORT if limits.quick else MOST_EFFORT
    small = replace(limits, effort=min(limits.effort * FIGURE_SHARE, most))
    if earlier is not None and not (limits.quick or earlier.decided.proven):
        earlier = None
    links, linked = choose_links(brief, design, small, control, earlier)
    design = replace(design, linked=links)
    contacts, named = choose_contacts(brief, design, small, control)
    if coordinated is None or not (limits.quick or coordinated[1].proven):
        coordinated = choose_coordination(brief, design, small, control)
    return replace(design, contacts=contacts, coordination=coordinated[0]), (linked, named, coordinated[1])


def undecided(design: Design) -> Design:
    """The design without what is decided after it: where a search starts from it, that is decided again."""
    return replace(design, linked=None, contacts=None, coordination=None)
