"""Every document that ``--json`` prints is as docs/json.md says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from orgdesign import scenarios
from orgdesign.cli.exits import Trouble
from orgdesign.design import Sort, Status
from orgdesign.ended import Ended
from orgdesign.errors import Severity
from orgdesign.generate import SIZES
from orgdesign.graph.analyses import TITLES
from orgdesign.graph.basis import Basis
from orgdesign.graph.classification import FlagKind, Standing
from orgdesign.graph.contacts import Named
from orgdesign.graph.outcomes import Agreement
from orgdesign.graph.pathway_gaps import Missing
from orgdesign.graph.pathways import TIERS
from orgdesign.measures import Direction
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import Reply, ServiceClass
from orgdesign.proof import Claim, Verdict
from orgdesign.report import Audience
from orgdesign.report.programme.strands import RATINGS
from orgdesign.solve.price import Firmness
from orgdesign.workbook.examples import example_plan
from tests.builders import a_priority, a_request
from tests.cli.json_doc import faults, sections
from tests.cli.plans import broken, impossible_plan, open_plan, run, saved, tiny

Arguments = Callable[[str, Path, Path], list[str]]

DOCUMENTS: dict[str, tuple[str, int, Arguments]] = {
    "template": ("template", 0, lambda plan, results, to: ["template", f"{to}/t.xlsx"]),
    "check": ("check", 0, lambda plan, results, to: ["check", plan, "--option", "o1"]),
    "check with problems": ("check", 1, lambda plan, results, to: ["check", broken(to / "b")]),
    "check of an open plan": ("check", 0, lambda plan, results, to: ["check", open_at(to), "--option", "o1"]),
    "convert": ("convert", 0, lambda plan, results, to: ["convert", plan, f"{to}/t.xlsx"]),
    "generate": ("generate", 0, lambda plan, results, to: ["generate", "--size", "s", f"{to}/s"]),
    "classify": ("classify", 0, lambda plan, results, to: ["classify", plan, "--explain", "visits"]),
    "classify of an open plan": ("classify", 0, lambda plan, results, to: ["classify", open_at(to), "-o", "o1"]),
    "classify side by side": ("classify", 0, lambda plan, results, to: ["classify", plan, "-o", "o1", "-o", "o2"]),
    "graph": (
        "graph", 0,
        lambda plan, results, to: ["graph", plan, "--results", str(results), "--pictures", f"{to}/g"],
    ),
    "graph of one kind": ("graph", 0, lambda plan, results, to: ["graph", plan, "--what", "ages"]),
    "programme": ("programme", 0, lambda plan, results, to: ["programme", programme_at(to)]),
    "programme in part": ("programme", 0, lambda plan, results, to: ["programme", programme_at(to), "-w", "series"]),
    "programme of a plan without one": ("programme", 0, lambda plan, results, to: ["programme", plan]),
    "solve": ("solve", 0, lambda plan, results, to: ["solve", plan]),
    "solve with an assumption": (
        "solve", 0, lambda plan, results, to: ["solve", open_at(to), "--assume-open", "core", "--fast", "-o", "o1"],
    ),
    "solve of the impossible": ("solve", 1, lambda plan, results, to: ["solve", impossible_at(to)]),
    "solve with a second opinion": (
        "solve", 1, lambda plan, results, to: ["solve", impossible_at(to), "--second-opinion"],
    ),
    "why": ("why", 0, lambda plan, results, to: ["why", plan, "-o", "o2", "--price", "running cost"]),
    "why of the impossible": (
        "why", 1, lambda plan, results, to: ["why", impossible_at(to), "-o", "o2", "--price", "r1"],
    ),
    "why with a price": ("why", 0, lambda plan, results, to: ["why", wishing_at(to), "--price", "requests"]),
    "whatif": (
        "whatif", 0,
        lambda plan, results, to: ["whatif", plan, "--from", str(results), "--pin", "visits@north=hall"],
    ),
    "whatif that holds already": ("whatif", 0, lambda plan, results, to: ["whatif", plan, "--keep", "library"]),
    "whatif of a wish": ("whatif", 0, lambda plan, results, to: ["whatif", wishing_at(to), "--close", "annexe"]),
    "whatif of the impossible": ("whatif", 1, lambda plan, results, to: ["whatif", plan, "--at-most", "1"]),
    "whatif of an impossible option": (
        "whatif", 1, lambda plan, results, to: ["whatif", impossible_at(to), "-o", "o2", "--keep", "hall"],
    ),
    "solve from a design": ("solve", 0, lambda plan, results, to: ["solve", plan, "--from", str(results)]),
    "solve from today in no time": (
        "solve", 0, lambda plan, results, to: ["solve", plan, "-o", "o1", "--from", "today", "--time", "0"],
    ),
    "solve without memory": ("solve", 3, lambda plan, results, to: ["solve", plan, "--memory", "1"]),
    "compare": ("compare", 0, lambda plan, results, to: ["compare", plan, "--results", str(results)]),
    "compare with the impossible": ("compare", 1, lambda plan, results, to: ["compare", impossible_at(to)]),
    "compare of the impossible": ("compare", 1, lambda plan, results, to: ["compare", impossible_at(to), "-o", "o2"]),
    "export": (
        "export", 0,
        lambda plan, results, to: ["export", plan, "--results", str(results), "--out", f"{to}/p.xlsx"],
    ),
    "export of the impossible": (
        "export", 1, lambda plan, results, to: ["export", impossible_at(to), "-o", "o2", "--out", f"{to}/p.xlsx"],
    ),
    "demo": ("demo", 0, lambda plan, results, to: ["demo", "tiny-town", "--out", str(to)]),
    "error in the plan": ("Error", 1, lambda plan, results, to: ["solve", broken(to / "b")]),
    "error of open classes": ("Error", 1, lambda plan, results, to: ["solve", open_at(to)]),
    "error of reading": ("Error", 2, lambda plan, results, to: ["check", f"{to}/nothing.xlsx"]),
    "error of use": ("Error", 2, lambda plan, results, to: ["classify", plan, "--option", "o3"]),
}  # fmt: skip


def programme_at(to: Path) -> str:
    return saved(example_plan(), to / "programme")


def open_at(to: Path) -> str:
    return saved(open_plan(), to / "open")


def impossible_at(to: Path) -> str:
    return saved(impossible_plan(), to / "impossible")


def wishing_at(to: Path) -> str:
    """A plan with a wish that the first priority speaks against."""
    wish = a_request(Kind.PIN_BASE, "visits@north", "hall", strength="should")
    return saved(tiny(requests=[wish], priorities=[a_priority(1, Goal.RUNNING_COST)]), to / "wishing")


@pytest.fixture
def worked_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(tiny(), tmp_path / "packed" / "tiny-town")
    monkeypatch.setattr(scenarios, "PACKED", tmp_path / "packed")


@pytest.mark.usefixtures("worked_example")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_json_prints_is_what_the_page_describes(name: str, plan: str, results: Path, tmp_path: Path) -> None:
    section, code, arguments = DOCUMENTS[name]
    done = run(*arguments(plan, results, tmp_path), "--json")
    document = json.loads(done.stdout)
    assert list(faults(section, document)) == []
    assert done.exit_code == code
    assert document["format"] == next(iter(sections()[section]["format"].words))


def test_saved_results_are_what_the_page_describes(results: Path) -> None:
    assert list(faults("Results", json.loads(results.read_text(encoding="utf-8")))) == []


def test_a_key_that_is_not_described_and_a_word_that_is_not_listed_are_found() -> None:
    document = {"format": "orgdesign template 1", "file": None, "more": 1}
    assert list(faults("template", document)) == ["template: file is null", "template: more is not described"]
    assert list(faults("template", {"format": "other"})) == [
        "template: file is missing",
        "template: format holds 'other'",
    ]


@pytest.mark.parametrize(
    ("section", "path", "words"),
    [
        ("Error", "error", Trouble),
        ("Problem", "severity", Severity),
        ("generate", "size", SIZES),
        ("Class", "outcome", ServiceClass),
        ("Class", "status", Standing),
        ("Class", "rests_on", Basis),
        ("Class", "answers[].reply", Reply),
        ("Class", "flags[].kind", FlagKind),
        ("classify", "options[].outcomes.checks[].agreement", Agreement),
        ("graph", "findings[].what", TITLES),
        ("graph", "pathways[].stops[].tier", TIERS),
        ("graph", "pathway_gaps[].missing", Missing),
        ("graph", "contacts.entries[].named", Named),
        ("programme", "rating_counts[].rating", RATINGS),
        ("Results", "result[].status", Status),
        ("Results", "result[].ended", Ended),
        ("Results", "result[].stages[].goals[]", Goal),
        ("Results", "result[].conflict.ways[].sort", Sort),
        ("Results", "result[].opinions[].claim", Claim),
        ("Results", "result[].opinions[].verdict", Verdict),
        ("why", "prices[].status", Status),
        ("why", "prices[].prices[].firmness", Firmness),
        ("whatif", "what_if.status", Status),
        ("whatif", "what_if.ended", Ended),
        ("whatif", "what_if.prices[].firmness", Firmness),
        ("compare", "comparison.measures[].direction", Direction),
        ("export", "audience", Audience),
    ],
)
def test_the_words_listed_are_all_there_are(section: str, path: str, words: Iterable[Any]) -> None:
    assert set(sections()[section][path].words) == {str(word) for word in words}
