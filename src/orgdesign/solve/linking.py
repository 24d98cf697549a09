"""Linked posts, chosen after the design: one small problem for each extended service.

Where there are posts enough each serves one locality; where there are fewer, each locality has one post and posts
serve several. What has to be shared follows from counting; the rest is minimised one figure after another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from orgdesign.appointed import LINKED, Decided, LinkedPost
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.rules.linking import FIGURES, LinkedPosts, Links, Serving, servings
from orgdesign.solve.control import Control
from orgdesign.solve.judged import Judged
from orgdesign.solve.limits import Limits
from orgdesign.solve.one_locality import one_locality_each
from orgdesign.solve.one_post import one_post_each
from orgdesign.solve.stepwise import Steps
from orgdesign.solve.together import two_at_a_time

LEAST_EFFORT = 0.5
"""The least effort of one figure of one service, where services share too little: enough to begin from the start."""


@dataclass(frozen=True)
class Linking:
    """The model of one service's links, a choice to fall back on, and how an answer is read."""

    judged: Judged
    start: Links
    read: Callable[[Steps], Links]


def choose_links(
    brief: Brief, design: Design, limits: Limits, control: Control
) -> tuple[tuple[LinkedPost, ...], Decided]:
    """The links of a design and what is proven of them; those that the plan states hold."""
    asked = servings(brief, design)
    each = replace(limits, effort=min(limits.effort, max(LEAST_EFFORT, limits.effort / max(1, len(asked)))))
    bounds = dict.fromkeys(FIGURES, 0)
    linked: list[LinkedPost] = []
    found = two_at_a_time(lambda serving: choose(brief, serving, each, control), asked)
    for serving, (links, proven) in zip(asked, found, strict=True):
        linked += [LinkedPost(serving.service, post, place) for post, places in links.items() for place in places]
        bounds = {name: bounds[name] + proven[name] for name in FIGURES}
    chosen = tuple(sorted(linked))
    rule, decided = LinkedPosts(), replace(design, linked=chosen)
    figures = rule.figures(brief, decided)
    wanted = len(asked) * len(brief.localities)
    return chosen, Decided(
        decision=LINKED,
        wanted=wanted,
        made=wanted - figures["missing"],
        figures=figures,
        bounds=bounds,
        because=rule.because(brief, decided),
    )


def choose(brief: Brief, serving: Serving, limits: Limits, control: Control) -> tuple[Links, Mapping[str, int]]:
    """The links of one service, and a bound for each figure; those to fall back on where nothing was found in time."""
    linking = link_model(brief, serving)
    found = linking.judged.solve(limits, control)
    links = linking.start if found is None else linking.read(found)
    return dict(sorted(links.items())), linking.judged.bounds(found)


def link_model(brief: Brief, serving: Serving) -> Linking:
    """The model of one service's links.

    Filled posts whose locality is stated cover theirs; the other filled posts can cover one each without serving
    several. If that is not enough for the localities that are left, some have to serve several.
    """
    free = serving.filled - set(serving.stated)
    left = set(serving.target) - serving.covered(serving.stated)
    make = one_post_each if serving.filled and len(left) > len(free) else one_locality_each
    judged, start, read = make(brief, serving)
    return Linking(judged, start, read)
