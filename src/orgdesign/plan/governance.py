"""What stands beside the programme: risks, boards, what they decided, and the measures of impact."""

from __future__ import annotations

from typing import Annotated, Literal

from orgdesign.plan.fields import ANY_CASE, Amount, Day, Id, Row, Slug, Text, Whole, Words, column

TOUCHED = "services|posts|properties|places"
_WEIGHTS = Annotated[Literal["low", "medium", "high"] | None, ANY_CASE]


class Risk(Row):
    """Something that may go wrong, or right, and what is done about it."""

    table = "risks"
    sheet = "Risks"
    key = ("id",)
    about = "Risks, challenges and opportunities, by option and phase, with what is done about them."

    id: Slug = column("The risk's id.", example="K1")
    title: Text = column("Its title, as published.", example="Capacity of partners", min_length=1)
    kind: Annotated[Literal["risk", "challenge", "opportunity"], ANY_CASE] = column(
        "May it happen (risk), is it there already (challenge), or would it help (opportunity)?",
        example="challenge",
        default="risk",
    )
    order: Whole | None = column("Its place in the list.", example=1, default=None, ge=0, le=10000)
    what: Text = column("What may come of it, in your own words.", example="Teams start without partners.", default="")
    option: Id | None = column(
        "The option that it belongs to. Empty: whatever the option.",
        example="as-published",
        default=None,
        ref="options",
    )
    workstream: Id | None = column(
        "The workstream that it belongs to.", example="workforce", default=None, ref="workstreams"
    )
    phase: Text = column("When it matters: a phase, or a time.", example="until the teams start", default="")
    likelihood: _WEIGHTS = column("How likely it is. Empty: not said.", example="medium", default=None)
    effect: _WEIGHTS = column("How much it would matter. Empty: not said.", example="high", default=None)
    response: Text = column("What is done about it.", example="Partners sit on the delivery groups.", default="")
    lead: Text = column("The role that answers for it; never a person's name.", example="Programme lead", default="")
    touches: Words = column(
        "The services, posts, properties or places that it is about, parted by semicolons.",
        example="play-service",
        default=(),
        ref=TOUCHED,
    )
    status: Annotated[Literal["open", "closed"] | None, ANY_CASE] = column(
        "Where it stands. Empty: not said.", example="open", default=None
    )


class Board(Row):
    """A body that decides, advises or oversees, for the whole area or for a place."""

    table = "boards"
    sheet = "Boards"
    key = ("id",)
    about = (
        "Boards, partnerships, committees and neighbourhood groups: whether they decide, for which place, under whom."
    )

    id: Slug = column("The board's id.", example="central-east-partnership")
    title: Text = column("What it is called, as published.", example="Local partnership board", min_length=1)
    place: Id | None = column(
        "The place that it is for. Empty: not said.", example="central-east", default=None, ref="places"
    )
    role: Annotated[Literal["decides", "advises", "decides and advises", "oversees", "open"] | None, ANY_CASE] = column(
        "Does it decide or advise? open: it is still to be settled. Empty: not said.", example="open", default=None
    )
    under: Id | None = column("The board that it reports to.", example="trust-board", default=None, ref="boards")
    beside: Words = column(
        "Boards that it has to work with, parted by semicolons.", example="trust-board", default=(), ref="boards"
    )
    task: Text = column("What it is for.", example="Oversees the teams of its locality.", default="")
    members: Text = column("Who sits on it, by role and organisation; never a person.", example="Heads", default="")
    terms: Annotated[Literal["to come", "drafted", "agreed"] | None, ANY_CASE] = column(
        "Where its terms of reference stand. Empty: not said.", example="drafted", default=None
    )
    development: Text = column("How its members are trained, a stage a line.", example="1 Workshops.", default="")
    meets: Text = column("How often it meets.", example="every term", default="")
    note: Text = column("Anything else to know of it.", example="", default="")


class Decision(Row):
    """What a board decided, of an option or of the whole programme, and why."""

    table = "decisions"
    sheet = "Decisions"
    key = ("id",)
    about = "Who endorsed, chose or signed off what, when and why. They never make a saved result out of date."

    id: Slug = column("The decision's id.", example="D-2009-09")
    title: Text = column("What was put to be decided.", example="The option to consult on", min_length=1)
    board: Id | None = column("The board that decided it.", example="trust-board", default=None, ref="boards")
    option: Id | None = column(
        "The option that it is about. Empty: the whole.", example="as-published", default=None, ref="options"
    )
    outcome: Annotated[
        Literal["chosen", "not chosen", "endorsed", "approved", "refused", "deferred", "noted", "asked"], ANY_CASE
    ] = column("What was decided; asked: it is put, and not decided yet.", example="chosen")
    period: Text = column("When, as it is stated.", example="September 2009", default="")
    on: Day | None = column("The day, or the last that the stated date allows.", example="2009-09-15", default=None)
    reason: Text = column("Why.", example="It serves most families near home.", default="")
    published: Text = column("Where or by when it is published.", example="Within 48 hours", default="")


class Impact(Row):
    """A measure of what the change does for children, families and staff."""

    table = "impacts"
    sheet = "Impacts"
    key = ("id",)
    about = "Measures of impact: how it will be known whether the change, or an option, has done what it is for."

    id: Slug = column("The measure's id.", example="I1")
    title: Text = column("What is hoped for or looked at, as published.", example="Fewer referrals", min_length=1)
    group: Text = column("The heading it stands under, if any.", example="Families", default="")
    order: Whole | None = column("Its place in the list.", example=1, default=None, ge=0, le=10000)
    outcomes: Words = column(
        "The outcomes for children that it speaks for, parted by semicolons.", example="staying safe", default=()
    )
    option: Id | None = column(
        "The option that it belongs to. Empty: whatever the option.",
        example="as-published",
        default=None,
        ref="options",
    )
    how: Text = column("How it is found out.", example="Referrals, counted every two months", default="")
    measure: Id | None = column(
        "The measure of the table of series that tells it.", example="referrals", default=None, ref="series"
    )
    better: Annotated[Literal["up", "down"] | None, ANY_CASE] = column(
        "Which way that measure should go. Empty: not said.", example="down", default=None
    )
    target: Amount | None = column(
        "The figure to be reached, where one is set.", unit="as the series", example=350, default=None
    )
    by: Day | None = column("The day by which.", example="2010-04-30", default=None)
    touches: Words = column(
        "The services, posts, properties or places that it is about, parted by semicolons.",
        example="play-service",
        default=(),
        ref=TOUCHED,
    )
    note: Text = column("Anything else to know of it.", example="", default="")
