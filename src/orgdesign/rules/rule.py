"""What a rule is: a sentence, a formula, a source, and two faces."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.decisions import Decisions, Terms


@dataclass(frozen=True)
class Source:
    """The paper that a rule comes from, what it says there in our words, and the capability's id."""

    paper: str
    what: str
    capability: str


class Scope(StrEnum):
    """What a rule ties together: it tells the solver what falls apart."""

    TEAM = "team"
    PROPERTY = "property"
    LOCALITY = "locality"
    AREA = "area"


class Constraint(ABC):
    """What must hold. The first line of its docstring is its sentence."""

    id: ClassVar[str]
    formula: ClassVar[str]
    source: ClassVar[Source]
    scope: ClassVar[Scope]

    def admits(self, brief: Brief, team: Team, site: Site) -> bool:
        """Tell whether the team may have a base at the site at all; pairs that may not get no variables."""
        return True

    def enforce(self, brief: Brief, decide: Decisions) -> None:  # noqa: B027 - a rule on pairs alone says it above
        """Say it to the solver, as linear rows."""

    @abstractmethod
    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say it of a finished design: one finding for each breach, none where it holds."""


class Objective(ABC):
    """What a design is judged by. Its findings' amounts sum to its cost exactly."""

    goal: ClassVar[Goal]
    unit: ClassVar[str]
    shown_unit: ClassVar[str]
    per_shown: ClassVar[int]
    formula: ClassVar[str]
    source: ClassVar[Source]
    scope: ClassVar[Scope]

    @abstractmethod
    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """Say it to the solver: the terms whose sum is to be small."""

    def least(self, brief: Brief) -> int:
        """What no design's sum is below, known without a search: nothing, unless something counts against it."""
        return 0

    @abstractmethod
    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say it of a finished design: what each subject adds to the sum."""

    def total(self, brief: Brief, design: Design) -> int:
        """The sum of the findings' amounts; a rule that the solver asks often counts it without any words."""
        return sum(f.amount for f in self.findings(brief, design))


class Ask(ABC):
    """A kind of request."""

    kind: ClassVar[Kind]
    formula: ClassVar[str]
    source: ClassVar[Source]

    @abstractmethod
    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """Say it to the solver, through ``decide.require``, which loosens it where it is only a *should*."""

    @abstractmethod
    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """By how much a finished design falls short (0 where it holds), and a sentence that says so."""


class Appointment(ABC):
    """What is decided after the design: who is appointed to what. The first line of its docstring is its sentence."""

    id: ClassVar[str]
    formula: ClassVar[str]
    source: ClassVar[Source]

    @abstractmethod
    def figures(self, brief: Brief, design: Design) -> dict[str, int]:
        """What a choice is judged by, most important first: what could not be met, then how good it is."""

    @abstractmethod
    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say it of a design with its appointments: one finding for each thing that is not as it should be."""

    @abstractmethod
    def because(self, brief: Brief, design: Design) -> tuple[str, ...]:
        """Why something could not be met, in sentences; none where all is."""
