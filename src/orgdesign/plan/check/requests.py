"""Requests: subject, object and amount as their kind means them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgdesign.errors import Problem, nearest
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.fields import LIST_SEPARATOR, Row
from orgdesign.plan.places import Place
from orgdesign.plan.posts import Post
from orgdesign.plan.properties import Property
from orgdesign.plan.requests import MEANINGS, TEAM_SEPARATOR, Kind, Request
from orgdesign.plan.services import Service

_TABLES: Mapping[str, type[Row]] = {"post": Post, "service": Service, "property": Property, "place": Place}


@dataclass(frozen=True)
class _Takes:
    """What may stand in a cell: rows of tables, a team, a locality, words of a sort; empty where ``optional``."""

    words: tuple[str, ...] = ()
    optional: bool = False


_TEAM = _Takes(("service", "team"))
_AREA = _Takes(("place",), optional=True)
_TAKES: Mapping[Kind, tuple[_Takes, _Takes]] = {
    Kind.PIN_LOCALITY: (_Takes(("post",)), _Takes(("locality",))),
    Kind.PIN_BASE: (_Takes(("post", "service", "team")), _Takes(("property",))),
    Kind.HOST_IN: (_Takes(("service",)), _Takes(("locality",))),
    Kind.KEEP: (_Takes(("property",)), _Takes()),
    Kind.CLOSE: (_Takes(("property",)), _Takes()),
    Kind.USE_AT_MOST: (_AREA, _Takes()),
    Kind.TOGETHER: (_TEAM, _TEAM),
    Kind.APART: (_TEAM, _TEAM),
    Kind.FORBID: (_TEAM, _Takes(("property",))),
    Kind.RUNNING_COST_CEILING: (_AREA, _Takes()),
    Kind.ONE_OFF_COST_CEILING: (_Takes(), _Takes()),
    Kind.FTE_FLOOR: (_TEAM, _Takes()),
    Kind.CASELOAD_CAP: (_TEAM, _Takes()),
    Kind.COVER: (_Takes(("skill",)), _Takes(("locality",), optional=True)),
    Kind.REACH: (_TEAM, _Takes(("place",))),
    Kind.SKILL_MIX: (_TEAM, _Takes(("skills or professions",))),
    Kind.SUPERVISION: (_Takes(("service", "team"), optional=True), _Takes()),
    Kind.KIND_OF_BASE: (_TEAM, _Takes(("kinds of property",))),
}
_WORDS: Mapping[str, tuple[type[Row], ...]] = {
    "skills or professions": (Post, Service),
    "kinds of property": (Property,),
}
"""Sorts of words that are no ids, and the tables that hold them."""
_COUNTED = {Kind.USE_AT_MOST, Kind.COVER}
_PAIRS = {Kind.TOGETHER, Kind.APART}


def requests(rows: Rows) -> Iterator[Problem]:
    """Each request's subject, object and amount are what its kind asks for, in the plan or the option at hand."""
    for at, row in rows.at(Request):
        if row.option is not None and row.option not in rows.line:
            continue
        subject, object_ = _TAKES[row.kind]
        meaning = MEANINGS[row.kind]
        yield from _cell(rows, at, row, "subject", subject, meaning[0])
        yield from _cell(rows, at, row, "object", object_, meaning[1])
        yield from _amount(at, row, meaning[2])
        yield from _caseload(rows, at, row)
        yield from _supervision(rows, at, row)
        if row.kind in _PAIRS and row.subject and row.subject == row.object:
            yield error(Request, at, "object", row.object, "itself", "must be another one than the subject.")


def _amount(at: int, row: Request, meaning: str) -> Iterator[Problem]:
    if meaning and row.amount is None:
        yield error(Request, at, "amount", None, "request-amount", f"'{row.kind}' needs an amount: {meaning}.")
    elif not meaning and row.amount is not None:
        yield error(
            Request, at, "amount", row.amount, "request-amount", f"'{row.kind}' takes no amount; leave it empty."
        )
    elif row.amount is not None and row.kind in _COUNTED and row.amount != row.amount.to_integral_value():
        yield error(Request, at, "amount", row.amount, "request-amount", f"must be a whole number of {meaning}.")


def _caseload(rows: Rows, at: int, row: Request) -> Iterator[Problem]:
    """A cap on caseload that no number of posts can keep."""
    if row.kind is not Kind.CASELOAD_CAP:
        return
    service = rows.services.get(row.subject.partition(TEAM_SEPARATOR)[0])
    if service is not None and service.caseload_measure is None:
        expected = "the service names no caseload_measure, so nothing can be counted and the cap is never kept."
        yield warning(Request, at, "subject", row.subject, "cap-without-measure", expected)
    if row.amount == 0:
        expected = "a cap of 0 is only kept where there is no need at all, whatever the staff; is another figure meant?"
        yield warning(Request, at, "amount", row.amount, "cap-of-nothing", expected)


def _supervision(rows: Rows, at: int, row: Request) -> Iterator[Problem]:
    """Supervision that is kept whatever a design does, since no line of it runs within the service."""
    if row.kind is not Kind.SUPERVISION or not rows.whole(Post):
        return
    filled = {post.id: post.service for post in rows.of(Post) if not post.vacant}
    lines = (filled[p.id] for p in rows.of(Post) if p.id in filled and filled.get(p.manager or "") == p.service)
    if not any(row.service in {"", service} for service in lines):
        expected = "no filled post here has a filled line manager of the same service, so this always holds."
        yield warning(Request, at, "subject", row.subject, "no-supervision", expected)


def _cell(rows: Rows, at: int, row: Request, column: str, takes: _Takes, meaning: str) -> Iterator[Problem]:
    value = str(getattr(row, column))
    code = f"request-{column}"
    if not value:
        if takes.words and not takes.optional:
            yield error(Request, at, column, None, code, f"'{row.kind}' needs {meaning} here.")
    elif not takes.words:
        yield error(Request, at, column, value, code, f"'{row.kind}' takes no {column}; leave it empty.")
    elif takes.words == ("skill",):
        yield from _skill(rows, at, value)
    elif takes.words[0] in _WORDS:
        yield from _words(rows, at, row, takes.words[0])
    else:
        yield from _named(rows, at, row.kind, column, value, takes, meaning)


def _named(rows: Rows, at: int, kind: Kind, column: str, value: str, takes: _Takes, meaning: str) -> Iterator[Problem]:
    code = f"request-{column}"
    if "team" in takes.words and TEAM_SEPARATOR in value:
        yield from _team(rows, at, column, value)
        return
    fits = [word for word in takes.words if word != "team" and _is(rows, word, value)]
    if not fits:
        tables = [_TABLES.get(word, Place) for word in takes.words if word != "team"]
        hints = (rows.nearest(kind_of.table, value) for kind_of in tables)
        yield error(Request, at, column, value, code, f"'{kind}' needs {meaning} here.", next(filter(None, hints), ""))
    elif len(fits) > 1 and all(value in rows.known(_TABLES[word].table) for word in fits):
        expected = f"is the id of a {' and of a '.join(fits)}; give one of them another id."
        yield error(Request, at, column, value, "ambiguous", expected)


def _is(rows: Rows, word: str, value: str) -> bool:
    if word != "locality":
        return not rows.lacks(_TABLES[word].table, value)
    place = rows.places.get(value)
    if place is None or rows.delivery_tier is None:
        return not rows.lacks(Place.table, value)
    return place.tier == rows.delivery_tier


def _team(rows: Rows, at: int, column: str, value: str) -> Iterator[Problem]:
    service, _, locality = value.partition(TEAM_SEPARATOR)
    code = f"request-{column}"
    if rows.lacks(Service.table, service):
        hint = rows.nearest(Service.table, service)
        expected = f'the Services sheet has no "{service}".'
        yield error(Request, at, column, value, code, expected, hint and f"{hint}{TEAM_SEPARATOR}{locality}")
    if not _is(rows, "locality", locality):
        hint = rows.nearest(Place.table, locality)
        tier = rows.delivery_tier or "locality"
        expected = f'"{locality}" is no {tier} on the Places sheet; a team is written service@{tier}.'
        yield error(Request, at, column, value, code, expected, hint and f"{service}{TEAM_SEPARATOR}{hint}")


def _skill(rows: Rows, at: int, value: str) -> Iterator[Problem]:
    skills = {skill for post in rows.of(Post) for skill in post.skills}
    if value not in skills and rows.whole(Post):
        yield warning(Request, at, "subject", value, "skill", "no post has this skill.", nearest(value, sorted(skills)))


def _words(rows: Rows, at: int, row: Request, sort: str) -> Iterator[Problem]:
    """The words of an object that may name several; one that nothing has is pointed out."""
    kinds, known = _WORDS[sort], _known(rows, sort)
    if not row.objects:
        yield error(Request, at, "object", row.object, "request-object", f"'{row.kind}' needs {sort} here.")
    for word in row.objects if rows.whole(*kinds) else ():
        if word not in known:
            expected = f'{"no property is" if Property in kinds else "no post has"} "{word}".'
            yield warning(Request, at, "object", row.object, "word", expected, nearest(word, sorted(known)))


def _known(rows: Rows, sort: str) -> set[str]:
    if Property in _WORDS[sort]:
        return {row.kind.casefold() for row in rows.of(Property)} - {""}
    professions = [*(post.profession for post in rows.of(Post)), *(s.profession for s in rows.of(Service))]
    found = {part for text in professions for part in text.split(LIST_SEPARATOR)}
    return {word.strip().casefold() for word in found.union(*(post.skills for post in rows.of(Post)))} - {""}
