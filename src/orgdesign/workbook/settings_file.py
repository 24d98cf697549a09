"""``plan.toml``: the plan's own row in a scenario folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import tomlkit
from tomlkit.items import Item

from orgdesign.errors import Problem, Severity, nearest
from orgdesign.plan.parse import columns_of
from orgdesign.plan.settings import Settings
from orgdesign.workbook.listing import Listing
from orgdesign.workbook.table import Table, add_row

SETTINGS_FILE = "plan.toml"
_KEY = re.compile(r"^\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=", re.MULTILINE)
_LINE = re.compile(r"line (\d+)")


def read_settings(data: bytes) -> Table:
    """The plan's own row from the file's bytes."""
    table = Table(Settings, SETTINGS_FILE)
    try:
        text = data.decode("utf-8-sig")
        given = tomllib.loads(text, parse_float=Decimal)
    except UnicodeDecodeError:
        return _unread(table, "must be saved as UTF-8.", None)
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        line = _LINE.search(str(wrong))
        expected = 'cannot be understood; each line must read: name = "value".'
        return _unread(table, expected, int(line.group(1)) if line else None)
    table.lines = {m.group(1): text.count("\n", 0, m.start(1)) + 1 for m in reversed([*_KEY.finditer(text)])}
    _fill(table, given)
    return table


def _unread(table: Table, expected: str, line: int | None) -> Table:
    table.problems.append(Problem("toml", Settings.table, expected, sheet=SETTINGS_FILE, row=line))
    table.unread, table.read = True, 1
    return table


def _fill(table: Table, given: Mapping[str, object]) -> None:
    columns = columns_of(Settings)
    values: dict[str, object] = {}
    for name, value in given.items():
        if name not in columns:
            hint = nearest(name, columns)
            expected = "plan.toml has no such line, so it is not read."
            table.problems.append(
                Problem(
                    "unknown-column", Settings.table, expected, column=name, suggestion=hint,
                    severity=Severity.WARNING, sheet=SETTINGS_FILE, row=table.lines.get(name),
                )
            )  # fmt: skip
        elif value not in ("", []):
            values[name] = value
    listing = Listing(Settings, SETTINGS_FILE)
    add_row(table, listing, 1, values, set())
    table.problems.extend(replace(p, row=table.lines.get(p.column, 1)) for p in listing.close())
    table.read = 1


def settings_text(settings: Settings) -> str:
    """The plan's own row as the text of ``plan.toml``; columns at their default are left out."""
    document = tomlkit.document()
    for name, info in columns_of(Settings).items():
        value = getattr(settings, name)
        if value != info.default or info.required:
            document.add(name, _item(value))
    return tomlkit.dumps(document)


def _item(value: object) -> Item:
    if isinstance(value, Decimal):
        digits = format(value, "f")
        return tomlkit.float_(digits) if "." in digits else tomlkit.integer(digits)
    if isinstance(value, date):
        return tomlkit.date(value.isoformat())
    item: Item = tomlkit.item(list(value) if isinstance(value, tuple) else value)
    return item
