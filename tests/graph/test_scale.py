"""Five thousand services and twenty thousand links in seconds, and within a gigabyte."""

from __future__ import annotations

import resource
import time

from benchmarks.graph import STEPS, a_large_plan, page

SERVICES, LINKS = 5_000, 20_000
SECONDS, KILOBYTES = 10, 1_000_000


def test_five_thousand_services_and_twenty_thousand_links_take_seconds() -> None:
    plan = a_large_plan(SERVICES)
    assert (len(plan.services), len(plan.links)) == (SERVICES, LINKS)
    start = time.process_time()
    for step in STEPS.values():
        assert step(plan)
    assert time.process_time() - start < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < KILOBYTES


def test_the_page_of_what_was_measured_says_how_it_grows() -> None:
    seconds = dict.fromkeys(STEPS, 0.1)
    rows = [
        {"services": size, "links": size * 4, "seconds": {**seconds, "flips": flips}, "peak_mb": 50}
        for size, flips in ((625, 0.1), (1_250, 0.6))
    ]
    text = page(rows)
    assert "| 1,250 | 5,000 | 0.10 | 0.60 | 0.10 | 0.10 | 0.10 | 1.00 | 50 |" in text
    assert "multiplies the time by 2.0." in text
