"""The service graph as a drawing: classes told apart by shape, word and colour, links by line.

Services stand in rows under their division of today, so that names keep a size that can be read however many links
there are; the tables hold what crossing lines hide.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from orgdesign.app.wording import class_word, counted
from orgdesign.graph.classification import Classification
from orgdesign.plan import Plan
from orgdesign.plan.links import Link
from orgdesign.plan.services import ServiceClass

MOST_DRAWN = 60
"""Services drawn at a time; more cannot be read."""
_PAPER, _INK, _LINE = "#ffffff", "#0b0c0c", "#505a5f"
_WRAP = 20
_PER_ROW = 6
_ACROSS, _BELOW, _A_LINE = 1.9, 0.45, 0.19
"""Inches between the middles of two services, between two rows, and for a line of text."""


@dataclass(frozen=True)
class Look:
    """How a class is drawn; the shape alone tells it from the others."""

    shape: str
    said: str
    fill: str
    text: str


LOOKS: Mapping[ServiceClass | None, Look] = {
    ServiceClass.CORE: Look("shape=box", "a plain rectangle", "#12436D", "#ffffff"),
    ServiceClass.EXTENDED: Look('shape=box style="filled,rounded"', "a rectangle with round corners", "#28A197", _INK),
    ServiceClass.HOSTED: Look("shape=folder", "a folder with a tab", "#F46A25", _INK),
    ServiceClass.CITY_WIDE: Look("shape=box peripheries=2", "a rectangle with a double frame", "#801650", "#ffffff"),
    None: Look("shape=note", "a sheet with a folded corner", _PAPER, _INK),
}
"""Colours of the Government Analysis Function's palette."""
_LINES: Mapping[str, tuple[str, str]] = {
    "refers to": ("solid", "a solid line with an arrow"),
    "steps down to": ("dashed", "a dashed line with an arrow"),
    "works with": ("solid", "a solid line without an arrow"),
    "supports": ("dotted", "a dotted line with an arrow"),
    "supervises": ("bold", "a thick line with an arrow"),
}


@dataclass(frozen=True)
class Drawing:
    """The graph in the DOT language, what it shows in words, and the links that it draws."""

    dot: str
    alt: str
    links: tuple[Link, ...]


def drawing(plan: Plan, classes: Sequence[Classification], chosen: Collection[str]) -> Drawing:
    """Draw the chosen services, grouped by today's division, and the links between them."""
    shown = [c for c in classes if c.service in chosen]
    links = tuple(k for k in plan.links if k.origin in chosen and k.destination in chosen)
    lines = [
        "digraph services {",
        f'graph [layout="neato" splines="line" outputorder="edgesfirst" bgcolor="{_PAPER}"]',
        f'node [style="filled" fontname="Arial" fontsize="11" color="{_INK}" margin="0.08,0.05" width="1.5"]',
        f'edge [color="{_LINE}" arrowsize="0.7"]',
        *_placed(plan, shown),
        *(_edge(link) for link in links),
        "}",
    ]
    return Drawing("\n".join(lines), _alt(plan, shown, links), links)


def _placed(plan: Plan, shown: Sequence[Classification]) -> list[str]:
    """Every service at its place, under the name of its division."""
    division = {s.id: s.division or "No division named" for s in plan.services}
    groups: dict[str, list[Classification]] = {}
    for found in sorted(shown, key=_by_class):
        groups.setdefault(division[found.service], []).append(found)
    lines: list[str] = []
    down = 0.0
    for number, (name, members) in enumerate(sorted(groups.items())):
        down += _BELOW
        lines.append(
            f'"division {number}" [label={_quoted(name)} shape=plaintext style="" fontsize="14"'
            f' fontname="Arial Bold" width="0" pos="{len(name) * 0.04 - 0.75:.2f},{-down:.2f}!"]'
        )
        down += 0.1
        for at in range(0, len(members), _PER_ROW):
            row = members[at : at + _PER_ROW]
            labels = [_label(plan, found) for found in row]
            tall = max(label.count("\n") + 1 for label in labels) * _A_LINE
            down += _BELOW + tall / 2
            for column, (found, label) in enumerate(zip(row, labels, strict=True)):
                lines.append(_node(found, label, column * _ACROSS, -down))
            down += tall / 2
    return lines


def _by_class(found: Classification) -> tuple[int, str]:
    return list(LOOKS).index(found.outcome), found.name


def _label(plan: Plan, found: Classification) -> str:
    word = class_word(found.outcome, plan.settings) if found.outcome else found.status.value
    return "\n".join([*textwrap.wrap(found.name, _WRAP), f"({word})"])


def _node(found: Classification, label: str, x: float, y: float) -> str:
    look = LOOKS[found.outcome]
    return (
        f"{_quoted(found.service)} [label={_quoted(label)} {look.shape}"
        f' fillcolor="{look.fill}" fontcolor="{look.text}" pos="{x:.2f},{y:.2f}!"]'
    )


def _edge(link: Link) -> str:
    style, _ = _LINES[link.kind]
    arrow = ' dir="none"' if link.kind == "works with" else ""
    return f'{_quoted(link.origin)} -> {_quoted(link.destination)} [style="{style}"{arrow}]'


def _quoted(text: str) -> str:
    """Text as a DOT string; nothing in it can end the string or be taken for an escape."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{inner}"'


def _alt(plan: Plan, shown: Sequence[Classification], links: Sequence[Link]) -> str:
    names = {s.id: s.name for s in plan.services}
    held = Counter(class_word(c.outcome, plan.settings) for c in shown)
    classes = ", ".join(f"{number} {word}" for word, number in held.items())
    text = f"Service graph of {counted(len(shown), 'service')} ({classes}) and {counted(len(links), 'link')}."
    degree = Counter(end for link in links for end in (link.origin, link.destination))
    if degree:
        most = ", ".join(f"{names[s]} ({counted(n, 'link')})" for s, n in degree.most_common(3))
        text += f" Most linked: {most}."
    return f"{text} The tables on this page hold the same."


def legend(plan: Plan) -> str:
    """How to read the drawing, in words."""
    classes = "; ".join(
        f"{class_word(kind, plan.settings)}: {look.said}" for kind, look in LOOKS.items() if kind is not None
    )
    kinds = "; ".join(f"{kind}: {said}" for kind, (_, said) in _LINES.items())
    return f"Shapes: {classes}; no class: {LOOKS[None].said}. Lines: {kinds}. Rows stand under today's divisions."
