"""The service graph: services, agencies, professions, divisions, alliances, localities and their typed links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import networkx as nx

from orgdesign.graph.classification import Classification, word
from orgdesign.graph.professions import groups
from orgdesign.graph.records import Records
from orgdesign.plan import Plan
from orgdesign.plan.services import Service
from orgdesign.units import FTE, WEIGHT, whole

Node = tuple[str, str]
"""The kind of a node and its id: ("service", "play-service")."""

ENABLES = "enables"
PROVIDED_BY, PROFESSION, DIVISION = "provided by", "is of the profession", "is managed in"
MEMBER, SERVES = "belongs to", "serves"


def service_graph(plan: Plan, classifications: Sequence[Classification] = ()) -> nx.MultiDiGraph[Any]:
    """The whole graph. Nodes carry ``kind`` and ``name``, edges ``kind`` and ``weight``.

    Links between services weigh contacts in hundredths; ``serves`` weighs FTE in ten-thousandths; all else weighs 1.
    Services carry ``to_class`` (None while open) where classifications are given.
    """
    records = Records(plan)
    classes = {found.service: found for found in classifications}
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for service in plan.services:
        found = classes.get(service.id)
        to_class = word(found.outcome) if found is not None else None
        graph.add_node(
            ("service", service.id), kind="service", name=service.name, to_class=to_class, in_scope=service.in_scope
        )
    for place in records.localities:
        graph.add_node(("locality", place), kind="locality", name=records.place_name(place))
    for start, end, kind, weight in _edges(records):
        graph.add_node(end, kind=end[0], **({} if end in graph else {"name": end[1]}))
        graph.add_edge(start, end, key=kind, kind=kind, weight=weight)
    return graph


def _edges(records: Records) -> Iterator[tuple[Node, Node, str, int]]:
    for link in records.plan.links:
        yield ("service", link.origin), ("service", link.destination), link.kind, whole(link.weight, WEIGHT)
    for service in records.plan.services:
        start = ("service", service.id)
        yield from ((start, ("service", other), ENABLES, 1) for other in service.enables)
        yield from ((start, end, kind, 1) for end, kind in _belongings(service))
        for place, fte in served_fte(records, service.id).items():
            yield start, ("locality", place), SERVES, fte
    for row in records.plan.alliances:
        yield ("service", row.service), ("alliance", row.alliance), MEMBER, 1


def _belongings(service: Service) -> Iterator[tuple[Node, str]]:
    if service.agency:
        yield ("agency", service.agency), PROVIDED_BY
    for group in groups(service.profession).values():
        yield ("profession", group), PROFESSION
    if service.division:
        yield ("division", service.division), DIVISION


def served_fte(records: Records, service: str) -> dict[str, int]:
    """FTE of the service's posts in each locality that they serve today, in ten-thousandths."""
    found: dict[str, int] = defaultdict(int)
    for post in records.posts.get(service, ()):
        place = records.locality_served(post)
        if place is not None:
            found[place] += whole(post.fte, FTE)
    return dict(sorted(found.items()))


def weighted(graph: nx.Graph[Any]) -> list[tuple[str, str, int]]:
    """The links of a contact graph with their weights."""
    return [(one, two, int(link["weight"])) for one, two, link in graph.edges(data=True)]


def contact_graph(plan: Plan) -> nx.Graph[Any]:
    """Services in scope, joined by the weight of all their links in either direction, in hundredths.

    Nodes are added in the services' order and edges sorted, so that what is found in it never depends on the order
    in which rows were read.
    """
    weights: dict[tuple[str, str], int] = defaultdict(int)
    within = {service.id for service in plan.services if service.in_scope}
    for link in plan.links:
        if link.origin in within and link.destination in within and link.weight > Decimal(0):
            weights[min(link.origin, link.destination), max(link.origin, link.destination)] += whole(
                link.weight, WEIGHT
            )
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(sorted(within))
    graph.add_weighted_edges_from((one, two, weight) for (one, two), weight in sorted(weights.items()))
    return graph
