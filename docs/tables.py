"""Print the README's tables of rules, requests, objectives and measures from the code that holds them.

Run ``python docs/tables.py --write`` to put them into the README between their marks.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

from orgdesign.measures import MEASURES
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.register import APPOINTMENTS, CONSTRAINTS, OBJECTIVES

README = Path(__file__).parent.parent / "README.md"
START, END = "<!-- tables: start -->", "<!-- tables: end -->"


def sentence(thing: object) -> str:
    """The first paragraph of a rule's docstring, on one line."""
    return " ".join((inspect.getdoc(type(thing)) or "").split("\n\n")[0].split())


def tables() -> str:
    """The tables as Markdown."""
    lines = ["### What must hold", "", "| rule | sentence | source |", "|---|---|---|"]
    lines += [f"| `{r.id}` | {sentence(r)} | {r.source.paper}, {r.source.capability} |" for r in CONSTRAINTS]
    lines += ["", "### What may be asked for, as a *must* or a *should*"]
    lines += ["", "| request | sentence | source |", "|---|---|---|"]
    lines += [f"| {k.value} | {sentence(a)} | {a.source.paper}, {a.source.capability} |" for k, a in ASKS.items()]
    lines += ["", "### What a design is judged by, in an order that the board sets"]
    lines += ["", "| objective | sentence | unit |", "|---|---|---|"]
    lines += [f"| {goal.value} | {sentence(o)} | {o.shown_unit} |" for goal, o in OBJECTIVES.items()]
    lines += ["", "### What is decided once the design stands", "", "| decision | sentence | source |", "|---|---|---|"]
    lines += [f"| {a.id} | {sentence(a)} | {a.source.paper}, {a.source.capability} |" for a in APPOINTMENTS]
    lines += ["", "### What is measured", "", "| measure | unit | better |", "|---|---|---|"]
    lines += [f"| {m.name} | {m.unit} | {m.direction} |" for m in MEASURES]
    return "\n".join(lines)


def with_tables(text: str) -> str:
    """The README's text with the tables between their marks made anew."""
    before, rest = text.split(START, 1)
    after = rest.split(END, 1)[1]
    return f"{before}{START}\n\n{tables()}\n\n{END}{after}"


if __name__ == "__main__":
    if "--write" in sys.argv:
        README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        sys.stdout.write(tables() + "\n")
