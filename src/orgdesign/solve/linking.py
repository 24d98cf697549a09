"""Linked posts, chosen after the design: one small problem for each extended service.

Where there are posts enough each serves one locality; where there are fewer, each locality has one post and posts
serve several. What has to be shared follows from counting; the rest is minimised one figure after another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from orgdesign.appointed import LINKED, Decided, LinkedPost
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.rules.linking import FIGURES, LinkedPosts, Links, Serving, figures_of, links_of, servings
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
class Linked:
    """A design with links that were chosen earlier, its brief, and what was proven of them."""

    brief: Brief
    design: Design
    decided: Decided


@dataclass(frozen=True)
class Linking:
    """The model of one service's links, a choice to fall back on, and how an answer is read."""

    judged: Judged
    start: Links
    read: Callable[[Steps], Links]


def choose_links(
    brief: Brief, design: Design, limits: Limits, control: Control, earlier: Linked | None = None
) -> tuple[tuple[LinkedPost, ...], Decided]:
    """The links of a design and what is proven of them; those that the plan states hold.

    Services of which nothing that decides their links has changed keep those that they had ``earlier``.
    """
    asked = servings(brief, design)
    each = replace(limits, effort=min(limits.effort, max(LEAST_EFFORT, limits.effort / max(1, len(asked)))))
    kept, bounds = _kept(asked, earlier)
    linked = [link for link in (earlier.design.linked or () if earlier else ()) if link.service in kept]
    anew = [serving for serving in asked if serving.service not in kept]
    found = two_at_a_time(lambda serving: choose(brief, serving, each, control), anew)
    for serving, (links, proven) in zip(anew, found, strict=True):
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


def _kept(asked: Sequence[Serving], earlier: Linked | None) -> tuple[set[str], dict[str, int]]:
    """The services that keep their earlier links, and what is proven of these together.

    A bound is a sum over services, and no service's part of it is above what the service came to: so what is left of
    the earlier bound, less all that the others came to, is proven of those that are kept.
    """
    bounds = dict.fromkeys(FIGURES, 0)
    if earlier is None:
        return set(), bounds
    before = {serving.service: serving for serving in servings(earlier.brief, earlier.design)}
    kept = {serving.service for serving in asked if before.get(serving.service) == serving}
    others = [
        figures_of(earlier.brief, serving, links_of(serving, earlier.design))
        for service, serving in before.items()
        if service not in kept
    ]
    proven = earlier.decided.bounds
    return kept, {name: max(0, proven.get(name, 0) - sum(of[name] for of in others)) for name in bounds}


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
