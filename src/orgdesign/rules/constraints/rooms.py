"""Meeting and interview rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.rules.amounts import ROOM_SORTS, rooms_needed, show_rooms
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Constraint, Scope, Source
from orgdesign.units import ROOM


class Rooms(Constraint):
    """No property leads teams that need more meeting rooms, or more interview rooms, than it is known to have."""

    id = "rooms"
    formula = r"\sum_t \mu_{tk}\, \ell_{tq} \le M_{qk}\, o_q \qquad \forall q,\ k \in \text{meeting, interview}"
    source = Source("Manchester 2019", "accommodation adequate, flexible and fit for its purpose", "est6")
    scope = Scope.PROPERTY

    def enforce(self, brief: Brief, decide: Decisions) -> None:
        """Rooms that the teams led from a property need are no more than it has, of each sort."""
        needed: dict[tuple[str, int], Terms] = defaultdict(list)
        for team in brief.teams:
            for sort, amount in enumerate(team.rooms):
                for site in decide.candidates[team.id] if amount else ():
                    needed[site, sort].append((decide.lead[team.id, site], amount))
        for (site, sort), terms in needed.items():
            held = brief.site[site].rooms[sort]
            if held is not None:
                decide.row([*terms, (decide.use[site], -held * ROOM)], high=0)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each property whose teams need more rooms of a sort than it has."""
        for site, needed in rooms_needed(brief, design).items():
            for sort, need, held in zip(ROOM_SORTS, needed, brief.site[site].rooms, strict=True):
                if held is not None and need > held * ROOM:
                    words = f"{site} needs {show_rooms(need)} {sort} rooms and has {held}."
                    yield Finding(self.id, site, need - held * ROOM, words)
