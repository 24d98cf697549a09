"""Requests that just hold in a drawn design, and that the least tightening breaks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.plan.requests import Kind, Request
from tests.builders import CORE, a_request
from tests.certify.fitted import LOCALITIES, Fitted, Fitting

PENNY = Decimal("0.01")


def promises(fitting: Fitting) -> list[tuple[Request, Request]]:
    """Pairs of a request that the design keeps, and one that it does not."""
    return [*_of_posts(fitting), *_of_teams(fitting), *_of_properties(fitting), *_of_amounts(fitting)]


def fitted_with_promises(seed: int, strength: str = "must") -> Fitted:
    """A draw whose plan asks for half of everything that its design happens to keep."""
    fitting = Fitting(seed)
    kept = [pair[0] for pair in promises(fitting) if fitting.may(0.5)]
    return fitting.fitted(*[_numbered(n, row, strength) for n, row in enumerate(kept)])


def _numbered(number: int, row: Request, strength: str = "must") -> Request:
    return Request(**{**row.model_dump(), "id": f"r{number:02}", "strength": strength})


def _of_posts(fitting: Fitting) -> Iterator[tuple[Request, Request]]:
    core = next(p for p in fitting.placements if fitting.classes[p.team.partition("@")[0]] is CORE)
    place = core.team.partition("@")[2]
    other = next(name for name in LOCALITIES if name != place)
    yield a_request(Kind.PIN_LOCALITY, core.post, place), a_request(Kind.PIN_LOCALITY, core.post, other)
    elsewhere = next(site for site in fitting.where if site != core.site)
    yield a_request(Kind.PIN_BASE, core.post, core.site or ""), a_request(Kind.PIN_BASE, core.post, elsewhere)


def _of_teams(fitting: Fitting) -> Iterator[tuple[Request, Request]]:
    lead = fitting.bases["s2"][0]
    host = fitting.locality(lead) or ""
    elsewhere = next(site for site, place in fitting.where.items() if place not in {host, "city"})
    yield a_request(Kind.PIN_BASE, "s2", lead), a_request(Kind.PIN_BASE, "s2", elsewhere)
    yield a_request(Kind.HOST_IN, "s2", host), a_request(Kind.HOST_IN, "s2", fitting.where[elsewhere])
    yield a_request(Kind.FORBID, "s2", elsewhere), a_request(Kind.FORBID, "s2", fitting.bases["s2"][-1])
    for place in LOCALITIES:
        team = f"s1@{place}"
        if fitting.bases[team][0] == lead:
            yield a_request(Kind.TOGETHER, "s2", team), a_request(Kind.APART, "s2", team)
        elif not set(fitting.bases[team]) & set(fitting.bases["s2"]):
            yield a_request(Kind.APART, "s2", team), a_request(Kind.TOGETHER, "s2", team)
        fte = fitting.fte(team)
        yield a_request(Kind.FTE_FLOOR, team, amount=fte), a_request(Kind.FTE_FLOOR, team, amount=fte + PENNY)
    yield from _of_make_up(fitting, lead)


def _of_make_up(fitting: Fitting, lead: str) -> Iterator[tuple[Request, Request]]:
    """The kind of the base, the FTE with a skill or a profession, and who is with the line manager."""
    kind = fitting.properties[lead]["kind"]
    other = "office" if kind == "school" else "school"
    yield a_request(Kind.KIND_OF_BASE, "s2", f"Clinic; {kind}"), a_request(Kind.KIND_OF_BASE, "s2", other)
    for team in ("s1@north", "s2"):
        held = {word: fitting.fte_of(team, word) for word in ("signing", "nursing")}
        least, word = min((fte, word) for word, fte in held.items())
        both = (Kind.SKILL_MIX, team, "Signing; nursing")
        yield a_request(*both, amount=least), a_request(*both, amount=least + PENNY)
        yield a_request(Kind.SKILL_MIX, team, word, least), a_request(Kind.SKILL_MIX, team, word, least + PENNY)
    teams = {place: _parted(fitting, f"s1@{place}") for place in LOCALITIES}
    together = [place for place, parted in teams.items() if not parted]
    apart = [place for place, parted in teams.items() if parted]
    for place, other in zip(together, apart, strict=False):
        yield a_request(Kind.SUPERVISION, f"s1@{place}"), a_request(Kind.SUPERVISION, f"s1@{other}")
        yield a_request(Kind.SUPERVISION, "s2"), a_request(Kind.SUPERVISION, "s1")


def _parted(fitting: Fitting, team: str) -> bool:
    """Tell whether a filled post of the team has a filled line manager in another."""
    where = {p.post: p.team for p in fitting.placements}
    mine = [fitting.posts[p.post] for p in fitting.placements if p.team == team]
    above = [row["manager"] for row in mine if not row["vacant"] and row["manager"] is not None]
    return any(where[manager] != team and not fitting.posts[manager]["vacant"] for manager in above)


def _of_properties(fitting: Fitting) -> Iterator[tuple[Request, Request]]:
    open_ = sorted(fitting.used | fitting.kept)
    shut = sorted(fitting.where.keys() - open_)
    if shut:
        yield a_request(Kind.KEEP, open_[0]), a_request(Kind.KEEP, shut[0])
        yield a_request(Kind.CLOSE, shut[0]), a_request(Kind.CLOSE, open_[0])
    yield a_request(Kind.USE_AT_MOST, amount=len(open_)), a_request(Kind.USE_AT_MOST, amount=len(open_) - 1)
    north = [site for site in open_ if fitting.where[site] == "north"]
    most = a_request(Kind.USE_AT_MOST, "north", amount=len(north))
    yield most, a_request(Kind.USE_AT_MOST, "city", amount=len(north) - 1)


def _of_amounts(fitting: Fitting) -> Iterator[tuple[Request, Request]]:
    open_ = fitting.used | fitting.kept
    rows = fitting.properties
    cost = sum((rows[site]["running_cost"] for site in open_), Decimal(0))
    kind = Kind.RUNNING_COST_CEILING
    yield a_request(kind, amount=cost), a_request(kind, amount=cost - PENNY)
    new = sum(rows[site]["one_off_cost"] for site in open_ if rows[site]["state"] == "candidate")
    left = [row for site, row in rows.items() if site not in open_ and row["state"] != "candidate"]
    once = new + sum(row["release_cost"] for row in left)
    kind = Kind.ONE_OFF_COST_CEILING
    if once > 0:
        yield a_request(kind, amount=once), a_request(kind, amount=once - PENNY)
    signing = sum(
        "signing" in fitting.posts[p.post]["skills"] and not fitting.posts[p.post]["vacant"] and _north(fitting, p.team)
        for p in fitting.placements
    )
    cover = (Kind.COVER, "signing", "north")
    yield a_request(*cover, amount=signing), a_request(*cover, amount=signing + 1)


def _north(fitting: Fitting, team: str) -> bool:
    place = team.partition("@")[2] or fitting.locality(fitting.bases[team][0])
    return place == "north"
