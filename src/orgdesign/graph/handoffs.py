"""What a design does to daily work: linked teams drawn apart, supervision over a distance, workers left alone.

Each is set against today's organisation: what a design creates and what it removes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.graph.communities import contacts
from orgdesign.graph.words import listed, sentence

CREATED, REMOVED = "created", "removed"
HAND_OFF, SUPERVISION, LONE = "hand-off", "supervision-apart", "lone-worker"


@dataclass(frozen=True)
class Strain:
    """Something that makes daily work harder: its kind, whom it is about, and how much."""

    kind: str
    subject: str
    amount: int


def handoff_findings(brief: Brief, design: Design) -> list[Finding]:
    """Hand-offs, supervision apart and lone workers that a design creates or removes.

    The rule is the kind with "created" or "removed"; the amount of a hand-off is its contacts in hundredths, of
    supervision apart one for each post, of a lone worker one.
    """
    before, after = strains(brief, today(brief)), strains(brief, design)
    names = _names(brief)
    created = [_finding(names, strain, CREATED) for key, strain in after.items() if key not in before]
    removed = [_finding(names, strain, REMOVED) for key, strain in before.items() if key not in after]
    return sorted(created + removed, key=lambda finding: (finding.rule, -finding.amount, finding.subject))


def strains(brief: Brief, design: Design) -> Mapping[tuple[str, str], Strain]:
    """Every strain of a design by kind and subject."""
    found = [*_hand_offs(brief, design), *_supervision(brief, design), *_lone(brief, design)]
    return {(strain.kind, strain.subject): strain for strain in found}


def _hand_offs(brief: Brief, design: Design) -> Iterator[Strain]:
    """Linked teams that share no base; nothing is said of teams of which one has no base."""
    for pair in brief.pairs:
        one, two = design.bases.get(pair.first, ()), design.bases.get(pair.second, ())
        if one and two and not set(one) & set(two):
            yield Strain(HAND_OFF, f"{pair.first}|{pair.second}", pair.weight)


def _supervision(brief: Brief, design: Design) -> Iterator[Strain]:
    """Filled posts that sit elsewhere than their line manager."""
    for post in brief.plan.posts:
        mine = design.placement.get(post.id)
        theirs = design.placement.get(post.manager) if post.manager is not None else None
        if mine is None or theirs is None or post.vacant:
            continue
        if mine.site is not None and theirs.site is not None and mine.site != theirs.site:
            yield Strain(SUPERVISION, post.id, 1)


def _lone(brief: Brief, design: Design) -> Iterator[Strain]:
    """Filled posts with no other filled post of their service at the same property."""
    filled = {post.id: post.service for post in brief.plan.posts if not post.vacant}
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for placement in design.placements:
        if placement.post in filled and placement.site is not None:
            together[filled[placement.post], placement.site].append(placement.post)
    for posts in together.values():
        if len(posts) == 1:
            yield Strain(LONE, posts[0], 1)


def counts(brief: Brief, design: Design) -> Mapping[str, int]:
    """How many strains of each kind a design has."""
    held = Counter(strain.kind for strain in strains(brief, design).values())
    return {kind: held[kind] for kind in (HAND_OFF, SUPERVISION, LONE)}


def _finding(names: Mapping[str, str], strain: Strain, what: str) -> Finding:
    text = {
        HAND_OFF: f"{_teams(names, strain)}, with {contacts(strain.amount)} contacts, share no base",
        SUPERVISION: f"post {strain.subject} sits elsewhere than its line manager",
        LONE: f"post {strain.subject} is the only filled one of its service in its building",
    }[strain.kind]
    now = "that is new" if what == CREATED else "so it is today, and no longer"
    return Finding(f"{strain.kind}-{what}", strain.subject, strain.amount, sentence(f"{text}: {now}"))


def _teams(names: Mapping[str, str], strain: Strain) -> str:
    return listed(names.get(team, team) for team in strain.subject.split("|"))


def _names(brief: Brief) -> Mapping[str, str]:
    """Teams by the name of their service and locality."""
    of = {service.id: service.name for service in brief.plan.services}
    places = {place.id: place.name for place in brief.plan.places}
    return {t.id: of[t.service] + (f" in {places[t.locality]}" if t.locality else "") for t in brief.teams}
