"""Properties: where teams may be based, and what that costs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from orgdesign.plan.fields import ANY_CASE, Amount, Day, Id, Money, Row, Text, Whole, Words, YesNo, column


class State(StrEnum):
    """What a property is to the plan."""

    IN_USE = "in use"
    CANDIDATE = "candidate"
    MUST_KEEP = "must keep"
    CLOSING = "closing"


class Property(Row):
    """A building, or a part of one, where teams may be based."""

    table = "properties"
    sheet = "Properties"
    key = ("id",)
    later = frozenset({"condition"})
    about = "Buildings where teams may be based: those in use, candidates, and those that close."

    id: Id = column("The property's id.", example="town-hall")
    name: Text = column("Its name.", example="Town Hall", min_length=1)
    kind: Text = column("What it is.", example="children's centre", default="")
    owner: Text = column("Who owns it.", example="council", default="")
    tenure: Text = column("Freehold, leasehold, licence...", example="leasehold", default="")
    tenure_ends: Day | None = column("When the lease or licence ends.", example="2014-03-31", default=None)
    place: Id = column("The place where it stands.", example="ward-01", ref="places")
    x: Amount | None = column("Easting in metres, or longitude.", unit="m or degrees", example=519210, default=None)
    y: Amount | None = column("Northing in metres, or latitude.", unit="m or degrees", example=298670, default=None)
    uprn: Text = column("Unique property reference number, as text.", example="010008000001", default="", max_length=12)
    desks: Whole = column("Desks that it holds.", unit="desks", example=40, ge=0, le=100000)
    desks_taken: Whole = column(
        "Desks taken by occupants outside the plan.", unit="desks", example=4, default=0, ge=0, le=100000
    )
    meeting_rooms: Whole | None = column(
        "Meeting rooms open to the plan; empty: not known.", unit="rooms", example=2, default=None, ge=0, le=1000
    )
    interview_rooms: Whole | None = column(
        "Interview rooms open to the plan; empty: not known.", unit="rooms", example=1, default=None, ge=0, le=1000
    )
    state: Annotated[State, ANY_CASE] = column(
        "in use, candidate, must keep or closing.", example="in use", default=State.IN_USE
    )
    running_cost: Money = column("Running cost a year.", unit="currency a year", example=64000, ge=0)
    one_off_cost: Money = column("One-off cost to bring it into use.", unit="currency", example=15000, default=0, ge=0)
    release_cost: Money = column(
        "One-off cost on release; negative for a receipt.", unit="currency", example=-250000, default=0
    )
    available_from: Day | None = column("The first day that it can be used.", example="2010-01-01", default=None)
    ict: Words = column(
        "Agencies whose network it has, parted by semicolons; empty for any.", example="council; NHS", default=()
    )
    step_free: YesNo | None = column("Can it be reached and used step-free?", example="yes", default=None)
    public_access: YesNo | None = column("Can the public enter?", example="yes", default=None)
    condition: Text = column(
        "Its condition, in words or as a grade of your own scale: A good, B satisfactory, C poor, D bad.",
        example="B",
        default="",
    )
