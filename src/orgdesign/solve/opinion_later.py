"""A second opinion on what is decided after the design: linked posts, contacts and coordination.

The models that CP-SAT was given, one for each service, are asked of HiGHS as rows, figure by figure: each held to what
was reached at the figures before it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgdesign.appointed import CONTACTS, COORDINATION, LINKED, Decided
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.opinion import Answer, Asker, Ending, Question
from orgdesign.opinion.question import Row
from orgdesign.proof import Claim, Opinion, Verdict
from orgdesign.rules.contacts import contacts_wanted, named_for
from orgdesign.rules.contacts import figures_of as contact_figures
from orgdesign.rules.coordination import Coordination, coordination_asked
from orgdesign.rules.linking import figures_of as link_figures
from orgdesign.rules.linking import links_of, servings
from orgdesign.solve.contacts import contact_model, opened
from orgdesign.solve.coordination import coordination_model, given_away
from orgdesign.solve.judged import Judged
from orgdesign.solve.linking import link_model
from orgdesign.solve.rows import question, terms_of

Part = tuple[Judged, Mapping[str, int]]
"""A model, and what the design's choice comes to at each figure."""


@dataclass(frozen=True)
class Said:
    """What is known of one figure of one part: the second solver's bound, the best that anybody has, and its words."""

    bound: int
    best: int
    answer: Answer | None = None
    denied: bool = False


def opinions_later(
    brief: Brief, design: Design, decisions: Sequence[Decided], asker: Asker, seconds: float
) -> Iterator[Opinion]:
    """An opinion on each decision of which there was anything to decide."""
    for decided in decisions:
        if decided.wanted:
            yield _opinion(decided, list(_PARTS[decided.decision](brief, design)), asker, seconds)


def _linked(brief: Brief, design: Design) -> Iterator[Part]:
    for serving in servings(brief, design):
        yield link_model(brief, serving).judged, link_figures(brief, serving, links_of(serving, design))


def _contacts(brief: Brief, design: Design) -> Iterator[Part]:
    for wanted in contacts_wanted(brief, design):
        model, _ = contact_model(opened(brief, wanted))
        yield model, contact_figures(brief, wanted, named_for(wanted, design))


def _coordination(brief: Brief, design: Design) -> Iterator[Part]:
    asked = coordination_asked(brief)
    yield coordination_model(asked, given_away(asked))[0], Coordination().figures(brief, design)


_PARTS: Mapping[str, Callable[[Brief, Design], Iterator[Part]]] = {
    LINKED: _linked,
    CONTACTS: _contacts,
    COORDINATION: _coordination,
}


def _opinion(decided: Decided, parts: Sequence[Part], asker: Asker, seconds: float) -> Opinion:
    """What the second solver says of one decision: its figures in order, up to the first that it does not agree to."""
    ends = time.monotonic() + seconds
    verdict, words, solver = Verdict.AGREES, "", ""
    for name, bound in decided.bounds.items():
        alone = bound if len(parts) == 1 else None
        said = [_ask(part, name, asker, ends, alone) for part in parts]
        solver = next((s.answer.solver for s in said if s.answer is not None and s.answer.solver), solver)
        verdict, words = _judged(name, bound, said, solver or "HiGHS", seconds)
        if verdict is not Verdict.AGREES:
            break
    if verdict is Verdict.AGREES:
        words = f"{solver or 'HiGHS'} agrees that no choice is better{'' if decided.proven else ' than the bounds'}."
    claim = Claim.BEST if decided.proven else Claim.BOUND
    sentence = f"{decided.decision.capitalize()}: {words}"
    return Opinion(claim, None, None, verdict, None, None, solver, seconds, sentence, decided.decision)


def _judged(name: str, bound: int, said: Sequence[Said], solver: str, seconds: float) -> tuple[Verdict, str]:
    if sum(one.best for one in said) < bound:
        return Verdict.DISAGREES, f"{solver} has a better choice ({name}) than is claimed to be possible."
    if any(one.denied for one in said):
        return Verdict.NO_ANSWER, f"{solver} denies a choice that is in hand ({name}); it is not believed."
    if sum(one.bound for one in said) >= bound:
        return Verdict.AGREES, ""
    stuck = next((s.answer for s in said if s.answer is not None and s.answer.ending is not Ending.PROVEN), None)
    if stuck is not None and (stuck.ending is Ending.FAILED or stuck.words == "stopped"):
        return Verdict.NO_ANSWER, f"no answer from {solver} on {name} ({stuck.words})."
    return Verdict.NO_ANSWER, f"no answer from {solver} on {name} within {seconds:g} seconds."


def _ask(part: Part, name: str, asker: Asker, ends: float, enough: int | None) -> Said:
    """Put one figure of one part; nothing that can be chosen is below 0, so that there it need not be asked.

    The search ends once the bound is ``enough``; None where all that the part came to has to be proven.
    """
    judged, values = part
    held: list[Row] = []
    for figure in judged.figures:
        reached = values.get(figure.name, 0) - figure.already
        terms, more = ([], 0) if figure.terms is None else terms_of(judged.model, figure.terms)
        if figure.name != name:
            held.append((None, reached - more, terms))
        elif not terms:
            return Said(figure.already + more, figure.already + more)
        elif not reached:
            return Said(figure.already, values[name])
        else:
            left = ends - time.monotonic()
            wanted = values[name] if enough is None else enough
            asked = question(judged.model, held, terms, wanted - figure.already - more)
            answer = asker.ask(asked, left) if left > 0 else Answer(Ending.OUT_OF_TIME)
            return _said(asked, answer, figure.already, figure.already + more, values[name])
    return Said(values[name], values[name])


def _said(asked: Question, answer: Answer, least: int, added: int, value: int) -> Said:
    """What an answer is worth in the figure's own units; what there is already is the least that it can be."""
    bound = least if answer.bound is None else max(least, answer.bound + added)
    best = value if answer.values is None else min(value, asked.worth(answer.values) + added)
    denied = answer.ending is Ending.IMPOSSIBLE or bound > value
    return Said(bound, best, answer, denied)
