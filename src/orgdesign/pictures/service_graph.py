"""The service graph: every service in the frame of its class, grouped, with the links between them.

Links inside a group are black, links between groups grey and thinner in print: what a grouping keeps together shows at
a glance. Services stand at the sides and links run between, so that names can be read however many links there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgdesign.graph.classification import Classification
from orgdesign.graph.words import in_figures, listed
from orgdesign.pictures.boxes import draw_box
from orgdesign.pictures.canvas import BAND, INK, Canvas, Point, route, straight
from orgdesign.pictures.grouping import NO_GROUP, By, Group, grouped
from orgdesign.pictures.keys import draw_key, draw_title, whose
from orgdesign.pictures.looks import LINES, classes_key, letters_said, word_of
from orgdesign.pictures.picture import Picture, Sheet
from orgdesign.pictures.two_sides import COLUMN, HEADING, MARGIN, Placed, ends, placed
from orgdesign.plan import Plan
from orgdesign.plan.links import Link

A4_ACROSS = 1123.0
"""The width of A4 landscape in CSS pixels."""
MOST_DRAWN = 60
"""Services on a sheet; more could not be read."""
_INSIDE, _ACROSS = INK, "#767c80"
TITLES: Mapping[By, str] = {
    By.CLASS: "Services and their links, by class",
    By.DIVISION: "Services and their links, by division today",
    By.ALLIANCE: "Services and their links, by natural alliance",
}
HEADS = ("Service", "Group", "Class", "Links inside the group", "Links to other groups")


@dataclass(frozen=True)
class _Content:
    plan: Plan
    whose: str
    groups: tuple[Group, ...]
    of: Mapping[str, str]
    links: tuple[Link, ...]

    def inside(self, link: Link) -> bool:
        """Tell whether a link runs inside a group; to be in no group is to be in none together."""
        group = self.of[link.origin]
        return group == self.of[link.destination] and group not in NO_GROUP


def service_graph(plan: Plan, classes: Sequence[Classification], option: str = "", *, by: By) -> Picture:
    """Draw the services given, and the links between them; as many sheets as it takes to keep names readable.

    ``option`` is the name of the option whose plan it is, for the title.
    """
    groups = grouped(plan, classes, by)
    of = {found.service: group.name for group in groups for found in group.members}
    content = _Content(
        plan, whose(plan, option), groups, of, tuple(k for k in plan.links if k.origin in of and k.destination in of)
    )
    name = f"services-by-{by.value}"
    pages = _pages(groups)
    sheets = tuple(_sheet(content, page, by, f"{name}-{n}", (n, len(pages))) for n, page in enumerate(pages, 1))
    return Picture(name, TITLES[by], _alt(content, content.links, classes), _key(plan), sheets, HEADS, _rows(content))


def _pages(groups: Sequence[Group]) -> list[tuple[Group, ...]]:
    """Groups on sheets: together as far as they go, a group too large for a sheet in parts."""
    pages: list[list[Group]] = []
    free = 0
    for group in groups:
        parts = [group.members[at : at + MOST_DRAWN] for at in range(0, len(group.members), MOST_DRAWN)]
        for number, members in enumerate(parts, 1):
            part = f", part {number} of {len(parts)}" if len(parts) > 1 else ""
            if len(members) > free:
                pages.append([])
                free = MOST_DRAWN
            pages[-1].append(Group(group.name + part, members))
            free -= len(members)
    return [tuple(page) for page in pages]


def _sheet(content: _Content, page: Sequence[Group], by: By, name: str, number: tuple[int, int]) -> Sheet:
    here = [found for group in page for found in group.members]
    ids = {found.service for found in here}
    links = tuple(k for k in content.links if k.origin in ids and k.destination in ids)
    outside = sum((k.origin in ids) != (k.destination in ids) for k in content.links)
    canvas = Canvas(name, A4_ACROSS)
    title = TITLES[by] + (f" ({number[0]} of {number[1]})" if number[1] > 1 else "")
    whole_title = f"{title}: {content.whose}"
    top = draw_title(canvas, whole_title, _links_said(content, links, outside), MARGIN)
    spots = placed(page, top, A4_ACROSS)
    _draw_links(canvas, content, spots, links)
    _draw_services(canvas, spots)
    height = draw_key(canvas, spots.bottom + 8, MARGIN, letters_said(content.plan.settings), _lines(links))
    alt = _alt(content, links, here)
    if outside:
        alt += f" {in_figures(outside, 'link')} to services on other sheets are not drawn."
    return Sheet(canvas.svg(height, whole_title, alt), alt)


def _links_said(content: _Content, links: Sequence[Link], outside: int) -> str:
    inside, across = _split(content, links)
    text = f"Black: {in_figures(inside, 'link')} inside a group. Grey: {in_figures(across, 'link')} between groups."
    return f"{text} {in_figures(outside, 'link')} to other sheets not drawn." if outside else text


def _draw_links(canvas: Canvas, content: _Content, spots: Placed, links: Sequence[Link]) -> None:
    """Links between groups first, so that those inside one lie on top."""
    found = list(ends(spots.spots, links))
    for inside in (False, True):
        for link, start, end in found:
            if content.inside(link) is inside:
                _draw_link(canvas, link, start, end, _INSIDE if inside else _ACROSS)


def _draw_link(canvas: Canvas, link: Link, start: Point, end: Point, colour: str) -> None:
    look = LINES[link.kind]
    thick = 1.5 if colour == _INSIDE else 1.1
    from_left, to_left = start[0] < A4_ACROSS / 2, end[0] < A4_ACROSS / 2
    tip = 7.0 if look.arrow else 0.0
    reach = (end[0] + (tip if to_left else -tip), end[1])
    far = min(170.0, 46 + abs(end[1] - start[1]) * 0.36) if from_left == to_left else 165.0
    pulls = (start[0] + (far if from_left else -far), start[1]), (reach[0] + (far if to_left else -far), reach[1])
    canvas.path(route(start, (*pulls, reach)), line=colour, thick=thick, dash=look.dash)
    if look.arrow:
        back = reach[0]
        canvas.path(straight(end, (back, end[1] - 3.6), (back, end[1] + 3.6)) + "Z", fill=colour, thick=0)


def _draw_services(canvas: Canvas, spots: Placed) -> None:
    for heading in spots.headings:
        x, y = heading.at
        canvas.box((x, y), (COLUMN, heading.height), fill=BAND, thick=0)
        canvas.text((x + 4, y + HEADING), heading.lines, HEADING, bold=True)
    for spot in spots.spots.values():
        draw_box(canvas, spot.made, spot.at, COLUMN)


def _lines(links: Sequence[Link]) -> list[tuple[str, str, bool]]:
    """The kinds of link that are drawn, each with how."""
    kinds = {link.kind for link in links}
    return [(kind, look.dash, look.arrow) for kind, look in LINES.items() if kind in kinds]


def _split(content: _Content, links: Sequence[Link]) -> tuple[int, int]:
    inside = sum(map(content.inside, links))
    return inside, len(links) - inside


def _key(plan: Plan) -> str:
    lines = "; ".join(f"{kind}: {look.said}" for kind, look in LINES.items())
    return (
        f"Boxes: {classes_key(plan.settings)} Lines: {lines}. Lines inside a group are black and thicker, lines between"
        " groups grey and thinner."
    )


def _alt(content: _Content, links: Sequence[Link], classes: Sequence[Classification]) -> str:
    settings = content.plan.settings
    held = Counter(word_of(found, settings) for found in classes)
    kinds = ", ".join(f"{number} {word}" for word, number in held.items())
    inside, across = _split(content, links)
    text = f"Service graph of {in_figures(len(classes), 'service')} ({kinds}) and {in_figures(len(links), 'link')}:"
    text += f" {inside} inside a group, {across} between groups."
    names = {found.service: found.name for found in classes}
    degree = Counter(end for link in links for end in (link.origin, link.destination))
    if degree:
        most = listed(f"{names[s]} ({in_figures(n, 'link')})" for s, n in degree.most_common(3))
        text += f" Most linked: {most}."
    return f"{text} The table beneath holds every service."


def _rows(content: _Content) -> tuple[tuple[str, ...], ...]:
    inside: Counter[str] = Counter()
    across: Counter[str] = Counter()
    for link in content.links:
        held = inside if content.inside(link) else across
        held.update((link.origin, link.destination))
    return tuple(
        (f.name, group.name, word_of(f, content.plan.settings), str(inside[f.service]), str(across[f.service]))
        for group in content.groups
        for f in group.members
    )
