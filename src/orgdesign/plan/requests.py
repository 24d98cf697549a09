"""What must or should hold in a design."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from orgdesign.plan.fields import ANY_CASE, LIST_SEPARATOR, Amount, Id, Row, Text, column

TEAM_SEPARATOR = "@"
"""Stands between service and locality in the name of a core team."""


class Kind(StrEnum):
    """The kinds of request, each with what its subject, object and amount mean."""

    PIN_LOCALITY = "pin locality"
    PIN_BASE = "pin base"
    HOST_IN = "host in"
    KEEP = "keep"
    CLOSE = "close"
    USE_AT_MOST = "use at most"
    TOGETHER = "together"
    APART = "apart"
    FORBID = "forbid"
    RUNNING_COST_CEILING = "running cost ceiling"
    ONE_OFF_COST_CEILING = "one-off cost ceiling"
    FTE_FLOOR = "fte floor"
    CASELOAD_CAP = "caseload cap"
    COVER = "cover"
    REACH = "reach"
    SKILL_MIX = "skill mix"
    SUPERVISION = "supervision"
    KIND_OF_BASE = "kind of base"


MEANINGS: dict[Kind, tuple[str, str, str]] = {
    Kind.PIN_LOCALITY: ("a post", "a locality", ""),
    Kind.PIN_BASE: ("a post, a service or a team service@locality", "a property", ""),
    Kind.HOST_IN: ("a hosted service", "a locality", ""),
    Kind.KEEP: ("a property", "", ""),
    Kind.CLOSE: ("a property", "", ""),
    Kind.USE_AT_MOST: ("a place, or empty for the whole area", "", "properties"),
    Kind.TOGETHER: ("a service or a team", "a service or a team", ""),
    Kind.APART: ("a service or a team", "a service or a team", ""),
    Kind.FORBID: ("a service or a team", "a property", ""),
    Kind.RUNNING_COST_CEILING: ("a place, or empty for the whole area", "", "currency a year"),
    Kind.ONE_OFF_COST_CEILING: ("empty", "", "currency"),
    Kind.FTE_FLOOR: ("a core service or a team service@locality", "", "FTE"),
    Kind.CASELOAD_CAP: ("a core service or a team service@locality", "", "of its caseload measure per FTE in post"),
    Kind.COVER: ("a skill", "a locality, or empty for each", "filled posts with it"),
    Kind.REACH: ("a service or a team", "a place", "minutes"),
    Kind.SKILL_MIX: ("a service or a team", "a skill or profession, or several parted by semicolons", "FTE of each"),
    Kind.SUPERVISION: ("a core service or a team service@locality, or empty for each", "", ""),
    Kind.KIND_OF_BASE: ("a service or a team", "a kind of property, or several parted by semicolons", ""),
}
"""What the subject, object and amount of each kind are."""


class Request(Row):
    """Something that must or should hold."""

    table = "requests"
    sheet = "Requests"
    key = ("id",)
    about = "What must or should hold. A locality's core team is written service@locality."

    id: Id = column("The request's id.", example="R01")
    kind: Annotated[Kind, ANY_CASE] = column("The kind of request.", example="together")
    subject: Text = column("What it is about; see the kinds.", example="play-service", default="")
    object: Text = column("What it is to be related to; see the kinds.", example="childrens-centres", default="")
    amount: Amount | None = column("How much, in the unit of the kind.", unit="by kind", example=10, default=None, ge=0)
    strength: Annotated[Literal["must", "should"], ANY_CASE] = column("must, or should.", example="must")
    weight: Amount = column(
        "How much it counts among the 'should' requests.",
        unit="weight",
        example=1,
        default=Decimal(1),
        gt=0,
        le=1000000,
        decimal_places=2,
    )
    option: Id | None = column(
        "The option that asks for it; empty for all.", example="as-published", default=None, ref="options"
    )
    reason: Text = column("Why.", example="Joint duty system", default="")

    @property
    def service(self) -> str:
        """The service that the subject names, by itself or by one of its teams."""
        return self.subject.partition(TEAM_SEPARATOR)[0]

    @property
    def objects(self) -> tuple[str, ...]:
        """What the object names, each once and capitals aside, where it may name several."""
        parts = (part.strip().casefold() for part in self.object.split(LIST_SEPARATOR))
        return tuple(dict.fromkeys(part for part in parts if part))
