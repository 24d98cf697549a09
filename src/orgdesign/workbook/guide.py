"""The words of the template's guide."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesign.plan.plan import TABLES
from orgdesign.plan.requests import MEANINGS

TITLE = "Guide to this workbook"

STEPS: Sequence[str] = (
    "Fill in one sheet after the other; the order of the sheets is a good order. Each row is one thing: a place, a"
    " service, a post. Only Plan, Places and Services cannot be empty.",
    "Replace or delete the example rows: each says so in its source column. Criteria and Class rules hold the"
    " criteria and the rule table that are used unless you change them; you can keep them as they are.",
    "Columns with a dark heading are required. Pick a heading or a cell to see what the column means and its unit."
    " The Dictionary sheet lists every column.",
    "Where one sheet names a row of another, use its id, exactly as it stands there. Ids are text: 00417 keeps its"
    " zeros. Several ids in one cell are parted by semicolons.",
    "Say in the source column where a row comes from, and in evidence whether it is stated, derived, assumed or"
    " only illustrative. The share of assumed figures is reported.",
    "Posts, not people: no names, dates of birth, staff or National Insurance numbers anywhere. A column of those is"
    " refused.",
    "Keep the headings in the first row. Do not merge cells. Sheets and columns that you do not need may be deleted,"
    " and their order does not matter.",
    "Check the workbook as often as you like: orgdesign check followed by its name. Every problem is listed at once"
    " with its sheet, row and column.",
)

OPTIONS: Sequence[str] = (
    "Each row of Options is one way to reorganise. What it changes in the plan stands on the Changes sheet, one change"
    " a row, made in their order.",
    "set puts a value into a column of a row that exists. The row is named by its id, or by the parts of its key joined"
    " by |, as in ward-01|children 8-13|2009. The plan's own row is named plan.",
    "add makes a new row: one line a column, all naming the same new row. remove takes a row away, and with it the rows"
    " of other sheets that are about nothing else, such as its needs, links or travel.",
    "An option may start from another: it takes over that option's changes, requests and priorities and makes its own"
    " changes afterwards.",
    "Priorities are in order: what is best by rank 1 is found first, then what is best by rank 2 without giving up more"
    " of rank 1 than its slack, and so on.",
)

REQUESTS = (
    "A request is something that must or should hold in a design. Its kind says what to put into subject, object and"
    " amount. A team of one locality is written service@locality, as in play-service@central-east. Leave empty what"
    " the table shows as a dash."
)


def sheet_list() -> list[tuple[str, str]]:
    """Each sheet with what it holds."""
    return [(kind.sheet, kind.about) for kind in TABLES.values()]


def request_kinds() -> list[tuple[str, str, str, str]]:
    """Each kind of request with its subject, object and amount."""
    return [(kind.value, *(word or "–" for word in meaning)) for kind, meaning in MEANINGS.items()]  # type: ignore[misc]
