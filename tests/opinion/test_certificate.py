"""A second opinion on the certificate and on the sheet that publishes it: a short line for each claim."""

from __future__ import annotations

from orgdesign.pipeline import solve_option
from orgdesign.plan.options import Goal
from orgdesign.report.sheets.certificates import flatten
from tests.builders import a_priority
from tests.cli.plans import tiny


def test_the_certificate_sheet_has_a_line_for_each_claim_and_no_figure_in_any() -> None:
    solved = solve_option(tiny(), "o1", second_opinion=30)
    lines = dict(flatten("second opinion", solved.certificate["second opinion"]))
    assert list(lines) == ["second opinion, priority 1", "second opinion, priority 2", "second opinion, time for each"]
    assert lines["second opinion, priority 2"].startswith("Priority 2 (running cost): HiGHS")
    assert not any(str(stage.value) in line for stage in solved.result.stages if stage.value for line in lines.values())


def test_objectives_of_equal_rank_are_one_claim() -> None:
    rows = [a_priority(1, Goal.MOVES), a_priority(1, Goal.RUNNING_COST)]
    solved = solve_option(tiny(priorities=rows), "o1", second_opinion=30)
    (opinion,) = solved.result.opinions
    assert opinion.sentence.startswith("Priority 1 (moves + running cost): HiGHS")
