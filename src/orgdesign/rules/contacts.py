"""Named contacts: a post of every service that is not core, for each locality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.rules.amounts import show_fte
from orgdesign.rules.rule import Appointment, Source
from orgdesign.units import FTE, whole


@dataclass(frozen=True)
class Wanted:
    """The contacts that one service needs, and who may be one.

    ``eligible`` holds the FTE of each filled post of the service, ``load`` the FTE that being the contact of each
    locality takes, ``stated`` the contacts that the plan names among the eligible, ``most`` the most localities that
    a post is the contact of (None for any number), and ``base`` where each eligible post sits.
    """

    service: str
    eligible: Mapping[str, int]
    load: Mapping[str, int]
    stated: Mapping[str, str]
    most: int | None
    base: Mapping[str, str | None]

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
    """Every service that is not core has a named contact for each locality: near it and not overloaded."""

    id = "contacts"
    formula = (
        r"\sum_{p \in P_s} x_{psl} = 1 \ \forall s,l, \quad \sum_l u_{sl}\, x_{psl} \le \varphi_p, \quad"
        r" \sum_l x_{psl} \le N \ \forall p"
    )
    source = Source("Peterborough 2009", "a specific named contact per city-wide service per locality", "ppl11")

    def figures(self, brief: Brief, design: Design) -> dict[str, int]:
        """Localities without a contact, seconds from contacts to localities, and how unevenly posts share them."""
        missing = seconds = sharing = 0
        for wanted in contacts_wanted(brief, design):
            named = named_for(wanted, design)
            missing += len(wanted.load) - len(named)
            seconds += sum(seconds_away(brief, wanted.base.get(post), place) for place, post in named.items())
            sharing += sum(len(places) ** 2 for places in wanted.held(named).values())
        return {"missing": missing, "travel": seconds, "sharing": sharing}

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
        found.append(Wanted(service, dict(sorted(eligible.items())), load, stated, most, base))
    return tuple(found)


def named_for(wanted: Wanted, design: Design) -> dict[str, str]:
    """The eligible contacts of the service by locality; others count as none."""
    found = ((place, design.contact.get((wanted.service, place))) for place in wanted.load)
    return {place: post for place, post in found if post is not None and post in wanted.eligible}


def seconds_away(brief: Brief, site: str | None, locality: str) -> int:
    """How far a contact sits from a locality: nothing where it is based in it, else at least a second."""
    if site is None or brief.site[site].locality == locality:
        return 0
    return max(1, brief.travel.seconds(site, locality))


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
