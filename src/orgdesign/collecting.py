"""How often Python looks for what is no longer used."""

from __future__ import annotations

import gc

MADE = 50_000
"""Objects made since the last look after which it looks at those again, 700 where nothing is said."""
YOUNG, OLD = 20, 50
"""Looks after which older objects are looked at too, and after which all are."""


def collect_seldom() -> None:
    """Look for unused objects less often, for the whole process: for a program to ask, not a library.

    Plans and models are millions of small objects that stay, with few that refer to each other in a circle. Looking
    through them as often as Python does was measured to take a third of the time that a model takes to build.
    """
    gc.set_threshold(MADE, YOUNG, OLD)
