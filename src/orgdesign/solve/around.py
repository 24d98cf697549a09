"""What a change of the plan touches, and the parts of a design around that, to be searched again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Request
from orgdesign.solve.near import SERVICES, Near

TEAMS = 80
"""The most teams of the part around a change: those that were touched first, then who shares a property with them."""


def touched(brief: Brief, repairs: Iterable[tuple[Design, Design]], requests: Sequence[Request]) -> frozenset[str]:
    """The teams that new requests name, those based at properties that these name, and those that a repair moved.

    ``repairs`` are designs before and after they were made to keep every rule.
    """
    named = {word for r in requests for word in (r.subject, r.object) if word}
    found = {t.id for word in sorted(named) for t in brief.teams_named(word)}
    for before, after in repairs:
        found |= {t for t in brief.team if before.bases.get(t) != after.bases.get(t)}
        found |= {t for t in brief.team if set(before.bases.get(t, ())) & named}
        had = {p.post: p.team for p in before.placements}
        found |= {p.team for p in after.placements if had.get(p.post) != p.team}
        found |= {p.team for p in after.placements if p.post in named}
    return frozenset(found)


def around(brief: Brief, design: Design, teams: Collection[str]) -> list[Near]:
    """The parts of a design around some teams: these with who shares a property or a locality; and their posts.

    The core services among them are split anew. In the second part every team stays where it is.
    """
    services = sorted({t.service for t in brief.teams if t.id in teams and t.locality is not None})
    where = _localities(brief, design, teams)
    sites = {s for t in sorted(teams) for s in design.bases[t]}
    beside = [t.id for t in brief.teams if set(design.bases[t.id]) & sites]
    inside = [t.id for name in where[:1] for t in brief.teams if _is_in(brief, design, t.id, name)]
    few = list(dict.fromkeys([*(t.id for t in brief.teams if t.id in teams), *beside, *inside]))[:TEAMS]
    within = {team: _offered(brief, design, team, where) for team in few}
    posts = {t.id: list(design.bases[t.id]) for t in brief.teams}
    return [Near("the change", within, frozenset(services[:SERVICES])), Near("posts", posts, frozenset(services))]


def _offered(brief: Brief, design: Design, team: str, where: Sequence[str]) -> list[str]:
    """Where a team may go: anywhere in its locality; one of the whole area anywhere in these localities."""
    locality = brief.team[team].locality
    able = [s.id for name in ([locality] if locality else where) for s in brief.sites_in(name)]
    return sorted({*able, *design.bases[team]})


def _is_in(brief: Brief, design: Design, team: str, locality: str) -> bool:
    lead = design.lead(team)
    return lead is not None and brief.site[lead].locality == locality


def _localities(brief: Brief, design: Design, teams: Collection[str]) -> list[str]:
    """The localities where these teams are, the one with most of them first."""
    counts = {name: sum(_is_in(brief, design, t, name) for t in teams) for name in brief.localities}
    return sorted((name for name, count in counts.items() if count), key=lambda name: (-counts[name], name))
