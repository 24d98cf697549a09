"""The cover: what this is, for whom, from which data, and what is held back."""

from __future__ import annotations

from collections.abc import Sequence

from gptables import Cover

from orgdesign.report.disclosure import SMALLEST_SHOWN
from orgdesign.report.proposal import Proposal
from orgdesign.report.text import MEANINGS, clean, day, inline, is_risky

_WIDTH = 100
"""Characters that the cover is wide at least; it is as wide as its longest line, so that all of it prints."""


def cover(proposal: Proposal, version: str, contact: Sequence[str]) -> Cover:
    """The cover's text; ``contact`` says whom to ask, a line each."""
    settings = proposal.plan.settings
    intro = [
        f"{proposal.audience.words}.",
        f"It compares {_options(len(proposal.options))} for organising services by locality.",
        *(
            f"Option {proposal.heads[position]}: {clean(proposal.comparison.columns[position].status)}."
            for position, _ in proposal.options
        ),
        *(
            f"Option {proposal.heads[position]}: {clean(side.result.cut_short)}"
            for position, side in proposal.options
            if side.result is not None and side.result.cut_short
        ),
    ]
    about = [
        f"Posts, properties and needs are as at {day(proposal.as_at)}.",
        f"Data: the plan with fingerprint {proposal.plan.fingerprint[:16]}, by orgdesign {clean(version)}.",
        "Results marked as checked were checked by a program independent of the one that found them.",
        "The workbook holds values only: no formulas, nothing hidden, no links to other files.",
        "Each sheet has one table. Notes are on the sheet Notes.",
        *_held_back(proposal),
        *MEANINGS.values(),
    ]
    asked = [_plain(clean(line)) for line in contact]
    return Cover(
        title=f"Proposal: {inline(settings.name)}, {inline(settings.area)}",
        intro=intro,
        about=about,
        contact=asked or None,
        width=max(_WIDTH, *map(len, [*intro, *about, *asked])),
    )


def _plain(line: str) -> str:
    """A line that nobody can take for a formula."""
    return f"Contact: {line}" if is_risky(line) else line


def _options(number: int) -> str:
    return f"{number} option{'s' if number != 1 else ''}"


def _held_back(proposal: Proposal) -> list[str]:
    if not proposal.audience.suppresses:
        return ["This edition shows every figure and is not for publication."]
    return [
        f"Figures of fewer than {SMALLEST_SHOWN} posts are held back, and with them others that would give them away."
    ]
