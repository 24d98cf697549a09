"""What-if requests: what can be tried, on what, and how it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgdesign.app.visit import Visit
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import ServiceClass

Choices = Mapping[str, str]
"""Ids and what they are called."""


@dataclass(frozen=True)
class Trial:
    """One kind of what-if request: its name, and what its subject and object are chosen from."""

    label: str
    kind: Kind
    subject: str
    object: str


TRIALS: tuple[Trial, ...] = (
    Trial("Base a team at a property", Kind.PIN_BASE, "team", "property"),
    Trial("Keep a team out of a property", Kind.FORBID, "team", "property"),
    Trial("Host a service in a locality", Kind.HOST_IN, "hosted service", "locality"),
    Trial("Put two services or teams together", Kind.TOGETHER, "team", "team"),
    Trial("Keep two services or teams apart", Kind.APART, "team", "team"),
    Trial("Keep a property in use", Kind.KEEP, "property", ""),
    Trial("Do without a property", Kind.CLOSE, "property", ""),
)


def choices(visit: Visit, option: str, sort: str) -> Choices:
    """What a subject or object of a sort is chosen from, by name."""
    return visit.keep(("choices", option, sort), lambda: _choices(visit, option, sort))


def _choices(visit: Visit, option: str, sort: str) -> Choices:
    plan, names = visit.overlaid(option), visit.names
    if sort == "property":
        return _by_name({p.id: p.name for p in plan.properties})
    localities = {p.id: p.name for p in plan.places if p.tier == plan.settings.delivery_tier}
    if sort == "locality":
        return _by_name(localities)
    staffed = {post.service for post in plan.posts}
    classes = {c.service: c.outcome for c in visit.classes(option) if c.service in staffed}
    if sort == "hosted service":
        return _by_name({s: names.services[s] for s, kind in classes.items() if kind is ServiceClass.HOSTED})
    found: dict[str, str] = {}
    for service, kind in classes.items():
        if kind is ServiceClass.CORE:
            found[service] = f"{names.services[service]}, every team"
            found.update({f"{service}@{place}": names.team(f"{service}@{place}") for place in localities})
        else:
            found[service] = names.services[service]
    return _by_name(found)


def _by_name(found: dict[str, str]) -> Choices:
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def trial_request(visit: Visit, trial: Trial, option: str, subject: str, object: str, reason: str) -> Request:
    """The request that a trial adds to the plan, for one option alone."""
    return Request(
        id=visit.next_pin(),
        kind=trial.kind,
        subject=subject,
        object=object if trial.object else "",
        strength="must",
        option=option,
        reason=reason.strip() or "what-if",
        source="added in the app",
    )
