"""The classes of one option, or of several side by side, for the screen and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgdesign.cli.screen import out, say, show

if TYPE_CHECKING:
    from orgdesign.graph.classification import Classification
    from orgdesign.graph.outcomes import OutcomeChecks
    from orgdesign.plan import Plan

WAYS_SHOWN = 4
"""Ways of settling an open class that are shown; ``--json`` lists all."""


@dataclass(frozen=True)
class OptionClasses:
    """The classes of an option; ``plan`` has its changes in it."""

    option: str
    name: str
    plan: Plan
    classes: tuple[Classification, ...]

    def explain(self, service: str) -> str:
        """One service at length.

        Raises
        ------
        UseError
            Where the plan has no such service.
        """
        from orgdesign.graph.explain import explain

        return explain(self.plan, self.option, service)

    def outcomes(self) -> OutcomeChecks:
        """The classes against published outcomes."""
        from orgdesign.graph.outcomes import against_outcomes

        return against_outcomes(self.plan, self.classes)

    def to_dict(self, explained: str | None) -> dict[str, Any]:
        """The option's classes as plain data."""
        from orgdesign.graph.flips import flips

        return {
            "option": self.option or None,
            "name": self.name,
            "classes": [found.to_dict() for found in self.classes],
            "flips": [flip.to_dict() for flip in flips(self.plan, self.option)],
            "outcomes": self.outcomes().to_dict(),
            "explained": self.explain(explained) if explained is not None else None,
        }


def classes_of(plan: Plan, option: str) -> OptionClasses:
    """Classify the services of an option; of the plan as it stands where no option is named."""
    from orgdesign.graph.classify import classify
    from orgdesign.plan.overlay import overlay

    changed = overlay(plan, option) if option else plan
    names = {o.id: o.name for o in plan.options}
    return OptionClasses(option, names.get(option, plan.settings.name), changed, classify(changed, option))


def document(found: Sequence[OptionClasses], explained: str | None) -> dict[str, Any]:
    """Classes of options as plain data."""
    from orgdesign.graph.side_by_side import compare_classes

    rows = compare_classes([(o.option, o.classes) for o in found])
    return {
        "options": [o.to_dict(explained) for o in found],
        "side_by_side": [row.to_dict() for row in rows] if len(found) > 1 else [],
    }


def print_side_by_side(found: Sequence[OptionClasses]) -> None:
    """Print the classes of several options side by side, those that differ first."""
    from orgdesign.graph.side_by_side import compare_classes

    rows = compare_classes([(o.name, o.classes) for o in found])
    said = [(row.name, *(cell.text for cell in row.cells), row.why) for row in rows]
    show("Classes side by side", ("Service", *(o.name for o in found), "Why they differ"), said, on=out())


def print_classes(found: OptionClasses) -> None:
    """Print an option's classes with their reasons, and everything that a reader should know before using them."""
    rows = [(c.name, _class(c), c.status.value, _basis(c), _why(c)) for c in found.classes]
    show(f"Classes: {found.name}", ("Service", "Class", "How", "Rests on", "Why"), rows, on=out())
    _print_open(found.classes)
    _print_list("Close calls", [f"{c.name}: {c.close_call}" for c in found.classes if c.close_call])
    _print_list("Answers that the plan's own tables speak against", _contested(found.classes))
    _print_outcomes(found.outcomes())


def _class(found: Classification) -> str:
    return found.outcome.value if found.outcome is not None else "-"


def _basis(found: Classification) -> str:
    return found.rests_on.value if found.rests_on is not None else "-"


def _why(found: Classification) -> str:
    """The reason; without 'X is core because it', which the row says already, where the criteria decide."""
    if found.because and found.status.value == "decided":
        return f"{found.because[0].upper()}{found.because[1:]}."
    return found.reason


def _contested(classes: Sequence[Classification]) -> list[str]:
    return [f"{c.name}: {row.sentence}" for c in classes for row in c.disagreements]


def _print_open(classes: Sequence[Classification]) -> None:
    rows = []
    for found in classes:
        if found.outcome is None and found.settled_by is not None:
            ways = [way.sentence for way in found.settled_by.ways]
            more = [f"and {len(ways) - WAYS_SHOWN} other ways"] if len(ways) > WAYS_SHOWN else []
            needed = "\n".join(found.settled_by.needed)
            rows.append((found.name, needed, "\n".join([*ways[:WAYS_SHOWN], *more])))
    if rows:
        show("Still open", ("Service", "Answers needed", "What would settle it"), rows, on=out())


def _print_list(title: str, sentences: Sequence[str]) -> None:
    if sentences:
        say(title, "bold")
        for sentence in sentences:
            say(f"  - {sentence}")
        say()


def _print_outcomes(outcomes: OutcomeChecks) -> None:
    from orgdesign.graph.outcomes import Agreement

    if not outcomes.checks:
        return
    counts = ", ".join(f"{outcomes.count(word)} {word.value}" for word in Agreement if outcomes.count(word))
    firm = f"{outcomes.agree_on_stated} agree on stated answers alone, {outcomes.agree_on_less} on less"
    said = [check.sentence for check in outcomes.checks if check.agreement is not Agreement.AGREES]
    _print_list(f"Against what was published ({len(outcomes.checks)}): {counts}; {firm}", said)
