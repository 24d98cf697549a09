"""``orgdesign classify``: the class of every service, with its reasons, how firm it is and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from orgdesign.cli.classes import OptionClasses, classes_of, document, print_classes, print_side_by_side
from orgdesign.cli.given import AsJson, Location, OptionIds
from orgdesign.cli.screen import emit, say

if TYPE_CHECKING:
    from orgdesign.plan import Plan

Explain = Annotated[
    str | None,
    typer.Option("--explain", metavar="SERVICE", help="Explain one service at length, by its id or name."),
]


def classify(path: Location, option: OptionIds = None, explain: Explain = None, as_json: AsJson = False) -> None:
    """Say of every service whether it is core, extended, hosted or managed over the whole area, and why.

    Then: what is still open and what would settle it, close calls, answers that the plan's own tables speak
    against, and how the classes agree with published outcomes. Without --option the option shown first is taken;
    with several, their classes stand side by side.

    Example: orgdesign classify council.xlsx --option five-localities --explain play-service
    """
    from orgdesign.pipeline import load

    found = _found(load(path), option or ())
    if as_json:
        emit("classify", document(found, explain))
    elif explain is not None:
        _print_explained(found, explain)
    else:
        if len(found) > 1:
            print_side_by_side(found)
        for classes in found:
            print_classes(classes)


def _found(plan: Plan, wanted: Sequence[str]) -> list[OptionClasses]:
    from orgdesign.pipeline import option_ids

    if not wanted and not plan.options:
        return [classes_of(plan, "")]
    ids = option_ids(plan, wanted)
    return [classes_of(plan, option) for option in (ids if wanted else ids[:1])]


def _print_explained(found: Sequence[OptionClasses], service: str) -> None:
    for classes in found:
        if len(found) > 1:
            say(classes.name, "bold")
        say(classes.explain(service))
        if classes is not found[-1]:
            say()
