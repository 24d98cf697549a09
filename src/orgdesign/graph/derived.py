"""An answer worked out from the plan's other tables, with its arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orgdesign.graph.basis import Basis
from orgdesign.graph.records import Records
from orgdesign.plan.services import Reply, Service


@dataclass(frozen=True)
class Derived:
    """An answer that was worked out, the arithmetic in words, and the tables that it rests on."""

    reply: Reply
    arithmetic: str
    basis: Basis
    source: str


Derivation = Callable[[Records, Service], Derived | None]
"""Works an answer out for a service; None where the plan holds nothing to work with."""
