"""How a search ended: by itself, or because somebody or something cut it short, and what to do then."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Ended(StrEnum):
    """Why a search went no further."""

    PROVEN = "proven"
    """Nothing was left to prove."""
    GAP = "gap"
    """Every priority came within the share of best that was asked for."""
    EFFORT = "effort"
    """Its effort was spent: the same again with the same settings."""
    STOPPED = "stopped"
    """Somebody stopped it."""
    TIME = "time"
    """Its time was up."""
    MEMORY = "memory"
    """It had all the memory that it may use."""


CUT = frozenset({Ended.STOPPED, Ended.TIME, Ended.MEMORY})
"""The ends that depend on the moment and the machine, so that they cannot be repeated."""


def ended_of(settings: Mapping[str, Any], *, done: bool, gap: float) -> Ended:
    """Why a search went no further, by its settings, whether all is proven, and the widest gap of a priority."""
    if "ended" in settings:
        return Ended(settings["ended"])
    if settings.get("stopped"):
        return Ended.STOPPED
    if done:
        return Ended.PROVEN
    return Ended.GAP if gap <= float(settings.get("gap", 0.0)) else Ended.EFFORT


def without_plan(ended: Ended) -> str:
    """What is said of a search that ended before there was a plan."""
    why = {Ended.STOPPED: "stopped", Ended.MEMORY: "out of memory"}.get(ended, "out of time")
    return f"{why} with no plan"


def cut_sentence(cut: Ended, settings: Mapping[str, Any], run: Mapping[str, Any], *, found: bool, done: bool) -> str:
    """What cut a search short, what was kept, and what to do, in two or three sentences; empty where nothing did."""
    if cut not in CUT:
        return ""
    kept = _DONE if done else _KEPT if found else _NONE
    if cut is Ended.MEMORY:
        used = run.get("used_mb")
        words = f"it used {used:,} MB" if isinstance(used, int) else "it used more"
        limit = f"of the {settings.get('memory_mb', 0):,} MB that it may use"
        return f"Stopped at the memory limit: {words} {limit}. {kept} {_ROOM}"
    if cut is Ended.TIME:
        return f"Stopped at the time limit of {settings.get('seconds', 0):g} seconds. {kept}"
    return f"Stopped by hand. {kept}"


_DONE = "Everything was proven by then; only among plans that are alike in every priority may it be another next time."
_KEPT = "The best plan so far was kept; a longer run may find a better one, and this one cannot be repeated."
_NONE = "No plan had been found by then, which does not mean that there is none."
_ROOM = (
    "Allow more memory, close other programs, solve one option at a time, or ask less of the plan: fewer candidate"
    " properties for the same teams."
)
