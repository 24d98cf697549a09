"""Any number of options side by side: measure by measure, finding by finding, post by post."""

from orgdesign.compare.appointed import (
    ContactChange,
    CoordinationChange,
    LinkChange,
    contact_changes,
    coordination_changes,
    link_changes,
)
from orgdesign.compare.comparison import ClassRow, Column, Comparison, FindingRow, common_objectives, compare
from orgdesign.compare.movers import Mover, PairDifference, movers
from orgdesign.compare.rows import MeasureRow
from orgdesign.compare.side import AS_IS, Side, as_is, side_of

__all__ = [
    "AS_IS",
    "ClassRow",
    "Column",
    "Comparison",
    "ContactChange",
    "CoordinationChange",
    "FindingRow",
    "LinkChange",
    "MeasureRow",
    "Mover",
    "PairDifference",
    "Side",
    "as_is",
    "common_objectives",
    "compare",
    "contact_changes",
    "coordination_changes",
    "link_changes",
    "movers",
    "side_of",
]
