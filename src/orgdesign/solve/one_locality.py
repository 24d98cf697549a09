"""Links where there are posts enough: every post serves one locality.

Posts alike are counted together. How far a locality's FTE is from need is said by *mixes*: each locality has one mix of
posts, by FTE and filled or not, of all that could be as good as a choice in hand. That is far tighter than rows on
sums; where there are too many mixes, rows it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ortools.sat.python import cp_model

from orgdesign.brief import Brief
from orgdesign.rules.amounts import seconds_away
from orgdesign.rules.linking import Group, Links, Serving, figures_of
from orgdesign.solve.judged import Figure, Judged, total
from orgdesign.solve.stepwise import Steps

MOST_MIXES = 3_000
"""The most mixes, over all localities of a service, that a model is made of."""

Size = tuple[int, bool]
"""FTE of a post, and whether it is filled."""
Mix = tuple[int, ...]
"""How many posts of each size."""


@dataclass(frozen=True)
class Like:
    """Posts alike in FTE, in being filled, in where they sit and in the locality that they serve today; by id."""

    size: Size
    site: str | None
    today: str | None
    posts: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A service's posts whose locality is free, its localities grouped by what is stated, and those to be covered."""

    serving: Serving
    likes: tuple[Like, ...]
    groups: tuple[Group, ...]
    cover: frozenset[str]

    @property
    def sizes(self) -> dict[Size, int]:
        """How many posts there are of each size."""
        found: Counter[Size] = Counter()
        for like in self.likes:
            found[like.size] += len(like.posts)
        return dict(sorted(found.items()))

    def must_cover(self, group: Group) -> bool:
        """Tell whether a filled post has to be linked to the group; a group of several has one already."""
        return group.places[0] in self.cover


_Sent = Mapping[tuple[Like, str], cp_model.IntVar]
"""How many posts of each sort are linked to each locality."""


def one_locality_each(brief: Brief, serving: Serving) -> tuple[Judged, Links, Callable[[Steps], Links]]:
    """The model of a service whose posts serve one locality each, a choice to start from, and how answers are read."""
    question = _question(serving)
    start = _start(question)
    model = cp_model.CpModel()
    sent = {
        (like, place): model.new_int_var(0, len(like.posts), f"{like.posts[0]} {place}")
        for like in question.likes
        for place in serving.target
    }
    for like in question.likes:
        model.add(_sum(sent, [like], serving.target) == len(like.posts))
    for (like, place), variable in sent.items():
        model.add_hint(variable, sum(start[post] == (place,) for post in like.posts))
    beyond = _beyond(model, question, sent, start)
    stated = figures_of(brief, serving, serving.stated)
    known = [like for like in question.likes if like.size[1] and like.today is not None]
    elsewhere = [(sent[like, place], 1) for like in known for place in serving.target if place != like.today]
    far = [(variable, seconds_away(brief, like.site, place)) for (like, place), variable in sent.items()]
    figures = (
        Figure("missing", None, 0 if serving.filled else len(serving.target)),
        Figure("shared", None, stated["shared"]),
        Figure("beyond parity", beyond),
        Figure("changed", total(elsewhere), stated["changed"]),
        Figure("travel", total(far), stated["travel"]),
    )
    return Judged(serving.service, model, figures), start, lambda found: _read(serving, sent, found)


def _question(serving: Serving) -> Question:
    alike: dict[tuple[Size, str, str], list[str]] = defaultdict(list)
    for post, fte in serving.fte.items():
        if post not in serving.stated:
            size = (fte, post in serving.filled)
            alike[size, serving.base.get(post) or "", serving.today.get(post) or ""].append(post)
    left = set(serving.target) - serving.covered(serving.stated) if serving.filled else set[str]()
    return Question(
        serving=serving,
        likes=tuple(
            Like(size, at or None, on or None, tuple(posts)) for (size, at, on), posts in sorted(alike.items())
        ),
        groups=serving.groups(serving.stated),
        cover=frozenset(left),
    )


def _start(question: Question) -> dict[str, tuple[str, ...]]:
    """Filled posts first, then the largest, each where FTE is shortest, while enough are left for bare localities."""
    serving = question.serving
    links = dict(serving.stated)
    group_of = {place: group for group in question.groups for place in group.places}
    short = {group: group.target - group.fte for group in question.groups}
    bare = set(question.cover)
    free = sorted(set(serving.fte) - set(links), key=lambda p: (p not in serving.filled, -serving.fte[p], p))
    filled = sum(post in serving.filled for post in free)
    for post in free:
        places = sorted(bare) if post in serving.filled and filled <= len(bare) else sorted(serving.target)
        chosen = max(places, key=lambda place: short[group_of[place]])
        links[post] = (chosen,)
        short[group_of[chosen]] -= serving.fte[post]
        if post in serving.filled:
            filled -= 1
            bare.discard(chosen)
    return links


def _sum(sent: _Sent, likes: Sequence[Like], places: Sequence[str] | Mapping[str, object]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.sum([sent[like, place] for like in likes for place in places])


def _beyond(model: cp_model.CpModel, question: Question, sent: _Sent, start: Links) -> cp_model.LinearExprT:
    """How far FTE is from need beyond what is allowed, by mixes where they are few enough."""
    worst = sum(group.beyond for group in question.serving.groups(start))
    found = list(islice(_all_mixes(question, worst), MOST_MIXES + 1))
    if len(found) > MOST_MIXES:
        return _by_rows(model, question, sent)
    costs: list[tuple[cp_model.IntVar, int]] = []
    for group in question.groups:
        mine = [(mix, cost, model.new_bool_var(f"{group.places[0]} {mix}")) for at, mix, cost in found if at == group]
        model.add_exactly_one(variable for _, _, variable in mine)
        for number, size in enumerate(question.sizes):
            there = _sum(sent, [like for like in question.likes if like.size == size], group.places)
            model.add(there == total([(variable, mix[number]) for mix, _, variable in mine]))
        begun = _mix_of(question, group, start)
        for mix, _, variable in mine:
            model.add_hint(variable, mix == begun)
        costs += [(variable, cost) for _, cost, variable in mine]
    return total(costs)


def _all_mixes(question: Question, worst: int) -> Iterator[tuple[Group, Mix, int]]:
    sizes = list(question.sizes.items())
    for group in question.groups:
        slack = group.allowance + worst
        for mix, fte in _mixes(sizes, group.target - group.fte - slack, group.target - group.fte + slack):
            if not question.must_cover(group) or any(n and size[1] for n, (size, _) in zip(mix, sizes, strict=True)):
                yield group, mix, Group(group.places, group.fte + fte, group.target, group.allowance).beyond


def _mix_of(question: Question, group: Group, links: Links) -> Mix:
    """The mix that some links give a group."""
    there = [like.size for like in question.likes for post in like.posts if links[post][0] in group.places]
    return tuple(there.count(size) for size in question.sizes)


def _mixes(sizes: Sequence[tuple[Size, int]], least: int, most: int) -> Iterator[tuple[Mix, int]]:
    """Every mix of so many posts of each size whose FTE is within limits, with that FTE."""
    if not sizes:
        if least <= 0 <= most:
            yield (), 0
        return
    ((fte, _), number), rest = sizes[0], sizes[1:]
    beside = sum(size[0] * count for size, count in rest)
    for count in range(number + 1):
        if fte * count > most:
            return
        if fte * count + beside >= least:
            for mix, more in _mixes(rest, least - fte * count, most - fte * count):
                yield (count, *mix), fte * count + more


def _by_rows(model: cp_model.CpModel, question: Question, sent: _Sent) -> cp_model.LinearExprT:
    """The same by a variable a group, at least the distance on either side."""
    parts = []
    everything = sum(question.serving.fte.values())
    for group in question.groups:
        there = total([(v, like.size[0]) for (like, place), v in sent.items() if place in group.places])
        part = model.new_int_var(0, everything, f"beyond {group.places[0]}")
        model.add(part >= there + (group.fte - group.target - group.allowance))
        model.add(part >= (group.target - group.fte - group.allowance) - there)
        parts.append(part)
        if question.must_cover(group):
            model.add(_sum(sent, [like for like in question.likes if like.size[1]], group.places) >= 1)
    return cp_model.LinearExpr.sum(parts)


def _read(serving: Serving, sent: _Sent, found: Steps) -> Links:
    """Posts alike take their localities in order of id."""
    places: dict[Like, list[str]] = defaultdict(list)
    for (like, place), variable in sent.items():
        places[like] += [place] * found.value(variable)
    links = dict(serving.stated)
    for like, mine in places.items():
        links |= {post: (place,) for post, place in zip(like.posts, mine, strict=True)}
    return links
