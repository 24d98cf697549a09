"""The notes of the proposal, each referred to from a column's heading."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesign.report.sheet import Sheet

NOTES: dict[str, str] = {
    "measures": "What each measure means, its formula and its source are on the sheet Measures.",
    "classes": (
        "Core: managed by each locality and split between them by need. Extended: managed for the whole area, with"
        " posts linked to each locality. Hosted: managed by one locality, working in all. Area-wide: managed for the"
        " whole area and facing the localities. Open: not settled yet."
    ),
    "settled": (
        "Decided: by the criteria. Override: by a decision that the criteria do not give. Assumed: taken until it is"
        " decided. Pending and open: not settled."
    ),
    "rests": "The least firm evidence that the class by the criteria needs.",
    "moves": "Filled posts with a base today that would sit in another property.",
    "localities": "Filled posts of core services whose locality today is known and would be another.",
    "share": (
        "The entitlement floor of each locality and the rest of the service's FTE by its share of the service's own"
        " measure of need, latest period."
    ),
    "linked-share": "The service's FTE by its share of the service's own measure of need, latest period.",
    "fte": "Full-time equivalents of filled and vacant posts.",
    "desks": (
        "FTE based there times the desk ratio, rounded up for each team, or what the service states. In editions that"
        " hold small numbers back it is rounded to the nearest 5."
    ),
    "evidence": (
        "Stated: found in a document or system. Derived: worked out from stated figures. Assumed: a judgement."
        " Illustrative: made up to be plausible."
    ),
    "estimated": "Share of the journeys behind the figure that are not in the travel table but estimated from the map.",
    "minutes": "One way between the two bases, by the travel table where it has them, else estimated from the map.",
    "pay": "Yearly cost of filled and vacant posts with on-costs; posts without a cost are left out.",
}
"""Every note by its id."""


def notes_of(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The notes that the sheets refer to, in the order of their first use."""
    used = dict.fromkeys(column.note for sheet in sheets for column in sheet.columns if column.note)
    return {note: NOTES[note] for note in used}
