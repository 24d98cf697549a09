"""Ids of the plan in people's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from orgdesign.plan import Plan
from orgdesign.plan.requests import MEANINGS, Kind, Request

_WORD = re.compile(r"\S+")
_TELLING = re.compile(r"(?=\S*[A-Za-z])(?=\S*[\d@_-])\S+")
"""A word of a sentence that is plainly an id."""


_ASKED: Mapping[Kind, str] = {
    Kind.PIN_LOCALITY: "{subject} serves {object}",
    Kind.PIN_BASE: "{subject} is based at {object}",
    Kind.HOST_IN: "{subject} is hosted in {object}",
    Kind.KEEP: "{subject} is kept",
    Kind.CLOSE: "{subject} is closed",
    Kind.USE_AT_MOST: "No more than {number} of the properties in {area} are in use",
    Kind.TOGETHER: "{subject} and {object} share a base",
    Kind.APART: "{subject} and {object} share no base",
    Kind.FORBID: "{subject} is not based at {object}",
    Kind.RUNNING_COST_CEILING: "The properties in use in {area} cost no more than {amount} to run",
    Kind.ONE_OFF_COST_CEILING: "The change of properties costs no more than {amount}, once",
    Kind.FTE_FLOOR: "Every team of {subject} has {amount} or more",
    Kind.CASELOAD_CAP: "{subject} has no more than {amount}",
    Kind.COVER: "At least {number} filled posts with the skill {subject} serve {each}",
    Kind.REACH: "{subject} is based within {amount} of {object}",
    Kind.SKILL_MIX: "Every team of {subject} has {number} FTE or more of each of: {object}",
    Kind.SUPERVISION: "Posts of {every} are in the team of their line manager",
    Kind.KIND_OF_BASE: "{subject} is based in a property of the kind {kinds}",
}
"""Each kind of request as a sentence."""


class Names:
    """The names of services, places and properties by id, over several plans; the first that has a name gives it."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self.currency = plans[0].settings.currency
        self.services: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self.properties: dict[str, str] = {}
        self.posts: set[str] = set()
        for plan in plans:
            for known, rows in (
                (self.services, plan.services),
                (self.places, plan.places),
                (self.properties, plan.properties),
            ):
                for row in rows:
                    known.setdefault(row.id, row.name)
            self.posts.update(p.id for p in plan.posts)

    def place(self, place: str | None) -> str:
        """A place's name; the whole area where there is none."""
        return self.places.get(place, place) if place else "Whole area"

    def team(self, team: str) -> str:
        """A team in words: "Play service, North", or the service alone."""
        service, _, locality = team.partition("@")
        name = self.services.get(service, service)
        return f"{name}, {self.places.get(locality, locality)}" if locality else name

    def any(self, name: str) -> str:
        """Whatever a request names: a service, a team, a place, a property, a post or a skill."""
        for known in (self.services, self.properties, self.places):
            if name in known:
                return known[name]
        if name in self.posts:
            return f"post {name}"
        return self.team(name) if name.partition("@")[0] in self.services else name

    def in_words(self, sentence: str, about: Collection[str] = ()) -> str:
        """A sentence of a rule or measure with the ids of teams, services, properties and places as names.

        Ids that could be an ordinary word or number (no hyphen or digit beside a letter) are left as they are, unless
        the sentence is known to be ``about`` them.
        """
        return _WORD.sub(lambda found: self._in_words(found.group(), about), sentence)

    def _in_words(self, word: str, about: Collection[str]) -> str:
        bare = word.rstrip(".,;:")
        return self._name(word) if bare in about or _TELLING.fullmatch(bare) else word

    def _name(self, word: str) -> str:
        kept = word.rstrip(".,;:")
        return self.any(kept) + word[len(kept) :]

    def request(self, request: Request, *, name_posts: bool = True) -> str:
        """A request in words: "Play service and Children's centres share a base"."""
        subject = self.any(request.subject)
        if request.subject in self.posts:
            subject = f"Post {request.subject}" if name_posts else "One post"
        amount = request.amount
        return _ASKED[request.kind].format(
            subject=subject,
            object=self.any(request.object),
            area=subject or "the whole area",
            each=self.any(request.object) or "each locality",
            every=subject or "every service",
            kinds=" or ".join(map(self.any, request.objects)),
            number="no number" if amount is None else number(amount),
            amount="no amount" if amount is None else self._amount(amount, MEANINGS[request.kind][2]),
        )

    def _amount(self, amount: Decimal, unit: str) -> str:
        """An amount with its unit; money with the plan's sign."""
        if unit.startswith("currency"):
            return f"{self.currency}{number(amount)}{unit.removeprefix('currency')}"
        return f"{number(amount)} {unit}".strip()


def number(amount: Decimal) -> str:
    """An amount as people write it: 1,250 or 0.5."""
    text = f"{amount:,.4f}"
    return text.rstrip("0").rstrip(".")
