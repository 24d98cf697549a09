"""Teams cut into pieces."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.amounts import show_fte, team_fte
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class Fragments(Objective):
    """Teams have one base and FTE enough to stand alone: as few as can be are cut into smaller pieces."""

    goal = Goal.FRAGMENTS
    unit = "fragments"
    shown_unit = "fragments"
    per_shown = 1
    formula = r"\sum_t (|B_t| - 1) + \#\{t\ \text{core} : \varphi_t < m_t\}"
    source = Source("Peterborough 2009", "services must not become more fragmented than they are", "ppl18")
    scope = Scope.TEAM

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """Each base that is not the lead base, and a flag for each core team below its minimum."""
        terms: Terms = []
        for team in brief.teams:
            for site in decide.candidates[team.id] if team.max_bases > 1 else ():
                terms += [(decide.base[team.id, site], 1), (decide.lead[team.id, site], -1)]
            if team.locality is not None and team.min_fte:
                small = decide.flag(f"small {team.id}")
                decide.row([*decide.fte(team), (small, team.min_fte)], low=team.min_fte)
                terms.append((small, 1))
        return terms

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each team with further bases, and each core team that is too small."""
        for team in brief.teams:
            bases = design.bases.get(team.id, ())
            if len(bases) > 1:
                yield Finding(
                    self.goal, team.id, len(bases) - 1, f"{team.id} is at {len(bases)} bases: {', '.join(bases)}."
                )
            fte = team_fte(brief, design, team)
            if team.locality is not None and fte < team.min_fte:
                short = show_fte(team.min_fte - fte)
                yield Finding(
                    self.goal, team.id, 1, f"{team.id} has {show_fte(fte)} FTE, {short} too few to stand alone."
                )
