"""The suite on a machine without Chromium."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_the_suite_runs_without_a_browser_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    """No browser is found where no program is, and the tests that need none are run."""
    bare = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST_")}
    tests = ("tests/app/test_browser.py", "tests/app/test_wording.py")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", "-p", "no:cacheprovider", *tests],
        cwd=Path(__file__).parents[1],
        env=bare | {"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "LEFT OUT" in done.stdout
