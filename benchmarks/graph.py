"""Growth of the service graph: ``python -m benchmarks.graph`` writes RESULTS-graph.md, each size in a fresh process."""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from orgdesign.graph.classify import classify
from orgdesign.graph.communities import natural_alliances
from orgdesign.graph.duplicates import duplicates
from orgdesign.graph.flips import flips
from orgdesign.graph.pathway_gaps import pathway_findings
from orgdesign.plan import Plan
from orgdesign.plan.links import Link
from orgdesign.plan.places import Place
from orgdesign.plan.posts import Post
from orgdesign.plan.services import Answer, Reply, Service
from orgdesign.plan.settings import Settings

RESULTS = Path(__file__).parent / "RESULTS-graph.md"
SIZES = (625, 1_250, 2_500, 5_000)
LINKS_A_SERVICE = 4
FAMILY, INSIDE = 8, 0.8
"""Services of a family, and the share of links that stay inside one."""
AGES = ((0, 7), (8, 13), (14, 19), (0, 19))
LOCALITIES = 5
STEPS: Mapping[str, Callable[[Plan], object]] = {
    "classify": classify,
    "flips": flips,
    "alliances": natural_alliances,
    "pathways": pathway_findings,
    "duplicates": duplicates,
}


def a_large_plan(services: int) -> Plan:
    """Services in families, most links inside a family, most criteria answered, four posts each."""
    chance = Random(1)
    rows = [_service(at) for at in range(services)]
    posts = [
        Post(id=f"{row.id}-{at}", service=row.id, fte="0.8", place=f"l{chance.randrange(LOCALITIES)}")
        for row in rows
        for at in range(4)
    ]
    settings = Settings(
        name="Growth", area="City", as_at="2009-09-15", tiers="city; locality", delivery_tier="locality"
    )  # fmt: skip
    answers, links = _answers(chance, rows), _links(chance, services)
    return Plan.of(
        {
            "plan": [settings],
            "places": _places(),
            "services": rows,
            "answers": answers,
            "posts": posts,
            "links": links,
        }
    )


def _places() -> list[Place]:
    city = Place(id="city", name="City", tier="city")
    return [city, *(Place(id=f"l{n}", name=f"L{n}", tier="locality", parent="city") for n in range(LOCALITIES))]


def _service(at: int) -> Service:
    low = 1 + at % 4
    first, last = AGES[at % 4]
    return Service(
        id=f"s{at}", name=f"Service {at}", division=f"d{at // FAMILY % 12}", profession=f"p{at % 40}",
        need_measure=f"m{at % 8}", level_from=low, level_to=min(4, low + at % 3), age_from=first, age_to=last,
    )  # fmt: skip


def _answers(chance: Random, services: list[Service]) -> list[Answer]:
    replies = (*[Reply.YES] * 3, *[Reply.NO] * 2, Reply.UNKNOWN)
    return [
        Answer(service=service.id, criterion=f"C{number}", answer=chance.choice(replies))
        for service in services
        for number in range(1, 6)
        if chance.random() < 0.8
    ]


def _links(chance: Random, services: int) -> list[Link]:
    found: dict[tuple[int, int, str], Link] = {}
    while len(found) < services * LINKS_A_SERVICE:
        one = chance.randrange(services)
        near = min(services - 1, one // FAMILY * FAMILY + chance.randrange(FAMILY))
        two = near if chance.random() < INSIDE else chance.randrange(services)
        kind = chance.choice(("refers to", "steps down to", "works with"))
        if one != two:
            weight = chance.randint(1, 20)
            found[one, two, kind] = Link(origin=f"s{one}", destination=f"s{two}", kind=kind, weight=weight)
    return list(found.values())


def measure(services: int) -> dict[str, Any]:
    """Seconds of processor time for each step, and the most memory that the process held."""
    plan = a_large_plan(services)
    seconds: dict[str, float] = {}
    for name, step in STEPS.items():
        started = time.process_time()
        step(plan)
        seconds[name] = round(time.process_time() - started, 2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"services": services, "links": len(plan.links), "seconds": seconds, "peak_mb": peak}


def page(rows: list[dict[str, Any]]) -> str:
    """What was measured as Markdown, with how it grows."""
    lines = [
        "# The service graph as it grows",
        "",
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, networkx"
        f" {version('networkx')}. Made-up services in families of {FAMILY}, {LINKS_A_SERVICE} links a service, seed 1;"
        " one run each in a process of its own, seconds of processor time. Made by `python -m benchmarks.graph`.",
        "",
        f"| services | links | {' | '.join(STEPS)} | together | peak MB |",
        f"|{'---|' * (len(STEPS) + 4)}",
    ]
    for row in rows:
        steps = " | ".join(f"{row['seconds'][name]:.2f}" for name in STEPS)
        lines.append(f"| {row['services']:,} | {row['links']:,} | {steps} | {_all(row):.2f} | {row['peak_mb']} |")
    doubled = [f"{_all(two) / _all(one):.1f}" for one, two in pairwise(rows)]
    lines += ["", f"Each doubling of services and links multiplies the time by {', '.join(doubled)}."]
    return "\n".join(lines) + "\n"


def _all(row: dict[str, Any]) -> float:
    return float(sum(row["seconds"].values()))


def run(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure every size in a fresh process and write the page."""
    rows = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.graph", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout))
    RESULTS.write_text(page(rows), encoding="utf-8")
    sys.stdout.write(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
    else:
        run()
