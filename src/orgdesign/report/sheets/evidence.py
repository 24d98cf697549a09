"""What the proposal assumes, and what its figures rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from orgdesign.measures.travel import CARBON_GRAMS_PER_KM, TRIPS_A_DAY
from orgdesign.plan.fields import Evidence, Row
from orgdesign.plan.settings import Settings
from orgdesign.report.disclosure import SMALLEST_SHOWN
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline, listed

_ONE_BY_ONE = frozenset({"services", "answers", "overrides", "criteria", "class_rules", "requests", "outcomes"})
"""Tables whose assumed rows are each a judgement worth reading; the others are counted by source."""
_ASSUMED = frozenset({Evidence.ASSUMED, Evidence.ILLUSTRATIVE})
_NOT_PARAMETERS = frozenset(
    {"name", "area", "currency", "as_at", "tiers", "rules_off", "base_option", "source", "evidence"}
)


def evidence(proposal: Proposal) -> Sheet:
    """A row for each table of the plan: how many of its rows are stated, derived, assumed or illustrative."""
    columns = (
        Column("Table", 20),
        Column("Rows", 10, Form.WHOLE),
        *(Column(kind.value.capitalize(), 12, Form.WHOLE) for kind in Evidence),
        Column("Not marked", 12, Form.WHOLE),
        Column("Stated or derived (%)", 14, Form.WHOLE, note="evidence"),
    )
    rows = [_counts(proposal, kind.sheet, found) for kind, found in _tables(proposal)]
    return Sheet(
        label="Evidence",
        title=f"What the figures rest on, by table of the plan, {inline(proposal.plan.settings.area)}",
        lines=("A row of the plan may say what it rests on; those that do not are counted as not marked.",),
        columns=columns,
        rows=filled(rows, len(columns), "The plan has no rows."),
    )


def _tables(proposal: Proposal) -> Iterator[tuple[type[Row], tuple[Row, ...]]]:
    for rows in proposal.plan.tables().values():
        if rows:
            yield type(rows[0]), rows


def _counts(proposal: Proposal, sheet: str, rows: tuple[Row, ...]) -> tuple[Cell, ...]:
    kinds = Counter(row.evidence for row in rows)
    firm = kinds[Evidence.STATED] + kinds[Evidence.DERIVED]
    share = Decimal(100 * firm) / len(rows)
    if proposal.protection.holds_back and sheet == "Posts" and _few(kinds.values()):
        return (sheet, *[Shorthand.HELD_BACK] * (len(Evidence) + 3))
    return (sheet, len(rows), *(kinds[kind] for kind in Evidence), kinds[None], share)


def _few(counts: Iterable[int]) -> bool:
    return any(0 < count < SMALLEST_SHOWN for count in counts)


def assumptions(proposal: Proposal) -> Sheet:
    """What is assumed or illustrative: judgements by what they are about, figures by their source."""
    columns = (
        Column("Table", 18),
        Column("What", 50),
        Column("Evidence", 14),
        Column("Rows", 10, Form.WHOLE),
        Column("Source", 60),
    )
    rows = [row for kind, found in _tables(proposal) for row in _assumed(proposal, kind, found)]
    return Sheet(
        label="Assumptions",
        title=f"Assumptions, {inline(proposal.plan.settings.area)}",
        lines=("Judgements are listed by what they are about, figures by their source, with the number of rows.",),
        columns=columns,
        rows=filled(rows, len(columns), "Nothing in the plan is marked as assumed or illustrative."),
    )


def _assumed(proposal: Proposal, kind: type[Row], rows: tuple[Row, ...]) -> Iterator[tuple[Cell, ...]]:
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.evidence in _ASSUMED and row.evidence is not None:
            first, *rest = row.ident() if _is_judgement(row) else ("rows of this source",)
            groups[proposal.names.services.get(first, first), row.evidence.value, row.source].append(" ".join(rest))
    for (what, word, source), parts in sorted(groups.items()):
        few = proposal.protection.holds_back and kind.table == "posts" and _few([len(parts)])
        shown: Cell = Shorthand.HELD_BACK if few else len(parts)
        named = listed([part for part in parts if part])
        yield kind.sheet, clean(f"{what}: {named}" if named else what), word, shown, clean(source)


def _is_judgement(row: Row) -> bool:
    return row.evidence is Evidence.ASSUMED and row.table in _ONE_BY_ONE


def parameters(proposal: Proposal) -> Sheet:
    """The figures that every rule and measure uses, with their meaning."""
    settings = proposal.plan.settings
    columns = (
        Column("Parameter", 26),
        Column("Value", 14),
        Column("Unit", 22),
        Column("Meaning", 80),
    )
    rows: list[tuple[Cell, ...]] = [
        (c.name.replace("_", " "), _value(settings, c.name), clean(c.unit) if c.unit else "words", clean(c.meaning))
        for c in Settings.columns()
        if c.name not in _NOT_PARAMETERS
    ]
    carbon = "Carbon of a kilometre by car: an assumption for an average car, rounded from published factors."
    rows.append(("carbon of travel", CARBON_GRAMS_PER_KM, "grams CO2e per km", carbon))
    rows.append(("trips a day", TRIPS_A_DAY, "trips", "There and back, for the travel that a move could add."))
    return Sheet(
        label="Parameters",
        title=f"Parameters used throughout, {inline(settings.area)}",
        lines=("The council can change each of these in its workbook, except the last two.",),
        columns=columns,
        rows=tuple(rows),
    )


def _value(settings: Settings, name: str) -> Cell:
    value = getattr(settings, name)
    return value if isinstance(value, int | Decimal) else clean(str(value))
