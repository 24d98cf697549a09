"""An earlier design made to keep every rule of a brief, with as few teams elsewhere as that takes.

First the design is said of the brief as it is now (see ``refit``). Where that breaks rules, the split of the services
concerned is made anew and the teams concerned are based anew by a small search, more of them each time, while the
rest stays. What cannot be repaired so is passed over: a start is a help, never a condition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from orgdesign.brief import Brief, Team
from orgdesign.design import Design, Finding
from orgdesign.plan.requests import Kind
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.register import in_force
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import decisions
from orgdesign.solve.refit import Joined, fitted, joined, shared_anew
from orgdesign.solve.search import search
from orgdesign.solve.split import best_splits, settle, split_of
from orgdesign.solve.values import design_of, in_order

EFFORT = 1.0
"""The most effort for one of the small searches, in deterministic seconds: a start, not yet a good design."""
SHORT = 0.2
"""The same for a design that is a help beside another one."""
MOST_PLACES = 15_000
"""The most pairs of a team and a property among which a repair is searched for."""
NAMED = 10
"""Posts, teams or services that are named; of more only the number is told."""
_SPLIT_RULES = frozenset({"core-everywhere", "minimum-team"})
_SPLIT_ASKS = frozenset({Kind.FTE_FLOOR, Kind.CASELOAD_CAP})


@dataclass(frozen=True)
class Repaired:
    """A design that keeps every rule, None where none was found near the earlier one; and what was done to it."""

    design: Design | None
    changes: tuple[str, ...] = ()


def repaired(
    brief: Brief,
    design: Design,
    limits: Limits | None = None,
    control: Control | None = None,
    effort: float = EFFORT,
) -> Repaired:
    """The design as the brief allows it: as it was where nothing speaks against it, else with few changes."""
    limits = replace(limits or Limits(), effort=effort, fast=False)
    control = control or Control()
    said = _counts(brief, design)
    team_of: Joined = joined(brief, design)
    near = fitted(brief, design, team_of)
    broken = _broken(brief, near)
    services = _to_split(brief, broken)
    if services:
        splits = best_splits(brief, limits, control)
        if splits.impossible or not services <= set(splits.bounds):
            return Repaired(None, (*said, _PASSED_OVER))
        near = fitted(brief, design, shared_anew(brief, team_of, splits.split, services))
        said = (*said, f"Split over the localities anew: {_listed(sorted(services))}.")
        broken = _broken(brief, near)
    homeless = set(near.bases) != set(brief.team)
    found = None if homeless else near if not broken else _searched(brief, near, broken, limits, control)
    if found is None:
        return Repaired(None, (*said, _PASSED_OVER))
    found = in_order(brief, found)
    moved = [t.id for t in brief.teams if t.id in design.bases and design.lead(t.id) != found.lead(t.id)]
    return Repaired(found, (*said, *([f"Based elsewhere: {_listed(moved)}."] if moved else [])))


_PASSED_OVER = "It was passed over: no design near it was found that keeps every rule."


def _counts(brief: Brief, design: Design) -> tuple[str, ...]:
    """Posts that are gone, and posts that are new."""
    had, has = {p.post for p in design.placements}, set(brief.pool_of_post)
    gone, new = sorted(had - has), sorted(has - had)
    return (
        *([f"Posts that are no longer there: {_listed(gone)}."] if gone else []),
        *([f"Posts that are new: {_listed(new)}."] if new else []),
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _broken(brief: Brief, design: Design) -> list[Finding]:
    return [finding for rule in in_force(brief) for finding in rule.findings(brief, design)]


def _to_split(brief: Brief, broken: Collection[Finding]) -> set[str]:
    """Core services whose split breaks a rule or a request."""
    asks = {r.id for r in brief.requests if r.kind in _SPLIT_ASKS}
    subjects = {f.subject for f in broken if f.rule in _SPLIT_RULES or f.request in asks}
    teams = [team for subject in subjects for team in brief.teams_named(subject)]
    return {team.service for team in teams if team.locality is not None}


def _searched(
    brief: Brief, near: Design, broken: Collection[Finding], limits: Limits, control: Control
) -> Design | None:
    """The design with ever more teams based anew, until every rule is kept; None where that leads nowhere."""
    service = {pool.id: pool.service for pool in brief.pools}
    split = split_of(brief, near)
    for free, services in _wider(brief, near, broken):
        within = {t.id: near.bases[t.id] for t in brief.teams if t.id not in free}
        settled = settle(brief, {key: n for key, n in split.items() if service[key[0]] not in services})
        decide = decisions(settled, in_force(settled), within)
        if sum(map(len, decide.candidates.values())) > MOST_PLACES + len(within) or control.stopped:
            return None
        found = search(decide, _away(brief, decide, near, free), limits, control)
        if found.values is not None:
            design = design_of(decide, found.values)
            return None if _broken(brief, design) else design
    return None


def _wider(brief: Brief, near: Design, broken: Collection[Finding]) -> Iterator[tuple[set[str], set[str]]]:
    """Teams to base anew and core services to split anew: ever more.

    First the teams in trouble with those who share a property with them; then all in their localities, and the
    services in trouble split anew; then every team.
    """
    named = {team.id for f in broken for team in _named(brief, f)}
    sites = {f.subject for f in broken if f.subject in brief.site} | {s for t in named for s in near.bases[t]}
    first = named | {t.id for t in brief.teams if set(near.bases[t.id]) & sites}
    localities = {brief.site[s].locality for t in first for s in near.bases[t]}
    second = first | {t.id for t in brief.teams if _in_one_of(brief, near, t, localities)}
    services = {brief.team[t].service for t in named or first if brief.team[t].locality is not None}
    if first:
        yield first, set()
        yield second, services
    yield set(brief.team), services


def _in_one_of(brief: Brief, near: Design, team: Team, localities: Collection[str | None]) -> bool:
    return any(
        locality in localities for locality in (team.locality, *(brief.site[s].locality for s in near.bases[team.id]))
    )


def _named(brief: Brief, finding: Finding) -> tuple[Team, ...]:
    """The teams that a finding is about, by its own subject and its request's."""
    request = next((r for r in brief.requests if r.id == finding.request), None)
    names = {finding.subject} | ({request.subject, request.object} if request else set())
    return tuple(team for name in sorted(names) for team in brief.teams_named(name))


def _away(brief: Brief, decide: Decisions, near: Design, free: Collection[str]) -> Terms:
    """What a repair costs: posts of teams that lead elsewhere, and a little for each property that is new."""
    terms = [
        (decide.lead[team, site], 1 + len(near.members.get(team, ())))
        for team in sorted(free)
        for site in decide.candidates[team]
        if site != near.lead(team)
    ]
    return terms + [(variable, 1) for site, variable in decide.use.items() if site not in near.sites]
