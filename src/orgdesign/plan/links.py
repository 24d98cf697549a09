"""How services are linked, and which of them belong together."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from orgdesign.plan.fields import ANY_CASE, Amount, Id, Row, Text, column


class Link(Row):
    """A link from one service to another."""

    table = "links"
    sheet = "Links"
    key = ("origin", "destination", "kind")
    about = "Links between services: who refers to, steps down to, works with, supports or supervises whom."

    origin: Id = column("From this service.", example="play-service", ref="services")
    destination: Id = column("To this service.", example="childrens-centres", ref="services")
    kind: Annotated[Literal["refers to", "steps down to", "works with", "supports", "supervises"], ANY_CASE] = column(
        "The kind of link.", example="works with"
    )
    weight: Amount = column(
        "How much contact: contacts a week, or any one unit used throughout.",
        unit="contacts",
        example=5,
        default=Decimal(1),
        ge=0,
        decimal_places=2,
    )


class Alliance(Row):
    """A service's membership of a natural alliance."""

    table = "alliances"
    sheet = "Alliances"
    key = ("alliance", "service")
    about = "Natural alliances: named sets of services to keep together. One row a member."

    alliance: Id = column("The alliance.", example="Children in care")
    service: Id = column("A member.", example="children-in-care", ref="services")
    division: Text = column("The division that it is meant for.", example="Learning and Skills", default="")
    strength: Amount = column("How strongly they belong together.", unit="weight", example=1, default=Decimal(1), ge=0)
    status: Text = column("How far the alliance has come.", example="in progress", default="")
