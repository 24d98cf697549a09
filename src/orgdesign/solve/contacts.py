"""Named contacts, chosen after the design: one small problem a service, each solved exactly.

Where being the contact of any locality takes the same, it is a flow of least cost from localities to posts, whose
optimum is whole and proven. Where loads differ, a small model is minimised one figure after another; the same model is
what a second solver is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ortools.graph.python import min_cost_flow
from ortools.sat.python import cp_model

from orgdesign.appointed import CONTACTS, Decided, NamedContact
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.rules.amounts import seconds_away
from orgdesign.rules.contacts import NOT_LINKED, NamedContacts, Wanted, contacts_wanted, figures_of
from orgdesign.solve.control import Control
from orgdesign.solve.judged import Figure, Judged, total
from orgdesign.solve.limits import Limits

LARGEST = 1 << 62
"""The largest cost that a flow may have in all."""


@dataclass(frozen=True)
class Like:
    """Posts at one base with the same room and links, and the contact of as many localities already; by id.

    ``seconds`` is how far each open locality is from that base, ``strange`` those that they are not linked to.
    """

    posts: tuple[str, ...]
    room: int
    holds: int
    seconds: Mapping[str, int]
    strange: frozenset[str]


@dataclass(frozen=True)
class Open:
    """What is left to choose for a service: its localities without a stated contact, and the posts that have room.

    ``already`` is what the stated contacts come to.
    """

    wanted: Wanted
    places: tuple[str, ...]
    likes: tuple[Like, ...]
    already: Mapping[str, int]

    def seats(self) -> Iterator[tuple[int, Like, str]]:
        """Every post with room: its group's place in order, its group, and its id."""
        for at, like in enumerate(self.likes):
            for post in like.posts:
                yield at, like, post

    def takes(self, like: Like, load: int) -> int:
        """How many more localities of one load a post of the group can take."""
        by_time = like.room // load if load else len(self.places)
        most = self.wanted.most
        by_number = len(self.places) if most is None else most - like.holds
        return min(len(self.places), by_time, by_number)

    def order(self, at: int, place: str) -> int:
        """How much a group's place in order counts for a locality: the more, the earlier that one is."""
        return at * (len(self.places) - self.places.index(place))


@dataclass(frozen=True)
class Chosen:
    """The post chosen for each open locality that gets one, and a bound for every figure of the service."""

    contacts: Mapping[str, str]
    bounds: Mapping[str, int]


def choose_contacts(
    brief: Brief, design: Design, limits: Limits, control: Control
) -> tuple[tuple[NamedContact, ...], Decided]:
    """The contacts of a design and what is proven of them; those that the plan states and may hold stay."""
    named: list[NamedContact] = []
    rule = NamedContacts()
    bounds = dict.fromkeys(rule.figures(brief, design), 0)
    asked = contacts_wanted(brief, design)
    for wanted in asked:
        chosen = choose(brief, wanted, limits, control)
        contacts = {**wanted.stated, **chosen.contacts}
        named += [NamedContact(wanted.service, place, post) for place, post in sorted(contacts.items())]
        bounds = {name: bound + chosen.bounds[name] for name, bound in bounds.items()}
    decided = replace(design, contacts=tuple(named))
    return tuple(named), Decided(
        decision=CONTACTS,
        wanted=sum(len(wanted.load) for wanted in asked),
        made=len(named),
        figures=rule.figures(brief, decided),
        bounds=bounds,
        because=rule.because(brief, decided),
    )


def choose(brief: Brief, wanted: Wanted, limits: Limits, control: Control) -> Chosen:
    """The contacts of one service for the localities that the plan names none for."""
    question = opened(brief, wanted)
    loads = {wanted.load[place] for place in question.places}
    if len(loads) > 1:
        return by_steps(question, limits, control)
    return by_flow(question, next(iter(loads), 0))


def opened(brief: Brief, wanted: Wanted) -> Open:
    """What is left to choose once the stated contacts have theirs."""
    places = tuple(place for place in wanted.load if place not in wanted.stated)
    already = figures_of(brief, wanted, wanted.stated) | {"missing": 0}
    return Open(wanted, places, alike(brief, wanted, places), already)


def alike(brief: Brief, wanted: Wanted, places: Sequence[str]) -> tuple[Like, ...]:
    """The eligible posts that may take more, alike ones together, by the first id; no more than can be of use."""
    held = wanted.held(wanted.stated)
    groups: dict[tuple[str, int, int, tuple[str, ...]], list[str]] = defaultdict(list)
    for post, fte in wanted.eligible.items():
        mine = held.get(post, [])
        room = fte - sum(wanted.load[place] for place in mine)
        if room >= 0 and (wanted.most is None or len(mine) < wanted.most):
            strange = tuple(place for place in places if wanted.strange(post, place))
            groups[wanted.base.get(post) or "", room, len(mine), strange].append(post)
    return tuple(
        Like(
            tuple(posts[: len(places)]), room, holds,
            {place: seconds_away(brief, site or None, place) for place in places}, frozenset(strange),
        )
        for (site, room, holds, strange), posts in sorted(groups.items(), key=lambda item: item[1][0])
    )  # fmt: skip


def by_flow(question: Open, load: int) -> Chosen:
    """The flow of least cost: a unit from each locality, through a post with room or past them all, to the end."""
    places = question.places
    missing, stranger, second, share, order = _prices(question)
    flow = min_cost_flow.SimpleMinCostFlow()
    number = {place: i for i, place in enumerate(places)}
    end = len(places)
    ways: dict[int, tuple[str, int, str]] = {}
    for node, (at, like, post) in enumerate(question.seats(), end + 1):
        for place in places:
            cost = like.seconds[place] * second + question.order(at, place) * order
            cost += stranger if place in like.strange else 0
            ways[flow.add_arc_with_capacity_and_unit_cost(number[place], node, 1, cost)] = (place, at, post)
        for more in range(question.takes(like, load)):
            flow.add_arc_with_capacity_and_unit_cost(node, end, 1, _square_step(like, more) * share)
    for place in places:
        flow.add_arc_with_capacity_and_unit_cost(number[place], end, 1, missing)
        flow.set_node_supply(number[place], 1)
    flow.set_node_supply(end, -len(places))
    if (status := flow.solve()) != flow.OPTIMAL:
        raise RuntimeError(f"the contacts of {question.wanted.service} could not be settled: {status}")
    taken = [way for arc, way in ways.items() if flow.flow(arc)]
    contacts = _in_order(question, taken, like_loads=True)
    chosen = {
        "missing": len(places) - len(contacts),
        NOT_LINKED: sum(place in question.likes[at].strange for place, at, _ in taken),
        "travel": sum(question.likes[at].seconds[place] for place, at, _ in taken),
        "sharing": _sharing(question.wanted, contacts) - question.already["sharing"],
    }
    return Chosen(contacts, {name: amount + question.already[name] for name, amount in chosen.items()})


def _prices(question: Open) -> tuple[int, int, int, int, int]:
    """What a missing contact, one not linked, a second, a unit of sharing and one of order cost.

    Each is beyond all later ones. Where that grows too large for the flow, order is left out: it breaks ties and no
    more.
    """
    far = sum(max((like.seconds[place] for like in question.likes), default=0) for place in question.places)
    nodes = 2 + len(question.places) + sum(len(like.posts) for like in question.likes)
    orders = 1 + sum(question.order(len(question.likes), place) for place in question.places)
    squares = 1 + len(question.wanted.load) ** 2
    strangers = 1 + len(question.places) if any(like.strange for like in question.likes) else 1
    if orders * squares * (1 + far) * strangers * nodes < LARGEST:
        least = orders * squares * (1 + far)
        return least * strangers, least, orders * squares, orders, 1
    return squares * (1 + far) * strangers, squares * (1 + far), squares, 1, 0


def _square_step(like: Like, more: int) -> int:
    """What the square of a post's number of localities grows by with one more."""
    return 2 * (like.holds + more) + 1


def _in_order(question: Open, taken: Sequence[tuple[str, int, str]], *, like_loads: bool) -> dict[str, str]:
    """Localities by post, where posts alike take theirs in order of id.

    Where localities are alike too, posts with most go first and the first of them has the first localities; else
    what goes together stays together, and the first locality goes to the first post.
    """
    bundles: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for place, at, post in sorted(taken):
        bundles[at][post].append(place)
    found: dict[str, str] = {}
    for at, mine in bundles.items():
        parts = sorted(mine.values())
        if like_loads:
            places = iter(sorted(place for part in parts for place in part))
            parts = [list(islice(places, size)) for size in sorted(map(len, parts), reverse=True)]
        for post, part in zip(question.likes[at].posts, parts, strict=False):
            found.update(dict.fromkeys(part, post))
    return found


def _sharing(wanted: Wanted, contacts: Mapping[str, str]) -> int:
    return sum(len(places) ** 2 for places in wanted.held({**wanted.stated, **contacts}).values())


def by_steps(question: Open, limits: Limits, control: Control) -> Chosen:
    """The same by a small model, where localities take a contact's time differently."""
    judged, chosen = contact_model(question)
    found = judged.solve(limits, control)
    taken = [key for key, variable in chosen.items() if found.value(variable)] if found is not None else []
    contacts = _in_order(question, taken, like_loads=False)
    return Chosen(_completed(question, contacts), judged.bounds(found))


_Chosen = dict[tuple[str, int, str], cp_model.IntVar]
"""Is the post the contact for the locality? By locality, the place of the post's group, and post."""


def contact_model(question: Open) -> tuple[Judged, _Chosen]:
    """The model of one service's contacts, and the variables that say who is one."""
    model = cp_model.CpModel()
    chosen: _Chosen = {}
    squares: list[tuple[cp_model.IntVar, int]] = []
    for at, like, post in question.seats():
        mine = {place: model.new_bool_var(f"{place} {post}") for place in question.places}
        chosen |= {(place, at, post): variable for place, variable in mine.items()}
        steps = [model.new_bool_var(f"{post} {more}") for more in range(question.takes(like, 0))]
        squares += [(step, _square_step(like, more)) for more, step in enumerate(steps)]
        model.add(total([(v, question.wanted.load[place]) for place, v in mine.items()]) <= like.room)
        model.add(total([(v, 1) for v in mine.values()]) == total([(step, 1) for step in steps]))
    missing = [model.new_bool_var(f"missing {place}") for place in question.places]
    for place, none in zip(question.places, missing, strict=True):
        model.add_exactly_one(none, *(v for (p, _, _), v in chosen.items() if p == place))
    strange = [(v, 1) for (place, at, _), v in chosen.items() if place in question.likes[at].strange]
    sums = {
        "missing": total([(none, 1) for none in missing]),
        NOT_LINKED: total(strange) if strange else None,
        "travel": total([(v, question.likes[at].seconds[place]) for (place, at, _), v in chosen.items()]),
        "sharing": total(squares),
    }
    order = total([(v, question.order(at, place)) for (place, at, _), v in chosen.items()])
    figures = tuple(Figure(name, terms, question.already[name]) for name, terms in sums.items())
    return Judged(question.wanted.service, model, (*figures, Figure("", order))), chosen


def _completed(question: Open, contacts: Mapping[str, str]) -> dict[str, str]:
    """The choice with each locality that is left over given to the first post with room; none in most cases."""
    found, wanted = dict(contacts), question.wanted
    for place in question.places:
        for _, like, post in question.seats() if place not in found else ():
            mine = [other for other, who in found.items() if who == post]
            time = sum(wanted.load[other] for other in [*mine, place])
            if time <= like.room and len(mine) < question.takes(like, 0):
                found[place] = post
                break
    return found
