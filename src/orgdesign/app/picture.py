"""The service graph as a drawing: classes told apart by shape, word and colour, links by line."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgdesign.app.wording import class_word, counted
from orgdesign.graph.classification import Classification
from orgdesign.plan import Plan
from orgdesign.plan.links import Link
from orgdesign.plan.services import ServiceClass

MOST_DRAWN = 60
"""Services drawn at a time; more cannot be read."""
_PAPER, _INK, _LINE = "#ffffff", "#0b0c0c", "#505a5f"
_WRAP = 18
PER_ROW = 6
"""Services side by side, so that names keep their size on the screen."""


@dataclass(frozen=True)
class Look:
    """How a class is drawn; ``shape`` alone tells it from the others."""

    shape: str
    said: str
    fill: str
    text: str


LOOKS: Mapping[ServiceClass | None, Look] = {
    ServiceClass.CORE: Look("box", "a rectangle", "#12436D", "#ffffff"),
    ServiceClass.EXTENDED: Look("ellipse", "an ellipse", "#28A197", _INK),
    ServiceClass.HOSTED: Look("house", "a house", "#F46A25", _INK),
    ServiceClass.CITY_WIDE: Look("octagon", "an octagon", "#801650", "#ffffff"),
    None: Look("note", "a sheet with a folded corner", _PAPER, _INK),
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
        'graph [newrank="true" splines="line" outputorder="edgesfirst" nodesep="0.25" ranksep="0.55"]',
        f'graph [bgcolor="{_PAPER}" fontname="Arial" fontsize="17" labeljust="l"]',
        f'node [style="filled" fontname="Arial" fontsize="14" color="{_INK}" margin="0.08,0.05"]',
        f'edge [color="{_LINE}" arrowsize="0.7" constraint="false"]',
        *_clusters(plan, shown),
        *(_edge(link) for link in links),
        "}",
    ]
    return Drawing("\n".join(lines), _alt(plan, shown, links), links)


def _clusters(plan: Plan, shown: Sequence[Classification]) -> list[str]:
    division = {s.id: s.division or "No division named" for s in plan.services}
    groups: dict[str, list[Classification]] = {}
    for found in shown:
        groups.setdefault(division[found.service], []).append(found)
    lines: list[str] = []
    above: list[Classification] = []
    for number, (name, members) in enumerate(sorted(groups.items())):
        lines.append(f'subgraph "cluster_{number}" {{ label={_quoted(name)} color="{_LINE}" style="rounded"')
        lines.extend(_node(plan, found) for found in members)
        lines.append("}")
        for row in batched(sorted(members, key=_by_class), PER_ROW):
            lines.extend(_row(row, above))
            above = row
    return lines


def batched(found: Sequence[Classification], size: int) -> list[list[Classification]]:
    """Rows of at most so many."""
    return [list(found[at : at + size]) for at in range(0, len(found), size)]


def _by_class(found: Classification) -> tuple[int, str]:
    order = list(LOOKS)
    return order.index(found.outcome), found.name


def _row(row: Sequence[Classification], above: Sequence[Classification]) -> list[str]:
    """Services side by side, below the row before; the lines that hold them there are not drawn."""
    names = [_quoted(found.service) for found in row]
    held = [f'{a} -> {b} [style="invis" constraint="true"]' for a, b in pairwise(names)]
    down = [
        f'{_quoted(a.service)} -> {b} [style="invis" constraint="true"]' for a, b in zip(above, names, strict=False)
    ]
    return [f"{{ rank=same; {'; '.join(names)}; {' ; '.join(held)} }}", *down]


def _node(plan: Plan, found: Classification) -> str:
    look = LOOKS[found.outcome]
    word = class_word(found.outcome, plan.settings) if found.outcome else found.status.value
    label = "\n".join([*textwrap.wrap(found.name, _WRAP), f"({word})"])
    return (
        f"{_quoted(found.service)} [label={_quoted(label)} shape={look.shape}"
        f' fillcolor="{look.fill}" fontcolor="{look.text}"]'
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
    return (
        f"{classes}; no class yet, or out of scope: {LOOKS[None].said}. Links - {kinds}. Frames are today's divisions."
    )
