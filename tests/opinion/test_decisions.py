"""What is decided after the design put to the second solver: true claims agreed to, worse choices refuted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from orgdesign.appointed import COORDINATION, Decided
from orgdesign.assure import with_opinions
from orgdesign.brief import Brief
from orgdesign.design import Design, LinkedPost, NamedContact, Result, Status
from orgdesign.errors import DisagreementError
from orgdesign.opinion import Answer, Asker, Ending, Question
from orgdesign.proof import Claim, Opinion, Verdict
from orgdesign.rules.contacts import NamedContacts
from orgdesign.rules.coordination import Coordination
from orgdesign.rules.linking import LinkedPosts
from orgdesign.rules.rule import Appointment
from orgdesign.solve import Control, Limits
from orgdesign.solve.appoint import appoint
from orgdesign.solve.opinion_later import opinions_later
from tests.appointed.county import CONTACTS, a_county, its_design
from tests.appointed.drawn import contact_case
from tests.appointed.linked import linked_case
from tests.appointed.test_links import a_team, serving, where


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    """One process for all questions."""
    with Asker() as shared:
        yield shared


def decided_of(brief: Brief, design: Design, rule: Appointment, decision: str) -> Decided:
    """A claim that a choice is the best there is, whatever it is."""
    figures = rule.figures(brief, design)
    return Decided(decision, 4, 4, figures, figures)


def opinion(brief: Brief, design: Design, decided: Decided, asker: Asker) -> Opinion:
    (found,) = opinions_later(brief, design, [decided], asker, 30)
    return found


def test_links_and_contacts_of_drawn_councils_are_agreed_to(asker: Asker) -> None:
    heard: Counter[tuple[str | None, Claim, Verdict]] = Counter()
    for seed in range(40):
        brief, design = linked_case(seed) if seed % 2 else contact_case(seed)
        chosen, decided = appoint(brief, design, Limits(effort=2.0))
        heard.update((o.decision, o.claim, o.verdict) for o in opinions_later(brief, chosen, decided, asker, 30))
    assert heard == {
        ("linked posts", Claim.BEST, Verdict.AGREES): 20,
        ("contacts", Claim.BEST, Verdict.AGREES): 40,
    }


def test_coordination_is_agreed_to(asker: Asker) -> None:
    brief = a_county()
    design, decided = appoint(brief, its_design(brief), Limits())
    said = {o.decision: o for o in opinions_later(brief, design, decided, asker, 30)}
    assert {name: o.verdict for name, o in said.items()} == {"contacts": Verdict.AGREES, COORDINATION: Verdict.AGREES}
    assert said[COORDINATION].sentence.startswith("Coordination: HiGHS 1.")
    assert said[COORDINATION].sentence.endswith("agrees that no choice is better.")


def test_links_that_are_not_the_best_are_refuted(asker: Asker) -> None:
    brief = a_team(serving("01", "02", "03"))
    bad = (LinkedPost("visits", "01", "a"), LinkedPost("visits", "02", "a"), LinkedPost("visits", "03", "b"))
    shared = (*bad, LinkedPost("visits", "03", "c"))
    design = replace(where(brief), linked=shared)
    found = opinion(brief, design, decided_of(brief, design, LinkedPosts(), "linked posts"), asker)
    assert found.verdict is Verdict.DISAGREES
    far = replace(design, linked=tuple(LinkedPost("visits", f"0{n}", at) for n, at in enumerate("abb", 1)))
    found = opinion(brief, far, decided_of(brief, far, LinkedPosts(), "linked posts"), asker)
    assert found.verdict is Verdict.DISAGREES
    assert found.sentence.startswith("Linked posts: ")


def test_contacts_that_are_not_the_best_are_refuted(asker: Asker) -> None:
    brief = a_county(contacts=CONTACTS)
    everywhere = [("advice", place, "04") for place in "abcd"]
    legal = [("legal", place, "02" if place in "ac" else "01") for place in "abc"]
    design = replace(its_design(brief), contacts=tuple(NamedContact(*c) for c in (*everywhere, *legal)))
    found = opinion(brief, design, decided_of(brief, design, NamedContacts(), "contacts"), asker)
    assert (found.verdict, found.claim) == (Verdict.DISAGREES, Claim.BEST)
    assert found.sentence.endswith("has a better choice (missing) than is claimed to be possible.")


def test_coordination_that_is_not_the_best_is_refuted_and_never_shown() -> None:
    brief = a_county()
    design = replace(its_design(brief), coordination={"a": "M1", "b": "M2", "c": "M1", "d": "M2"})
    decided = decided_of(brief, design, Coordination(), COORDINATION)
    result = Result("o1", Status.WITHOUT_PROOF, design, decisions=(decided,))
    with pytest.raises(DisagreementError, match=r"Coordination: HiGHS .* has a better choice \(neighbours split\)"):
        with_opinions(replace(brief, stages=()), result, 30, Control())


def test_bounds_that_are_not_the_best_are_agreed_to_as_bounds(asker: Asker) -> None:
    brief = a_county()
    design, (_, _, decided) = appoint(brief, its_design(brief), Limits())
    loose = replace(decided, bounds={**decided.bounds, "unevenness": decided.bounds["unevenness"] - 1})
    found = opinion(brief, design, loose, asker)
    assert (found.verdict, found.claim) == (Verdict.AGREES, Claim.BOUND)
    assert found.sentence.endswith("agrees that no choice is better than the bounds.")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(Ending.OUT_OF_TIME), "no answer from HiGHS on beyond parity within 30 seconds."),
        (Answer(Ending.OUT_OF_TIME, words="stopped"), "no answer from HiGHS on beyond parity (stopped)."),
        (Answer(Ending.FAILED, words="broken"), "no answer from HiGHS on beyond parity (broken)."),
        (Answer(Ending.IMPOSSIBLE), "HiGHS denies a choice that is in hand (beyond parity); it is not believed."),
        (
            Answer(Ending.PROVEN, bound=10**9),
            "HiGHS denies a choice that is in hand (beyond parity); it is not believed.",
        ),
    ],
)
def test_no_answer_and_a_wrong_one_are_never_taken_for_agreement(
    answer: Answer, words: str, monkeypatch: pytest.MonkeyPatch, asker: Asker
) -> None:
    def say(_: Asker, __: Question, ___: float) -> Answer:
        return answer

    brief = a_county()
    design, decided = appoint(brief, its_design(brief), Limits())
    monkeypatch.setattr(Asker, "ask", say)
    found = opinion(brief, design, decided[-1], asker)
    assert found.verdict is Verdict.NO_ANSWER
    assert found.sentence == f"Coordination: {words}"


def test_no_time_left_is_no_answer(asker: Asker) -> None:
    brief = a_county()
    design, decided = appoint(brief, its_design(brief), Limits())
    (found,) = opinions_later(brief, design, decided[-1:], asker, 0)
    assert found.verdict is Verdict.NO_ANSWER


def test_opinions_on_decisions_survive_being_saved_and_read(asker: Asker) -> None:
    brief = a_county()
    design, decided = appoint(brief, its_design(brief), Limits())
    for given in opinions_later(brief, design, decided, asker, 30):
        assert Opinion.from_dict(given.to_dict()) == given
