"""The arguments and options that several commands take, each defined once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from orgdesign.plan.services import ServiceClass

_JSON = "orgdesign.json"

Location = Annotated[
    Path, typer.Argument(metavar="PATH", help="A plan: an .xlsx workbook or a scenario folder.", show_default=False)
]
OptionIds = Annotated[
    list[str] | None,
    typer.Option("--option", "-o", metavar="ID", help="An option of the plan; may be repeated. All, if not given."),
]
Effort = Annotated[
    float | None,
    typer.Option(
        min=0.1,
        help="Search effort for each priority, in seconds that every machine counts alike (with --fast: by the clock)."
        " More may find better plans and closer bounds.",
    ),
]
Gap = Annotated[
    float | None,
    typer.Option(
        min=0.0, max=1.0, help="Stop at a priority once its plan is proven within this share of best: 0.01 for 1 %."
    ),
]
Seed = Annotated[int | None, typer.Option(min=0, help="Seed of the search: another may find another plan.")]
Fast = Annotated[
    bool, typer.Option("--fast", help="Count effort by the clock. The result is labelled not reproducible.")
]
Time = Annotated[
    float | None,
    typer.Option(
        "--time", metavar="SECONDS", min=0.0,
        help="Stop each option after so long by the clock, and keep the best so far. A result that this cuts short is"
        " labelled not reproducible.",
    ),
]  # fmt: skip
Memory = Annotated[
    int | None,
    typer.Option(
        "--memory", metavar="MB", min=1,
        help="Stop an option once the program uses so many megabytes (4000, if not given), and keep the best so far.",
    ),
]  # fmt: skip
From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="FILE",
        help="Start each option from its own design in results that solve saved, also of an older version of the plan;"
        " or from today's organisation: --from today.",
    ),
]  # fmt: skip
FromOption = Annotated[
    str | None,
    typer.Option("--from-option", metavar="ID", help="With --from FILE: start from the design of this option instead."),
]
AssumeOpen = Annotated[
    ServiceClass | None,
    typer.Option(
        "--assume-open", metavar="CLASS", case_sensitive=False,
        help="The class taken for services that are still open: core, extended, hosted or city-wide.",
    ),
]  # fmt: skip
SecondOpinion = Annotated[
    bool,
    typer.Option(
        "--second-opinion",
        help="Put every bound, every proof and every 'impossible' to HiGHS as well, in a process of its own."
        " Needs the extra second-opinion.",
    ),
]
OpinionSeconds = Annotated[
    float,
    typer.Option(
        "--second-opinion-seconds", metavar="SECONDS", min=1.0, help="How long HiGHS may take over each claim."
    ),
]
Results = Annotated[
    Path | None,
    typer.Option("--results", metavar="FILE", help="Results saved by solve; they are checked again, not solved again."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace what stands there, even if something is lost.")]


def _remember(context: typer.Context, value: bool) -> bool:
    context.meta[_JSON] = value
    return value


AsJson = Annotated[
    bool,
    typer.Option("--json", callback=_remember, help="Print one JSON document, described in docs/json.md."),
]


def wants_json(context: typer.Context) -> bool:
    """Tell whether the command was asked for JSON, so that an error is told in it too."""
    return bool(context.meta.get(_JSON, False))


def words_among(known: Callable[[], Iterable[str]]) -> Callable[[list[str] | None], list[str] | None]:
    """A check that every word of an option that may be repeated is known, whatever its capitals."""

    def asked(words: list[str] | None) -> list[str] | None:
        names = list(known())
        for word in words or ():
            if word.casefold() not in names:
                raise typer.BadParameter(f"nothing is called {word!r}; there are: {', '.join(names)}.")
        return [word.casefold() for word in words] if words else None

    return asked
