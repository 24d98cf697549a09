"""What a cell may hold."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from orgdesign.plan import TABLES
from orgdesign.plan.parse import columns_of, parse_row
from orgdesign.plan.places import Need
from orgdesign.plan.posts import Post
from orgdesign.plan.services import Service
from orgdesign.plan.settings import Settings


def value_of(text: object) -> Decimal:
    return Need(place="a", measure="m", period="2009", value=text, source="").value


@pytest.mark.parametrize(
    ("given", "read"),
    [("1,250", "1250"), ("£ 12.50", "12.5"), (0.1 + 0.2, "0.3"), (28500.0, "28500"), ("1e3", "1000"), ("-0", "0")],
)
def test_a_number_is_read_exactly(given: object, read: str) -> None:
    assert str(value_of(given)) == read


@pytest.mark.parametrize(
    "given", ["1,5", "12,50", "1_000", "١٢", "ten", "nan", "inf", 1e300, "1e999", True, time(1), date(2009, 1, 1)]
)
def test_what_is_not_clearly_a_number_is_refused(given: object) -> None:
    row, faults = parse_row(Need, {"place": "a", "measure": "m", "period": "2009", "value": given})
    assert row is None
    assert [fault.column for fault in faults] == ["value"]


def test_ids_keep_their_leading_zeros() -> None:
    assert Post(id="00417", service="s", fte=Decimal(1)).id == "00417"


def test_a_list_cell_is_parted_by_semicolons_and_a_word_with_one_is_refused() -> None:
    assert Service(id="a", name="A", enables="b; c ;").enables == ("b", "c")
    assert parse_row(Service, {"id": "a", "name": "A", "enables": ("b;c",)})[0] is None


def test_text_keeps_its_lines_but_no_control_characters() -> None:
    assert Service(id="a", name="A", note=" one\r\ntwo ").note == "one\ntwo"
    (fault,) = parse_row(Service, {"id": "a", "name": "A", "note": "one\x00two"})[1]
    assert "control characters" in fault.expected


def test_text_too_long_for_a_cell_is_refused() -> None:
    (fault,) = parse_row(Service, {"id": "a", "name": "A", "note": "x" * 32_768})[1]
    assert fault.expected == "must have no more than 32767 characters."


def test_an_fte_with_too_many_decimals_gets_the_rounded_one_as_suggestion() -> None:
    (fault,) = parse_row(Post, {"id": "1", "service": "s", "fte": "0.810810811"})[1]
    assert (fault.expected, fault.suggestion) == ("must have no more than 4 decimals (FTE).", "0.8108")


def test_a_misspelt_word_gets_the_nearest_one() -> None:
    (fault,) = parse_row(Service, {"id": "a", "name": "A", "delivery": "thru settings"})[1]
    assert fault.suggestion == "through settings"
    assert fault.expected == "must be one of: direct, through settings, enabling."


def test_no_fault_speaks_the_language_of_the_validation_library() -> None:
    odd = ["", "x", -5, 1e300, True, time(3), "a@b", "\ud800", 3.5, "31/02/2010", "; ", "a\x00", {"a": 1}, [1]]
    foreign = ("Input should", "valid string", "Value error", "type=", "pydantic")
    for kind in TABLES.values():
        for name in columns_of(kind):
            for value in odd:
                for fault in parse_row(kind, {name: value})[1]:
                    assert fault.expected.endswith((".", "?"))
                    assert not any(word in fault.expected for word in foreign)


def test_every_optional_column_can_say_its_default_by_being_empty() -> None:
    """Else a plan could not be written and read back: an empty cell must mean one thing."""
    for kind in TABLES.values():
        for info in columns_of(kind).values():
            if not info.required and info.default not in (None, "", ()):
                assert info.kind != "list"
                assert parse_row(kind, {info.name: ""})[1], f"{kind.table}.{info.name} takes empty text as a value"


def test_the_settings_need_a_word_for_the_whole_area() -> None:
    row, faults = parse_row(Settings, {"name": "n", "area": "a", "as_at": "2009-01-01", "tiers": "x",
                                       "delivery_tier": "x", "area_wide": ""})  # fmt: skip
    assert row is None
    assert [fault.expected for fault in faults] == ["must not be empty."]
