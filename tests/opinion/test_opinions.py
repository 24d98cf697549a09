"""Every claim of results put to the second solver, and planted claims that it must refute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from orgdesign.assure import with_opinions
from orgdesign.brief import Brief
from orgdesign.design import Conflict, Result, Status
from orgdesign.errors import DisagreementError
from orgdesign.opinion import Answer, Asker, Ending, Question
from orgdesign.plan.requests import Kind
from orgdesign.proof import Claim, Opinion, Verdict
from orgdesign.solve import Control, opinion, size, solve
from tests.builders import a_brief, a_plan, a_request
from tests.opinion.plans import solved


@pytest.fixture
def one_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All questions of a test go to one process, so that starting it is paid for once."""

    class Kept(Asker):
        def __exit__(self, *_: object) -> None:
            return

    with Asker() as shared:
        monkeypatch.setattr(opinion, "Asker", lambda _: Kept.__new__(Kept))
        monkeypatch.setattr(Kept, "ask", lambda _, question, seconds: shared.ask(question, seconds))
        yield


@pytest.mark.usefixtures("one_process")
@pytest.mark.parametrize("start", range(0, 200, 50))
def test_the_second_solver_agrees_with_every_claim_of_tiny_plans(start: int) -> None:
    heard: Counter[tuple[Claim, Verdict]] = Counter()
    for seed in range(start, start + 50):
        brief, result = solved(seed)
        given = with_opinions(brief, result, 30, Control()).opinions
        expected = len(result.stages) + sum(d.wanted > 0 for d in result.decisions) if result.design else 2
        assert len(given) == expected
        heard.update((o.claim, o.verdict) for o in given)
    assert {verdict for _, verdict in heard} == {Verdict.AGREES}
    assert {claim for claim, _ in heard} >= {Claim.BEST, Claim.IMPOSSIBLE, Claim.CONFLICT}


def _with_stages() -> tuple[Brief, Result]:
    return next(found for seed in range(100) if (found := solved(seed))[1].stages and found[1].stages[0].value > 0)


def test_a_false_claim_of_best_is_refuted_with_a_design_and_never_shown() -> None:
    brief, result = _with_stages()
    first = result.stages[0]
    wrong = replace(first, value=first.value + 10_000, bound=first.value + 10_000, limit=first.limit + 10_000)
    with pytest.raises(DisagreementError, match=r"better design than is claimed.*checker passes it"):
        with_opinions(brief, replace(result, stages=(wrong, *result.stages[1:])), 30, Control())


def test_a_false_impossible_is_refuted_with_a_design_and_never_shown() -> None:
    brief, result = _with_stages()
    wrong = replace(result, status=Status.IMPOSSIBLE, design=None, stages=(), conflict=None)
    with pytest.raises(DisagreementError, match=r"a design where none is claimed to be possible.*checker passes it"):
        with_opinions(brief, wrong, 30, Control())


def test_a_false_conflict_is_refuted() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.USE_AT_MOST, amount=1)]))
    result = solve(brief)
    wrong = Conflict(rules=("desks",), requests=(), services=("visits",), verified=True, sentence="")
    with pytest.raises(DisagreementError, match="What cannot hold together"):
        with_opinions(brief, replace(result, conflict=wrong), 30, Control())


def test_a_bound_that_is_not_the_best_is_agreed_to_as_a_bound() -> None:
    brief, result = _with_stages()
    first = result.stages[0]
    loose = replace(first, bound=first.value - 1, proven=False)
    given = with_opinions(brief, replace(result, stages=(loose, *result.stages[1:])), 30, Control()).opinions[0]
    assert (given.claim, given.verdict) == (Claim.BOUND, Verdict.AGREES)


def test_a_stage_of_which_nothing_is_claimed_is_said_to_be_so() -> None:
    brief, result = _with_stages()
    nothing = replace(result.stages[0], bound=0, proven=False)
    given = with_opinions(brief, replace(result, stages=(nothing, *result.stages[1:])), 30, Control()).opinions[0]
    assert (given.claim, given.verdict) == (Claim.NONE, Verdict.NO_ANSWER)


def test_a_plan_too_large_for_one_piece_is_not_asked_of(monkeypatch: pytest.MonkeyPatch) -> None:
    brief, result = _with_stages()
    monkeypatch.setattr(size, "WHOLE", -1)
    given = [o for o in with_opinions(brief, result, 30, Control()).opinions if o.rank is not None]
    assert {(o.verdict, o.sentence) for o in given} == {(Verdict.NO_ANSWER, opinion.TOO_LARGE)}
    assert len(given) == len(result.stages)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(Ending.OUT_OF_TIME, bound=None), "no answer from HiGHS within 30 seconds."),
        (Answer(Ending.OUT_OF_TIME, words="stopped"), "no answer from HiGHS (stopped)."),
        (Answer(Ending.FAILED, words="broken"), "no answer from HiGHS (broken)."),
        (Answer(Ending.IMPOSSIBLE), "HiGHS denies a design that is in hand; it is not believed."),
        (Answer(Ending.PROVEN, bound=10**15), "HiGHS denies a design that is in hand; it is not believed."),
    ],
)
def test_no_answer_and_a_wrong_one_are_never_taken_for_agreement(
    answer: Answer, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def say(_: Asker, __: Question, ___: float) -> Answer:
        return answer

    brief, result = _with_stages()
    monkeypatch.setattr(Asker, "ask", say)
    given = with_opinions(brief, result, 30, Control()).opinions[0]
    assert given.verdict is Verdict.NO_ANSWER
    assert given.sentence.endswith(words)


def test_opinions_survive_being_saved_and_read() -> None:
    brief, result = _with_stages()
    for given in with_opinions(brief, result, 30, Control()).opinions:
        assert Opinion.from_dict(given.to_dict()) == given


def test_a_result_without_a_design_or_a_claim_has_no_opinions() -> None:
    brief, _ = _with_stages()
    late = Result(option="o1", status=Status.OUT_OF_TIME, design=None)
    assert with_opinions(brief, late, 1, Control()).opinions == ()
