"""Coordinating managers who do not line-manage, and named contacts."""

from __future__ import annotations

from orgdesign.plan.fields import Amount, Id, Row, Text, Whole, Words, column


class Manager(Row):
    """A coordinating manager of one or more localities."""

    table = "managers"
    sheet = "Managers"
    key = ("id",)
    about = "Coordinating managers, who look after localities without line-managing their staff."

    id: Id = column("The manager's post or role.", example="ISM-01")
    name: Text = column("The role's name; never a person's.", example="Integrated service manager 1", default="")
    employer: Text = column("The employer.", example="county council", default="")
    localities: Words = column(
        "Localities looked after today, parted by semicolons; they stay with it. Those of nobody are decided.",
        example="north; south",
        default=(),
        ref="places",
    )
    span_from: Whole | None = column(
        "The fewest localities.", unit="localities", example=2, default=None, ge=0, le=1000
    )
    span_to: Whole | None = column("The most localities.", unit="localities", example=5, default=None, ge=0, le=1000)
    load_measure: Id | None = column(
        "The measure that balances their loads.", example="children 0-17", default=None, ref="needs.measure"
    )
    load_to: Amount | None = column("The most of that measure.", unit="as stated", example=9000, default=None, ge=0)


class Contact(Row):
    """The named contact of a service for a locality, by post."""

    table = "contacts"
    sheet = "Contacts"
    key = ("service", "locality")
    about = "Contacts of extended, hosted and city-wide services for each locality: posts, not people."

    service: Id = column("The service.", example="educational-psychology", ref="services")
    locality: Id = column("The locality.", example="central-east", ref="places")
    post: Id | None = column(
        "The post that is the contact, and stays so. Empty: one is proposed.",
        example="00417",
        default=None,
        ref="posts",
    )
    load: Amount = column("How much of the post's time it takes.", unit="FTE", example=0.1, default=0, ge=0, le=1)
