"""Exit codes, and how each error of the product ends a command."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from orgdesign.errors import (
    OpenClassError,
    OrgdesignError,
    PlanError,
    UncertifiedError,
    UnreadableError,
    UnsavedError,
    UseError,
)


class Code(IntEnum):
    """What a command's exit code means."""

    DONE = 0
    PROBLEMS = 1
    """Problems in the plan, an option that is impossible, or a design that failed its check."""
    WRONG_USE = 2
    """The plan cannot be read, or the command was used wrongly."""
    OUT_OF_TIME = 3
    """Out of time with no plan."""
    ABANDONED = 130
    """Interrupted twice; nothing is kept."""


class Trouble(StrEnum):
    """The word for an error in ``--json``."""

    PROBLEMS = "problems in the plan"
    OPEN_CLASSES = "open classes"
    UNCERTIFIED = "failed its check"
    UNREADABLE = "unreadable"
    UNSAVED = "not saved"
    WRONG_USE = "wrong use"
    DEFECT = "defect"


_TROUBLES: tuple[tuple[type[OrgdesignError], Trouble, Code], ...] = (
    (PlanError, Trouble.PROBLEMS, Code.PROBLEMS),
    (OpenClassError, Trouble.OPEN_CLASSES, Code.PROBLEMS),
    (UncertifiedError, Trouble.UNCERTIFIED, Code.PROBLEMS),
    (UnreadableError, Trouble.UNREADABLE, Code.WRONG_USE),
    (UnsavedError, Trouble.UNSAVED, Code.WRONG_USE),
    (UseError, Trouble.WRONG_USE, Code.WRONG_USE),
    (OrgdesignError, Trouble.DEFECT, Code.PROBLEMS),
)


def trouble_of(wrong: OrgdesignError) -> tuple[Trouble, Code]:
    """The word and the exit code of an error."""
    return next((word, code) for kind, word, code in _TROUBLES if isinstance(wrong, kind))
