"""What an earlier proof still says: of a plan that allows no design which the earlier one did not, its bounds hold.

A *must* request more takes designs away and makes none better, so that no design is better than before. Three kinds
may give room as well, and then nothing is carried over: a post that is pinned to a property may sit apart from its
team; a post that may not be moved may serve the locality that it is pinned to; and a property that is asked for may be
in use with nobody there, which saves what its release would cost, or brings in what it earns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesign.brief import Brief
from orgdesign.design import StageResult
from orgdesign.errors import DisagreementError
from orgdesign.plan.requests import Kind, Request

_NARROWING = frozenset(
    {
        Kind.HOST_IN,
        Kind.CLOSE,
        Kind.USE_AT_MOST,
        Kind.TOGETHER,
        Kind.APART,
        Kind.FORBID,
        Kind.RUNNING_COST_CEILING,
        Kind.ONE_OFF_COST_CEILING,
        Kind.FTE_FLOOR,
        Kind.CASELOAD_CAP,
        Kind.COVER,
        Kind.REACH,
    }
)
"""Kinds that take designs away and never allow one."""
_NOT_JUDGED = {"strength", "option", "reason", "source", "evidence"}
"""Columns of a request that change nothing of what it asks."""


def narrower(before: Brief, after: Brief) -> bool:
    """Tell whether every design of the brief after is one of the brief before, or no better than one of it.

    The two are the same but for *must* requests that came to it, or that were a *should* before.
    """
    if before.classes != after.classes or before.stages != after.stages or before.go_live != after.go_live:
        return False
    old, new = before.plan.tables(), after.plan.tables()
    if any(old[name] != new[name] for name in old if name not in {"requests", "options", "changes", "priorities"}):
        return False
    asked = {r.id: r for r in after.requests}
    stays = {r.id for r in before.requests}
    if not all(r.id in asked and _as_strict(r, asked[r.id]) for r in before.requests):
        return False
    return all(_narrows(before, after, r) for r in after.requests if r.id not in stays)


def _as_strict(before: Request, after: Request) -> bool:
    """Tell whether a request is the same, or the same asked as a *must* now."""
    same = before.model_dump(exclude=_NOT_JUDGED) == after.model_dump(exclude=_NOT_JUDGED)
    return same and (before.strength == after.strength or after.strength == "must")


def _narrows(before: Brief, after: Brief, request: Request) -> bool:
    """Tell whether a request that came to it only takes designs away."""
    if request.strength != "must":
        return False
    pool = after.pool_of_post.get(request.subject)
    if request.kind is Kind.PIN_BASE:
        return pool is None or request.object in before.pinned_sites.get(request.subject, set())
    if request.kind is Kind.PIN_LOCALITY:
        return pool is None or pool.fixed_site is None or request.object == pool.home
    if request.kind is Kind.KEEP:
        return request.subject in before.may_keep or not _gains(after, request.subject)
    return request.kind in _NARROWING


def _gains(brief: Brief, name: str) -> bool:
    """Tell whether it could pay to have a property in use with nobody there."""
    site = brief.site.get(name)
    if site is None:
        return False
    saved = site.release_cost if site.in_use else -site.one_off_cost
    return saved > 0 or site.running_cost < 0


def with_bounds(
    before: Sequence[StageResult], after: Sequence[StageResult]
) -> tuple[tuple[StageResult, ...], list[int]]:
    """The later stages with every earlier bound that holds for them and says more, and the ranks that have one.

    To be asked only of a plan that is ``narrower``. An earlier bound holds as long as no priority before it may
    become more than it might then.

    Raises
    ------
    DisagreementError
        Where a later design is better than an earlier bound allows, so that one of the two is wrong.
    """
    stages: list[StageResult] = []
    ranks: list[int] = []
    holds = [(s.rank, s.goals) for s in before] == [(s.rank, s.goals) for s in after]
    for old, new in zip(before, after, strict=False):
        if holds and old.bound > new.value:
            raise DisagreementError(
                [f"priority {new.rank} reached {new.value}, and {old.bound} was proven to be least."]
            )
        better = holds and old.bound > new.bound
        stages.append(replace(new, bound=old.bound, proven=old.bound == new.value) if better else new)
        ranks += [new.rank] if better else []
        holds = holds and new.limit <= old.limit
    return (*stages, *after[len(stages) :]), ranks
