"""Named contacts, asked again of the plan: whom the design names, whom it could have named, and what that is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
from orgdesign.certify.verdict import Fault
from orgdesign.design import NamedContact
from orgdesign.units import FTE, whole

RULE = "contacts"


@dataclass(frozen=True)
class Calls:
    """One service's contacts as the plan calls for them: loads by locality, posts that may be one, and those stated."""

    service: str
    loads: Mapping[str, int]
    may_be: Mapping[str, int]
    stated: Mapping[str, str]
    most: int | None

    def too_much(self, post: str, places: list[str]) -> bool:
        """Tell whether a post has more of these localities than its time or the plan's limit allows."""
        if self.most is not None and len(places) > self.most:
            return True
        return sum(self.loads[place] for place in places) > self.may_be[post]


def calls(facts: Facts) -> Iterator[Calls]:
    """What the plan calls for, of each service with one team for the whole area."""
    rows = {(row.service, row.locality): row for row in facts.plan.contacts}
    for service in sorted(team.service.id for team in facts.teams.values() if team.locality is None):
        may_be = {
            name: facts.fte[name] for name, row in facts.posts.items() if row.service == service and not row.vacant
        }
        mine = {place: rows.get((service, place)) for place in facts.ground.localities}
        yield Calls(
            service=service,
            loads={place: whole(row.load, FTE) if row is not None else 0 for place, row in mine.items()},
            may_be=may_be,
            stated={
                place: row.post
                for place, row in mine.items()
                if row is not None and row.post is not None and row.post in may_be
            },
            most=facts.plan.settings.contact_localities,
        )


def contact_faults(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Every contact that is none, holds too much or is not the one stated, and every one that is lacking for no reason.

    A design whose contacts were never decided has no fault here.
    """
    if reading.design.contacts is None:
        return
    known = {call.service: call for call in calls(facts)}
    yield from _strangers(known, reading.design.contacts)
    for call in known.values():
        named = _named(call, reading)
        yield from _stated(call, named)
        yield from _loads(call, named)
        yield from _lacking(call, named)


def contact_figures(facts: Facts, reading: Reading) -> tuple[int, int, dict[str, int]]:
    """How many contacts there should be and are, and the figures that they are judged by."""
    wanted = made = seconds = sharing = strange = 0
    linked = {(link.post, link.locality) for link in reading.design.linked or ()}
    for call in calls(facts):
        named = _named(call, reading)
        if call.service in facts.extended:
            strange += sum((post, place) not in linked for place, post in named.items())
        wanted += len(call.loads)
        made += len(named)
        seconds += sum(_seconds(facts, reading, post, place) for place, post in named.items())
        sharing += sum(count * count for count in Counter(named.values()).values())
    beside = {} if reading.design.linked is None else {"not linked": strange}
    return wanted, made, {"missing": wanted - made, **beside, "travel": seconds, "sharing": sharing}


def _named(call: Calls, reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for contact in reading.design.contacts or ():
        if contact.service == call.service and contact.locality in call.loads and contact.post in call.may_be:
            found.setdefault(contact.locality, contact.post)
    return found


def _seconds(facts: Facts, reading: Reading, post: str, place: str) -> int:
    """Travel from where a contact sits; none within the locality, and a second at least from anywhere else."""
    seat = reading.seats.get(post)
    if seat is None or seat.site is None or facts.stands_in(seat.site) == place:
        return 0
    return max(1, facts.journeys.seconds(seat.site, place))


def _strangers(known: Mapping[str, Calls], contacts: tuple[NamedContact, ...]) -> Iterator[Fault]:
    """Contacts of no such service or locality, by no post that may be one, or named twice."""
    times = Counter((contact.service, contact.locality) for contact in contacts)
    for (service, place), count in sorted(times.items()):
        if service not in known or place not in known[service].loads:
            yield Fault(RULE, service, count, f"{service} needs no named contact for {place}.")
        elif count > 1:
            yield Fault(RULE, service, count - 1, f"{service} has {count} contacts for {place}.")
    for contact in contacts:
        if contact.service in known and contact.post not in known[contact.service].may_be:
            sentence = f"{contact.post} cannot be the contact of {contact.service}: it is no filled post of it."
            yield Fault(RULE, contact.post, 1, sentence)


def _stated(call: Calls, named: Mapping[str, str]) -> Iterator[Fault]:
    for place, post in call.stated.items():
        if named.get(place) != post:
            yield Fault(RULE, call.service, 1, f"The plan names {post} as its contact for {place}.")


def _loads(call: Calls, named: Mapping[str, str]) -> Iterator[Fault]:
    """Posts that hold too much, unless the plan itself gives them all of it."""
    for post in sorted(set(named.values())):
        places = [place for place, who in named.items() if who == post]
        chosen = [place for place in places if call.stated.get(place) != post]
        if chosen and call.too_much(post, places):
            yield Fault(RULE, post, len(chosen), f"{post} cannot be the contact of {call.service} for so many.")


def _lacking(call: Calls, named: Mapping[str, str]) -> Iterator[Fault]:
    """Localities without a contact, though some post could take one more."""
    for place in sorted(set(call.loads) - set(named)):
        for post in sorted(call.may_be):
            held = [other for other, who in named.items() if who == post]
            if not call.too_much(post, [*held, place]):
                yield Fault(RULE, call.service, 1, f"{call.service} has no contact for {place}; {post} could be it.")
                break
