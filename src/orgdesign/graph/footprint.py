"""What a class means: who manages the service, where it works, and what becomes of its posts.

Label, managing unit and delivery footprint are three things. Source: Peterborough 2009, Appendix 2.
"""

from __future__ import annotations

from dataclasses import dataclass

from orgdesign.graph.words import plural
from orgdesign.plan.services import ServiceClass
from orgdesign.plan.settings import Settings


@dataclass(frozen=True)
class Footprint:
    """What follows from a class; ``managed_by`` is one of locality, host locality, whole area."""

    managed_by: str
    delivers_in: str
    staff: str
    base: str
    named_contacts: bool


NOWHERE = Footprint("", "", "", "", False)
"""Of a service without a class."""


def footprint(to_class: ServiceClass | None, settings: Settings) -> Footprint:
    """What follows from a class, in the council's word for its localities."""
    word = settings.delivery_tier
    many = plural(word)
    return (
        {
            ServiceClass.CORE: Footprint(
                "locality", f"its {word}", f"split over the {many} by need", f"in the {word}", False
            ),
            ServiceClass.EXTENDED: Footprint(
                "whole area",
                f"all {many}, as part of each extended team",
                f"linked to {many}, not split",
                f"wherever suits, in a {word} if possible",
                True,
            ),
            ServiceClass.HOSTED: Footprint(
                "host locality", f"all {many}", "kept together", f"in the host {word}", True
            ),
            ServiceClass.CITY_WIDE: Footprint(
                "whole area", f"all {many}, {word}-facing", "kept together", "wherever suits", True
            ),
        }.get(to_class, NOWHERE)
        if to_class is not None
        else NOWHERE
    )
