"""Posts, not people: the establishment as numbered posts."""

from __future__ import annotations

from orgdesign.plan.fields import Day, Fte, Id, Money, Row, Text, Words, YesNo, column


class Post(Row):
    """One post of the establishment."""

    table = "posts"
    sheet = "Posts"
    key = ("id",)
    about = "Posts, not people: no names, dates of birth, staff numbers or National Insurance numbers."

    id: Id = column("The post number, as text.", example="00417")
    service: Id = column("The service that it belongs to.", example="play-service", ref="services")
    role: Text = column("The role or job title.", example="Play worker", default="")
    profession: Text = column(
        "The professional group; several are parted by semicolons.", example="playwork", default=""
    )
    grade: Text = column("The grade.", example="SO1", default="")
    fte: Fte = column("Full-time equivalent.", unit="FTE", example=0.8, gt=0, le=1)
    vacant: YesNo = column("Is it vacant?", example="no", default=False)
    contract: Text = column("The kind of contract.", example="permanent", default="")
    contract_ends: Day | None = column("When a fixed term ends.", example="2011-03-31", default=None)
    employer: Text = column("The employer.", example="council", default="")
    base: Id | None = column(
        "The property where it is based today.", example="town-hall", ref="properties", default=None
    )
    place: Id | None = column(
        "The place that it serves today, where that is not the place of its base.",
        example="central-east",
        ref="places",
        default=None,
    )
    manager: Id | None = column("The post number of its line manager.", example="00400", ref="posts", default=None)
    cost: Money | None = column(
        "Its cost a year, without on-costs.", unit="currency a year", example=28500, default=None, ge=0
    )
    movable: YesNo = column("May the plan move it to another base?", example="yes", default=True)
    not_movable_because: Text = column("Why it may not be moved.", example="employed by a partner", default="")
    skills: Words = column("Skills, parted by semicolons.", example="family support", default=())
