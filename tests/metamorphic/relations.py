"""Which relation holds for which rules: a change of the plan, and what must follow for the answer.

A relation holds for every rule that it does not name as excluded; plans drawn for it hold no other. Contacts and
coordination are no part of the table: they are decided once the design stands, and have relations of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.register import CONSTRAINTS, OBJECTIVES

RULES: frozenset[str] = frozenset({*(rule.id for rule in CONSTRAINTS), *OBJECTIVES, *ASKS})
"""The name of every constraint, objective and kind of request of the register."""

COUNTS_POSTS = "It counts posts, and two halves are two posts."


@dataclass(frozen=True)
class Relation:
    """A change, what must follow, and the rules for which it need not, each with the reason."""

    change: str
    follows: str
    excluded: Mapping[str, str] = field(default_factory=dict)

    @property
    def applies(self) -> frozenset[str]:
        """The rules for which it holds."""
        return RULES - set(self.excluded)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The objectives among them."""
        return tuple(goal for goal in Goal if goal in self.applies)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of request among them."""
        return tuple(kind for kind in Kind if kind in self.applies)


RELATIONS: Mapping[str, Relation] = {
    "M1": Relation("rows, columns, files and sheets stand in another order", "the same answer, to the byte"),
    "M2": Relation(
        "places, properties, services and posts have other ids",
        "every priority reaches the same; the same plan once renamed back where ids keep their order",
    ),
    "M3": Relation(
        "all costs, or all weights of the priorities, are ten times as much",
        "what they measure is ten times as much, and the design stays as good as any",
    ),
    "M4": Relation(
        "every choice that there is costs so much more",
        "the priority reaches so much more",
        {
            Goal.NEED_MATCH: "Its target follows from the posts there are: no choice has a cost to add to.",
            Goal.LINKS_APART: "Travel between two teams at one property is nothing and cannot be added to.",
            Goal.ALLIANCES_BROKEN: "Teams are together or they are not: there is no choice that has a cost to add to.",
            Goal.FRAGMENTS: "A team with one base and FTE enough is none, and no choice makes it one.",
            Goal.DISPARITY: "It is a difference: what every locality has more of falls out of it.",
            Kind.RUNNING_COST_CEILING: "It limits the very cost that is added to.",
        },
    ),
    "M5": Relation(
        "a property without desks, a link without weight, a service without posts is added", "nothing changes"
    ),
    "M6": Relation(
        "a rule is dropped, a request loosened, a desk added",
        "no priority is worse, unless an earlier one is better; what was possible stays so",
    ),
    "M7": Relation("what the best design does is asked for as a must", "every priority reaches the same"),
    "M8": Relation(
        "a post becomes two halves that stay together",
        "every priority reaches the same",
        {Goal.STAFF_TRAVEL: COUNTS_POSTS, Goal.MOVES: COUNTS_POSTS, Kind.COVER: COUNTS_POSTS},
    ),
    "M9": Relation("the plan is written and read again, as workbook, folder or both", "the same answer, to the byte"),
    "M10": Relation(
        "two regions that share nothing are joined in one plan",
        "every priority reaches the sum of both; impossible where either is",
        {
            Goal.NEED_MATCH: "A service's targets share out the posts of the whole area, so regions are not separate.",
            Goal.DISPARITY: "The localities that manage most and least may lie in either region.",
            Kind.ONE_OFF_COST_CEILING: "It is a ceiling on the whole area.",
        },
    ),
    "M11": Relation(
        "without presolve, on eight workers, from another seed or design, by another solver, by listing all designs",
        "the same status, and every priority reaches the same",
    ),
}
