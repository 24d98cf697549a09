"""Disparity between the managers of localities."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.amounts import managed_fte, show_fte
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class Disparity(Objective):
    """The managers of localities have about as much to manage: core teams, and the services that they host."""

    goal = Goal.DISPARITY
    unit = "ten-thousandths of an FTE"
    shown_unit = "FTE"
    per_shown = 10_000
    formula = r"\max_l M_l - \min_l M_l, \quad M_l = \sum_{t \in T_l} \varphi_t + \sum_{h : \beta(h) \in l} \varphi_h"
    source = Source("Peterborough 2009", "disparity between what the managers of localities have to manage", "ppl3")
    scope = Scope.AREA

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """The most that a locality manages, and all there is less the least."""
        if len(brief.localities) < 2:
            return []
        total = sum(_whole(brief, service) for service, kind in brief.classes.items() if kind in _MANAGED)
        most = decide.number("most managed", 0, total)
        rest = decide.number("all but least managed", 0, total)
        for place in brief.localities:
            load = self._load(brief, decide, place)
            decide.row([(most, 1), *((v, -f) for v, f in load)], low=0)
            decide.row([(rest, 1), *load], low=total)
        return [(most, 1), (rest, 1), (decide.always("all managed"), -total)]

    def _load(self, brief: Brief, decide: Decisions, place: str) -> Terms:
        """FTE that the manager of a locality has: its core teams', and the hosted services' that are led there."""
        load: Terms = []
        for team in brief.teams:
            if team.locality == place:
                load += decide.fte(team)
            elif team.kind is ServiceClass.HOSTED:
                here = [site for site in decide.candidates[team.id] if brief.site[site].locality == place]
                load += [(decide.lead[team.id, site], _whole(brief, team.service)) for site in here]
        return load

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say which localities manage the most and the least."""
        load = managed_fte(brief, design)
        if not load:
            return
        most = min(load, key=lambda place: (-load[place], place))
        least = min(load, key=lambda place: (load[place], place))
        if load[most] > load[least]:
            said = f"{most} manages most, {show_fte(load[most])} FTE, and {least} least, {show_fte(load[least])}."
            yield Finding(self.goal, f"{most} | {least}", load[most] - load[least], said)


_MANAGED = frozenset({ServiceClass.CORE, ServiceClass.HOSTED})


def _whole(brief: Brief, service: str) -> int:
    """All FTE of a service."""
    return sum(pool.fte * pool.count for pool in brief.pools_by_service[service])
