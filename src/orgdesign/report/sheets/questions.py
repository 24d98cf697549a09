"""What the plan itself leaves open: the questions that somebody has to answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from orgdesign.graph.classification import Classification, Standing
from orgdesign.measures.asked import asked
from orgdesign.plan.requests import Request
from orgdesign.plan.services import ServiceClass
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, day, inline, listed
from orgdesign.rules.contacts import contacts_wanted
from orgdesign.rules.linking import links_of, servings


@dataclass(frozen=True)
class Question:
    """A question, what it is about, why it is open, and the day by which it has to be answered, if any."""

    about: str
    asks: str
    why: str
    by: date | None = None


Found = Iterator[tuple[Question, str]]
"""Questions, each with an option that raises it."""


def questions(proposal: Proposal) -> Sheet:
    """A numbered row for each question: classes first, then requests not met, then what is limited in time."""
    sources = (_classes, _between_options, _requests, _linked, _contacts, _coordination, _funding, _tenure)
    raised = [found for source in sources for found in _once(source(proposal))]
    columns = (
        Column("Number", 10),
        Column("About", 34),
        Column("Question", 46),
        Column("Why it is open", 62),
        Column("In these options", 26),
        Column("By when", 20),
    )
    rows = [
        (
            f"Q{number}", clean(question.about), clean(question.asks), clean(question.why),
            _options(proposal, options), day(question.by) if question.by else Shorthand.NOT_APPLICABLE,
        )
        for number, (question, options) in enumerate(raised, 1)
    ]  # fmt: skip
    return Sheet(
        label="Questions",
        title=f"Questions to answer, {inline(proposal.plan.settings.area)}",
        lines=("What the plan and the options leave open; the numbers are there for answers to refer to.",),
        columns=columns,
        rows=filled(rows, len(columns), "The plan and the options leave nothing open."),
    )


def _once(found: Found) -> list[tuple[Question, list[str]]]:
    """Each question once with all options that raise it, in the order of what they are about."""
    raised: dict[Question, list[str]] = defaultdict(list)
    for question, option in found:
        raised[question].append(option)
    return sorted(raised.items(), key=lambda item: item[0].about.casefold())


def _options(proposal: Proposal, heads: Sequence[str]) -> Cell:
    return "all options" if len(heads) == len(proposal.options) else listed(heads)


def _classes(proposal: Proposal) -> Found:
    """Services whose class is open, pending or assumed, or decided until a review."""
    for position, side in proposal.options:
        reviews = {row.service: row.review for row in side.brief.plan.overrides}
        for found in proposal.classifications.get(side.option, ()):
            question = _of_class(proposal, found, reviews.get(found.service))
            if question is not None:
                yield question, proposal.heads[position]


def _of_class(proposal: Proposal, found: Classification, review: date | None) -> Question | None:
    name = proposal.names.services[found.service]
    if found.outcome is None:
        if found.status is Standing.OUT_OF_SCOPE:
            return None
        ways = [way.sentence for way in found.settled_by.ways] if found.settled_by is not None else []
        return Question(name, "Which class is it to have?", "\n".join([found.reason, *ways]), review)
    kind = _word(proposal, found.outcome)
    if found.status is Standing.ASSUMED:
        return Question(name, f"Is it to be {kind}, as is assumed until it is decided?", found.reason, review)
    if found.status is Standing.OVERRIDE and review is not None:
        return Question(name, f"Is it to stay {kind} when that is reviewed?", found.reason, review)
    return None


def _word(proposal: Proposal, outcome: ServiceClass) -> str:
    return inline(proposal.plan.settings.area_wide) if outcome is ServiceClass.CITY_WIDE else outcome.value


def _between_options(proposal: Proposal) -> Found:
    """Services to which the options give different classes."""
    for service in proposal.services:
        heads: dict[ServiceClass, list[str]] = defaultdict(list)
        for position, side in proposal.options:
            if service in side.brief.classes:
                heads[side.brief.classes[service]].append(proposal.heads[position])
        if len(heads) > 1:
            ways = [f"{_word(proposal, kind)} ({listed(found)})" for kind, found in heads.items()]
            asks = f"Is it to be {' or '.join(ways)}?"
            question = Question(proposal.names.services[service], asks, "The options give it different classes.")
            yield from ((question, head) for found in heads.values() for head in found)


def _requests(proposal: Proposal) -> Found:
    """Requests that should hold and do not."""
    for position, side in proposal.options:
        if side.design is not None:
            for found in asked(side.brief, side.design):
                if not found.met:
                    yield _of_request(proposal, found.request), proposal.heads[position]


def _of_request(proposal: Proposal, request: Request) -> Question:
    """Whether a request can be done without; what is about one post is not told where posts may not be named."""
    held_back = proposal.protection.holds_back
    words = proposal.names.request(request, name_posts=not held_back)
    about_post = {request.subject, request.object} & proposal.names.posts
    reason = "" if held_back and about_post else request.reason
    given = f" The reason given for it: {reason}" if reason else ""
    return Question(f"Request {request.id}", f"Can this be done without: {words}?", f"It is not met.{given}")


def _linked(proposal: Proposal) -> Found:
    """Extended services that have nobody in post to be linked to some locality."""
    for position, side in proposal.options:
        if side.design is None or side.design.linked is None:
            continue
        for serving in servings(side.brief, side.design):
            covered = serving.covered(links_of(serving, side.design))
            lacking = [place for place in serving.target if place not in covered]
            if lacking:
                places = listed([inline(proposal.names.place(place)) for place in lacking])
                asks = f"Who is to serve {places}?"
                why = "None of its posts is filled."
                yield Question(proposal.names.services[serving.service], asks, why), proposal.heads[position]


def _contacts(proposal: Proposal) -> Found:
    """Services that lack a named contact for some locality."""
    for position, side in proposal.options:
        if side.design is None or side.design.contacts is None:
            continue
        for wanted in contacts_wanted(side.brief, side.design):
            lacking = [place for place in wanted.load if (wanted.service, place) not in side.design.contact]
            if lacking:
                places = listed([inline(proposal.names.place(place)) for place in lacking])
                why = "No filled post of the service has room to be it."
                asks = f"Who is to be its named contact for {places}?"
                yield Question(proposal.names.services[wanted.service], asks, why), proposal.heads[position]


def _coordination(proposal: Proposal) -> Found:
    """Localities that no coordinating manager looks after."""
    for position, side in proposal.options:
        if side.design is None or side.design.coordination is None or not side.brief.plan.managers:
            continue
        for place in side.brief.localities:
            if place not in side.design.coordination:
                why = "No coordinating manager can have it within its span and load."
                name = proposal.names.place(place)
                yield Question(name, "Which coordinating manager is to look after it?", why), proposal.heads[position]


def _funding(proposal: Proposal) -> Found:
    """Services that form teams and whose funding ends."""
    for position, side in proposal.options:
        for service in side.brief.plan.services:
            if service.id in side.brief.classes and service.funding_ends is not None:
                stream = f" ({service.funding})" if service.funding else ""
                why = f"Its funding{stream} ends on {day(service.funding_ends)}; the option counts on it beyond that."
                name = proposal.names.services[service.id]
                yield (
                    Question(name, "What follows when its funding ends?", why, service.funding_ends),
                    (proposal.heads[position]),
                )


def _tenure(proposal: Proposal) -> Found:
    """Properties in use whose lease or licence ends."""
    for position, side in proposal.options:
        used = set(side.design.sites) if side.design is not None else set()
        for row in side.brief.plan.properties:
            if row.id in used and row.tenure_ends is not None:
                why = f"Its lease or licence ends on {day(row.tenure_ends)}; the option uses it beyond that."
                question = Question(
                    proposal.names.properties[row.id], "Where do its teams go then?", why, row.tenure_ends
                )
                yield question, proposal.heads[position]
