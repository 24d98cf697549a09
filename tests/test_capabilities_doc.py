"""The page that says of every capability where it works names nothing that is not there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

from orgdesign.cli.entry import commands
from orgdesign.cli.programme import PARTS
from orgdesign.graph.analyses import TITLES
from orgdesign.measures import MEASURES
from orgdesign.plan.plan import TABLES
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.register import APPOINTMENTS, CONSTRAINTS, OBJECTIVES
from orgdesign.rules.rule import Source

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "capabilities.md").read_text(encoding="utf-8")
IDS = {"C": 5, "geo": 10, "ppl": 20, "need": 16, "est": 15, "prog": 22, "proc": 22}
"""How many ids there are of each family, from 1 up."""
WORKS, PARTLY, NOT_YET = "works", "partly", "not yet"
NAMED = re.compile(r"(\w+) `([^`]+)`")


@dataclass(frozen=True)
class Line:
    """One row of the page: ``where`` holds what it names, each thing after the word for its kind."""

    id: str
    title: str
    status: str
    where: tuple[tuple[str, str], ...]
    missing: str


def lines(text: str) -> list[Line]:
    """The rows of all tables of the page, heads left out; a row that cannot be read fails."""
    found = []
    for row in re.findall(r"^\| (?!id |-)(.*)\|$", text, re.MULTILINE):
        cells = [cell.strip() for cell in row.split("|")]
        assert len(cells) == 5, row
        things = [NAMED.fullmatch(thing) for thing in cells[3].split("; ")] if cells[3] else []
        where = tuple((match[1], match[2]) for match in things if match is not None)
        assert len(where) == len(things), f"{cells[0]}: each thing is a word and a name in backticks"
        found.append(Line(cells[0], cells[1], cells[2], where, cells[4]))
    return found


LINES = lines(TEXT)
EACH = pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)


def a_command(words: str) -> bool:
    """Tell whether there is the command, each of its options, and what ``--what`` asks for."""
    program, _, asked = words.partition(" ")
    name, *rest = asked.split() or [""]
    known = getattr(get_command(commands), "commands", {})
    if program != "orgdesign" or name not in known:
        return False
    options = {option for parameter in known[name].params for option in parameter.opts}
    parts = {"graph": set(TITLES), "programme": set(PARTS)}.get(name, set())
    return all(word in (options if word.startswith("--") else parts) for word in rest)


def a_column(name: str) -> bool:
    """Tell whether the plan has the table and it the column."""
    table, _, column = name.partition(".")
    return table in TABLES and column in {known.name for known in TABLES[table].columns()}


@cache
def written_in(folder: str, pattern: str) -> frozenset[str]:
    """What a pattern finds in the modules of a folder of the package."""
    files = sorted((ROOT / "src" / "orgdesign" / folder).rglob("*.py"))
    return frozenset(found for file in files for found in re.findall(pattern, file.read_text(encoding="utf-8")))


KINDS: Mapping[str, Callable[[str], bool]] = {
    "table": lambda name: name in TABLES,
    "column": a_column,
    "command": a_command,
    "sheet": lambda name: name in written_in("report", r'label="([^"]+)"'),
    "page": lambda name: name in written_in("app", r'title="(?:\d )?([^"]+)", url_path'),
    "rule": lambda name: name in {rule.id for rule in CONSTRAINTS} | {rule.id for rule in APPOINTMENTS},
    "request": lambda name: name in {kind.value for kind in ASKS},
    "objective": lambda name: name in {goal.value for goal in OBJECTIVES},
    "measure": lambda name: name in {measure.name for measure in MEASURES},
    "scenario": lambda name: (ROOT / "scenarios" / name / "plan.toml").is_file(),
    "test": lambda name: bool(re.fullmatch(r"tests/[\w/]*test_\w+\.py", name)) and (ROOT / name).is_file(),
}
"""Whether there is a thing of this name, by the word for its kind."""


def test_every_id_has_one_row_in_order() -> None:
    assert [line.id for line in LINES] == [f"{family}{n}" for family, most in IDS.items() for n in range(1, most + 1)]


def test_every_title_is_its_own_and_every_status_is_one_of_three() -> None:
    assert all(line.title for line in LINES)
    assert len({line.title for line in LINES}) == len(LINES)
    assert {line.status for line in LINES} == {WORKS, PARTLY, NOT_YET}


def test_the_counts_at_the_head_are_those_of_the_rows() -> None:
    counts = Counter(line.status for line in LINES)
    said = f"Of {len(LINES)} ids, {counts[WORKS]} work, {counts[PARTLY]} work partly and {counts[NOT_YET]} do not yet."
    assert said in TEXT


@EACH
def test_what_a_row_names_is_there(line: Line) -> None:
    assert [(kind, name) for kind, name in line.where if kind not in KINDS or not KINDS[kind](name)] == []


@EACH
def test_what_works_is_tested_and_lacks_nothing_and_what_works_partly_says_what_it_lacks(line: Line) -> None:
    kinds = {kind for kind, _ in line.where}
    if line.status == NOT_YET:
        assert not kinds
    else:
        assert "test" in kinds
        assert kinds - {"test", "scenario"}
        assert bool(line.missing) is (line.status == PARTLY)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_not_there_would_be_noticed(kind: str) -> None:
    assert any(word == kind for line in LINES for word, _ in line.where)
    assert not KINDS[kind]("orgdesign nothing")
    assert not KINDS[kind]("nothing.at-all")


@pytest.mark.parametrize("words", ["orgdesign graph --nothing", "orgdesign graph --what nothing", "nothing graph"])
def test_an_option_or_a_part_that_a_command_does_not_have_would_be_noticed(words: str) -> None:
    assert not a_command(words)


def test_what_a_rule_or_measure_has_as_its_source_is_not_said_to_be_missing() -> None:
    sources: list[Source] = [rule.source for rule in CONSTRAINTS]
    sources += [rule.source for rule in APPOINTMENTS]
    sources += [rule.source for rule in OBJECTIVES.values()]
    sources += [ask.source for ask in ASKS.values()]
    sources += [measure.source for measure in MEASURES]
    started = {line.id for line in LINES if line.status != NOT_YET}
    assert {source.capability for source in sources} <= started


def test_the_page_stands_alone() -> None:
    assert "://" not in TEXT
    assert re.findall(r"(?<![\w.)])/\w+", TEXT) == []
    links = [(ROOT / "docs" / link).resolve() for link in re.findall(r"\]\(([^)]+)\)", TEXT)]
    assert links
    assert all(link.is_file() and link.is_relative_to(ROOT.resolve()) for link in links)


def test_the_readme_links_to_the_page() -> None:
    assert "(docs/capabilities.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
