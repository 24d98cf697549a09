"""Places as a tree, what is needed there, and how long it takes to travel between them."""

from __future__ import annotations

from orgdesign.plan.fields import Amount, Id, Row, Slug, Text, Whole, column


class Place(Row):
    """A place: the whole area, a locality, a ward."""

    table = "places"
    sheet = "Places"
    key = ("id",)
    about = "The tree of places: the area, its localities, and smaller places inside them."

    id: Slug = column("The place's id.", example="central-east")
    name: Text = column("The place's name.", example="Central and East Locality", min_length=1)
    tier: Text = column("Its tier, one of the words on the Plan sheet.", example="locality", min_length=1)
    parent: Id | None = column(
        "The place that it is part of; empty for the whole area.", example="city", ref="places", default=None
    )
    x: Amount | None = column("Easting in metres, or longitude.", unit="m or degrees", example=519500, default=None)
    y: Amount | None = column("Northing in metres, or latitude.", unit="m or degrees", example=299000, default=None)
    code: Text = column("Official code (ONS), if any.", example="E06000031", default="")
    code_year: Whole | None = column("The year of the official code.", example=2009, default=None, ge=1900, le=2100)


class Need(Row):
    """How much of a measure of need there is in a place in a period."""

    table = "needs"
    sheet = "Needs"
    key = ("place", "measure", "period")
    about = (
        "Measures of need by place and period: children, referrals, weighted need. Smaller places sum to larger ones."
    )

    place: Id = column("The place.", example="ward-01", ref="places")
    measure: Id = column("What is counted.", example="children 0-7")
    period: Text = column("The period, sortable as text; the latest one drives staffing.", example="2009", min_length=1)
    value: Amount = column("How much.", unit="as stated", example=1250, ge=0)
    unit: Text = column("The unit of the value.", example="children", default="")


class Travel(Row):
    """Measured travel between two places or properties."""

    table = "travel"
    sheet = "Travel"
    key = ("origin", "destination")
    about = (
        "Optional measured travel, one way, used in both directions unless the other is given too. Without a row:"
        " straight line times circuity at the plan's speed, and every figure that rests on it says so."
    )

    origin: Id = column("From this property or place.", example="town-hall", ref="properties|places")
    destination: Id = column("To this property or place.", example="library", ref="properties|places")
    minutes: Amount = column("Minutes of travel.", unit="minutes", example=12.5, ge=0, le=1440)
    km: Amount | None = column("Kilometres of travel.", unit="km", example=6.1, default=None, ge=0, le=2000)
