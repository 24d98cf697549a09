"""Alliances broken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source
from orgdesign.units import WEIGHT, whole


@dataclass(frozen=True)
class Group:
    """Teams of an alliance that belong at one base; ``hosts`` are others of which one has to be there too, if any.

    ``weight`` is the alliance's strength in hundredths, ``where`` the locality, or empty for the whole area.
    """

    alliance: str
    where: str
    teams: tuple[str, ...]
    hosts: tuple[str, ...]
    weight: int

    def broken(self, design: Design) -> bool:
        """Tell whether the teams do not all have one lead base, or none of the hosts has it."""
        bases = {design.lead(team) for team in self.teams}
        if None in bases or len(bases) > 1:
            return True
        return bool(self.hosts) and not bases & {design.lead(team) for team in self.hosts}


def groups(brief: Brief) -> Iterator[Group]:
    """What each alliance keeps together: its core teams of each locality, and its members that form one team."""
    members: dict[str, list[str]] = defaultdict(list)
    weights: dict[str, int] = defaultdict(int)
    for row in brief.plan.alliances:
        members[row.alliance].append(row.service)
        weights[row.alliance] = max(weights[row.alliance], whole(row.strength, WEIGHT))
    for alliance, services in sorted(members.items()):
        teams = [team for service in sorted(services) for team in brief.teams_by_service.get(service, ())]
        core = tuple(team.id for team in teams if team.locality is not None)
        single = tuple(team.id for team in teams if team.locality is None)
        found = [
            Group(alliance, place, tuple(t.id for t in teams if t.locality == place), (), weights[alliance])
            for place in brief.localities
        ]
        found.append(Group(alliance, "", single, core, weights[alliance]))
        yield from (one for one in found if one.weight and one.teams and len(one.teams) + bool(one.hosts) > 1)


class AlliancesBroken(Objective):
    """Services of a natural alliance are based together, by how strongly they belong together."""

    goal = Goal.ALLIANCES_BROKEN
    unit = "hundredths of weight"
    shown_unit = "weight"
    per_shown = 100
    formula = r"\sum_{A,l} s_A \left( 1 - \sum_q \min_{t \in A_l} y_{tq} \right)"
    source = Source("Peterborough 2009", "natural alliances belong together, in each locality and in the area", "ppl14")
    scope = Scope.AREA

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """One flag for each group and property that all may share: set unless they do; they share one at most."""
        terms: Terms = []
        known = 0
        for group in groups(brief):
            shared = [site for site in decide.candidates[group.teams[0]] if self._may_share(decide, group, site)]
            known += group.weight * (1 - len(shared))
            for site in shared:
                empty = decide.flag(f"not together {group.alliance} {group.where} {site}")
                for team in group.teams:
                    decide.row([(empty, 1), (decide.lead[team, site], 1)], low=1)
                if group.hosts:
                    hosts = [(decide.lead[t, site], 1) for t in group.hosts if (t, site) in decide.lead]
                    decide.row([(empty, 1), *hosts], low=1)
                terms.append((empty, group.weight))
        return [*terms, (decide.always("together nowhere"), known)] if known else terms

    def _may_share(self, decide: Decisions, group: Group, site: str) -> bool:
        hosted = not group.hosts or any((team, site) in decide.lead for team in group.hosts)
        return hosted and all((team, site) in decide.lead for team in group.teams)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each alliance that is broken, where, and whose teams are not together."""
        for group in groups(brief):
            if group.broken(design):
                who = " and ".join(group.teams)
                other = f" and {'one' if group.teams[1:] else 'any'} of {', '.join(group.hosts)}" if group.hosts else ""
                yield Finding(
                    self.goal, group.alliance, group.weight,
                    f"{group.alliance}: {who}{other} do not share a lead base.",
                )  # fmt: skip
