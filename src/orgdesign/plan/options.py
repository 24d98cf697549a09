"""Options: overlays on the plan, each with its own changes and order of priorities."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from orgdesign.plan.fields import ANY_CASE, Amount, Day, Id, Row, Slug, Text, Whole, column


class Goal(StrEnum):
    """What a design is judged by; each is an objective with a unit of its own."""

    NEED_MATCH = "need match"
    STAFF_TRAVEL = "staff travel"
    MOVES = "moves"
    RUNNING_COST = "running cost"
    LINKS_APART = "linked teams apart"
    REQUESTS_UNMET = "requests unmet"
    RESIDENTS_ACCESS = "residents' access"
    ONE_OFF_COST = "one-off cost"
    ALLIANCES_BROKEN = "alliances broken"
    FRAGMENTS = "fragments"
    DISPARITY = "disparity"


class Option(Row):
    """A restructure option."""

    table = "options"
    sheet = "Options"
    key = ("id",)
    about = "Restructure options. Each is an overlay on the plan: see Changes, Requests and Priorities."

    id: Slug = column("The option's id.", example="as-published")
    name: Text = column("Its name.", example="As published", min_length=1)
    parent: Id | None = column(
        "The option whose changes and priorities it starts from.", example="as-published", default=None, ref="options"
    )
    go_live: Day | None = column("When it goes live.", example="2010-04-01", default=None)
    about_it: Text = column(
        "What it is, in a sentence or two.", example="Three localities, as consulted on.", default=""
    )


class Change(Row):
    """One change that an option makes to the plan."""

    table = "changes"
    sheet = "Changes"
    key = ("option", "order")
    about = "What an option changes in the plan: sets a value, adds a row (one line a column), or removes a row."

    option: Id = column("The option.", example="five-localities", ref="options")
    order: Whole = column("The order in which changes are made.", example=1, ge=1)
    action: Annotated[Literal["set", "add", "remove"], ANY_CASE] = column(
        "set a value, add a row, or remove one along with the rows of other tables that are keyed by it.",
        example="set",
    )
    to_table: Annotated[
        Literal[
            "plan", "places", "needs", "services", "criteria", "class_rules", "answers", "overrides", "posts",
            "properties", "links", "alliances", "travel", "requests", "managers", "contacts",
        ],
        ANY_CASE,
    ] = column("The table that it changes.", example="places")  # fmt: skip
    row: Text = column(
        "The row's key; the parts of a key of several columns are joined by |. For the plan's own row: plan.",
        example="ward-07",
        min_length=1,
    )
    column_name: Text = column("The column, for set and add.", example="parent", default="")
    value: Text = column("The new value, written as it would be in the table.", example="north-east", default="")
    why: Text = column("Why.", example="The fourth locality is made of wards 7 to 12.", default="")


class Priority(Row):
    """An objective's place in an option's order of priorities."""

    table = "priorities"
    sheet = "Priorities"
    key = ("option", "rank", "objective")
    about = "The order of priorities of each option. Objectives of equal rank are added up by weight."

    option: Id = column("The option.", example="as-published", ref="options")
    rank: Whole = column("1 is most important.", example=1, ge=1, le=100)
    objective: Annotated[Goal, ANY_CASE] = column("The objective.", example="need match")
    weight: Amount = column(
        "Its weight per unit of the objective, among equals of a rank.",
        unit="per unit",
        example=1,
        default=Decimal(1),
        gt=0,
        le=1000000,
        decimal_places=4,
    )
    slack: Amount = column(
        "How much of what this rank achieved later ranks may give up.",
        unit="see slack unit",
        example=5,
        default=Decimal(0),
        ge=0,
        decimal_places=4,
    )
    slack_unit: Annotated[Literal["percent", "units"], ANY_CASE] = column(
        "percent of the achieved value, or the objective's own units.", example="percent", default="percent"
    )
