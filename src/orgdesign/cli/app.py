"""``orgdesign app``: the browser front end, served from this machine to this machine."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from orgdesign.cli.exits import Code
from orgdesign.cli.screen import note
from orgdesign.errors import UnreadableError

PAGES = Path(__file__).parents[1] / "app" / "main.py"
"""The front end's entry file, inside the package, so that it is there without a checkout."""


def app(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", exists=True, help="A plan to open with. The worked example, if not given."),
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to serve it on.")] = 8501,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open it in a browser too, where there is a screen.")
    ] = True,
) -> None:
    """Open the front end: look at plans, classes and options, solve, compare and download the proposal.

    It is served to this machine only and asks nothing of any other. Ctrl-C ends it.

    Example: orgdesign app council.xlsx --port 8600
    """
    if not PAGES.is_file():
        raise UnreadableError("The front end is not part of this installation: install the package again.")
    note(f"The front end: http://localhost:{port} (Ctrl-C ends it)")
    raise typer.Exit(serve(command(port, path, browser=browser)))


def serve(said: Sequence[str]) -> int:
    """Run the server until it ends or somebody ends it, by Ctrl-C or by ending this process; its exit code."""
    before = signal.signal(signal.SIGTERM, _end)
    with subprocess.Popen(said) as server:
        try:
            return server.wait()
        except KeyboardInterrupt:
            return Code.DONE
        finally:
            server.terminate()
            signal.signal(signal.SIGTERM, before)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def command(port: int, path: Path | None = None, *, browser: bool = True) -> list[str]:
    """What serves the front end: to this machine only, with no telemetry and no questions."""
    settings = {
        "server.port": str(port),
        "server.address": "localhost",
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        **({} if browser else {"server.headless": "true"}),
    }
    flags = [part for name, value in settings.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(PAGES), *flags, *([str(path.resolve())] if path else [])]
