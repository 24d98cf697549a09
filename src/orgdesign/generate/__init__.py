"""Whole synthetic councils, valid and plausible, for tests, benchmarks and trying things out.

Nothing in them is a real council's: every row is marked illustrative and names the size and seed it came from.
"""

from __future__ import annotations

from typing import Literal

from orgdesign.errors import UseError
from orgdesign.generate.council import draw_council, write_council
from orgdesign.generate.sizes import SIZES, Size
from orgdesign.plan import Plan

__all__ = ["SIZES", "Size", "generate", "generate_sized"]


def generate(size: Literal["S", "M", "L", "XL"], seed: int) -> Plan:
    """Make a whole valid council of a named size; the same size and seed give the same council.

    Raises
    ------
    UseError
        Where there is no such size.
    """
    if size not in SIZES:
        raise UseError(f'There is no size "{size}"; the sizes are {", ".join(SIZES)}.')
    return write_council(draw_council(SIZES[size], seed))


def generate_sized(localities: int, services: int, posts: int, properties: int, seed: int) -> Plan:
    """Make a whole valid council with these numbers of localities, services, posts and properties.

    Raises
    ------
    UseError
        Where the numbers are too small for every locality to have a team of every core service and a choice of
        properties.
    """
    label = f"{localities} localities {services} services {posts} posts {properties} properties"
    return write_council(draw_council(Size(label, localities, services, posts, properties), seed))
