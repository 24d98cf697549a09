"""Every measure, in the order that a board reads them."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.asked import ASKED
from orgdesign.measures.caseload import CASELOAD
from orgdesign.measures.change import CHANGE
from orgdesign.measures.contacts import CONTACTS
from orgdesign.measures.coordination import COORDINATION
from orgdesign.measures.estate import ESTATE
from orgdesign.measures.linking import LINKING
from orgdesign.measures.links import LINKS
from orgdesign.measures.measure import Measure, Measured
from orgdesign.measures.need import NEED
from orgdesign.measures.residents import RESIDENTS
from orgdesign.measures.rooms import ROOMS
from orgdesign.measures.staffing import STAFFING
from orgdesign.measures.together import TOGETHER
from orgdesign.measures.travel import TRAVEL

MEASURES: tuple[Measure, ...] = (
    *NEED,
    *CASELOAD,
    *ESTATE,
    *ROOMS,
    *CHANGE,
    *TRAVEL,
    *RESIDENTS,
    *LINKS,
    *LINKING,
    *TOGETHER,
    *CONTACTS,
    *COORDINATION,
    *ASKED,
    *STAFFING,
)


def measure(brief: Brief, design: Design) -> tuple[Measured, ...]:
    """Every measure of a design; works on today's organisation as on any option."""
    return tuple(m.measure(brief, design) for m in MEASURES)
