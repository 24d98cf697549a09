"""What is measured: every case by part, council, variant, seed and way, and how a few of them are chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.weighing import VARIANTS, weighed_option
from orgdesign.pipeline import option_ids
from orgdesign.scenarios import scenario_folder, shipped_scenarios
from orgdesign.workbook import read_plan

Part = Literal["solve", "first", "whatif", "rivals", "growth", "shipped"]
PARTS: tuple[Part, ...] = ("solve", "first", "rivals", "whatif", "growth", "shipped")
SIZES: Mapping[str, int] = {"S": 3, "M": 2, "L": 1, "XL": 1}
"""Named sizes, each with the seeds that are measured unless told otherwise."""
STOP: Mapping[str, float] = {"S": 60, "M": 120, "L": 420, "XL": 840}
"""Seconds after which a case keeps its best plan, if it is not done before."""
STOP_ELSE = 420.0
GROWTH = (5, 11, 22, 44)
MEASURED = ("flexible", "flexible-no-gains", "fixed", "fixed-no-gains")
AGAINST = ("flexible", "fixed")
"""Variants that rivals are put to."""
RIVALS = ("planner", "CP-SAT in one piece", "HiGHS in one piece")
AGAIN = ("cold", "warm")


@dataclass(frozen=True)
class Case:
    """One case; ``what`` is a size, a number of localities or a shipped council.

    ``variant`` is the variant, or a shipped council's option; ``way`` a rival, staged or weighed, cold or warm.
    """

    part: Part
    what: str
    variant: str
    seed: int = 0
    way: str = ""

    @property
    def key(self) -> str:
        """What the record keeps it under."""
        return " | ".join((self.part, self.what, self.variant, str(self.seed), self.way))

    @property
    def generated(self) -> bool:
        """Tell whether the council is made up."""
        return self.seed > 0

    @property
    def option(self) -> str:
        """The option that is solved."""
        if self.generated:
            return VARIANTS[self.variant].option
        return weighed_option(self.variant) if self.way == "weighed" else self.variant

    @property
    def fixed(self) -> bool:
        """Tell whether the split is settled beforehand."""
        return self.generated and not VARIANTS[self.variant].band

    @property
    def stop_after(self) -> float:
        """Seconds after which it keeps the best that it has."""
        return STOP.get(self.what, STOP_ELSE)

    @property
    def start(self) -> Case:
        """The case whose result a rival or a what-if is measured against."""
        if self.generated:
            return Case("solve", self.what, self.variant, self.seed)
        return Case("shipped", self.what, self.variant, 0, "staged")


def chosen(
    only: Sequence[str], parts: Sequence[str], seeds: int | None, variants: Sequence[str] = MEASURED
) -> list[Case]:
    """The cases of the sizes and councils named (all where none is), in an order in which each finds its start."""
    shipped = shipped_scenarios()
    known = [*SIZES, "growth", "shipped", *shipped, *map(str, GROWTH)]
    unknown = sorted(set(only) - set(known))
    if unknown:
        raise SystemExit(f"Not known: {', '.join(unknown)}. There are: {', '.join(known)}.")
    found: list[Case] = []
    for size, usual in SIZES.items():
        if not only or size in only:
            found += _sized(size, seeds or usual, variants)
    for count in GROWTH:
        if not only or {"growth", str(count)} & set(only):
            found += [Case("growth", str(count), "flexible", seed + 1) for seed in range(seeds or 1)]
    for name in shipped:
        if not only or {"shipped", name} & set(only):
            found += _shipped(name)
    return [case for case in found if case.part in parts]


def _sized(size: str, seeds: int, variants: Sequence[str]) -> Iterator[Case]:
    for seed in range(1, seeds + 1):
        names = [v for v in variants if size != "XL" or v == "flexible"]
        for name in names:
            yield Case("solve", size, name, seed)
        if "flexible" in names:
            yield Case("first", size, "flexible", seed)
            if size in {"S", "L"}:
                yield from (Case("whatif", size, "flexible", seed, way) for way in AGAIN)
        if seed == 1:
            yield from (Case("rivals", size, v, 1, way) for v in AGAINST if v in names for way in _rivals(size))


def _rivals(size: str) -> tuple[str, ...]:
    """At XL only the planner: one model of it all is beyond this machine's memory."""
    return RIVALS[:1] if size == "XL" else RIVALS


def _shipped(name: str) -> Iterator[Case]:
    options = option_ids(read_plan(scenario_folder(name)))
    for option in options:
        yield from (Case("shipped", name, option, 0, way) for way in ("staged", "weighed"))
    yield from (Case("whatif", name, options[0], 0, way) for way in AGAIN)
    yield from (Case("rivals", name, options[0], 0, way) for way in RIVALS)
