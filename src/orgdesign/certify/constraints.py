"""Each constraint of the rule book, asked of a finished design."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from orgdesign.certify.asks import shortfall
from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
from orgdesign.certify.verdict import Fault
from orgdesign.plan.properties import Property, State
from orgdesign.units import FTE, ROOM, decimal, whole


def core_everywhere(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Every team of a core service has a post, and its entitlement floor; the amount is the FTE short, at least 1."""
    for team in facts.teams.values():
        short = max(team.floor - reading.fte[team.id], 0 if reading.posts[team.id] else 1)
        if team.locality is not None and short > 0:
            has, due = decimal(reading.fte[team.id], FTE), decimal(team.floor, FTE)
            sentence = f"{team.id} has {reading.posts[team.id]} posts of {has} FTE; it is entitled to {due} FTE."
            yield Fault("core-everywhere", team.id, short, sentence)


def minimum_team(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Every team of a core service is large enough to stand alone; the amount is the FTE short."""
    for team in facts.teams.values():
        short = team.minimum - reading.fte[team.id]
        if team.locality is not None and short > 0:
            has, least = decimal(reading.fte[team.id], FTE), decimal(team.minimum, FTE)
            yield Fault("minimum-team", team.id, short, f"{team.id} has {has} FTE; it needs {least} to stand alone.")


def base_in_locality(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Bases of a core team stand in its locality, those of a hosted team in some locality; a fault for each base."""
    for team in facts.teams.values():
        for site in sorted(set(reading.bases.get(team.id, ()))):
            stands = facts.stands_in(site)
            if team.locality is not None and stands != team.locality:
                sentence = f"{team.id} is based at {site}, which is not in {team.locality}."
                yield Fault("base-in-locality", team.id, 1, sentence)
            elif team.hosted and stands is None:
                yield Fault("base-in-locality", team.id, 1, f"{team.id} is based at {site}, which is in no locality.")


def one_host(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """All bases of a hosted team stand in one locality; the amount is the localities too many."""
    for team in facts.teams.values():
        hosts = {facts.stands_in(site) for site in reading.bases.get(team.id, ())}
        if team.hosted and len(hosts) > 1:
            listed = ", ".join(sorted(host or "no locality" for host in hosts))
            yield Fault("one-host", team.id, len(hosts) - 1, f"{team.id} is hosted in {listed}: one may host it.")


def desks(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """No property needs more desks than it has free; the amount is the desks too many."""
    needed: Counter[str] = Counter()
    for (name, site), fte in reading.there.items():
        team = facts.teams.get(name)
        if team is not None and not (team.service.team_desks is not None and reading.lead(name) == site):
            needed[site] += team.desks(fte)
    for team in facts.teams.values():
        lead = reading.lead(team.id)
        if team.service.team_desks is not None and lead is not None:
            needed[lead] += team.service.team_desks
    for name, row in facts.properties.items():
        free = max(0, row.desks - row.desks_taken)
        if needed[name] > free:
            yield Fault("desks", name, needed[name] - free, f"{name} has {free} free desks; {needed[name]} are needed.")


def rooms(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """No property leads teams that need more rooms than it is known to have; the amount is hundredths too many."""
    meeting: Counter[str] = Counter()
    interview: Counter[str] = Counter()
    for team in facts.teams.values():
        lead = reading.lead(team.id)
        if lead is not None:
            meeting[lead] += whole(team.service.meeting_rooms or Decimal(0), ROOM)
            interview[lead] += whole(team.service.interview_rooms or Decimal(0), ROOM)
    for name, row in facts.properties.items():
        for sort, needed, there in (
            ("meeting", meeting[name], row.meeting_rooms),
            ("interview", interview[name], row.interview_rooms),
        ):
            if there is not None and needed > there * ROOM:
                sentence = f"{name} has {there} {sort} rooms; {decimal(needed, ROOM)} are needed."
                yield Fault("rooms", name, needed - there * ROOM, sentence)


def available(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Nobody is where nobody may be, and what must be kept is in use.

    The amount is the posts that sit there and the teams based there, at least 1.
    """
    there: Counter[str] = Counter(seat.site for seat in reading.seats.values() if seat.site is not None)
    there.update(site for sites in reading.bases.values() for site in set(sites))
    for name, row in facts.properties.items():
        why = _barred(facts, row)
        if why and there[name]:
            yield Fault("available", name, there[name], f"{name} {why}, but somebody sits or is based there.")
        if row.state is State.MUST_KEEP and name not in reading.in_use:
            yield Fault("available", name, 1, f"{name} must be kept but is not in use.")


def _barred(facts: Facts, row: Property) -> str:
    if row.state is State.CLOSING:
        return "closes"
    if row.available_from is not None and facts.go_live is not None and row.available_from > facts.go_live:
        return f"is available from {row.available_from}, after go-live"
    return ""


def ict(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Every base of a team is on its agency's network, whatever the capitals, where both are stated."""
    for team in facts.teams.values():
        agency = team.service.agency
        for site in sorted(set(reading.bases.get(team.id, ())) & facts.properties.keys()):
            networks = {name.casefold() for name in facts.properties[site].ict}
            if agency and networks and agency.casefold() not in networks:
                yield Fault("ict", team.id, 1, f"{team.id} is of {agency} and based at {site}, without its network.")


def public_access(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Where the public comes, it can enter, step-free; a fault for each base known to be otherwise."""
    for team in facts.teams.values():
        for site in sorted(set(reading.bases.get(team.id, ())) & facts.properties.keys()):
            row = facts.properties[site]
            if team.service.public_access and (row.public_access is False or row.step_free is False):
                why = "closed to the public" if row.public_access is False else "not step-free"
                yield Fault("public-access", team.id, 1, f"{team.id} is visited by the public; {site} is {why}.")


def requests(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Every *must* request holds; the amount is its shortfall."""
    for row in facts.requests:
        if row.strength == "must":
            short = shortfall(facts, reading, row)
            if short:
                sentence = (
                    f"{row.id} must hold ({row.kind.value} {row.subject} {row.object}".rstrip() + ") and does not."
                )
                yield Fault("requests", row.id, short, sentence)


CONSTRAINTS: Mapping[str, Callable[[Facts, Reading], Iterator[Fault]]] = {
    "core-everywhere": core_everywhere,
    "base-in-locality": base_in_locality,
    "one-host": one_host,
    "desks": desks,
    "rooms": rooms,
    "minimum-team": minimum_team,
    "available": available,
    "ict": ict,
    "public-access": public_access,
    "requests": requests,
}
"""Every constraint by its id."""


def in_force(facts: Facts) -> tuple[str, ...]:
    """The ids of the constraints that the plan does not do without."""
    return tuple(name for name in CONSTRAINTS if name not in facts.off)
