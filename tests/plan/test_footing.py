"""What the rows of a plan rest on is counted without those of its programme."""

from __future__ import annotations

from orgdesign.plan.fields import Evidence
from orgdesign.plan.footing import firm_rows, footing
from orgdesign.plan.plan import PROGRAMME
from tests.plan.tiny import a_row, tiny_plan


def test_a_published_programme_makes_a_made_up_plan_no_firmer() -> None:
    plan = tiny_plan().with_rows(**dict.fromkeys(PROGRAMME, ()))
    said = [a_row("milestones", id=f"m{n}", title="Published", evidence="stated") for n in range(9)]
    assert footing(plan.with_rows(milestones=said)) == footing(plan)
    assert footing(plan).total() == sum(map(len, plan.tables().values()))


def test_stated_and_derived_rows_are_firm_and_no_others() -> None:
    marks = [*Evidence, None]
    posts = [a_row("posts", id=f"p{n}", service="s", role="r", fte=1, evidence=mark) for n, mark in enumerate(marks)]
    bare = footing(tiny_plan().with_rows(posts=()))
    assert firm_rows(footing(tiny_plan().with_rows(posts=posts))) == firm_rows(bare) + 2
