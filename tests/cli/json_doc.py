"""docs/json.md read as a schema: what a document may hold, key by key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs" / "json.md"
_CELLS = re.compile(r"(?<!\\)\|")
_WORD = re.compile(r"`([^`]*)`")


@dataclass(frozen=True)
class Key:
    """One row of a table: the words that it may hold, and the section that describes what is in it."""

    words: tuple[str, ...]
    null: bool
    section: str
    anything: bool


Section = Mapping[str, Key]
_MEMBER = Key((), null=False, section="", anything=False)
"""A member of a list of which only what is in it has rows of its own."""


@lru_cache
def sections() -> Mapping[str, Section]:
    """Every section's keys by path."""
    found: dict[str, dict[str, Key]] = {}
    current: dict[str, Key] = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = found.setdefault(line[3:].strip(), {})
        elif line.startswith("| `"):
            path, key = _row(line)
            assert path not in current, f"{path} stands twice"
            current[path] = key
    return found


def _row(line: str) -> tuple[str, Key]:
    _, path, words, meaning, _ = (cell.strip() for cell in _CELLS.split(line))
    plain = _WORD.sub("", words).strip()
    assert plain in {"", "null"}, line
    see = re.fullmatch(r"see (\w+)", meaning)
    empty = ("",) if "``" in words else ()
    spoken = tuple(w for w in _WORD.findall(words.replace("``", "")) if w)
    return path.strip("`"), Key(spoken + empty, plain == "null", see[1] if see else "", meaning.startswith("anything"))


def faults(section: str, value: Any, path: str = "") -> Iterator[str]:
    """Where a document is not as its section says: keys missing, keys too many, words that are not listed."""
    keys = sections()[section]
    if path:
        key = keys.get(path) or (_MEMBER if any(p.startswith(f"{path}.") for p in keys) else None)
        if key is None:
            yield f"{section}: {path} is not described"
            return
        if value is None:
            yield from () if key.null else (f"{section}: {path} is null",)
            return
        if key.section:
            yield from faults(key.section, value)
            return
        if key.words and value not in key.words:
            yield f"{section}: {path} holds {value!r}"
        if key.anything:
            return
    if isinstance(value, dict):
        yield from _of_object(section, value, path)
    elif isinstance(value, list):
        for member in value:
            yield from faults(section, member, f"{path}[]")


def _of_object(section: str, value: Mapping[str, Any], path: str) -> Iterator[str]:
    dot = f"{path}." if path else ""
    if f"{dot}*" in sections()[section]:
        for member in value.values():
            yield from faults(section, member, f"{dot}*")
        return
    listed = {p[len(dot) :] for p in sections()[section] if p.startswith(dot)}
    direct = {p for p in listed if not re.search(r"[.\[]", p)}
    for name in sorted(direct - value.keys()):
        yield f"{section}: {dot}{name} is missing"
    for name, member in value.items():
        yield from faults(section, member, f"{dot}{name}")
