"""Looking for unused objects less often is for programs to ask: importing the library changes nothing."""

from __future__ import annotations

import gc
import subprocess
import sys

from orgdesign.collecting import MADE, OLD, YOUNG, collect_seldom

ASK = "import gc; before = gc.get_threshold(); import orgdesign.pipeline; print(gc.get_threshold() == before)"


def test_unused_objects_are_looked_for_less_often_once_asked() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.get_threshold() == (MADE, YOUNG, OLD)
        assert gc.get_threshold()[0] > before[0] or before[0] >= MADE
        assert gc.isenabled()
    finally:
        gc.set_threshold(*before)


def test_importing_the_library_changes_nothing() -> None:
    said = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"
