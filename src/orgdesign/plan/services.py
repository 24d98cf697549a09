"""Services, the criteria that classify them, the answers given, and what has been decided or published."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from orgdesign.plan.fields import ANY_CASE, Amount, Day, Fte, Id, Row, Slug, Text, Whole, Words, YesNo, column


class ServiceClass(StrEnum):
    """How a service is organised: label, managing unit and delivery footprint follow from it."""

    CORE = "core"
    EXTENDED = "extended"
    HOSTED = "hosted"
    CITY_WIDE = "city-wide"


class Reply(StrEnum):
    """An answer to a criterion."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Service(Row):
    """A component of a service: the unit of classification."""

    table = "services"
    sheet = "Services"
    key = ("id",)
    later = frozenset({"meeting_rooms", "interview_rooms"})
    about = "Service components, the unit of classification: one row for each part that may be organised differently."

    id: Slug = column("The service's id.", example="play-service")
    name: Text = column("The service's name.", example="Play service", min_length=1)
    part_of: Text = column(
        "The service of today that it is a part of.", example="Children & Families (0-13)", default=""
    )
    agency: Text = column("The employer or agency that provides it.", example="council", default="")
    division: Text = column("The division that manages it today.", example="Family and Communities", default="")
    profession: Text = column(
        "The professional group its staff belong to; several are parted by semicolons.", example="playwork", default=""
    )
    level_from: Whole | None = column(
        "Lowest level of need served: 1 universal, 2 targeted, 3 complex, 4 specialist.",
        example=1,
        default=None,
        ge=1,
        le=4,
    )
    level_to: Whole | None = column("Highest level of need served.", example=2, default=None, ge=1, le=4)
    age_from: Amount | None = column(
        "Youngest age served; below 0 for before birth.", unit="years", example=8, default=None, ge=-1, le=120
    )
    age_to: Amount | None = column("Oldest age served.", unit="years", example=13, default=None, ge=-1, le=120)
    statutory: YesNo = column("Is it a statutory duty?", example="no", default=False)
    delivery: Annotated[Literal["direct", "through settings", "enabling"], ANY_CASE] = column(
        "How it reaches people: directly, through settings such as schools, or by enabling other services.",
        example="direct",
        default="direct",
    )
    need_measure: Id | None = column(
        "The measure of need that drives its staffing between localities.",
        example="children 8-13",
        default=None,
        ref="needs.measure",
    )
    floor_fte: Fte | None = column(
        "Entitlement: the least FTE in every locality if it is core. Empty: at least one post.",
        unit="FTE",
        example=1,
        default=None,
    )
    min_team_fte: Fte | None = column(
        "The smallest team that can stand alone; empty for the plan's default.", unit="FTE", example=2, default=None
    )
    caseload_measure: Id | None = column(
        "The measure of need that its caseload is counted in.", example="open cases", default=None, ref="needs.measure"
    )
    caseload_cap: Amount | None = column(
        "The most of that measure for one FTE in post.", unit="per FTE", example=18, default=None, gt=0
    )
    team_desks: Whole | None = column(
        "Desks that one team of this service needs, where that is not FTE times the desk ratio.",
        unit="desks",
        example=6,
        default=None,
        ge=0,
    )
    desk_ratio: Amount | None = column(
        "Desks for one FTE of this service; empty for the plan's default.",
        unit="desks per FTE",
        example=0.5,
        default=None,
        ge=0,
        le=5,
        decimal_places=2,
    )
    meeting_rooms: Amount | None = column(
        "Meeting rooms that one team of this service needs at its lead base: 0.2 is one day a week. Empty: none.",
        unit="rooms",
        example=0.2,
        default=None,
        ge=0,
        le=100,
        decimal_places=2,
    )
    interview_rooms: Amount | None = column(
        "Interview rooms that one team of this service needs at its lead base: 0.5 is half of each day. Empty: none.",
        unit="rooms",
        example=0.5,
        default=None,
        ge=0,
        le=100,
        decimal_places=2,
    )
    max_bases: Whole = column("The most bases that one team may have.", unit="bases", example=1, default=1, ge=1, le=20)
    tied_place: Id | None = column(
        "The place that its function ties it to, if any.", example="central-east", default=None, ref="places"
    )
    tied_reason: Text = column("Why it is tied to that place.", example="delivers in Gladstone", default="")
    funding: Text = column("Its funding stream.", example="base budget", default="")
    funding_ends: Day | None = column("When time-limited funding ends.", example="2011-03-31", default=None)
    enables: Words = column(
        "Services that it enables (administration, data, quality), by id, parted by semicolons.",
        example="childrens-centres",
        default=(),
        ref="services",
    )
    in_scope: YesNo = column(
        "Is it part of the redesign? Teaching staff, for example, are not.", example="yes", default=True
    )
    public_access: YesNo = column("Do members of the public come to its team's base?", example="no", default=False)
    note: Text = column("Anything a reader should know.", example="", default="")


class Criterion(Row):
    """A question that decides how a service is organised."""

    table = "criteria"
    sheet = "Criteria"
    key = ("id",)
    about = "The criteria catalogue. Empty: Peterborough's five of 2009 are used."

    id: Slug = column("The criterion's id.", example="C1")
    question: Text = column(
        "The question, to be answered yes, partly, no or unknown.",
        example="Is it already provided locally?",
        min_length=1,
    )
    short: Text = column("A few words for tables and sentences.", example="already local", min_length=1)
    role: Annotated[Literal["counts", "capacity", "profession"], ANY_CASE] = column(
        "What a 'no' means to the shipped rules: 'capacity' makes a service hosted, 'profession' extended.",
        example="counts",
        default="counts",
    )
    weight: Amount = column(
        "Its weight when the criteria met are counted.", unit="weight", example=1, default=1, gt=0, le=100
    )


class Answer(Row):
    """One service's answer to one criterion, with what it rests on."""

    table = "answers"
    sheet = "Answers"
    key = ("service", "criterion")
    about = "Answers to the criteria by service. A missing row is 'unknown'."

    service: Id = column("The service.", example="play-service", ref="services")
    criterion: Id = column("The criterion.", example="C1", ref="criteria")
    answer: Annotated[Reply, ANY_CASE] = column("yes, partly, no or unknown.", example="yes")
    localities: Whole | None = column(
        "For capacity: the number of localities that the answer was given for. Empty: for any.",
        unit="localities",
        example=3,
        default=None,
        ge=1,
        le=1000,
    )
    reason: Text = column(
        "Why, in a sentence.", example="Play sessions already run in all three localities.", default=""
    )


class Override(Row):
    """A class set by decision, or a service whose class is pending, assumed, or meant to change later."""

    table = "overrides"
    sheet = "Overrides"
    key = ("service",)
    about = "Classes set by decision rather than by the criteria; each carries a reason and stays visible."

    service: Id = column("The service.", example="pupil-referral", ref="services")
    kind: Annotated[Literal["override", "pending", "assumed", "later"], ANY_CASE] = column(
        "override: decided; pending: still to be decided; assumed: used by this option until it is decided;"
        " later: the criteria decide for now, and it is meant to move to the class later.",
        example="override",
    )
    to_class: Annotated[ServiceClass | None, ANY_CASE] = column(
        "The class; empty while pending.", example="city-wide", default=None
    )
    reason: Text = column("Why.", example="A crucial period of change.", min_length=1)
    review: Day | None = column("When it is to be looked at again.", example="2010-09-01", default=None)


class Outcome(Row):
    """What a council published about how a service will be organised."""

    table = "outcomes"
    sheet = "Outcomes"
    key = ("service",)
    about = "Published outcomes, to compare the classes that follow from the answers with what was decided."

    service: Id = column("The service.", example="play-service", ref="services")
    outcome: Annotated[Literal["core", "extended", "hosted", "city-wide", "open"], ANY_CASE] = column(
        "The published class, or open where the paper leaves it open.", example="core"
    )
    exception: YesNo = column("Does the paper itself make an exception for it?", example="no", default=False)
    change: Text = column(
        "The degree of change, in a sentence.", example="Split across the three localities.", default=""
    )


class ClassRule(Row):
    """One line of the ordered rule table."""

    table = "class_rules"
    sheet = "Class rules"
    key = ("order",)
    about = "The ordered rule table; the first line that fits decides. Empty: the shipped reading of Peterborough 2009."

    order: Whole = column("Its place in the order.", example=1, ge=1, le=1000)
    test: Annotated[
        Literal[
            "level 4 only",
            "does not meet most",
            "tied to a place",
            "lacks capacity",
            "cannot leave profession",
            "otherwise",
        ],
        ANY_CASE,
    ] = column("What is tested.", example="level 4 only")
    to_class: Annotated[ServiceClass, ANY_CASE] = column("The class if it is so.", example="city-wide")
    because: Text = column(
        "The reason, in words that follow 'because it'.", example="serves level 4 only", min_length=1
    )
