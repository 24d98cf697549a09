"""What a machine without Chromium leaves out, and that it says so."""

from __future__ import annotations

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser's program, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def without_browser() -> bool:
    """Tell whether the browser's tests are left out: where there is no browser, but never in CI, where they fail."""
    return chromium() is None and not os.environ.get("CI")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser's tests out where there is no browser."""
    mine = [item for item in items if item.get_closest_marker("browser")]
    if mine and without_browser():
        config.hook.pytest_deselected(items=mine)
        items[:] = [item for item in items if item not in mine]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was left out; the process that gathers the results of the others collects no tests itself."""
    if without_browser():
        text = "LEFT OUT: the browser tests of the app, because Chromium is not installed (Debian: chromium)."
        terminalreporter.write_line(text, red=True, bold=True)
