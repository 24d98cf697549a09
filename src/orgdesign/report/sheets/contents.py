"""Which sheets an edition has, in reading order."""

from __future__ import annotations

from collections.abc import Callable

from orgdesign.report.programme import programme_sheets
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Sheet
from orgdesign.report.sheets.appointed import coordination, named_contacts
from orgdesign.report.sheets.certificates import certificates
from orgdesign.report.sheets.change import degree_of_change
from orgdesign.report.sheets.classes import classes
from orgdesign.report.sheets.dictionary import behind_the_figures, measures
from orgdesign.report.sheets.estate import bases, hosted_services, team_bases
from orgdesign.report.sheets.evidence import assumptions, evidence, parameters
from orgdesign.report.sheets.implications import implications
from orgdesign.report.sheets.linked import linked_posts
from orgdesign.report.sheets.localities import locality_cards
from orgdesign.report.sheets.options import options_compared
from orgdesign.report.sheets.people import pay, posts_that_change
from orgdesign.report.sheets.questions import questions
from orgdesign.report.sheets.requests import requests
from orgdesign.report.sheets.split import fte_split

_PROPOSED: tuple[Callable[[Proposal], Sheet], ...] = (
    options_compared,
    implications,
    classes,
    degree_of_change,
    fte_split,
    bases,
    team_bases,
    hosted_services,
    linked_posts,
    named_contacts,
    coordination,
    locality_cards,
    requests,
    questions,
)
_BEHIND = (
    evidence,
    assumptions,
    parameters,
    measures,
    certificates,
)
"""What the proposal rests on, after the programme."""
_CLOSED = (behind_the_figures, pay)
"""Only in editions that hold nothing back."""


def sheets(proposal: Proposal) -> tuple[Sheet, ...]:
    """The sheets of the proposal's edition."""
    found = [make(proposal) for make in _PROPOSED]
    found += programme_sheets(proposal.plan, hold_back=proposal.audience.suppresses)
    found += [make(proposal) for make in _BEHIND]
    if not proposal.audience.suppresses:
        found += [make(proposal) for make in _CLOSED]
    if proposal.audience.sees_posts:
        found.append(posts_that_change(proposal))
    return tuple(found)
