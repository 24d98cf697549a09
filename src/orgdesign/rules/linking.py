"""Linked posts: which posts of an extended service serve which locality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from orgdesign.asis import serves_today
from orgdesign.brief import Brief, Pool
from orgdesign.brief.teams import apportion, need_weights
from orgdesign.design import Design, Finding
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.amounts import seconds_away, show_fte
from orgdesign.rules.rule import Appointment, Source

Links = Mapping[str, tuple[str, ...]]
"""Localities by the post that is linked to them, both in order of id."""


@dataclass(frozen=True)
class Group:
    """Localities that a post serves together, or one by itself: the FTE linked to them and their share by need."""

    places: tuple[str, ...]
    fte: int
    target: int
    allowance: int

    @property
    def away(self) -> int:
        """How far the FTE is from the share by need, either way."""
        return abs(self.fte - self.target)

    @property
    def beyond(self) -> int:
        """How far it is beyond what is allowed."""
        return max(0, self.away - self.allowance)


@dataclass(frozen=True)
class Serving:
    """What is to be linked of one extended service.

    ``fte`` holds every post of it, ``filled`` those with somebody in post, ``stated`` the localities that the plan
    states of a post, ``today`` the locality that each filled post serves today, where one is known, and ``base``
    where each post sits. ``target`` is each locality's share of the service's FTE by need, and ``allowance`` how far
    the FTE linked to it may be from that.
    """

    service: str
    fte: Mapping[str, int]
    filled: frozenset[str]
    stated: Links
    today: Mapping[str, str]
    base: Mapping[str, str | None]
    target: Mapping[str, int]
    allowance: Mapping[str, int]

    def covered(self, links: Links) -> set[str]:
        """The localities to which a filled post is linked."""
        return {place for post, places in links.items() if post in self.filled for place in places}

    def groups(self, links: Links) -> tuple[Group, ...]:
        """All localities; those that a filled post serves together are one, and what joins two joins all of theirs."""
        lead = {place: place for place in self.target}
        for post in sorted(set(links) & self.filled):
            first, *others = sorted(links[post])
            for other in others:
                one, two = sorted((lead[first], lead[other]))
                lead = {place: one if to == two else to for place, to in lead.items()}
        fte: dict[str, int] = defaultdict(int)
        for post, places in links.items():
            fte[lead[min(places)]] += self.fte[post]
        members: dict[str, list[str]] = defaultdict(list)
        for place in self.target:
            members[lead[place]].append(place)
        return tuple(self._group(places, fte[name]) for name, places in sorted(members.items()))

    def _group(self, places: list[str], fte: int) -> Group:
        wanted, allowed = (sum(of[place] for place in places) for of in (self.target, self.allowance))
        return Group(tuple(places), fte, wanted, allowed)

    def shared_out(self, links: Links) -> dict[str, int]:
        """FTE by locality; that of a group is shared out by need."""
        found: dict[str, int] = {}
        for group in self.groups(links):
            found |= shared_by(group.fte, {place: self.target[place] for place in group.places})
        return found

    def changed(self, links: Links) -> int:
        """Filled posts that are linked, and not to the locality that they serve today."""
        return sum(place not in links[post] for post, place in self.today.items() if post in links)


class LinkedPosts(Appointment):
    """Every post of an extended service is linked to a locality, by need: near it, and kept where it serves today."""

    id = "linked-posts"
    formula = (
        r"\sum_l x_{pl} \ge 1 \ \forall p, \quad \sum_{p \text{ filled}} x_{pl} \ge 1 \ \forall s,l, \quad"
        r" \min \sum_{s,l} \max\left(0, \left|\sum_p \varphi_p x_{pl} - \tau_{sl}\right| - \alpha \tau_{sl}\right)"
    )
    source = Source("Peterborough 2009", "some staff stay city-wide but join a locality's extended team", "ppl15")

    def figures(self, brief: Brief, design: Design) -> dict[str, int]:
        """What is missing, shared, beyond need, changed and far, summed over the extended services."""
        total = dict.fromkeys(FIGURES, 0)
        for serving in servings(brief, design):
            for name, amount in figures_of(brief, serving, links_of(serving, design)).items():
                total[name] += amount
        return total

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Localities without a filled post linked to them, and FTE further from need than is allowed."""
        if design.linked is None:
            return
        for serving in servings(brief, design):
            links = links_of(serving, design)
            without = [place for place in serving.target if place not in serving.covered(links)]
            if without:
                text = f"{serving.service} has no filled post linked to {', '.join(without)}."
                yield Finding(self.id, serving.service, len(without), text)
            for group in serving.groups(links):
                if group.fte and group.beyond:
                    yield _far_from_need(serving.service, group)

    def because(self, brief: Brief, design: Design) -> tuple[str, ...]:
        """Why localities lack a filled post, a sentence for each service."""
        return tuple(
            f"{serving.service} can be linked to no locality: none of its posts is filled."
            for serving in servings(brief, design)
            if set(serving.target) - serving.covered(links_of(serving, design))
        )


FIGURES = ("missing", "shared", "beyond parity", "changed", "travel")
"""What links are judged by, in this order."""


def figures_of(brief: Brief, serving: Serving, links: Links) -> dict[str, int]:
    """What one service's links are judged by."""
    return {
        "missing": len(set(serving.target) - serving.covered(links)),
        "shared": sum(max(0, len(places) - 1) for places in links.values()),
        "beyond parity": sum(group.beyond for group in serving.groups(links)),
        "changed": serving.changed(links),
        "travel": sum(
            seconds_away(brief, serving.base.get(post), place) for post, places in links.items() for place in places
        ),
    }


def servings(brief: Brief, design: Design) -> tuple[Serving, ...]:
    """What is to be linked of each extended service, in order of id; none where there are no localities."""
    extended = [s for s, kind in sorted(brief.classes.items()) if kind is ServiceClass.EXTENDED]
    return tuple(_serving(brief, design, service) for service in extended if brief.localities)


def links_of(serving: Serving, design: Design) -> dict[str, tuple[str, ...]]:
    """The links of the service's own posts to localities; others count as none."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in design.linked or ():
        if link.service == serving.service and link.post in serving.fte and link.locality in serving.target:
            found[link.post].add(link.locality)
    return {post: tuple(sorted(places)) for post, places in sorted(found.items())}


def shared_by(fte: int, target: Mapping[str, int]) -> dict[str, int]:
    """FTE shared out by need, largest remainder."""
    return apportion(fte, {place: Decimal(amount) for place, amount in target.items()})


def _serving(brief: Brief, design: Design, service: str) -> Serving:
    pools = {post: pool for pool in brief.pools_by_service[service] for post in pool.posts}
    posts = sorted(pools)
    today = {post: serves_today(brief, brief.plan.post_by_id[post]) for post in posts if pools[post].filled}
    fte = {post: pools[post].fte for post in posts}
    of = next(row for row in brief.plan.services if row.id == service)
    target = apportion(sum(fte.values()), need_weights(brief.plan, brief.tree, of))
    parity = brief.plan.settings.linked_within
    return Serving(
        service=service,
        fte=fte,
        filled=frozenset(post for post in posts if pools[post].filled),
        stated={post: places for post in posts if (places := _stated(brief, pools[post], post))},
        today={post: place for post, place in today.items() if place is not None},
        base={post: design.placement[post].site for post in posts if post in design.placement},
        target=dict(sorted(target.items())),
        allowance={place: int(amount * parity) for place, amount in sorted(target.items())},
    )


def _stated(brief: Brief, pool: Pool, post: str) -> tuple[str, ...]:
    """The localities that requests pin the post to; else the one that a fixed post serves today, where there is one."""
    pinned = brief.pinned_localities.get(post, set()) & set(brief.localities)
    if pinned:
        return tuple(sorted(pinned))
    return (pool.home,) if pool.fixed_site is not None and pool.home is not None else ()


def _far_from_need(service: str, group: Group) -> Finding:
    way = "above" if group.fte > group.target else "below"
    text = (
        f"{service} has {show_fte(group.fte)} FTE linked to {', '.join(group.places)},"
        f" {show_fte(group.away)} {way} the share by need."
    )
    return Finding("linked-need", " | ".join((service, *group.places)), group.beyond, text)
