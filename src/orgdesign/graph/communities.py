"""Natural alliances found from links, beside the divisions of today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import networkx as nx

from orgdesign.design import Finding
from orgdesign.graph.build import contact_graph, weighted
from orgdesign.graph.words import figure, listed, sentence
from orgdesign.plan import Plan
from orgdesign.units import WEIGHT, decimal

SEED = 2009
"""The seed of the search for communities; fixed, so that the same links give the same alliances."""
RESOLUTION = 1.0
"""1 weighs small and large communities as modularity does; more gives smaller ones."""
NO_DIVISION = "no division"


@dataclass(frozen=True)
class Community:
    """Services that are linked with one another more than with the rest. Weights in hundredths."""

    number: int
    services: tuple[str, ...]
    divisions: tuple[tuple[str, int], ...]
    """Divisions of today with how many of the services each has, the largest first."""
    inside: int
    inside_today: int
    """Of the links inside it, those that run inside one division today."""
    across: int
    centre: str
    """The service with most contacts inside it."""

    @property
    def gain(self) -> int:
        """What one division for all of it would add to the links kept inside one division."""
        return self.inside - self.inside_today

    def to_dict(self) -> dict[str, Any]:
        """The community as plain data."""
        divisions = [{"division": division, "services": number} for division, number in self.divisions]
        return asdict(self) | {"divisions": divisions, "gain": self.gain}


@dataclass(frozen=True)
class Move:
    """A service that would keep more of its links in another division; weights in hundredths."""

    service: str
    today: str
    to: str
    kept_today: int
    kept_there: int

    @property
    def gain(self) -> int:
        """What the move would add to the links kept inside one division."""
        return self.kept_there - self.kept_today


@dataclass(frozen=True)
class NaturalAlliances:
    """The communities, the moves that would gain links, and how much of all links stays inside. Hundredths."""

    communities: tuple[Community, ...]
    moves: tuple[Move, ...]
    all_links: int
    inside_divisions: int
    inside_communities: int

    def to_dict(self) -> dict[str, Any]:
        """The alliances as plain data."""
        return {
            "communities": [community.to_dict() for community in self.communities],
            "moves": [asdict(move) | {"gain": move.gain} for move in self.moves],
            "all_links": self.all_links,
            "inside_divisions": self.inside_divisions,
            "inside_communities": self.inside_communities,
        }


def natural_alliances(plan: Plan) -> NaturalAlliances:
    """Find communities of services by their links (Louvain, fixed seed), and compare them with today's divisions.

    Source: Blondel et al. 2008, Fast unfolding of communities in large networks; as in networkx.
    """
    graph = contact_graph(plan)
    groups = communities_of(graph)
    division = {s.id: s.division or NO_DIVISION for s in plan.services if s.in_scope}
    of_group = {service: at for at, group in enumerate(groups) for service in group}
    return NaturalAlliances(
        communities=tuple(_community(graph, number, group, division) for number, group in enumerate(groups, 1)),
        moves=_moves(graph, division),
        all_links=_inside(graph, dict.fromkeys(division, "all")),
        inside_divisions=_inside(graph, division),
        inside_communities=_inside(graph, of_group),
    )


def communities_of(graph: nx.Graph[Any]) -> list[tuple[str, ...]]:
    """Communities of linked services, the largest first; services without links are left out."""
    linked = sorted(node for node in graph if graph.degree(node))
    at = {node: position for position, node in enumerate(linked)}
    numbered: nx.Graph[Any] = nx.Graph()
    numbered.add_nodes_from(range(len(linked)))
    numbered.add_weighted_edges_from(sorted((at[one], at[two], w) for one, two, w in weighted(graph)))
    if not linked:
        return []
    found = nx.community.louvain_communities(numbered, weight="weight", resolution=RESOLUTION, seed=SEED)
    groups = [tuple(linked[position] for position in sorted(group)) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def _community(graph: nx.Graph[Any], number: int, group: Sequence[str], division: Mapping[str, str]) -> Community:
    held = graph.subgraph(group)
    inside = sum(weight for _, _, weight in weighted(held))
    every = sum(int(link["weight"]) for service in group for link in graph[service].values())
    counts = Counter(division[service] for service in group)
    ranked = tuple(sorted(counts.items(), key=lambda found: (-found[1], found[0])))
    reach = {service: sum(int(link["weight"]) for link in held[service].values()) for service in group}
    centre = min(group, key=lambda service: (-reach[service], service))
    return Community(number, tuple(group), ranked, inside, _inside(held, division), every - 2 * inside, centre)


def _inside(graph: nx.Graph[Any], of: Mapping[str, object]) -> int:
    """The weight of links between services of the same group; to have no division is to be in none together."""
    return sum(w for one, two, w in weighted(graph) if of.get(one, NO_DIVISION) == of.get(two) != NO_DIVISION)


def _moves(graph: nx.Graph[Any], division: Mapping[str, str]) -> tuple[Move, ...]:
    """Services that would gain by a move on their own, those that gain most first."""
    moves = []
    for service in graph:
        kept: dict[str, int] = defaultdict(int)
        for other, link in graph[service].items():
            if division[other] != NO_DIVISION:
                kept[division[other]] += link["weight"]
        here = division[service]
        best = min(kept, key=lambda name: (-kept[name], name != here, name), default=here)
        if best != here and kept[best] > kept[here]:
            moves.append(Move(service, here, best, kept[here], kept[best]))
    return tuple(sorted(moves, key=lambda move: (-move.gain, move.service)))


def alliance_findings(plan: Plan, found: NaturalAlliances | None = None) -> list[Finding]:
    """Moves between divisions that would keep more links inside, and stated alliances that divisions part.

    ``found`` is what ``natural_alliances`` found, where that is at hand.
    """
    names = {service.id: service.name for service in plan.services}
    moves = (found if found is not None else natural_alliances(plan)).moves
    return [*(_of_move(names, move) for move in moves), *_parted(plan, names)]


def _of_move(names: Mapping[str, str], move: Move) -> Finding:
    if move.today == NO_DIVISION:
        now = f"{names[move.service]} is in no division"
    else:
        now = f"{names[move.service]} keeps {contacts(move.kept_today)} contacts inside {move.today}"
    text = f"{now}; in {move.to} it would keep {contacts(move.kept_there)}, {contacts(move.gain)} more"
    return Finding("alliance-move", move.service, move.gain, sentence(text))


def contacts(hundredths: int) -> str:
    """A weight of links as it is written in the plan."""
    return figure(decimal(hundredths, WEIGHT)).removesuffix(".0")


def _parted(plan: Plan, names: Mapping[str, str]) -> Iterable[Finding]:
    """Stated alliances whose members are in several divisions today, with the links that run between them."""
    graph = contact_graph(plan)
    division = {service.id: service.division or NO_DIVISION for service in plan.services}
    members: dict[str, list[str]] = defaultdict(list)
    for row in plan.alliances:
        members[row.alliance].append(row.service)
    for alliance, services in sorted(members.items()):
        held = graph.subgraph(services)
        parted = sum(w for one, two, w in weighted(held) if division[one] != division[two])
        divisions = sorted({division[service] for service in services} - {NO_DIVISION})
        outside = sum(1 for service in services if division[service] == NO_DIVISION)
        if len(divisions) > 1 or (divisions and outside):
            text = (
                f"the natural alliance “{alliance}” ({listed(names[service] for service in services)}) lies in"
                f" {listed(divisions)} today{f', {outside} of its services in no division' if outside else ''};"
                f" {contacts(parted)} contacts run across"
            )
            yield Finding("alliance-divided", alliance, parted, sentence(text))
