"""The checker works from the plan: nothing that the brief worked out is believed."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import orgdesign.certify
from orgdesign.brief.sites import Travel
from orgdesign.certify import check
from orgdesign.plan.requests import Kind
from orgdesign.plan.tree import PlaceTree
from tests.builders import a_plan, a_request
from tests.certify.tiny import altered, tiny_brief, tiny_design, tiny_plan

ALLOWED = ("orgdesign.certify", "orgdesign.design", "orgdesign.brief", "orgdesign.plan", "orgdesign.errors")


def test_a_brief_with_everything_wrong_but_plan_option_and_classes_changes_nothing() -> None:
    plan = altered(tiny_plan(a_request(Kind.CLOSE, "hall")), "properties", "annexe", desks=1)
    brief = tiny_brief(plan)
    other = a_plan()
    tree = PlaceTree(other.places, "city")
    wrong = replace(
        brief, tree=tree, localities=(), teams=(), pools=(), sites=(), pairs=(), requests=(), stages=(),
        travel=Travel(other, tree),
    )  # fmt: skip
    assert check(wrong, tiny_design()) == check(brief, tiny_design())
    assert len(check(wrong, tiny_design()).faults) == 2


def test_the_checker_imports_neither_rules_nor_solver() -> None:
    folder = Path(orgdesign.certify.__file__).parent
    files = list(folder.glob("*.py"))
    named = {name for file in files for name in _imports(file) if name.startswith("orgdesign")}
    assert len(files) > 10
    assert {name for name in named if not name.startswith((*ALLOWED, "orgdesign.units"))} == set()
    assert not any(name.startswith(("orgdesign.plan.tree", "orgdesign.brief.")) for name in named)


def _imports(file: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
