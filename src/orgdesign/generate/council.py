"""Drawing a whole council: ground, services, posts, teams, properties, and where everybody sits today."""

from __future__ import annotations

from random import Random

from orgdesign.generate.asks import draw_asks
from orgdesign.generate.draft import Council
from orgdesign.generate.ground import draw_ground
from orgdesign.generate.links import draw_links
from orgdesign.generate.posts import draw_posts, form_teams
from orgdesign.generate.rows import council_tables
from orgdesign.generate.services import draw_alliances, draw_bound, draw_services
from orgdesign.generate.sites import draw_sites, price_sites
from orgdesign.generate.sizes import Size
from orgdesign.generate.today import hold_partner_posts, seat_today
from orgdesign.generate.workable import place_teams
from orgdesign.plan import Plan


def draw_council(size: Size, seed: int) -> Council:
    """Draw a council with one workable design.

    Every step has its own chances, so that a change in one leaves the others as they were.
    """
    size.demand_room()
    ground = draw_ground(size, _chance(size, seed, "ground"))
    services = draw_services(size, ground, _chance(size, seed, "services"))
    alliances = draw_alliances(services, _chance(size, seed, "alliances"))
    bound = draw_bound(alliances, _chance(size, seed, "bound"))
    draw_posts(size, services, _chance(size, seed, "posts"))
    teams = form_teams(ground, services, _chance(size, seed, "teams"))
    sites = draw_sites(size, ground, teams, _chance(size, seed, "sites"))
    place_teams(teams, sites, bound)
    price_sites(sites, _chance(size, seed, "prices"))
    hold_partner_posts(size, teams, _chance(size, seed, "partners"))
    seat_today(size, services, sites, _chance(size, seed, "today"))
    return Council(size, seed, ground, services, alliances, bound, teams, sites)


def write_council(council: Council) -> Plan:
    """Write a drawn council down as a plan, with its links, requests and options."""
    size, seed = council.size, council.seed
    links = draw_links(council.services, council.alliances, _chance(size, seed, "links"))
    asks = draw_asks(council, links, _chance(size, seed, "asks"))
    return Plan.of(council_tables(council, links, asks, _chance(size, seed, "rows")))


def _chance(size: Size, seed: int, step: str) -> Random:
    counts = f"{size.localities}|{size.services}|{size.posts}|{size.properties}"
    return Random(f"{seed}|{step}|{counts}")
