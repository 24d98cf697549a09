"""What a request names: teams, pairs of teams, an amount; and what to say where a name forms nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design
from orgdesign.errors import UseError
from orgdesign.plan.requests import Request
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.units import whole


def amount_of(request: Request, unit: int = 1) -> int:
    """The amount asked for in its smallest unit, halves rounded up.

    Raises
    ------
    UseError
        Where the request states none; the plan's checks say so first.
    """
    if request.amount is None:
        raise UseError(f"Request {request.id} ({request.kind}) needs an amount.")
    return whole(request.amount, unit)


def pairs_named(brief: Brief, request: Request) -> list[tuple[Team, Team]]:
    """Each team of the subject with each of the object; two core services only within each locality.

    Two teams that are both named as ``service@locality`` are a pair wherever they are.
    """
    subject, target = brief.teams_named(request.subject), brief.teams_named(request.object)
    by_name = request.subject in brief.team and request.object in brief.team
    return [
        (one, two)
        for one in subject
        for two in target
        if one.id != two.id and (by_name or one.locality == two.locality or None in {one.locality, two.locality})
    ]


def without_team(brief: Brief, *names: str) -> str:
    """A sentence on the first name that forms no team in this option; empty where each does."""
    return next(
        (f"There is no team {n} in this option{_why(brief, n)}." for n in names if not brief.teams_named(n)), ""
    )


def without_post(brief: Brief, post: str) -> str:
    """A sentence on a post that is in no team of this option; empty where it is in one."""
    if post in brief.pool_of_post:
        return ""
    row = brief.plan.post_by_id.get(post)
    return f"No team has the post {post} in this option{_why(brief, row.service if row else '')}."


def _why(brief: Brief, name: str) -> str:
    service = name.partition("@")[0]
    if service in brief.left_out:
        return f": {service} is left out ({brief.left_out[service]})"
    return f": {service} is {brief.classes[service]}" if service in brief.classes else ""


def impossible(decide: Decisions, request: Request) -> None:
    """Say that no design can do what is asked."""
    decide.require(request, [], low=1)


def lead_where(brief: Brief, decide: Decisions, team: Team, fits: Callable[[Site], bool]) -> Terms:
    """The team's lead base is one of the fitting properties."""
    return [(decide.lead[team.id, s], 1) for s in decide.candidates[team.id] if fits(brief.site[s])]


def leads_elsewhere(
    brief: Brief, design: Design, teams: Iterable[Team], fits: Callable[[Site], bool]
) -> list[tuple[Team, str | None]]:
    """Teams whose lead base does not fit, with that base (None where they have none)."""
    leads = [(team, design.lead(team.id)) for team in teams]
    return [(team, lead) for team, lead in leads if lead is None or not fits(brief.site[lead])]


def said(team: Team, base: str | None) -> str:
    """Where a team is based, for a sentence."""
    return f"{team.id} is based at {base}" if base else f"{team.id} has no base"


def sentence(parts: Sequence[str], holds: str) -> str:
    """The parts as one sentence, or what holds where there is none."""
    return f"{'; '.join(parts) or holds}."
