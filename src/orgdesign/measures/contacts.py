"""Named contacts: how many there are, how near they are, and how much lies on one post."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth, some
from orgdesign.rules.amounts import seconds_away
from orgdesign.rules.contacts import contacts_wanted, named_for
from orgdesign.rules.rule import Source
from orgdesign.units import MINUTE, decimal

_UNDECIDED = "Contacts are not decided here."
_NONE = "No service needs a named contact."


def contact_coverage(brief: Brief, design: Design) -> Worth:
    """Share of the named contacts that there should be, one for each locality of each service that is not core."""
    if design.contacts is None:
        return Worth(None, _UNDECIDED)
    asked = contacts_wanted(brief, design)
    total = sum(len(wanted.load) for wanted in asked)
    if not total:
        return Worth(None, _NONE)
    named = sum(len(named_for(wanted, design)) for wanted in asked)
    lacking = [wanted.service for wanted in asked if len(named_for(wanted, design)) < len(wanted.load)]
    rest = f" Lacking: {some(lacking)}." if lacking else ""
    return Worth(Decimal(100 * named) / total, f"{named} of {total}.{rest}")


def contact_travel(brief: Brief, design: Design) -> Worth:
    """Minutes from where named contacts sit to the localities that they are for; none within the locality."""
    if design.contacts is None:
        return Worth(None, _UNDECIDED)
    total, near, known = 0, 0, []
    for wanted in contacts_wanted(brief, design):
        for place, post in named_for(wanted, design).items():
            seconds = seconds_away(brief, site := wanted.base.get(post), place)
            total += seconds
            if site is not None and seconds:
                known.append(brief.travel.is_measured(site, place))
            else:
                near += 1
    share = Decimal(known.count(False)) / len(known) if known else None
    how = f"{near} of {near + len(known)} are based in their locality." if near + len(known) else _NONE
    return Worth(decimal(total, MINUTE), how, share)


def contact_load(brief: Brief, design: Design) -> Worth:
    """The most localities that one post is the named contact of."""
    if design.contacts is None:
        return Worth(None, _UNDECIDED)
    held = [
        (len(places), post)
        for wanted in contacts_wanted(brief, design)
        for post, places in wanted.held(named_for(wanted, design)).items()
    ]
    if not held:
        return Worth(Decimal(0), _NONE)
    most = max(number for number, _ in held)
    return Worth(Decimal(most), f"{sum(number == most for number, _ in held)} of {len(held)} contacts have as many.")


_PAPER = Source("Peterborough 2009", "a specific named contact per city-wide service per locality", "ppl11")

CONTACTS = (
    Measure(
        "contact-coverage", "Named contacts there are", "% of those wanted", Direction.HIGHER,
        r"100\, \#\{(s,l) : \exists p\ x_{psl} = 1\} / \#\{(s,l)\}", _PAPER, ("contacts", "posts"), contact_coverage,
    ),
    Measure(
        "contact-travel", "Named contacts' way to their localities", "minutes one way", Direction.LOWER,
        r"\sum_{p,s,l} c_{b(p)\,l}\, x_{psl}", _PAPER, ("contacts", "posts", "properties", "travel"), contact_travel,
    ),
    Measure(
        "contact-load", "Most localities of one contact", "localities", Direction.LOWER,
        r"\max_{p,s} \sum_l x_{psl}", _PAPER, ("contacts", "posts"), contact_load,
    ),
)  # fmt: skip
"""Measures of named contacts."""
