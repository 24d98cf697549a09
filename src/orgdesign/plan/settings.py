"""The plan's own row: its name, its words for places, and the defaults that every rule reads."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from orgdesign.plan.fields import ANY_CASE, Amount, Day, Fte, Id, Money, Row, Text, Whole, Words, column

RULE_IDS = (
    "core-everywhere",
    "base-in-locality",
    "one-host",
    "desks",
    "rooms",
    "minimum-team",
    "available",
    "ict",
    "public-access",
    "requests",
)
"""The ids of the constraints that a plan may do without."""


LINKED_PARITY = Decimal("0.1")
"""How far linked FTE may be from its share by need where the plan does not say, as a share of that."""


class Settings(Row):
    """The one row of the ``plan`` table."""

    table = "plan"
    sheet = "Plan"
    key = ("name",)
    later = frozenset({"linked_parity"})
    about = "The plan's name, the words used for places, and the defaults. One row."

    name: Text = column("The plan's name.", example="Delivering through localities", min_length=1)
    area: Text = column("The whole area that the plan covers.", example="Peterborough", min_length=1)
    as_at: Day = column("The date that posts, properties and needs are as at.", example="2009-09-15")
    tiers: Words = column(
        "The words for the tiers of places, largest first, parted by semicolons.", example="city; locality; ward"
    )
    delivery_tier: Text = column("The tier at which services are delivered by locality teams.", example="locality")
    area_wide: Text = column(
        "The council's word for a service managed over the whole area.",
        example="city-wide",
        default="city-wide",
        min_length=1,
    )
    currency: Text = column("The sign of the plan's currency.", example="£", default="£", min_length=1)
    desk_ratio: Amount = column(
        "Desks needed for one FTE.",
        unit="desks per FTE",
        example=0.8,
        default=Decimal("0.8"),
        ge=0,
        le=5,
        decimal_places=2,
    )
    min_team_fte: Fte = column(
        "The smallest team that can stand alone, where a service does not state its own.",
        unit="FTE",
        example=1,
        default=Decimal(1),
    )
    most_over: Amount = column(
        "A service meets 'most' criteria where it meets more than this share of all of them.",
        unit="share",
        example=0.5,
        default=Decimal("0.5"),
        ge=0,
        lt=1,
    )
    circuity: Amount = column(
        "Road distance over straight-line distance, used where the travel table has no row.",
        unit="ratio",
        example=1.3,
        default=Decimal("1.3"),
        ge=1,
        le=5,
    )
    speed_kmh: Amount = column(
        "Travelling speed, used where the travel table has no row.",
        unit="km/h",
        example=30,
        default=Decimal(30),
        gt=0,
        le=150,
    )
    coordinates: Annotated[Literal["grid", "degrees"], ANY_CASE] = column(
        "What x and y are: 'grid' for British National Grid easting and northing in metres,"
        " 'degrees' for longitude and latitude.",
        example="grid",
        default="grid",
    )
    cost_per_mile: Money = column(
        "Mileage paid.", unit="currency per mile", example=0.4, default=Decimal("0.4"), ge=0, le=10
    )
    working_days: Whole = column("Working days a year.", unit="days", example=220, default=220, ge=1, le=366)
    on_cost: Amount = column(
        "Employer's on-cost over pay, as a share of it.",
        unit="share",
        example=0.25,
        default=Decimal("0.25"),
        ge=0,
        le=2,
    )
    contact_localities: Whole | None = column(
        "The most localities that one post is the named contact of; empty for any number.",
        unit="localities",
        example=4,
        default=None,
        ge=1,
        le=1000,
    )
    coordination_parity: Amount = column(
        "How far a coordinating manager's load may be from an even one, as a share of it, before neighbouring"
        " localities are parted for it.",
        unit="share",
        example=0.1,
        default=Decimal("0.1"),
        ge=0,
        le=1,
    )
    linked_parity: Amount | None = column(
        "How far the FTE that an extended service links to a locality may be from its share by need, as a share of"
        " that, before posts are linked to another locality than today for it. Empty: 0.1.",
        unit="share",
        example=0.1,
        default=None,
        ge=0,
        le=1,
    )
    rules_off: Words = column(
        "Rules that this plan does without, by id, parted by semicolons. Each is shown in the certificate.",
        example="minimum-team",
        default=(),
    )
    base_option: Id | None = column("The option shown first.", example="as-published", default=None, ref="options")

    @property
    def linked_within(self) -> Decimal:
        """How far linked FTE may be from its share by need, as a share of that."""
        return LINKED_PARITY if self.linked_parity is None else self.linked_parity
