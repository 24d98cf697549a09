"""``orgdesign graph``: what the links between services say about the whole, and pictures of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orgdesign.cli.classes import classes_of
from orgdesign.cli.given import AsJson, Location, Results, words_among
from orgdesign.cli.graphing import Studied, document, print_studied, study
from orgdesign.cli.saving import make_room
from orgdesign.cli.screen import emit, note, say
from orgdesign.errors import UseError

if TYPE_CHECKING:
    from orgdesign.pipeline import Solved
    from orgdesign.plan import Plan


def _analyses() -> Iterable[str]:
    from orgdesign.graph.analyses import TITLES

    return TITLES


What = Annotated[
    list[str] | None,
    typer.Option(
        "--what", "-w", metavar="WHAT", callback=words_among(_analyses),
        help="alliances, pathways, duplicates, enabling, ages, contacts, coterminosity or handoffs; may be repeated."
        " All, if not given.",
    ),
]  # fmt: skip
OneOption = Annotated[
    str | None,
    typer.Option("--option", "-o", metavar="ID", help="An option of the plan. The one shown first, if not given."),
]
Pictures = Annotated[
    Path | None,
    typer.Option(
        "--pictures", metavar="DIR",
        help="Draw the services into this folder too: by class, division and alliance, their pathways and criteria.",
    ),
]  # fmt: skip


def graph(
    path: Location,
    what: What = None,
    option: OneOption = None,
    results: Results = None,
    pictures: Pictures = None,
    as_json: AsJson = False,
) -> None:
    """Say what the links between services show: natural alliances, pathways with their gaps, duplicate offers.

    Then enabling services left behind by a split, age bands, named contacts, and whose work crosses localities. What
    a design does to hand-offs, supervision and lone workers needs the design: name it with --results.

    Example: orgdesign graph council.xlsx --what pathways --pictures out/pictures
    """
    from orgdesign.graph.analyses import HAND_OFFS
    from orgdesign.pipeline import load

    plan = load(path)
    chosen = _option(plan, option)
    solved = _solved(plan, chosen, results)
    if solved is None and what is not None and HAND_OFFS in what:
        raise UseError(_without_design(path))
    found = classes_of(plan, chosen)
    studied = study(found, what, solved)
    files = _draw(found.plan, studied, pictures) if pictures is not None else ()
    if as_json:
        emit("graph", document(studied, files))
        return
    print_studied(studied)
    if what is None and solved is None:
        note(_without_design(path), style="yellow")
    if pictures is not None:
        say(f"{len(files)} files are in {pictures}. Open {pictures / 'pictures.html'} to see them with their tables.")


def _option(plan: Plan, wanted: str | None) -> str:
    from orgdesign.pipeline import option_ids

    if wanted is None and not plan.options:
        return ""
    return option_ids(plan, [wanted] if wanted is not None else [])[0]


def _solved(plan: Plan, option: str, results: Path | None) -> Solved | None:
    """The option's design among saved results, certified again.

    Raises
    ------
    UseError
        Where the results have no design of it.
    """
    from orgdesign.pipeline import load_results

    if results is None:
        return None
    found = [s for s in load_results(plan, results) if s.option == option and s.result.design is not None]
    if not found:
        raise UseError(f'{results.name} has no design of the option "{option}".')
    return found[0]


def _without_design(path: Path) -> str:
    return (
        f"Hand-offs, supervision and lone workers are found by setting a design against today. Solve first: orgdesign"
        f" solve {path} --out results.json; then add --results results.json."
    )


def _draw(plan: Plan, studied: Studied, folder: Path) -> Sequence[Path]:
    from orgdesign.pictures.album import PAGE, album, write_album
    from orgdesign.pictures.png import HOW_TO_GET, can_make_png

    make_room(folder / PAGE)
    if not can_make_png():
        note(f"Only SVG and the page are written. {HOW_TO_GET}", style="yellow")
    found = studied.classes
    option = found.name if found.option else ""
    return write_album(album(plan, found.classes, option), f"{plan.settings.name}: {found.name}", folder)
