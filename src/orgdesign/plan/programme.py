"""The programme: workstreams, milestones, how far they have come, their ratings, and series of figures."""

from __future__ import annotations

from typing import Annotated, Literal

from orgdesign.plan.fields import ANY_CASE, Amount, Day, Id, Row, Slug, Text, Whole, Words, column

SUBJECTS = "workstreams|milestones"
"""What progress and ratings are of."""


class Workstream(Row):
    """A strand of the programme."""

    table = "workstreams"
    sheet = "Workstreams"
    key = ("id",)
    about = "The strands of the programme: those that change services, and those that make the change possible."

    id: Slug = column("The workstream's id.", example="front-door")
    title: Text = column("Its title, as published.", example="Front door", min_length=1)
    kind: Annotated[Literal["service", "enabling"] | None, ANY_CASE] = column(
        "service: it changes how services are delivered; enabling: it supports the change. Empty: not said.",
        example="service",
        default=None,
    )
    group: Text = column("The heading it stands under, if any.", example="Integrated Processes", default="")
    order: Whole | None = column("Its place in the list.", example=2, default=None, ge=0, le=10000)
    lead: Text = column("The role that leads it; never a person's name.", example="Head of service", default="")
    state: Annotated[Literal["planned", "open", "closing", "closed"] | None, ANY_CASE] = column(
        "Where it stands in its life. Empty: not said.", example="open", default=None
    )
    opened: Day | None = column("When it began.", example="2009-06-30", default=None)
    closes: Day | None = column("When it ended or is to end.", example="2010-04-01", default=None)
    aims: Text = column("What it is for, a line each.", example="Fewer handovers.", default="")
    note: Text = column("Anything else to know of it.", example="", default="")


class Milestone(Row):
    """Something to be reached by a day."""

    table = "milestones"
    sheet = "Milestones"
    key = ("id",)
    about = "Milestones of the programme, with the date as stated and the last day that it allows."
    later = frozenset({"weeks"})

    id: Slug = column("The milestone's id.", example="heads-recruited")
    title: Text = column("Its title, as published.", example="Heads of locality recruited", min_length=1)
    workstream: Id | None = column(
        "The workstream that it belongs to.", example="front-door", default=None, ref="workstreams"
    )
    option: Id | None = column(
        "The option that it belongs to. Empty: whatever the option.",
        example="as-published",
        default=None,
        ref="options",
    )
    period: Text = column("The date as it is stated.", example="end of October 2009", default="")
    due: Day | None = column("The last day that the stated date allows.", example="2009-10-31", default=None)
    after: Words = column(
        "Milestones that must be reached before, parted by semicolons.",
        example="heads-recruited",
        default=(),
        ref="milestones",
    )
    weeks: Whole | None = column(
        "How long it takes once those before it are reached. The day by which those are needed is worked out from it.",
        unit="weeks",
        example=6,
        default=None,
        ge=0,
        le=1000,
    )
    lead: Text = column("The role that answers for it; never a person's name.", example="Programme lead", default="")
    status: Annotated[Literal["planned", "under way", "done", "dropped"] | None, ANY_CASE] = column(
        "Where it stands. Empty: not said.", example="planned", default=None
    )
    gate: Text = column("What must be so before it may go ahead.", example="Vacancies are filled.", default="")
    note: Text = column("Anything else to know of it.", example="", default="")


class Progress(Row):
    """What was reported of a workstream or milestone at a date."""

    table = "progress"
    sheet = "Progress"
    key = ("subject", "as_at")
    about = "Reports on workstreams and milestones: what was done, what is to do, how others stand."

    subject: Id = column("The workstream or milestone.", example="front-door", ref=SUBJECTS)
    as_at: Day = column("The date of the report.", example="2009-09-15")
    done: Text = column("What has been done, in your own words.", example="Tested in both localities.", default="")
    to_do: Text = column("What is still to do.", example="Launch it in the second locality.", default="")
    benchmark: Text = column("How it compares with other councils.", example="Others are at a pilot.", default="")
    standing: Annotated[
        Literal["ahead", "in line or ahead", "in line", "in line or behind", "behind", "mixed"] | None, ANY_CASE
    ] = column("The same in a word. Empty: not compared.", example="in line", default=None)


class Rating(Row):
    """Red, amber or green for one dimension of a workstream or milestone at a date."""

    table = "ratings"
    sheet = "Ratings"
    key = ("subject", "dimension", "as_at")
    about = "Red, amber and green ratings. One subject may have several dimensions, each with its own reason."

    subject: Id = column("The workstream or milestone.", example="front-door", ref=SUBJECTS)
    dimension: Id = column("What is rated, in a word or two.", example="delivery")
    as_at: Day = column("The date of the rating.", example="2009-09-15")
    rating: Annotated[Literal["red", "red/amber", "amber", "green/amber", "green"], ANY_CASE] = column(
        "The rating.", example="amber"
    )
    reason: Text = column("Why, in a sentence.", example="The second locality has not started.", default="")


class Figure(Row):
    """One figure of a series: a measure of a place in a period."""

    table = "series"
    sheet = "Series"
    key = ("measure", "place", "period")
    about = "Figures over time, such as referrals and caseloads. Percentage changes are worked out from them."

    measure: Id = column("What is counted.", example="referrals")
    place: Id = column("The place.", example="city", ref="places")
    period: Text = column("The period or day, as stated.", example="April and May 2009", min_length=1)
    ends: Day = column("The last day of the period; it puts the series in order.", example="2009-05-31")
    value: Amount = column("The figure.", unit="as stated", example=385)
    unit: Text = column("The unit of the figure.", example="referrals", default="")
    stated_change: Amount | None = column(
        "The change since the period before, only where the source states one. It is compared with the figures.",
        unit="per cent",
        example=-47.2,
        default=None,
    )
