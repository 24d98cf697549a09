"""Plans drawn at random that pass every check: small, but with every awkward text, number and date in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from orgdesign.plan import Plan
from orgdesign.plan.consultation import MainFinding, Question, Response
from orgdesign.plan.fields import EXCEL_ERRORS
from orgdesign.plan.governance import Board, Decision, Impact, Risk
from orgdesign.plan.links import Link
from orgdesign.plan.options import Option
from orgdesign.plan.places import Need, Place, Travel
from orgdesign.plan.posts import Post
from orgdesign.plan.programme import Figure, Milestone, Progress, Rating, Workstream
from orgdesign.plan.properties import Property
from orgdesign.plan.services import Service
from orgdesign.plan.settings import RULE_IDS, Settings

AWKWARD = (
    "=1+1", "=HYPERLINK(\"http://example.org\")", "+44", "-5", "@SUM(A1)", "'quoted", "00417", "1e5", "TRUE", "yes",
    "2009-09-15", "1/2", "_x0041_", "#N/A!", "a,b", 'say "so"', "two\nlines", "tab\there", "£ é ü ß", "日本", "🏛",
    "\ufeffmark", "NULL", "nan", "\u00a0x", "%", "{}", "[1]", "\\n", "# not a comment", "a = \"b\"",
)  # fmt: skip
_LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff")


def _strip(text: str) -> str:
    return text.replace("\r", "").strip()


def _is_no_error(text: str) -> bool:
    return text not in EXCEL_ERRORS


texts = st.one_of(st.sampled_from(AWKWARD), st.text(_LETTERS, max_size=12)).map(_strip).filter(_is_no_error)
names = texts.filter(bool)
ids = names.filter(lambda text: not set(text) & set("@|;"))
words = st.lists(names.filter(lambda text: ";" not in text), max_size=3).map(tuple)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
late_days = st.dates(date(2010, 1, 1), date(9999, 12, 31))
amounts = st.one_of(
    st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False),
    st.decimals(Decimal("1e-9"), 1, places=14, allow_nan=False, allow_infinity=False),
    st.integers(0, 10**14).map(Decimal),
)
money = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)
rules_off = st.lists(st.sampled_from(RULE_IDS), max_size=3, unique=True).map(tuple)
ftes = st.integers(1, 10_000).map(lambda n: Decimal(n) / 10_000)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of one area, some localities, services, posts and properties."""

    def some(strategy: st.SearchStrategy[Any]) -> Any:
        return draw(strategy)

    settings = Settings(
        name=some(names), area=some(names), as_at=date(2009, 9, 15), tiers=("all", "part"), delivery_tier="part",
        currency=some(names), desk_ratio=some(st.decimals(0, 5, places=2)), source=some(texts),
        rules_off=some(rules_off),
    )  # fmt: skip
    found = some(st.lists(ids, min_size=8, max_size=8, unique_by=lambda text: text.casefold()))
    top, *parts = found[:3]
    services, sites = found[3:5], found[5:7]
    option = found[7]
    return Plan.of(
        {
            "plan": [settings],
            "places": [
                Place(id=top, name=some(names), tier="all", code=some(texts)),
                *(Place(id=p, name=some(names), tier="part", parent=top, source=some(texts)) for p in parts),
            ],
            "needs": [Need(place=p, measure=some(ids), period=some(names), value=some(amounts)) for p in parts],
            "services": [
                Service(
                    id=s,
                    name=some(names),
                    note=some(texts),
                    funding_ends=some(st.none() | late_days),
                    statutory=some(st.booleans()),
                    team_desks=some(st.integers(0, 9)),
                )
                for s in services
            ],
            "posts": [
                Post(
                    id=f"{n:05}",
                    service=some(st.sampled_from(services)),
                    fte=some(ftes),
                    skills=some(words),
                    base=some(st.none() | st.sampled_from(sites)),
                    cost=some(st.none() | money),
                    contract=some(texts),
                    contract_ends=some(st.none() | late_days),
                )
                for n in range(some(st.integers(0, 4)))
            ],
            "properties": [
                Property(
                    id=q,
                    name=some(names),
                    place=some(st.sampled_from(parts)),
                    desks=some(st.integers(0, 9)),
                    running_cost=some(money),
                    step_free=some(st.none() | st.booleans()),
                    uprn="000123",
                    available_from=some(st.none() | days),
                    ict=some(words),
                )
                for q in sites
            ],
            "links": [Link(origin=services[0], destination=services[1], kind="refers to", weight=some(money))],
            "travel": [Travel(origin=sites[0], destination=sites[1], minutes=some(st.integers(0, 1440)))],
            "options": [Option(id=option, name=some(names), about_it=some(texts))],
            **_programme(draw, top, option, services),
        }
    )


def _programme(draw: st.DrawFn, place: str, option: str, services: list[str]) -> dict[str, list[Any]]:
    """A small programme: a workstream, two milestones, a report with ratings, a series, and a consultation."""
    work, first, last, question, finding = draw(st.lists(ids, min_size=5, max_size=5, unique_by=str.casefold))
    past = st.dates(date(1, 1, 1), date(2009, 9, 15))
    return {
        "workstreams": [Workstream(id=work, title=draw(names), aims=draw(texts), order=draw(st.none() | st.just(7)))],
        "milestones": [
            Milestone(id=first, title=draw(names), workstream=work, period=draw(texts), status="done", due=draw(past)),
            Milestone(id=last, title=draw(names), option=option, after=(first,), due=draw(late_days), weeks=2),
        ],
        "progress": [Progress(subject=work, as_at=draw(past), done=draw(texts), to_do=draw(texts), standing="mixed")],
        "ratings": [
            Rating(subject=work, dimension="readiness", as_at=draw(past), rating="green", reason=draw(texts)),
            Rating(subject=first, dimension="delivery", as_at=draw(past), rating="red/amber", reason=draw(names)),
        ],
        "series": [
            Figure(measure="m", place=place, period="1", ends=date(2008, 5, 31), value=draw(amounts)),
            Figure(measure="m", place=place, period="2", ends=date(2009, 5, 31), value=draw(amounts)),
        ],
        "consultation": [Question(id=question, number=1, question=draw(names), findings=(finding,))],
        "replies": [
            Response(
                id="r",
                kind="challenge",
                said=draw(names),
                question=question,
                touches=tuple(services),
                reply=draw(texts),
            )
        ],
        "findings": [MainFinding(id=finding, title=draw(names), printed=draw(texts), milestones=(first, last))],
        **_governance(draw, place, option, work, past),
    }


def _governance(
    draw: st.DrawFn, place: str, option: str, work: str, past: st.SearchStrategy[date]
) -> dict[str, list[Any]]:
    """A risk, two boards, a decision and a measure of impact."""
    above, board = draw(st.lists(ids, min_size=2, max_size=2, unique_by=str.casefold))
    return {
        "risks": [Risk(id="k", title=draw(names), option=option, workstream=work, effect="high", what=draw(texts))],
        "boards": [
            Board(id=above, title=draw(names), role="open", members=draw(texts)),
            Board(id=board, title=draw(names), place=place, under=above, beside=(above,), development=draw(texts)),
        ],
        "decisions": [
            Decision(id="d", title=draw(names), board=board, option=option, outcome="chosen", on=draw(past)),
        ],
        "impacts": [
            Impact(id="i", title=draw(names), measure="m", better="down", target=draw(amounts), outcomes=draw(words)),
        ],
    }
