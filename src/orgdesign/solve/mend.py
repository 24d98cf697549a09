"""An earlier design that lets a priority become too much: part of it searched until it does not, with little else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.rules.decisions import NO_LIMIT, Line, Terms
from orgdesign.rules.register import in_force
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.near import Near
from orgdesign.solve.parts import Kept
from orgdesign.solve.reached import Log, log_of, stage_value
from orgdesign.solve.search import search
from orgdesign.solve.split import settle, split_of
from orgdesign.solve.values import design_of, values_of


def mended(
    brief: Brief,
    need: Mapping[str, int],
    kept: Sequence[Kept],
    stage: Stage,
    begun: Design,
    near: Near,
    limits: Limits,
    control: Control,
) -> tuple[Design | None, Log]:
    """A design from one that exceeds earlier limits, as little as may be; None where the search found none."""
    service = {p.id: p.service for p in brief.pools}
    split = {k: n for k, n in split_of(brief, begun).items() if service[k[0]] not in near.services}
    settled = settle(brief, split)
    decide = decisions(settled, in_force(settled), near.all_within(begun))
    costs = Costs(settled, decide, need)
    terms = [costs.of(done.stage) for done in kept]
    hint = values_of(decide, begun)
    objective: Terms = []
    extra: list[Line] = []
    for done, cost in zip(kept, terms, strict=True):
        over = max(0, stage_value(brief, done.stage, begun) - done.limit)
        excess = [(decide.number(f"over {done.stage.rank}", 0, over), -1)] if over else []
        objective = [*objective, *((variable, 1) for variable, _ in excess)]
        hint = [*hint, *(over for _ in excess)]
        extra.append(Line([*cost, *excess], -NO_LIMIT, done.limit))
    found = search(decide, objective, limits, control, hint=hint, extra=extra)
    log = log_of(f"mended {near.name}", stage, found, decide)
    return (design_of(decide, found.values) if found.values is not None else None), log
