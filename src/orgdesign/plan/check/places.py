"""The tree of places: one top, no circle, tiers in order, and places to deliver in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesign.errors import Problem, nearest
from orgdesign.plan.check.circles import circles, described
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.places import Place
from orgdesign.plan.settings import RULE_IDS, Settings


def settings(rows: Rows) -> Iterator[Problem]:
    """There is exactly one plan row, and its tiers are words that hold the delivery tier."""
    found = list(rows.readable(Settings))
    if not found and rows.whole(Settings):
        yield error(Settings, None, "", None, "missing-row", "the plan's own row is missing: one row is needed.")
    for at, _, _ in found[1:]:
        yield error(Settings, at, "", None, "extra-row", "only one row is allowed here.")
    words, delivery = rows.setting("tiers"), rows.setting("delivery_tier")
    if words is not None and (len(set(words)) != len(words) or not words):
        yield error(Settings, 0, "tiers", "; ".join(words), "tiers", "must name each tier once, largest first.")
    if words and delivery is not None and delivery not in words:
        expected = f"must be one of the tiers: {', '.join(words)}."
        yield error(Settings, 0, "delivery_tier", delivery, "delivery-tier", expected, nearest(delivery, words))
    for name in rows.setting("rules_off") or ():
        if name not in RULE_IDS:
            expected = f"names no rule. There are: {', '.join(RULE_IDS)}."
            yield error(Settings, 0, "rules_off", name, "rule", expected, nearest(name, RULE_IDS))


def tree(rows: Rows) -> Iterator[Problem]:
    """Places form one tree."""
    yield from _tops(rows)
    parents = {p.id: p.parent for p in rows.of(Place) if p.parent}
    positions = {p.id: at for at, p in rows.at(Place)}
    for circle in circles(parents):
        expected = f"places are part of each other in a circle: {described(circle)}."
        yield error(Place, positions[circle[0]], "parent", parents[circle[0]], "circle", expected)


def _tops(rows: Rows) -> Iterator[Problem]:
    places = rows.of(Place)
    tops = [(at, p) for at, p in enumerate(places) if p.parent is None]
    if not places and rows.whole(Place):
        yield error(Place, None, "", None, "no-places", "no place is given; at least the whole area is needed.")
    elif not tops and rows.whole(Place):
        yield error(Place, None, "parent", None, "no-top", "one place must have no parent: the whole area.")
    for at, place in tops[1:]:
        expected = f'only the whole area has no parent, and "{tops[0][1].id}" has none already.'
        yield error(Place, at, "parent", place.id, "second-top", expected)


def tiers(rows: Rows) -> Iterator[Problem]:
    """Each place's tier is one of the plan's words and below its parent's."""
    words = rows.tiers
    if words is None:
        return
    for at, place in rows.at(Place):
        parent = rows.places.get(place.parent) if place.parent else None
        if place.tier not in words:
            hint = nearest(place.tier, words)
            yield error(Place, at, "tier", place.tier, "tier", f"must be one of: {', '.join(words)}.", hint)
        elif parent is not None and parent.tier in words and words.index(parent.tier) >= words.index(place.tier):
            expected = f'a {place.tier} cannot be part of a {parent.tier} ("{parent.id}").'
            yield error(Place, at, "parent", place.parent, "tier-order", expected)
    if rows.delivery_tier is not None:
        yield from _delivery(rows, words, rows.delivery_tier)


def _delivery(rows: Rows, words: Sequence[str], delivery: str) -> Iterator[Problem]:
    if rows.of(Place) and rows.whole(Place) and not any(p.tier == delivery for p in rows.of(Place)):
        expected = f'no place is of the delivery tier "{delivery}", so there is nowhere to deliver in.'
        yield error(Place, None, "tier", None, "no-locality", expected)
        return
    below = set(words[words.index(delivery) + 1 :])
    for at, place in rows.at(Place):
        if place.tier in below and rows.whole(Place) and rows.locality_of(place.id) is None:
            expected = f"is in no {delivery}, so nothing there counts towards one."
            yield warning(Place, at, "parent", place.parent, "outside", expected)
