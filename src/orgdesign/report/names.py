"""Ids of the plan in people's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from orgdesign.plan import Plan
from orgdesign.plan.requests import MEANINGS, Request

_WORD = re.compile(r"\S+")
_TELLING = re.compile(r"(?=\S*[A-Za-z])(?=\S*[\d@_-])\S+")
"""A word of a sentence that is plainly an id."""


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
        """A request in words: "together: Play service; Children's centres"."""
        parts = [
            "one post" if part in self.posts and not name_posts else self.any(part)
            for part in (request.subject, request.object)
            if part
        ]
        if request.amount is not None:
            parts.append(self._amount(request.amount, MEANINGS[request.kind][2]))
        return f"{request.kind.value}: {'; '.join(parts)}" if parts else request.kind.value

    def _amount(self, amount: Decimal, unit: str) -> str:
        """An amount with its unit; money with the plan's sign."""
        if unit.startswith("currency"):
            return f"{self.currency}{number(amount)}{unit.removeprefix('currency')}"
        return f"{number(amount)} {unit}".strip()


def number(amount: Decimal) -> str:
    """An amount as people write it: 1,250 or 0.5."""
    text = f"{amount:,.4f}"
    return text.rstrip("0").rstrip(".")
