from typing import Any

import pytest

from orgdesign.graph.classify import classify
from orgdesign.graph.outcomes import Agreement, OutcomeChecks, against_outcomes
from orgdesign.plan.fields import Evidence
from orgdesign.plan.services import Outcome, Override
from tests.graph.said import a_case


def checked(letters: str, published: Any, *overrides: Override, **service: Any) -> OutcomeChecks:
    outcome = Outcome(service="visits", outcome=published)
    tables = {"outcomes": [outcome], "overrides": overrides}
    plan = a_case(letters, tables=tables, evidence=Evidence.STATED, **service)
    return against_outcomes(plan, classify(plan))


def decided(to_class: Any, kind: Any = "override") -> Override:
    return Override(service="visits", kind=kind, to_class=to_class, reason="So decided.")


@pytest.mark.parametrize(
    ("letters", "published", "agreement"),
    [
        ("yyyyy", "core", Agreement.AGREES),
        ("yyyyy", "hosted", Agreement.CONTRADICTED),
        ("yyyuy", "core", Agreement.OPEN),
        ("yyyuy", "open", Agreement.AGREES),
        ("yyyyy", "open", Agreement.GOES_FURTHER),
    ],
)
def test_a_class_by_the_answers_is_compared_with_what_was_published(
    letters: str, published: str, agreement: Agreement
) -> None:
    (check,) = checked(letters, published).checks
    assert check.agreement is agreement


def test_what_only_a_decision_makes_agree_is_counted_apart() -> None:
    assert checked("yyyyy", "hosted", decided("hosted")).count(Agreement.BY_OVERRIDE) == 1
    assert checked("yyyyy", "core", decided("core")).count(Agreement.AGREES) == 1
    assert checked("yyyyy", "core", decided("hosted")).count(Agreement.CONTRADICTED) == 1


def test_an_assumed_class_settles_nothing() -> None:
    assert checked("yyyuy", "hosted", decided("hosted", "assumed")).count(Agreement.OPEN) == 1


def test_agreement_on_stated_answers_is_counted_apart() -> None:
    found = checked("yyyyy", "core")
    assert (found.agree_on_stated, found.agree_on_less) == (1, 0)
    tied = checked("yyyyy", "hosted", tied_place="east")
    assert (tied.agree_on_stated, tied.agree_on_less) == (0, 1)


def test_services_out_of_scope_are_not_compared() -> None:
    assert checked("yyyyy", "core", in_scope=False).checks == ()


def test_the_counts_can_be_written_as_plain_data() -> None:
    data = checked("yyyyy", "core").to_dict()
    assert data["counts"] == {"agrees": 1, "by override": 0, "open": 0, "goes further": 0, "contradicted": 0}
