"""One workbook with more than forty different faults, all told at once, each at its cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from orgdesign.errors import Severity
from tests.workbook.books import Editor, problems, read

Fault = Callable[[Editor], str]


def put(title: str, row: int, name: str, value: object) -> Fault:
    return lambda book: book.put(title, row, name, value)


def copied(title: str, row: int, at: str, **values: object) -> Fault:
    """A fault in a copied row; the problem stands in the column ``at``."""

    def make(book: Editor) -> str:
        made = book.copy_row(title, row, **values)
        return book.put(title, made, at, book.sheet(title).cell(made, book.column(title, at)).value)

    return make


FAULTS: list[Fault] = [
    copied("Places", 5, "tier", id="w3", tier="wrd"),
    copied("Places", 5, "parent", id="w4", parent="central"),
    copied("Places", 5, "x", id="w5", x=-5, y=1),
    copied("Needs", 2, "value", place="ward-01", period="2008", value="many"),
    copied("Needs", 2, "place", place="ward-99", period="2008"),
    copied("Services", 4, "id", id="a@b"),
    copied("Services", 4, "level_to", id="back", level_from=3, level_to=2),
    copied("Posts", 3, "fte", id="00602", fte="0.8125625"),
    copied("Posts", 3, "contract_ends", id="00603", contract_ends="31/02/2010"),
    copied("Posts", 3, "service", id="00604", service=None),
    copied("Posts", 3, "id", id="00417"),
    copied("Posts", 3, "id", id=datetime(2024, 2, 1)),
    copied("Properties", 2, "tenure_ends", id="p3", available_from=datetime(2015, 1, 1)),
    copied("Properties", 3, "y", id="p4", y=None),
    copied("Requests", 2, "amount", id="R3", amount=3),
    copied("Requests", 2, "object", id="R4", object="nothing"),
    copied("Requests", 3, "subject", id="R5", subject="play-service@norht-west"),
    copied("Priorities", 2, "slack", objective="moves", slack=7),
    put("Plan", 2, "as_at", "soon"),
    put("Plan", 2, "circuity", 0.5),
    put("Places", 2, "code_year", "MMIX"),
    put("Services", 2, "level_to", 5),
    put("Services", 2, "statutory", "maybe"),
    put("Services", 2, "delivery", "thru settings"),
    put("Services", 3, "enables", "play-service; nobody"),
    put("Criteria", 2, "weight", 0),
    put("Class rules", 2, "test", "level four"),
    put("Answers", 2, "answer", "perhaps"),
    put("Answers", 3, "criterion", "C6"),
    put("Overrides", 2, "to_class", None),
    put("Outcomes", 2, "outcome", "coer"),
    put("Posts", 2, "manager", "00417"),
    put("Posts", 3, "base", "libary"),
    put("Posts", 4, "fte", 1.2),
    put("Posts", 4, "cost", "#N/A"),
    put("Posts", 5, "vacant", 2),
    put("Properties", 2, "desks", 3.5),
    put("Properties", 3, "place", "ward-2"),
    put("Links", 2, "destination", "play-service"),
    put("Travel", 2, "minutes", -1),
    put("Managers", 2, "span_to", 0),
    put("Contacts", 2, "locality", "ward-01"),
    put("Options", 3, "parent", "as-publishd"),
    put("Changes", 2, "action", "mend"),
    copied("Changes", 2, "column_name", option="as-published", action="set", column_name="status"),
]


def test_forty_faults_give_forty_problems_each_with_its_cell(tmp_path: Path) -> None:
    expected: list[str] = []
    reading = read(tmp_path, lambda book: expected.extend(fault(book) for fault in FAULTS))
    errors = [p.place for p in problems(reading) if p.severity is Severity.ERROR]
    assert reading.plan is None
    assert len(FAULTS) > 40
    assert sorted(errors) == sorted(expected)


def test_rows_read_are_rows_used_and_refused(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda book: [fault(book) for fault in FAULTS])
    for table, count in reading.rows_read.items():
        assert count == reading.rows_used[table] + reading.rows_refused[table]
    assert reading.rows_refused["posts"] == 6
    assert reading.rows_used["posts"] == 3


def test_the_sums_of_what_was_handed_in_and_of_what_is_used_are_both_given(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda book: book.put("Properties", 2, "desks", "lots"))
    posts, properties = reading.controls
    assert (posts.read, posts.used) == (posts.used, posts.read)
    assert (properties.table, properties.column) == ("properties", "running_cost")
    assert (properties.read, properties.used) == (Decimal(85000), Decimal(64000))
