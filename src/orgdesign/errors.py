"""Problems with what a council hands in, and the few exceptions of the product."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a problem matters: an error stops the plan from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing wrong in the input, with its place and the nearest right answer.

    ``table`` is the table's key name, ``index`` the row's position in the order it was read (from 0).
    The reader fills in ``sheet``, ``row`` and ``column_letter`` (or, for a CSV, the file and line), which
    the plan itself does not know.
    """

    code: str
    table: str
    expected: str
    index: int | None = None
    column: str = ""
    value: str = ""
    suggestion: str = ""
    severity: Severity = Severity.ERROR
    sheet: str = ""
    row: int | None = None
    column_letter: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as a person would say it: ``Posts!D17`` or ``posts.csv line 17, column base``."""
        sheet = self.sheet or self.table
        if self.sheet.endswith((".csv", ".toml")):
            line = f" line {self.row}" if self.row is not None else ""
            column = f", column {self.column}" if self.column else ""
            return f"{sheet}{line}{column}"
        if self.row is None:
            return f"{sheet}!{self.column}" if self.column else sheet
        if self.column_letter:
            return f"{sheet}!{self.column_letter}{self.row}"
        return f"{sheet} row {self.row}"

    @property
    def message(self) -> str:
        """The whole problem in one or two sentences."""
        subject = f'{self.column} "{self.value}"' if self.column and self.value else self.column or self.value
        text = f"{self.place}: {subject + ': ' if subject else ''}{self.expected}"
        return f'{text} Did you mean "{self.suggestion}"?' if self.suggestion else text

    def to_dict(self) -> dict[str, Any]:
        """The problem as plain data for ``--json``."""
        return asdict(self) | {"severity": self.severity.value, "place": self.place, "message": self.message}


class OrgdesignError(Exception):
    """The base of every error that the product raises on purpose."""


class PlanError(OrgdesignError):
    """The plan could be read but has problems; all of them are listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [p for p in self.problems if p.severity is Severity.ERROR]
        first = "; ".join(p.message for p in errors[:3])
        more = f" … and {len(errors) - 3} more" if len(errors) > 3 else ""
        super().__init__(f"{len(errors)} problem{'s' if len(errors) != 1 else ''} in the plan: {first}{more}")


class UnreadableError(OrgdesignError):
    """The file cannot be read at all: missing, broken, too large, locked, or of another kind."""


class UnsavedError(OrgdesignError):
    """A file could not be saved; what stood there before is as it was."""


class UseError(OrgdesignError):
    """The product was asked for something that does not exist, such as an unknown option."""


class OpenClassError(OrgdesignError):
    """Some services have no class yet and the option assumes none, so there is nothing to solve."""

    def __init__(self, services: Sequence[str]) -> None:
        self.services = tuple(services)
        super().__init__(
            "These services are still open and the option assumes no class for them: "
            + ", ".join(self.services)
            + ". Settle the answers named by `orgdesign classify`, add an override of kind 'assumed',"
            " or pass --assume-open city-wide."
        )


class UncertifiedError(OrgdesignError):
    """The independent checker disagrees with the solver. Nothing is shown; this is a defect to report."""

    def __init__(self, differences: Iterable[str]) -> None:
        self.differences = tuple(differences)
        super().__init__("The design failed its independent check: " + "; ".join(self.differences[:5]))


class DisagreementError(UncertifiedError):
    """Two solvers disagree on what is possible. Nothing is shown; this is a defect to report."""

    def __init__(self, differences: Iterable[str]) -> None:
        self.differences = tuple(differences)
        Exception.__init__(self, "The solvers disagree: " + " ".join(self.differences[:5]))


def nearest(value: str, choices: Iterable[str]) -> str:
    """The choice most like ``value``, or an empty string where nothing is close."""
    options = {c.casefold(): c for c in choices}
    found = get_close_matches(value.strip().casefold(), list(options), n=1, cutoff=0.6)
    return options[found[0]] if found else ""
