"""Coordination, decided after the design: which manager looks after which localities, by one small model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from math import lcm

from ortools.sat.python import cp_model

from orgdesign.appointed import COORDINATION, Decided
from orgdesign.brief import Brief
from orgdesign.brief.teams import SHARE
from orgdesign.design import Design
from orgdesign.rules.coordination import Asked, Coordination, Span, coordination_asked
from orgdesign.solve.control import Control
from orgdesign.solve.judged import Figure, Judged
from orgdesign.solve.limits import Limits

FIGURES = ("short", "beyond parity", "neighbours split", "unevenness")
"""What coordination is judged by, in this order."""

_Leads = dict[tuple[str, str], cp_model.IntVar]
"""Does the manager look after the locality?"""


def choose_coordination(
    brief: Brief, design: Design, limits: Limits, control: Control
) -> tuple[dict[str, str], Decided]:
    """The manager of each locality and what is proven of it; localities that the plan gives to a manager stay."""
    asked = coordination_asked(brief)
    fixed = given_away(asked)
    chosen, bounds = _solved(asked, fixed, limits, control) if asked.spans else ({}, (0, 0, 0, 0))
    rule = Coordination()
    decided = replace(design, coordination=chosen)
    return chosen, Decided(
        decision=COORDINATION,
        wanted=len(asked.localities),
        made=len(chosen),
        figures=rule.figures(brief, decided),
        bounds=dict(zip(FIGURES, bounds, strict=True)),
        because=rule.because(brief, decided),
    )


def _solved(
    asked: Asked, fixed: Mapping[str, str], limits: Limits, control: Control
) -> tuple[dict[str, str], tuple[int, ...]]:
    judged, leads = coordination_model(asked, fixed)
    found = judged.solve(limits, control)
    if found is None:
        return _completed(asked, fixed), (0, 0, 0, 0)
    searched = {place: manager for (manager, place), variable in leads.items() if found.value(variable)}
    return _completed(asked, searched), tuple(judged.bounds(found).values())


def given_away(asked: Asked) -> dict[str, str]:
    """The localities that the plan gives to one manager."""
    return {place: by[0] for place, by in asked.stated.items() if len(by) == 1}


def coordination_model(asked: Asked, fixed: Mapping[str, str]) -> tuple[Judged, _Leads]:
    """The model of who looks after what, and the variables that say so."""
    model = cp_model.CpModel()
    leads = _leads(model, asked, fixed)
    short = _localities(model, asked, leads) + [
        part for span in asked.spans for part in _bounds(model, asked, span, leads, fixed)
    ]
    _order_alike(model, asked, leads)
    off = {span.manager: _off(model, span, asked.localities, leads) for span in asked.spans}
    beyond = [_beyond(model, off[span.manager], asked.allowance(span)) for span in asked.spans]
    split = [_split(model, asked, leads, pair) for pair in asked.neighbours]
    sums = (cp_model.LinearExpr.sum(some) for some in (short, beyond, split, list(off.values())))
    already = (_over_by_plan(asked, fixed), 0, 0, 0)
    figures = tuple(Figure(*parts) for parts in zip(FIGURES, sums, already, strict=True))
    return Judged("the whole area", model, figures), leads


def _completed(asked: Asked, chosen: Mapping[str, str]) -> dict[str, str]:
    """The choice with every locality that is left over given to the first manager with room; none in most cases."""
    found = dict(chosen)
    for place in asked.localities:
        for span in asked.spans if place not in found else ():
            mine = [*asked.held(found)[span.manager], place]
            fits = span.most is None or len(mine) <= span.most
            if fits and not span.over_load(mine) and span.manager in asked.stated.get(place, (span.manager,)):
                found[place] = span.manager
                break
    return dict(sorted(found.items()))


def _over_by_plan(asked: Asked, fixed: Mapping[str, str]) -> int:
    """Localities and loads that the plan itself gives managers beyond their bounds, which the model lets be."""
    held = asked.held(fixed)
    over = sum(max(0, len(held[s.manager]) - s.most) for s in asked.spans if s.most is not None)
    return over + sum(bool(s.over_load(held[s.manager])) for s in asked.spans)


def _leads(model: cp_model.CpModel, asked: Asked, fixed: Mapping[str, str]) -> _Leads:
    leads: _Leads = {}
    for place in asked.localities:
        for name in asked.stated.get(place, tuple(span.manager for span in asked.spans)):
            leads[name, place] = model.new_bool_var(f"{name} {place}")
        if place in fixed:
            model.add(leads[fixed[place], place] == 1)
    return leads


def _localities(model: cp_model.CpModel, asked: Asked, leads: _Leads) -> list[cp_model.IntVar]:
    """Each locality has one manager, or is without; the latter is returned."""
    without = []
    for place in asked.localities:
        nobody = model.new_bool_var(f"nobody {place}")
        model.add_exactly_one(nobody, *(v for (_, p), v in leads.items() if p == place))
        without.append(nobody)
    return without


def _bounds(
    model: cp_model.CpModel, asked: Asked, span: Span, leads: _Leads, fixed: Mapping[str, str]
) -> list[cp_model.IntVar]:
    """Hold a manager's span and load, as far as what the plan states does not break them; what a span is short of."""
    mine = {place: v for (name, place), v in leads.items() if name == span.manager}
    number = cp_model.LinearExpr.sum(list(mine.values()))
    stated = [place for place, name in fixed.items() if name == span.manager]
    if span.most is not None:
        model.add(number <= max(span.most, len(stated)))
    if span.load_to is not None:
        most = max(span.load_to, sum((span.load[place] for place in stated), Decimal(0)))
        scale = lcm(*(amount.as_integer_ratio()[1] for amount in (*span.load.values(), most)))
        model.add(_weighted(mine, {p: int(span.load[p] * scale) for p in mine}) <= int(most * scale))
    if not span.least:
        return []
    less = model.new_int_var(0, span.least, f"short {span.manager}")
    model.add(number + less >= span.least)
    return [less]


def _order_alike(model: cp_model.CpModel, asked: Asked, leads: _Leads) -> None:
    """Managers alike in everything take their localities in order of id: the first locality goes to the first.

    It tells apart answers that are the same but for the managers' ids, which the search would else go through.
    """
    stated = {name for names in asked.stated.values() for name in names}
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for span in asked.spans:
        if span.manager not in stated:
            alike[span.least, span.most, span.measure, span.load_to].append(span.manager)
    open_places = [place for place in asked.localities if place not in asked.stated]
    for names in alike.values():
        for first, second in pairwise(names):
            for at, place in enumerate(open_places):
                before = [leads[first, earlier] for earlier in open_places[:at]]
                model.add(leads[second, place] <= cp_model.LinearExpr.sum(before))


def _off(model: cp_model.CpModel, span: Span, localities: Sequence[str], leads: _Leads) -> cp_model.IntVar:
    """How far the manager's share is from an even one."""
    mine = {place: leads[span.manager, place] for place in localities if (span.manager, place) in leads}
    share = _weighted(mine, span.share)
    off = model.new_int_var(0, SHARE, f"off {span.manager}")
    model.add(off >= share - span.even)
    model.add(off >= span.even - share)
    return off


def _beyond(model: cp_model.CpModel, off: cp_model.IntVar, allowance: int) -> cp_model.IntVar:
    beyond = model.new_int_var(0, SHARE, f"beyond {off.name}")
    model.add(beyond >= off - allowance)
    return beyond


def _split(model: cp_model.CpModel, asked: Asked, leads: _Leads, pair: tuple[str, str]) -> cp_model.IntVar:
    """Whether no one manager looks after both: one variable for each manager that could, and one for none."""
    split = model.new_bool_var(f"split {pair}")
    both = []
    for span in asked.spans:
        ends = [leads[span.manager, place] for place in pair if (span.manager, place) in leads]
        if len(ends) == len(pair):
            together = model.new_bool_var(f"together {pair} {span.manager}")
            for end in ends:
                model.add(together <= end)
            both.append(together)
    model.add_exactly_one(split, *both)
    return split


def _weighted(variables: Mapping[str, cp_model.IntVar], factors: Mapping[str, int]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum(list(variables.values()), [factors[place] for place in variables])
