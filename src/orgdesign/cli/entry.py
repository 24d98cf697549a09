"""The entry point: every command, and what happens when one fails."""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from orgdesign import __version__
from orgdesign.cli.app import app as open_app
from orgdesign.cli.check import check
from orgdesign.cli.classify import classify
from orgdesign.cli.compare import compare
from orgdesign.cli.demo import demo
from orgdesign.cli.exits import Code
from orgdesign.cli.export import export
from orgdesign.cli.faults import report
from orgdesign.cli.given import wants_json
from orgdesign.cli.graph import graph
from orgdesign.cli.programme import programme
from orgdesign.cli.screen import note
from orgdesign.cli.solve import solve
from orgdesign.cli.tables import convert, generate, template
from orgdesign.cli.watching import AbandonedError
from orgdesign.cli.whatif import whatif
from orgdesign.cli.why import why
from orgdesign.collecting import collect_seldom
from orgdesign.errors import OrgdesignError


class Commands(TyperGroup):
    """The commands, in the order of the work; an error of the product ends one with a message and a code."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The commands in the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Run a command."""
        try:
            return super().invoke(ctx)
        except OrgdesignError as wrong:
            raise typer.Exit(report(wrong, as_json=wants_json(ctx))) from wrong
        except (KeyboardInterrupt, AbandonedError) as wrong:
            note("Given up: nothing was kept.", style="red")
            raise typer.Exit(Code.ABANDONED) from wrong


commands = typer.Typer(
    name="orgdesign",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"orgdesign {__version__}\n")
        raise typer.Exit


@commands.callback(
    epilog="Exit codes: 0 done; 1 problems in the plan, or impossible; 2 cannot be read, or wrong use; "
    "3 out of time with no plan; 130 stopped by a second Ctrl-C, nothing kept."
)
def orgdesign(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Redesign how a council's services are organised, and prove it.

    Start with: orgdesign demo
    """


for command in (
    template,
    check,
    convert,
    generate,
    classify,
    graph,
    programme,
    solve,
    compare,
    why,
    whatif,
    export,
    demo,
):
    commands.command()(command)
commands.command("app")(open_app)


def main() -> None:
    """Run the command line."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        commands(prog_name="orgdesign")
    except SystemExit as end:
        if end.code != Code.ABANDONED:
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(Code.ABANDONED)
