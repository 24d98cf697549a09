"""The make-up of a team."""

from __future__ import annotations

from orgdesign.brief import Brief, Team
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.amounts import show_fte
from orgdesign.rules.asks.named import amount_of, impossible, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source
from orgdesign.units import FTE


class SkillMix(Ask):
    """Each team named has at least so much FTE of posts with each skill or profession, vacancies counted."""

    kind = Kind.SKILL_MIX
    formula = r"\sum_{g \ni k} \varphi_g k_{gt} \ge A \qquad \forall t,\ k"
    source = Source("Wiltshire 2006", "multi-disciplinary teams are made up of listed professions", "ppl10")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The FTE with each skill or profession in each team named is at least the amount."""
        teams = brief.teams_named(request.subject)
        if not teams:
            impossible(decide, request)
        for team in teams:
            for word in request.objects:
                held = [(v, p.fte * f) for p, _, v, f in decide.members(team) if word in p.traits]
                decide.require(request, held, low=amount_of(request, FTE))

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Ten-thousandths of an FTE short, summed over teams and over skills and professions."""
        missing = without_team(brief, request.subject)
        if missing:
            return 1, missing
        wanted, total = amount_of(request, FTE), 0
        parts: list[str] = []
        for team in brief.teams_named(request.subject):
            for word in request.objects:
                held = _held(brief, design, team, word)
                if held < wanted:
                    total += wanted - held
                    parts.append(f"{team.id} has {show_fte(held)} FTE of {word}, {show_fte(wanted - held)} too few")
        return total, sentence(parts, f"{request.subject} has {show_fte(wanted)} FTE or more of {request.object}")


def _held(brief: Brief, design: Design, team: Team, word: str) -> int:
    pools = (brief.pool_of_post[p.post] for p in design.members.get(team.id, ()))
    return sum(pool.fte for pool in pools if word in pool.traits)
