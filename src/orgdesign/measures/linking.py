"""Linked posts: how well those of extended services follow need, how many change or are shared, how near they are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth, some
from orgdesign.rules.amounts import seconds_away
from orgdesign.rules.linking import Links, Serving, links_of, servings
from orgdesign.rules.rule import Source
from orgdesign.units import FTE, MINUTE, decimal

_UNDECIDED = "Links are not decided here."
_NONE = "No service is extended."


def _asked(brief: Brief, design: Design) -> list[tuple[Serving, Links]] | Worth:
    """Every extended service with its links, or why nothing can be said."""
    asked = servings(brief, design)
    if not asked:
        return Worth(None, _NONE)
    if design.linked is None:
        return Worth(None, _UNDECIDED)
    return [(serving, links_of(serving, design)) for serving in asked]


def linked_coverage(brief: Brief, design: Design) -> Worth:
    """Share of the localities of each extended service that have a filled post of it linked to them."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    total = sum(len(serving.target) for serving, _ in asked)
    there = {serving.service: len(serving.covered(links)) for serving, links in asked}
    lacking = [serving.service for serving, _ in asked if there[serving.service] < len(serving.target)]
    rest = f" Lacking: {some(lacking)}." if lacking else ""
    return Worth(Decimal(100 * sum(there.values())) / total, f"{sum(there.values())} of {total}.{rest}")


def linked_away(brief: Brief, design: Design) -> Worth:
    """How far the FTE that extended services link to localities is from the share by need, either way."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    groups = [group for serving, links in asked for group in serving.groups(links)]
    beyond = sum(bool(group.beyond) for group in groups)
    how = f"{len(groups) - beyond} of {len(groups)} are within what is allowed; those that share a post count as one."
    posts = sum(len(serving.fte) for serving, _ in asked)
    return Worth(decimal(sum(group.away for group in groups), FTE), how, behind=posts)


def linked_shared(brief: Brief, design: Design) -> Worth:
    """Posts of extended services that are linked to several localities."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    several = sum(len(places) > 1 for _, links in asked for places in links.values())
    posts = sum(len(serving.fte) for serving, _ in asked)
    return Worth(Decimal(several), f"{several} of {posts} posts.", behind=several)


def linked_changes(brief: Brief, design: Design) -> Worth:
    """Filled posts of extended services that are not linked to the locality that they serve today."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    changed = sum(serving.changed(links) for serving, links in asked)
    known = sum(len(serving.today) for serving, _ in asked)
    return Worth(Decimal(changed), f"{changed} of {known} whose locality today is known.", behind=changed)


def linked_travel(brief: Brief, design: Design) -> Worth:
    """Minutes from where linked posts sit to the localities that they serve; none within the locality."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    ways = list(_ways(brief, asked))
    known = [brief.travel.is_measured(site, place) for site, place, seconds in ways if site is not None and seconds]
    share = Decimal(known.count(False)) / len(known) if known else None
    how = f"{len(ways) - len(known)} of {len(ways)} links are to the locality where the post sits."
    return Worth(decimal(sum(seconds for _, _, seconds in ways), MINUTE), how, share)


def _ways(brief: Brief, asked: list[tuple[Serving, Links]]) -> Iterator[tuple[str | None, str, int]]:
    for serving, links in asked:
        for post, places in links.items():
            site = serving.base.get(post)
            yield from ((site, place, seconds_away(brief, site, place)) for place in places)


_PAPER = Source("Peterborough 2009", "some staff stay city-wide but join a locality's extended team", "ppl15")

LINKING = (
    Measure(
        "linked-coverage", "Localities with linked posts of extended services", "% of those wanted", Direction.HIGHER,
        r"100\, \#\{(s,l) : \exists p \text{ filled}\ x_{pl} = 1\} / \#\{(s,l)\}", _PAPER, ("posts",), linked_coverage,
    ),
    Measure(
        "linked-away", "Linked FTE away from need", "FTE", Direction.LOWER,
        r"\sum_{s,l} \left|\sum_p \varphi_p x_{pl} - \tau_{sl}\right|",
        _PAPER, ("needs", "posts"), linked_away, 2,
    ),
    Measure(
        "linked-shared", "Posts linked to several localities", "posts", Direction.LOWER,
        r"\#\{p : \sum_l x_{pl} > 1\}", _PAPER, ("posts",), linked_shared,
    ),
    Measure(
        "linked-changes", "Filled posts linked to another locality", "posts", Direction.LOWER,
        r"\#\{p : x_{p\,l(p)} = 0\}", _PAPER, ("posts", "places", "properties"), linked_changes,
    ),
    Measure(
        "linked-travel", "Linked posts' way to their localities", "minutes one way", Direction.LOWER,
        r"\sum_{p,l} c_{b(p)\,l}\, x_{pl}", _PAPER, ("posts", "properties", "travel"), linked_travel,
    ),
)  # fmt: skip
"""Measures of linked posts."""
