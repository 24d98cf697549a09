"""Coordination, asked again of the plan: who looks after what, within which bounds, and what that is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
from orgdesign.certify.teams import MILLIONTHS, apportion
from orgdesign.certify.verdict import Fault
from orgdesign.plan.managers import Manager

RULE = "coordination"


def coordination_faults(facts: Facts, reading: Reading) -> Iterator[Fault]:
    """Everything wrong with who looks after what; nothing where it was never decided.

    A manager may only be out of its bounds by what the plan itself gives it, and a locality only be without one where
    no manager has room.
    """
    chosen = reading.design.coordination
    if chosen is None:
        return
    managers = {row.id: row for row in facts.plan.managers}
    for place in sorted(chosen):
        if place not in facts.ground.localities or not managers:
            yield Fault(RULE, place, 1, f"{place} is no locality to be looked after.")
        elif chosen[place] not in managers:
            yield Fault(RULE, place, 1, f"{place} is given to {chosen[place]}, which is no coordinating manager.")
    for place, givers in _stated(facts).items():
        if chosen.get(place) not in givers and (len(givers) == 1 or place in chosen):
            yield Fault(RULE, place, 1, f"The plan gives {place} to {' or '.join(givers)}.")
    for row in managers.values():
        yield from _bounds(facts, row, _held(facts, chosen, row.id))
    yield from _lacking(facts, chosen)


def coordination_figures(facts: Facts, reading: Reading) -> tuple[int, int, dict[str, int]]:
    """How many localities there are to look after and are looked after, and the figures that this is judged by."""
    chosen, managers = reading.design.coordination or {}, facts.plan.managers
    names = ("short", "beyond parity", "neighbours split", "unevenness")
    if not managers:
        return 0, 0, dict.fromkeys(names, 0)
    even = MILLIONTHS // len(managers)
    short, beyond, uneven = 0, 0, 0
    made = sum(len(_held(facts, chosen, row.id)) for row in managers)
    for row in managers if facts.ground.localities else ():
        mine = _held(facts, chosen, row.id)
        shares = apportion(MILLIONTHS, _loads(facts, row))
        off = abs(sum(shares[place] for place in mine) - even)
        uneven += off
        beyond += max(0, off - int(even * facts.plan.settings.coordination_parity))
        short += _out_of_span(row, len(mine)) + bool(_over(facts, row, mine))
    wanted = len(facts.ground.localities)
    split = sum(chosen.get(a) is None or chosen.get(a) != chosen.get(b) for a, b in _neighbours(facts))
    return wanted, made, dict(zip(names, (short + wanted - made, beyond, split, uneven), strict=True))


def _held(facts: Facts, chosen: Mapping[str, str], manager: str) -> list[str]:
    return [place for place in facts.ground.localities if chosen.get(place) == manager]


def _stated(facts: Facts) -> dict[str, list[str]]:
    """The managers to whom the plan gives each locality."""
    found: dict[str, list[str]] = {}
    for row in facts.plan.managers:
        for place in row.localities:
            if place in facts.ground.localities:
                found.setdefault(place, []).append(row.id)
    return found


def _loads(facts: Facts, row: Manager) -> dict[str, Decimal]:
    """What each locality weighs for a manager: its measure, or one where it has none."""
    if row.load_measure is None:
        return dict.fromkeys(facts.ground.localities, Decimal(1))
    return {place: facts.ground.need(row.load_measure, place) for place in facts.ground.localities}


def _out_of_span(row: Manager, number: int) -> int:
    """Localities too few or too many."""
    under = max(0, (row.span_from or 0) - number)
    return under + (max(0, number - row.span_to) if row.span_to is not None else 0)


def _over(facts: Facts, row: Manager, places: list[str]) -> Decimal:
    """By how much a manager's localities weigh more than it may bear."""
    if row.load_to is None:
        return Decimal(0)
    loads = _loads(facts, row)
    return max(Decimal(0), sum((loads[place] for place in places), Decimal(0)) - row.load_to)


def _room(facts: Facts, row: Manager, places: list[str]) -> bool:
    """Tell whether a manager may have all of these."""
    return (row.span_to is None or len(places) <= row.span_to) and not _over(facts, row, places)


def _bounds(facts: Facts, row: Manager, mine: list[str]) -> Iterator[Fault]:
    """A manager beyond its span or load by more than what the plan gives it for itself."""
    given = [place for place, givers in _stated(facts).items() if givers == [row.id]]
    most = max(row.span_to, len(given)) if row.span_to is not None else None
    if most is not None and len(mine) > most:
        yield Fault(RULE, row.id, len(mine) - most, f"{row.id} has {len(mine)} localities; it may have {most}.")
    over = _over(facts, row, mine)
    if over > _over(facts, row, given):
        yield Fault(RULE, row.id, 1, f"{row.id} has {over.normalize():f} {row.load_measure or 'localities'} too many.")


def _lacking(facts: Facts, chosen: Mapping[str, str]) -> Iterator[Fault]:
    """Localities without a manager though one has room, and managers short of localities that nobody has."""
    stated = _stated(facts)
    for place in facts.ground.localities:
        if place in chosen:
            continue
        for row in facts.plan.managers:
            if row.id not in stated.get(place, [row.id]):
                continue
            if _room(facts, row, [*_held(facts, chosen, row.id), place]):
                yield Fault(RULE, place, 1, f"{place} has no coordinating manager; {row.id} has room.")
                break


def _neighbours(facts: Facts) -> Iterator[tuple[str, str]]:
    """Pairs of localities with no third that is nearer to both than they are to each other."""
    places = facts.ground.localities
    for at, one in enumerate(places):
        for two in places[at + 1 :]:
            between = facts.journeys.seconds(one, two)
            if all(
                _apart(facts, one, third) >= between or _apart(facts, two, third) >= between
                for third in places
                if third not in {one, two}
            ):
                yield one, two


def _apart(facts: Facts, one: str, two: str) -> int:
    return facts.journeys.seconds(min(one, two), max(one, two))
