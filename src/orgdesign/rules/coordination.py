"""Coordination: which coordinating manager looks after which localities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import combinations

from orgdesign.brief import Brief
from orgdesign.brief.teams import SHARE, apportion
from orgdesign.design import Design, Finding
from orgdesign.plan.managers import Manager
from orgdesign.plan.tree import latest
from orgdesign.rules.rule import Appointment, Source

Pairs = tuple[tuple[str, str], ...]
"""Pairs of localities, each in order of id."""


@dataclass(frozen=True)
class Span:
    """One manager: bounds on its localities and load, and what is a load.

    ``load`` holds its measure by locality (1 each where it names none) and ``share`` the same as millionths of the
    whole area; ``even`` is the share that it would have if all managers had the same.
    """

    manager: str
    least: int
    most: int | None
    measure: str
    load: Mapping[str, Decimal]
    load_to: Decimal | None
    share: Mapping[str, int]
    even: int

    def over_load(self, localities: list[str]) -> Decimal:
        """By how much these localities are more than it may bear."""
        total = sum((self.load[place] for place in localities), Decimal(0))
        return max(Decimal(0), total - self.load_to) if self.load_to is not None else Decimal(0)

    def off(self, localities: list[str]) -> int:
        """How far its share is from an even one, either way, in millionths."""
        return abs(sum(self.share[place] for place in localities) - self.even)


@dataclass(frozen=True)
class Asked:
    """What is asked of the managers together; ``stated`` names who may have each locality that the plan gives away."""

    localities: tuple[str, ...]
    spans: tuple[Span, ...]
    stated: Mapping[str, tuple[str, ...]]
    parity: Decimal
    neighbours: Pairs

    def held(self, coordination: Mapping[str, str]) -> dict[str, list[str]]:
        """Localities by manager, for every manager."""
        found: dict[str, list[str]] = {span.manager: [] for span in self.spans}
        for place in self.localities:
            if coordination.get(place) in found:
                found[coordination[place]].append(place)
        return found

    def allowance(self, span: Span) -> int:
        """How far a share may be from an even one before that counts, in millionths."""
        return int(span.even * self.parity)

    def split(self, coordination: Mapping[str, str]) -> Pairs:
        """Neighbours that no one manager looks after both of."""
        return tuple(
            (one, two)
            for one, two in self.neighbours
            if (manager := coordination.get(one)) is None or manager != coordination.get(two)
        )

    def short(self, held: Mapping[str, list[str]]) -> int:
        """What is not as asked: localities without a manager, localities out of spans, and managers over load."""
        amount = len(self.localities) - sum(len(places) for places in held.values())
        for span in self.spans:
            number = len(held[span.manager])
            amount += max(0, span.least - number)
            amount += max(0, number - span.most) if span.most is not None else 0
            amount += 1 if span.over_load(held[span.manager]) else 0
        return amount if self.spans else 0


class Coordination(Appointment):
    """Every locality has one coordinating manager: spans within bounds, loads about even, neighbours together."""

    id = "coordination"
    formula = (
        r"\sum_m x_{ml} = 1 \ \forall l, \quad \underline{n}_m \le \sum_l x_{ml} \le \overline{n}_m, \quad"
        r" \sum_l u_l x_{ml} \le U_m, \quad \min \sum_{(l,k)} \left[ m(l) \ne m(k) \right]"
    )
    source = Source("North Yorkshire 2006", "integrated service managers cover several localities each", "ppl7")

    def figures(self, brief: Brief, design: Design) -> dict[str, int]:
        """What is short, how far shares are beyond the allowance, neighbours parted, and how uneven shares are."""
        asked = coordination_asked(brief)
        coordination = design.coordination or {}
        held = asked.held(coordination)
        off = {span.manager: span.off(held[span.manager]) for span in asked.spans}
        return {
            "short": asked.short(held),
            "beyond parity": sum(max(0, off[s.manager] - asked.allowance(s)) for s in asked.spans),
            "neighbours split": len(asked.split(coordination)),
            "unevenness": sum(off.values()),
        }

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Localities without a manager, spans and loads out of bounds, and shares far from even."""
        asked = coordination_asked(brief)
        if design.coordination is None or not asked.spans:
            return
        held = asked.held(design.coordination)
        having = {place for places in held.values() for place in places}
        for place in asked.localities:
            if place not in having:
                yield Finding(self.id, place, 1, f"{place} has no coordinating manager.")
        for span in asked.spans:
            yield from _of_manager(asked, span, held[span.manager])

    def because(self, brief: Brief, design: Design) -> tuple[str, ...]:
        """Why not every locality has a manager within bounds, in sentences."""
        asked = coordination_asked(brief)
        held = asked.held(design.coordination or {})
        return _why(asked, held) if asked.short(held) else ()


def coordination_asked(brief: Brief) -> Asked:
    """What is asked of the coordinating managers, in order of id; nothing where there are none."""
    managers = brief.plan.managers
    even = SHARE // len(managers) if managers else 0
    stated: dict[str, tuple[str, ...]] = {}
    for place in brief.localities:
        if givers := tuple(row.id for row in managers if place in row.localities):
            stated[place] = givers
    return Asked(
        localities=brief.localities if managers else (),
        spans=tuple(_span(brief, row, even) for row in managers if brief.localities),
        stated=stated,
        parity=brief.plan.settings.coordination_parity,
        neighbours=neighbours(brief) if managers else (),
    )


def neighbours(brief: Brief) -> Pairs:
    """Localities are neighbours unless a third is nearer to both of them than they are to each other.

    Source: the relative neighbourhood graph (Toussaint 1980), by travel from the locality whose id comes first.
    """
    apart = {pair: brief.travel.seconds(*pair) for pair in combinations(brief.localities, 2)}
    far = apart | {(b, a): seconds for (a, b), seconds in apart.items()}
    return tuple(
        (a, b)
        for (a, b), seconds in apart.items()
        if not any(max(far[a, c], far[b, c]) < seconds for c in brief.localities if c not in {a, b})
    )


def _span(brief: Brief, row: Manager, even: int) -> Span:
    load = dict.fromkeys(brief.localities, Decimal(1))
    if row.load_measure is not None:
        values = latest(brief.plan.needs, row.load_measure)[1]
        load = {place: brief.tree.total(values, place) or Decimal(0) for place in brief.localities}
    return Span(
        manager=row.id,
        least=row.span_from or 0,
        most=row.span_to,
        measure=row.load_measure or "localities",
        load=load,
        load_to=row.load_to,
        share=apportion(SHARE, load),
        even=even,
    )


def _of_manager(asked: Asked, span: Span, places: list[str]) -> Iterator[Finding]:
    number = len(places)
    if number < span.least:
        text = f"{span.manager} looks after {number} localities; it should have {span.least} or more."
        yield Finding("coordination-span", span.manager, span.least - number, text)
    if span.most is not None and number > span.most:
        text = f"{span.manager} looks after {number} localities; it should have {span.most} or fewer."
        yield Finding("coordination-span", span.manager, number - span.most, text)
    if over := span.over_load(places):
        text = f"{span.manager} has {over.normalize():f} {span.measure} more than it may have."
        yield Finding("coordination-load", span.manager, int(over.to_integral_value(ROUND_CEILING)), text)
    beyond = span.off(places) - asked.allowance(span)
    if beyond > 0:
        mine = sum(span.share[place] for place in places)
        text = (
            f"{span.manager} has {100 * mine / SHARE:.1f} % of {span.measure};"
            f" an even share is {100 * span.even / SHARE:.1f} %."
        )
        yield Finding("coordination-parity", span.manager, beyond, text)


def _why(asked: Asked, held: Mapping[str, list[str]]) -> tuple[str, ...]:
    """What stands in the way: too few or too many for the spans, too much load, or what the plan states."""
    number = len(asked.localities)
    found = []
    tops = [span.most for span in asked.spans]
    if None not in tops and (most := sum(top or 0 for top in tops)) < number:
        found.append(f"There are {number} localities; all managers together may look after {most}.")
    if (least := sum(span.least for span in asked.spans)) > number:
        found.append(f"There are {number} localities; all managers together should have {least} or more.")
    loads = {span.measure: sum(span.load.values(), Decimal(0)) for span in asked.spans}
    bounds = [span.load_to for span in asked.spans]
    if len(loads) == 1 and None not in bounds:
        (measure, total), most_load = next(iter(loads.items())), sum((b or Decimal(0) for b in bounds), Decimal(0))
        if total > most_load:
            found.append(f"There are {total:f} {measure}; all managers together may have {most_load:f}.")
    if not found:
        lacking = [p for p in asked.localities if not any(p in places for places in held.values())]
        about = f" ({', '.join(lacking)} left over)" if lacking else ""
        found.append(f"Spans, loads and what the plan states leave no way to have every locality looked after{about}.")
    return tuple(found)
