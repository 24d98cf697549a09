"""Errors and problems, told kindly: a table of places or a sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from orgdesign.cli.exits import Code, trouble_of
from orgdesign.cli.screen import emit, err, show
from orgdesign.errors import OpenClassError, OrgdesignError, PlanError, Problem, Severity, UncertifiedError

PLACES_SHOWN = 3
"""How many places of the same problem are named on screen; ``--json`` lists all."""
_HEADS = ("Where", "Column", "Value", "What was expected", "Did you mean")


def report(wrong: OrgdesignError, *, as_json: bool) -> Code:
    """Tell an error in the form that was asked for, and say how the command ends."""
    word, code = trouble_of(wrong)
    if as_json:
        problems = [p.to_dict() for p in wrong.problems] if isinstance(wrong, PlanError) else []
        services = list(wrong.services) if isinstance(wrong, OpenClassError) else []
        emit("error", {"error": word.value, "message": str(wrong), "problems": problems, "services": services})
    elif isinstance(wrong, PlanError):
        show_problems(wrong.problems, err())
        err().print("The plan cannot be used until its errors are put right.", style="bold red")
    else:
        err().print(_sentence(wrong), style="red")
    return code


def _sentence(wrong: OrgdesignError) -> str:
    if isinstance(wrong, UncertifiedError):
        return f"{wrong}\nNothing is shown. This is a defect of the product: please report it with your plan's folder."
    return str(wrong)


def show_problems(problems: Sequence[Problem], on: Console) -> None:
    """Print problems, errors first, near-identical ones once with the places where they stand."""
    for severity, title in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
        found = [p for p in problems if p.severity is severity]
        if found:
            show(f"{title}: {len(found)}", _HEADS, _rows(found), on=on)


def _rows(problems: Sequence[Problem]) -> list[tuple[str, ...]]:
    from orgdesign.workbook import group

    return [(_where(g.places), g.problem.column, g.problem.value, g.problem.expected, g.problem.suggestion)
            for g in group(problems)]  # fmt: skip


def _where(places: Sequence[str]) -> str:
    more = len(places) - PLACES_SHOWN
    return "\n".join([*places[:PLACES_SHOWN], *([f"and {more} more"] if more > 0 else [])])
