"""Links where there are fewer filled posts than localities: each locality has one of them, and posts serve several.

Localities that the plan gives posts to stay with these. Each other locality goes to a *hub*: a filled post by itself,
or the posts stated for one locality, which count together. A vacant post is linked to one locality, and counts with
the hub that serves it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from orgdesign.brief import Brief
from orgdesign.rules.amounts import seconds_away
from orgdesign.rules.linking import Group, Links, Serving, figures_of
from orgdesign.solve.judged import Figure, Judged, total
from orgdesign.solve.stepwise import Steps


@dataclass(frozen=True)
class Hub:
    """Filled posts that count together, and what they have before any locality goes to them."""

    posts: tuple[str, ...]
    has: Group


@dataclass(frozen=True)
class Question:
    """The hubs of a service, the localities that go to them, and its vacant posts whose locality is free."""

    serving: Serving
    hubs: tuple[Hub, ...]
    places: Mapping[str, Group]
    vacant: tuple[str, ...]

    @property
    def free(self) -> tuple[str, ...]:
        """The filled posts whose locality is not stated: each is to have at least one."""
        return tuple(post for hub in self.hubs for post in hub.posts if post not in self.serving.stated)


_Serves = Mapping[tuple[str, str], cp_model.IntVar]
"""Is the post linked to the locality?"""


def one_post_each(brief: Brief, serving: Serving) -> tuple[Judged, Links, Callable[[Steps], Links]]:
    """The model of a service whose localities have one post each, a choice to start from, and how answers are read."""
    question = _question(serving)
    start = _start(question)
    model = cp_model.CpModel()
    serves = _serves(model, question, start)
    _order_alike(model, question, serves)
    stands = {
        (post, place): model.new_bool_var(f"vacant {post} {place}")
        for post in question.vacant
        for place in serving.target
    }
    for post in question.vacant:
        model.add_exactly_one(stands[post, place] for place in serving.target)
    counts = _counts_with(model, question, serves, stands)
    parts = [_beyond(model, question, hub, serves, counts) for hub in question.hubs]
    stated = figures_of(brief, serving, serving.stated)
    lost, kept = _today(question, serves)
    far = [(v, seconds_away(brief, serving.base.get(post), place)) for (post, place), v in {**serves, **stands}.items()]
    figures = (
        Figure("missing", None),
        Figure("shared", None, stated["shared"] + len(question.places) - len(question.free)),
        Figure("beyond parity", cp_model.LinearExpr.sum(parts)),
        Figure("changed", len(kept) - cp_model.LinearExpr.sum(kept), lost),
        Figure("travel", total(far), stated["travel"]),
    )
    return Judged(serving.service, model, figures), start, lambda found: _read(serving, {**serves, **stands}, found)


def _question(serving: Serving) -> Question:
    covered = serving.covered(serving.stated)
    groups = serving.groups(serving.stated)
    tied = [
        Hub(tuple(p for p in serving.stated if p in serving.filled and serving.stated[p][0] in group.places), group)
        for group in groups
        if covered & set(group.places)
    ]
    free = sorted(serving.filled - set(serving.stated))
    return Question(
        serving=serving,
        hubs=(*tied, *(Hub((post,), Group((), serving.fte[post], 0, 0)) for post in free)),
        places={group.places[0]: group for group in groups if not covered & set(group.places)},
        vacant=tuple(sorted(set(serving.fte) - serving.filled - set(serving.stated))),
    )


def _start(question: Question) -> dict[str, tuple[str, ...]]:
    """The localities of most need first, each to the hub with most FTE to spare; posts without one come before late."""
    serving = question.serving
    spare = {hub: hub.has.fte - hub.has.target for hub in question.hubs}
    taken: dict[str, list[str]] = defaultdict(list)
    bare = set(question.free)
    for left, place in enumerate(sorted(question.places, key=lambda p: (-question.places[p].target, p))):
        hubs = [h for h in question.hubs if set(h.posts) & bare] if len(question.places) - left <= len(bare) else spare
        hub = max(hubs, key=lambda h: (spare[h], h.posts))
        taken[hub.posts[0]].append(place)
        bare.discard(hub.posts[0])
        spare[hub] += question.places[place].fte - question.places[place].target
    first = min(serving.target)
    links = {**serving.stated, **dict.fromkeys(question.vacant, (first,))}
    for post, places in taken.items():
        links[post] = tuple(sorted({*links.get(post, ()), *places}))
    return links


def _serves(model: cp_model.CpModel, question: Question, start: Links) -> dict[tuple[str, str], cp_model.IntVar]:
    posts = [post for hub in question.hubs for post in hub.posts]
    serves = {(post, place): model.new_bool_var(f"{post} {place}") for post in posts for place in question.places}
    for place in question.places:
        model.add_exactly_one(serves[post, place] for post in posts)
    for post in question.free:
        model.add_at_least_one(serves[post, place] for place in question.places)
    for (post, place), variable in serves.items():
        model.add_hint(variable, place in start[post])
    return serves


def _order_alike(model: cp_model.CpModel, question: Question, serves: _Serves) -> None:
    """Posts alike in FTE, base and locality today take localities in order of id: the first goes to the first."""
    serving = question.serving
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for post in question.free:
        alike[serving.fte[post], serving.base.get(post), serving.today.get(post)].append(post)
    places = list(question.places)
    for posts in alike.values():
        for first, second in pairwise(posts):
            for at, place in enumerate(places):
                before = [serves[first, earlier] for earlier in places[:at]]
                model.add(serves[second, place] <= cp_model.LinearExpr.sum(before))


def _counts_with(
    model: cp_model.CpModel, question: Question, serves: _Serves, stands: _Serves
) -> dict[tuple[str, Hub], cp_model.IntVar]:
    """Which hub each vacant post counts with: the one that serves the locality to which it is linked."""
    counts: dict[tuple[str, Hub], cp_model.IntVar] = {}
    for post in question.vacant:
        for hub in question.hubs:
            counts[post, hub] = model.new_bool_var(f"{post} with {hub.posts[0]}")
            for place in hub.has.places:
                model.add(counts[post, hub] >= stands[post, place])
            for place in question.places:
                held = cp_model.LinearExpr.sum([serves[mine, place] for mine in hub.posts])
                model.add(counts[post, hub] >= stands[post, place] + held - 1)
        model.add_exactly_one(counts[post, hub] for hub in question.hubs)
    return counts


def _beyond(
    model: cp_model.CpModel,
    question: Question,
    hub: Hub,
    serves: _Serves,
    counts: Mapping[tuple[str, Hub], cp_model.IntVar],
) -> cp_model.IntVar:
    """How far a hub's FTE is from the need of what it serves, beyond what is allowed."""
    fte = question.serving.fte
    vacant = [(counts[post, hub], fte[post]) for post in question.vacant]
    mine = [(serves[post, place], group) for post in hub.posts for place, group in question.places.items()]
    part = model.new_int_var(0, sum(fte.values()), f"beyond {hub.posts[0]}")
    above = [(variable, group.fte - group.target - group.allowance) for variable, group in mine]
    below = [(variable, group.target - group.fte - group.allowance) for variable, group in mine]
    model.add(part >= total([*above, *vacant]) + (hub.has.fte - hub.has.target - hub.has.allowance))
    model.add(
        part >= total([*below, *((v, -f) for v, f in vacant)]) + (hub.has.target - hub.has.fte - hub.has.allowance)
    )
    return part


def _today(question: Question, serves: _Serves) -> tuple[int, Sequence[cp_model.IntVar]]:
    """How many filled posts must leave the locality that they serve today, and what says that another keeps it."""
    lost, kept = 0, []
    for hub in question.hubs:
        for post in hub.posts:
            place = question.serving.today.get(post)
            if (post, place or "") in serves:
                kept.append(serves[post, place or ""])
            elif place is not None and place not in question.serving.stated.get(post, ()):
                lost += 1
    return lost, kept


def _read(serving: Serving, linked: _Serves, found: Steps) -> Links:
    links: dict[str, set[str]] = defaultdict(set)
    for post, places in serving.stated.items():
        links[post] |= set(places)
    for (post, place), variable in linked.items():
        if found.value(variable):
            links[post].add(place)
    return {post: tuple(sorted(places)) for post, places in links.items()}
