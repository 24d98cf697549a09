"""Linked posts, asked again of the plan: which posts serve which locality, whether they may, and what that is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
from orgdesign.certify.teams import apportion
from orgdesign.certify.verdict import Fault
from orgdesign.plan.posts import Post

RULE = "linked-posts"

_Held = Mapping[str, set[str]]
"""Localities by post."""


@dataclass(frozen=True)
class Extended:
    """One extended service as the plan has it: its posts, those localities that the plan gives them, and need."""

    service: str
    posts: Mapping[str, Post]
    given: _Held
    need: Mapping[str, int]

    def in_post(self, post: str) -> bool:
        """Tell whether somebody is in post."""
        return not self.posts[post].vacant

    def there(self, held: _Held, place: str) -> list[str]:
        """The filled posts that serve a locality."""
        return [post for post, places in held.items() if place in places and self.in_post(post)]


def extended_services(facts: Facts) -> Iterator[Extended]:
    """Every extended service with its posts; none where there are no localities."""
    for service in facts.extended if facts.ground.localities else ():
        posts = {name: row for name, row in sorted(facts.posts.items()) if row.service == service}
        measure = facts.teams[service].service.need_measure
        needs = {place: facts.ground.need(measure, place) for place in facts.ground.localities}
        yield Extended(
            service=service,
            posts=posts,
            given={name: given for name, row in posts.items() if (given := _given(facts, row))},
            need=apportion(sum(facts.fte[name] for name in posts), needs),
        )


def linking_faults(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Every link that is none, lacking or needless, and every locality without a filled post for no reason.

    A design whose links were never decided has no fault here.
    """
    if reading.design.linked is None:
        return
    known = {one.service: one for one in extended_services(facts)}
    yield from _strangers(facts, known, reading)
    for one in known.values():
        held = _held(facts, one, reading)
        yield from _posts(one, held)
        yield from _places(one, held)


def linking_figures(facts: Facts, reading: Reading) -> tuple[int, int, dict[str, int]]:
    """How many services should be linked to how many localities and are, and the figures that links are judged by."""
    wanted = missing = shared = beyond = changed = seconds = 0
    for one in extended_services(facts):
        held = _held(facts, one, reading)
        wanted += len(one.need)
        missing += sum(not one.there(held, place) for place in one.need)
        shared += sum(len(places) - 1 for places in held.values() if places)
        beyond += _beyond(facts, one, held)
        for post, places in held.items():
            today = facts.served(one.posts[post]) if one.in_post(post) and places else None
            changed += today is not None and today not in places
            seconds += sum(_seconds(facts, reading, post, place) for place in places)
    figures = {"missing": missing, "shared": shared, "beyond parity": beyond, "changed": changed, "travel": seconds}
    return wanted, wanted - missing, figures


def _given(facts: Facts, row: Post) -> set[str]:
    """Localities that requests give a post, else the one that it serves today where it may not be moved."""
    pinned = facts.pinned_places(row.id) & set(facts.ground.localities)
    if pinned or row.movable or row.base is None:
        return pinned
    served = facts.served(row)
    return set() if served is None else {served}


def _held(facts: Facts, one: Extended, reading: Reading) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {post: set() for post in one.posts}
    for link in reading.design.linked or ():
        if link.service == one.service and link.post in held and link.locality in one.need:
            held[link.post].add(link.locality)
    return held


def _strangers(facts: Facts, known: Mapping[str, Extended], reading: Reading) -> Iterator[Fault]:
    """Links of no extended service, of no post of it, to no locality, or made twice."""
    for link, count in sorted(Counter(reading.design.linked or ()).items()):
        if link.service not in known or link.post not in known[link.service].posts:
            yield Fault(RULE, link.post, count, f"{link.post} is no post of an extended service {link.service}.")
        elif link.locality not in facts.ground.localities:
            yield Fault(RULE, link.post, count, f"{link.post} is linked to {link.locality}, which is no locality.")
        elif count > 1:
            yield Fault(RULE, link.post, count - 1, f"{link.post} is linked to {link.locality} {count} times.")


def _posts(one: Extended, held: _Held) -> Iterator[Fault]:
    """Posts with no locality, without one that the plan gives them, or with more than is needed."""
    for post, places in held.items():
        given = one.given.get(post, set())
        if not places:
            yield Fault(RULE, post, 1, f"{post} is linked to no locality.")
        elif given - places:
            yield Fault(RULE, post, len(given - places), f"The plan links {post} to {', '.join(sorted(given))}.")
        elif len(places) > 1:
            others = [place for place in places - given if not one.in_post(post) or len(one.there(held, place)) > 1]
            over = min(len(others), len(places) - 1)
            if over:
                yield Fault(RULE, post, over, f"{post} need not serve {', '.join(sorted(places))}.")


def _places(one: Extended, held: _Held) -> Iterator[Fault]:
    """Localities without a filled post though the service has one."""
    if any(map(one.in_post, one.posts)):
        for place in one.need:
            if not one.there(held, place):
                yield Fault(RULE, one.service, 1, f"{one.service} has no filled post linked to {place}.")


def _beyond(facts: Facts, one: Extended, held: _Held) -> int:
    """How far FTE is from need beyond what is allowed; localities that a filled post serves together are one."""
    within = facts.plan.settings.linked_within
    joined: list[set[str]] = [{place} for place in one.need]
    for places in (places for post, places in held.items() if places and one.in_post(post)):
        touched = [some for some in joined if some & places]
        joined = [some for some in joined if not some & places] + [set().union(*touched)]
    total = 0
    for some in joined:
        fte = sum(facts.fte[post] for post, places in held.items() if places and min(places) in some)
        need = sum(one.need[place] for place in some)
        allowed = sum(int(one.need[place] * within) for place in some)
        total += max(0, abs(fte - need) - allowed)
    return total


def _seconds(facts: Facts, reading: Reading, post: str, place: str) -> int:
    """Travel from where a post sits; none within the locality, and a second at least from anywhere else."""
    seat = reading.seats.get(post)
    if seat is None or seat.site is None or facts.stands_in(seat.site) == place:
        return 0
    return max(1, facts.journeys.seconds(seat.site, place))
