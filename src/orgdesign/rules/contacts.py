"""Named contacts: a post of every service that is not core, for each locality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.amounts import seconds_away, show_fte
from orgdesign.rules.rule import Appointment, Source
from orgdesign.units import FTE, whole


@dataclass(frozen=True)
class Wanted:
    """The contacts that one service needs, and who may be one.

    ``eligible`` holds the FTE of each filled post of the service, ``load`` the FTE that being the contact of each
    locality takes, ``stated`` the contacts that the plan names among the eligible, ``most`` the most localities that
    a post is the contact of (None for any number), and ``base`` where each eligible post sits. ``linked`` holds the
    localities that each post is linked to, of an extended service once that is decided, and else nothing.
    """

    service: str
    eligible: Mapping[str, int]
    load: Mapping[str, int]
    stated: Mapping[str, str]
    most: int | None
    base: Mapping[str, str | None]
    linked: Mapping[str, frozenset[str]] | None = None

    def strange(self, post: str, place: str) -> bool:
        """Tell whether the post would be the contact for a locality that it is not linked to, though posts are."""
        return self.linked is not None and place not in self.linked.get(post, frozenset())

    def held(self, contacts: Mapping[str, str]) -> dict[str, list[str]]:
        """Localities by the post that is their contact."""
        found: dict[str, list[str]] = defaultdict(list)
        for locality in sorted(contacts):
            found[contacts[locality]].append(locality)
        return dict(found)

    def over(self, post: str, localities: list[str]) -> bool:
        """Tell whether these localities are more than the post may be the contact of."""
        taken = sum(self.load[place] for place in localities)
        return taken > self.eligible[post] or (self.most is not None and len(localities) > self.most)


class NamedContacts(Appointment):
    """Every service that is not core has a named contact for each locality: linked to it, near, not overloaded."""

    id = "contacts"
    formula = (
        r"\sum_{p \in P_s} x_{psl} = 1 \ \forall s,l, \quad \sum_l u_{sl}\, x_{psl} \le \varphi_p, \quad"
        r" \sum_l x_{psl} \le N \ \forall p"
    )
    source = Source("Peterborough 2009", "a specific named contact per city-wide service per locality", "ppl11")

    def figures(self, brief: Brief, design: Design) -> dict[str, int]:
        """Localities without a contact, contacts not linked to theirs, seconds to them, and how unevenly they lie.

        Whether contacts are linked counts only in a design whose links are decided.
        """
        total = {name: 0 for name in FIGURES if name != NOT_LINKED or design.linked is not None}
        for wanted in contacts_wanted(brief, design):
            found = figures_of(brief, wanted, named_for(wanted, design))
            total = {name: amount + found[name] for name, amount in total.items()}
        return total

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Services without a contact for some locality, and posts that are the contact of too many."""
        if design.contacts is None:
            return
        for wanted in contacts_wanted(brief, design):
            named = named_for(wanted, design)
            lacking = [place for place in wanted.load if place not in named]
            if lacking:
                text = f"{wanted.service} has no named contact for {', '.join(lacking)}."
                yield Finding(self.id, wanted.service, len(lacking), text)
            for post, places in sorted(wanted.held(named).items()):
                if wanted.over(post, places):
                    text = f"{post} is the contact of {wanted.service} for {', '.join(places)}, more than it can be."
                    yield Finding("contact-load", post, 1, text)

    def because(self, brief: Brief, design: Design) -> tuple[str, ...]:
        """Why services lack contacts, a sentence for each."""
        found = []
        for wanted in contacts_wanted(brief, design):
            short = len(wanted.load) - len(named_for(wanted, design))
            if short:
                found.append(f"{wanted.service} lacks a contact for {short} of {len(wanted.load)}: {_why(wanted)}.")
        return tuple(found)


NOT_LINKED = "not linked"
FIGURES = ("missing", NOT_LINKED, "travel", "sharing")
"""What contacts are judged by, in this order; ties go by id."""


def figures_of(brief: Brief, wanted: Wanted, named: Mapping[str, str]) -> dict[str, int]:
    """What one service's contacts are judged by."""
    return {
        "missing": len(wanted.load) - len(named),
        NOT_LINKED: sum(wanted.strange(post, place) for place, post in named.items()),
        "travel": sum(seconds_away(brief, wanted.base.get(post), place) for place, post in named.items()),
        "sharing": sum(len(places) ** 2 for places in wanted.held(named).values()),
    }


def contacts_wanted(brief: Brief, design: Design) -> tuple[Wanted, ...]:
    """What is asked of each service that has one team for the whole area, in order of id."""
    rows = {(row.service, row.locality): row for row in brief.plan.contacts}
    most = brief.plan.settings.contact_localities
    found = []
    for service, teams in sorted(brief.teams_by_service.items()):
        if teams[0].locality is not None or not brief.localities:
            continue
        pools = [pool for pool in brief.pools_by_service[service] if pool.filled]
        eligible = {post: pool.fte for pool in pools for post in pool.posts}
        mine = {place: rows[service, place] for place in brief.localities if (service, place) in rows}
        load = {place: whole(mine[place].load, FTE) if place in mine else 0 for place in brief.localities}
        stated = {place: row.post for place, row in mine.items() if row.post is not None and row.post in eligible}
        base = {post: design.placement[post].site for post in eligible if post in design.placement}
        linked = _linked(brief, design, service)
        found.append(Wanted(service, dict(sorted(eligible.items())), load, stated, most, base, linked))
    return tuple(found)


def _linked(brief: Brief, design: Design, service: str) -> dict[str, frozenset[str]] | None:
    if design.linked is None or brief.classes[service] is not ServiceClass.EXTENDED:
        return None
    found: dict[str, set[str]] = defaultdict(set)
    for link in design.linked:
        if link.service == service:
            found[link.post].add(link.locality)
    return {post: frozenset(places) for post, places in found.items()}


def named_for(wanted: Wanted, design: Design) -> dict[str, str]:
    """The eligible contacts of the service by locality; others count as none."""
    found = ((place, design.contact.get((wanted.service, place))) for place in wanted.load)
    return {place: post for place, post in found if post is not None and post in wanted.eligible}


def _why(wanted: Wanted) -> str:
    if not wanted.eligible:
        return "none of its posts is filled"
    asked, there = sum(wanted.load.values()), sum(wanted.eligible.values())
    limits = []
    if asked:
        limits.append(f"they take {show_fte(asked)} FTE of the {show_fte(there)} FTE in post")
    if wanted.most is not None:
        limits.append(f"each of its {len(wanted.eligible)} filled posts may be the contact of {wanted.most}")
    return " and ".join(limits)
