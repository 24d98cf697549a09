"""What is claimed of linked posts, contacts and coordination, held against the checker's own count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from orgdesign.certify.contacts import contact_figures
from orgdesign.certify.coordination import coordination_figures
from orgdesign.certify.facts import Facts
from orgdesign.certify.linking import linking_figures
from orgdesign.certify.reading import Reading
from orgdesign.certify.verdict import FIGURES, PROOF, Fault
from orgdesign.design import Decided

_COUNTS: Mapping[str, Callable[[Facts, Reading], tuple[int, int, dict[str, int]]]] = {
    "linked posts": linking_figures,
    "contacts": contact_figures,
    "coordination": coordination_figures,
}


def decided(facts: Facts, reading: Reading, claims: Sequence[Decided]) -> Iterator[Fault]:
    """Claims that are of no decision, made twice, of other figures than are counted, or with bounds they rule out."""
    times = Counter(claim.decision for claim in claims)
    for name, count in sorted(times.items()):
        if name not in _COUNTS:
            yield Fault(FIGURES, name, 1, f"{name} is no decision.")
        elif count > 1:
            yield Fault(FIGURES, name, count - 1, f"{name} is claimed {count} times.")
    for claim in claims:
        if claim.decision in _COUNTS:
            yield from _claim(facts, reading, claim)


def _claim(facts: Facts, reading: Reading, claim: Decided) -> Iterator[Fault]:
    wanted, made, own = _COUNTS[claim.decision](facts, reading)
    if (claim.wanted, claim.made) != (wanted, made):
        sentence = f"{claim.decision}: {made} of {wanted} are there; {claim.made} of {claim.wanted} are claimed."
        yield Fault(FIGURES, claim.decision, 1, sentence)
    if dict(claim.figures) != own or list(claim.figures) != list(own):
        yield Fault(FIGURES, claim.decision, 1, f"{claim.decision} is worth {own}; {dict(claim.figures)} is claimed.")
    for name, value in own.items():
        bound = claim.bounds.get(name)
        if bound is None or bound > value:
            said = "no bound" if bound is None else f"the bound {bound}"
            yield Fault(PROOF, claim.decision, 1, f"{claim.decision}: {name} is {value}; {said} is claimed for it.")
        if bound != value:
            break
