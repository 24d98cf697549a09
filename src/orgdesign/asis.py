"""Today's organisation as a design, so that everything can be asked of it that is asked of an option."""

from __future__ import annotations

from collections import defaultdict

from orgdesign.brief import Brief
from orgdesign.design import Design, LinkedPost, NamedContact, Placement
from orgdesign.plan.posts import Post
from orgdesign.plan.services import ServiceClass


def today(brief: Brief) -> Design:
    """Today's organisation as a design of the same teams, so that every rule can be asked about it.

    A post of a core service counts in the team of the locality that it serves today (its place, else the place of
    its base); where neither is known its team is the bare service, which is no team. A team's bases are where its
    posts sit, most FTE first. A post of an extended service is linked to the locality that it serves today. Contacts
    and coordination are those that the plan states.
    """
    placements: list[Placement] = []
    held: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for pool in brief.pools:
        for post in pool.posts:
            team = _team_today(brief, brief.plan.post_by_id[post])
            placements.append(Placement(post, team, pool.base))
            if pool.base is not None:
                held[team][pool.base] += pool.fte
    bases = {team: tuple(sorted(at, key=lambda s: (-at[s], s))) for team, at in held.items() if team in brief.team}
    used = {p.site for p in placements if p.site is not None}
    kept = {s.id for s in brief.sites if s.must_keep}
    return Design(
        placements=tuple(sorted(placements, key=lambda p: p.post)),
        bases=bases,
        sites=tuple(sorted(used | kept)),
        contacts=_contacts_today(brief),
        coordination=_coordination_today(brief),
        linked=_linked_today(brief),
    )


def serves_today(brief: Brief, post: Post) -> str | None:
    """The locality that a post serves today: that of its place, else of its base; None where it is in none."""
    place = post.place or (brief.site[post.base].place if post.base else None)
    return brief.tree.locality_of(place) if place else None


def _linked_today(brief: Brief) -> tuple[LinkedPost, ...]:
    extended = (row for row in brief.plan.posts if brief.classes.get(row.service) is ServiceClass.EXTENDED)
    serving = ((row, serves_today(brief, row)) for row in extended)
    return tuple(sorted(LinkedPost(row.service, row.id, place) for row, place in serving if place is not None))


def _contacts_today(brief: Brief) -> tuple[NamedContact, ...]:
    """The contacts that the plan names, of services that have one team for the whole area."""
    return tuple(
        NamedContact(row.service, row.locality, row.post)
        for row in brief.plan.contacts
        if row.post in brief.pool_of_post and row.service in brief.team and row.locality in brief.localities
    )


def _coordination_today(brief: Brief) -> dict[str, str]:
    """Who looks after each locality by the managers table; the first by id where several do."""
    found = {place: row.id for row in reversed(brief.plan.managers) for place in row.localities}
    return {place: found[place] for place in brief.localities if place in found}


def _team_today(brief: Brief, post: Post) -> str:
    teams = brief.teams_by_service[post.service]
    if teams[0].locality is None:
        return teams[0].id
    locality = serves_today(brief, post)
    return f"{post.service}@{locality}" if locality else post.service
