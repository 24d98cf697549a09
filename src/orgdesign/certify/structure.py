"""Whether the design hangs together: every post once, in a team of its own, at a base of that team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
from orgdesign.certify.verdict import STRUCTURE, Fault
from orgdesign.design import Placement
from orgdesign.plan.posts import Post


def structure(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Every fault of the design itself, before any rule is asked."""
    for service in facts.classless:
        yield _fault(service, "has posts but no class, so nothing is known of its teams")
    yield from _each_post_once(facts, reading)
    for name, seat in sorted(reading.seats.items()):
        yield from _team(facts, facts.posts[name], seat)
        yield from _seat(facts, reading, facts.posts[name], seat)
    yield from _bases(facts, reading)
    yield from _properties(facts, reading)


def _fault(subject: str, words: str, amount: int = 1) -> Fault:
    return Fault(STRUCTURE, subject, amount, f"{subject} {words}.")


def _each_post_once(facts: Facts, reading: Reading) -> Iterator[Fault]:
    times = Counter(placement.post for placement in reading.design.placements)
    for post in sorted(times):
        if post not in facts.posts:
            yield _fault(post, "is placed but is no post of a service in scope")
        elif times[post] > 1:
            yield _fault(post, f"is placed {times[post]} times", times[post] - 1)
    for post in sorted(facts.posts.keys() - times.keys()):
        yield _fault(post, "is in scope but is not placed")


def _team(facts: Facts, post: Post, seat: Placement) -> Iterator[Fault]:
    team = facts.teams.get(seat.team)
    if team is None:
        yield _fault(post.id, f"is placed in {seat.team}, which is no team of this option")
    elif team.service.id != post.service:
        yield _fault(post.id, f"belongs to {post.service} but is placed in {seat.team}")
    elif team.locality is not None:
        serves = facts.serves(post)
        if serves is not None and team.locality not in serves:
            yield _fault(post.id, f"may not be moved and serves {', '.join(sorted(serves))}, not {team.locality}")


def _seat(facts: Facts, reading: Reading, post: Post, seat: Placement) -> Iterator[Fault]:
    if seat.site is None:
        yield _fault(post.id, "has no property to sit at")
    elif seat.site not in facts.properties:
        yield _fault(post.id, f"sits at {seat.site}, which is no property of the plan")
    elif not post.movable and post.base is not None:
        if seat.site != post.base:
            yield _fault(post.id, f"may not be moved from {post.base} but sits at {seat.site}")
    elif seat.site not in reading.bases.get(seat.team, ()) and seat.site not in facts.pinned_properties(post.id):
        yield _fault(post.id, f"sits at {seat.site}, which is no base of {seat.team}")


def _bases(facts: Facts, reading: Reading) -> Iterator[Fault]:
    for name in sorted(reading.bases.keys() - facts.teams.keys()):
        yield _fault(name, "has bases but is no team of this option")
    for name, team in sorted(facts.teams.items()):
        bases = reading.bases.get(name, ())
        most = team.service.max_bases
        if not bases:
            yield _fault(name, "has no lead base")
        if len(set(bases)) > most:
            yield _fault(name, f"has {len(set(bases))} bases but may have {most}", len(set(bases)) - most)
        if len(set(bases)) < len(bases):
            yield _fault(name, "names a base more than once", len(bases) - len(set(bases)))
        for site in sorted(set(bases) - facts.properties.keys()):
            yield _fault(name, f"is based at {site}, which is no property of the plan")


def _properties(facts: Facts, reading: Reading) -> Iterator[Fault]:
    times = Counter(reading.design.sites)
    for site in sorted(times.keys() - facts.properties.keys()):
        yield _fault(site, "is given as in use but is no property of the plan")
    for site in sorted(name for name, count in times.items() if count > 1):
        yield _fault(site, f"is given as in use {times[site]} times", times[site] - 1)
    for site in sorted((reading.used & facts.properties.keys()) - times.keys()):
        yield _fault(site, "is used but not given as in use")
    for site in sorted((times.keys() & facts.properties.keys()) - reading.used):
        if not facts.kept(site):
            yield _fault(site, "is given as in use, but nobody is there and nothing keeps it")
