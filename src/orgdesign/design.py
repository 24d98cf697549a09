"""The answer: who works where, what a rule says of it, and the proof that comes with it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from orgdesign.appointed import Decided as Decided
from orgdesign.appointed import LinkedPost as LinkedPost
from orgdesign.appointed import NamedContact as NamedContact
from orgdesign.appointed import contacts_of, linked_of
from orgdesign.ended import Ended as Ended
from orgdesign.ended import cut_sentence, ended_of, without_plan
from orgdesign.proof import NO_BOUND as NO_BOUND
from orgdesign.proof import SETTLED, Opinion, words_within
from orgdesign.proof import WITHOUT as WITHOUT
from orgdesign.proof import Sort as Sort
from orgdesign.proof import StageResult as StageResult
from orgdesign.proof import Status as Status
from orgdesign.proof import bettered as bettered


@dataclass(frozen=True)
class Placement:
    """A post, the team that it belongs to, and the property where it sits (None where it has no base today)."""

    post: str
    team: str
    site: str | None


@dataclass(frozen=True)
class Design:
    """Placements by post, the bases of each team (its lead base first), and the properties in use, all sorted.

    Beside them the posts of extended services linked to localities, the named contacts, and the coordinating manager
    of each locality; None where nobody decided them.
    """

    placements: tuple[Placement, ...]
    bases: Mapping[str, tuple[str, ...]]
    sites: tuple[str, ...]
    contacts: tuple[NamedContact, ...] | None = None
    coordination: Mapping[str, str] | None = None
    linked: tuple[LinkedPost, ...] | None = None

    @cached_property
    def placement(self) -> dict[str, Placement]:
        """Placements by post."""
        return {p.post: p for p in self.placements}

    @cached_property
    def members(self) -> dict[str, tuple[Placement, ...]]:
        """Placements by team."""
        found: dict[str, list[Placement]] = defaultdict(list)
        for placement in self.placements:
            found[placement.team].append(placement)
        return {team: tuple(members) for team, members in found.items()}

    @cached_property
    def contact(self) -> dict[tuple[str, str], str]:
        """Named contacts by service and locality."""
        return {(c.service, c.locality): c.post for c in self.contacts or ()}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of everything in the design: the one that its certificate names."""
        plain = json.dumps(self.to_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()

    def lead(self, team: str) -> str | None:
        """The team's lead base, or None where it has no base."""
        bases = self.bases.get(team, ())
        return bases[0] if bases else None

    def to_dict(self) -> dict[str, Any]:
        """The design as plain data in canonical order."""
        return {
            "placements": [{"post": p.post, "team": p.team, "property": p.site} for p in self.placements],
            "bases": {team: list(sites) for team, sites in sorted(self.bases.items())},
            "properties": list(self.sites),
            "contacts": None if self.contacts is None else [c.to_dict() for c in self.contacts],
            "coordination": None if self.coordination is None else dict(sorted(self.coordination.items())),
        } | ({} if self.linked is None else {"linked": [link.to_dict() for link in self.linked]})

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Design:
        """Read what ``to_dict`` wrote."""
        return cls(
            placements=tuple(Placement(p["post"], p["team"], p["property"]) for p in data["placements"]),
            bases={team: tuple(sites) for team, sites in data["bases"].items()},
            sites=tuple(data["properties"]),
            contacts=contacts_of(data.get("contacts")),
            coordination=data.get("coordination"),
            linked=linked_of(data.get("linked")),
        )


@dataclass(frozen=True)
class Finding:
    """What a rule says of a design: its subject, an amount in the rule's smallest unit, and a sentence."""

    rule: str
    subject: str
    amount: int
    sentence: str
    request: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        return {"rule": self.rule, "subject": self.subject, "amount": self.amount, "sentence": self.sentence} | (
            {"request": self.request} if self.request else {}
        )


@dataclass(frozen=True)
class Way:
    """A change of the plan that leaves a design possible, the smallest of its sort.

    ``requests`` are asked as *should* instead of *must*, ``amounts`` of requests become others, ``desks`` are added
    to properties, ``smaller`` is the FTE by which every least team size is lowered, and ``rules`` are switched off.
    ``cost`` is what is smallest: weight of requests in hundredths, what an amount gives in its smallest unit, desks,
    ten-thousandths of an FTE, or how many rules. ``least`` says that no smaller change of the sort is
    enough; ``design`` is one that the change allows, ``certified`` once the independent checker has passed it.
    """

    sort: Sort
    cost: int
    least: bool
    sentence: str
    design: Design
    requests: tuple[str, ...] = ()
    amounts: Mapping[str, str] = field(default_factory=dict)
    desks: Mapping[str, int] = field(default_factory=dict)
    smaller: str = "0"
    rules: tuple[str, ...] = ()
    certified: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The way as plain data."""
        return {f.name: getattr(self, f.name) for f in fields(self)} | {
            "sort": self.sort.value,
            "requests": list(self.requests),
            "amounts": dict(self.amounts),
            "desks": dict(self.desks),
            "rules": list(self.rules),
            "design": self.design.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Way:
        """Read what ``to_dict`` wrote."""
        lists = {"requests": tuple(data["requests"]), "rules": tuple(data["rules"])}
        return cls(**{**data, **lists, "sort": Sort(data["sort"]), "design": Design.from_dict(data["design"])})


@dataclass(frozen=True)
class Conflict:
    """Rules and requests that cannot hold together for these services: none can be left out of the set.

    ``verified`` says that solving again with only the set is impossible and without any one of it is possible.
    ``ways`` are changes of the plan that would leave a design possible.
    """

    rules: tuple[str, ...]
    requests: tuple[str, ...]
    services: tuple[str, ...]
    verified: bool
    sentence: str
    ways: tuple[Way, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The conflict as plain data."""
        return {
            "rules": list(self.rules),
            "requests": list(self.requests),
            "services": list(self.services),
            "verified": self.verified,
            "sentence": self.sentence,
            "ways": [way.to_dict() for way in self.ways],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Conflict:
        """Read what ``to_dict`` wrote."""
        lists = {name: tuple(data[name]) for name in ("rules", "requests", "services")}
        return cls(**{**data, **lists, "ways": tuple(Way.from_dict(way) for way in data.get("ways", ()))})


@dataclass(frozen=True)
class Result:
    """The answer to one option with its proof.

    ``amounts`` are the final design's objectives in their smallest units; ``decisions`` what is proven of linked
    posts, contacts and coordination, which are decided after the design. ``settings`` are those that decide the
    answer; ``run`` holds timings and machine facts, which no fingerprint covers. ``opinions`` are a second solver's,
    where one was asked. ``on_the_way`` are the designs that the priorities reached, each before later ones used what
    it left them: a help for what is solved next.
    """

    option: str
    status: Status
    design: Design | None
    stages: tuple[StageResult, ...] = ()
    amounts: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    conflict: Conflict | None = None
    certified: bool = False
    fingerprint: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    decisions: tuple[Decided, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    run: Mapping[str, Any] = field(default_factory=dict, compare=False)
    on_the_way: tuple[Design, ...] = ()

    @property
    def gap(self) -> float:
        """The gap at the first priority."""
        return self.stages[0].gap if self.stages else 1.0

    @property
    def ended(self) -> Ended:
        """Why the search went no further."""
        gap = max((stage.gap for stage in self.stages), default=1.0)
        return ended_of(self.settings, done=self.status in SETTLED, gap=gap)

    @property
    def cut_short(self) -> str:
        """What cut the search short and what to do then, in sentences; empty where nothing did."""
        found, done = self.design is not None, self.status in SETTLED
        return cut_sentence(self.ended, self.settings, self.run, found=found, done=done)

    @property
    def status_words(self) -> str:
        """The status as a board reads it: what is proven of the first priority, and the least that is of the others."""
        if self.status is Status.IMPOSSIBLE:
            return "impossible"
        if self.status is Status.OUT_OF_TIME:
            return without_plan(self.ended)
        return words_within(self.stages) if self.status is Status.WITHIN else self.status.value

    @property
    def because(self) -> str:
        """The status, and where there is no design the reason."""
        why = self.conflict.sentence if self.conflict else self.cut_short if self.design is None else ""
        return f"{self.status_words}: {why}" if why else self.status_words
