"""One host for each hosted service."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Constraint, Scope, Source


class OneHost(Constraint):
    """A hosted service is hosted by exactly one locality: all of its bases stand there."""

    id = "one-host"
    formula = r"y_{tq} \le \sum_{q' : \lambda(q') = \lambda(q)} \ell_{tq'} \qquad \forall t \in \text{hosted},\ q"
    source = Source("Peterborough 2009", "one locality hosts the service and manages it", "ppl6")
    scope = Scope.AREA

    def enforce(self, brief: Brief, decide: Decisions) -> None:
        """Further bases only in the locality of the lead base."""
        for team in brief.teams:
            if team.kind is not ServiceClass.HOSTED or team.max_bases == 1:
                continue
            sites = [brief.site[s] for s in decide.candidates[team.id]]
            for site in sites:
                leads = [(decide.lead[team.id, s.id], 1) for s in sites if s.locality == site.locality]
                decide.row([*leads, (decide.base[team.id, site.id], -1)], low=0)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each hosted team with bases in more than one locality."""
        for team in brief.teams:
            if team.kind is ServiceClass.HOSTED:
                hosts = {brief.site[s].locality for s in design.bases.get(team.id, ())}
                if len(hosts) > 1:
                    named = ", ".join(sorted(str(h) for h in hosts))
                    yield Finding(self.id, team.id, len(hosts) - 1, f"{team.id} is spread over {named}.")
