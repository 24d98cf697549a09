"""An option resolved: the one thing, beside a design, that rules, solver, checker and measures read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from orgdesign.brief.pools import Pool, make_pools
from orgdesign.brief.residents import Residents
from orgdesign.brief.sites import Site, Travel, make_site
from orgdesign.brief.teams import SHARE, Team, teams_of
from orgdesign.brief.told_apart import told_apart
from orgdesign.errors import OpenClassError, UseError
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.plan.overlay import lineage
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import ServiceClass
from orgdesign.plan.tree import PlaceTree
from orgdesign.units import WEIGHT, whole


@dataclass(frozen=True)
class Pair:
    """Two teams that are linked; ``weight`` in hundredths of the links' unit, split by need share."""

    first: str
    second: str
    weight: int


@dataclass(frozen=True)
class Term:
    """An objective and its weight (ten-thousandths per smallest unit of the objective) within a stage."""

    goal: Goal
    weight: int


@dataclass(frozen=True)
class Stage:
    """One rank of the priorities; ``slack`` in ten-thousandths of a percent point or of the stage's unit."""

    rank: int
    terms: tuple[Term, ...]
    slack: Decimal
    slack_unit: str

    @property
    def goals(self) -> frozenset[Goal]:
        """What the stage is judged by."""
        return frozenset(term.goal for term in self.terms)


@dataclass(frozen=True)
class Brief:
    """The question that one option asks. All tuples are in canonical order."""

    plan: Plan
    option: str
    classes: Mapping[str, ServiceClass]
    tree: PlaceTree = field(compare=False, repr=False)
    localities: tuple[str, ...]
    teams: tuple[Team, ...]
    pools: tuple[Pool, ...]
    sites: tuple[Site, ...]
    pairs: tuple[Pair, ...]
    requests: tuple[Request, ...]
    stages: tuple[Stage, ...]
    travel: Travel = field(compare=False, repr=False)
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Services that form no team, with the reason."""

    @cached_property
    def team(self) -> dict[str, Team]:
        """Teams by id."""
        return {t.id: t for t in self.teams}

    @cached_property
    def site(self) -> dict[str, Site]:
        """Sites by id."""
        return {s.id: s for s in self.sites}

    @cached_property
    def teams_by_service(self) -> dict[str, tuple[Team, ...]]:
        """Teams of each service, by locality."""
        found: dict[str, list[Team]] = defaultdict(list)
        for team in self.teams:
            found[team.service].append(team)
        return {service: tuple(teams) for service, teams in found.items()}

    @cached_property
    def pools_by_service(self) -> dict[str, tuple[Pool, ...]]:
        """Pools of each service, none of one that has no posts in scope."""
        found: dict[str, list[Pool]] = defaultdict(list, {t.service: [] for t in self.teams})
        for pool in self.pools:
            found[pool.service].append(pool)
        return {service: tuple(pools) for service, pools in found.items()}

    @cached_property
    def pairs_of(self) -> Mapping[str, Sequence[Pair]]:
        """The linked pairs that each team is one of."""
        found: dict[str, list[Pair]] = {t.id: [] for t in self.teams}
        for pair in self.pairs:
            found[pair.first].append(pair)
            found[pair.second].append(pair)
        return found

    @cached_property
    def pool_of_post(self) -> dict[str, Pool]:
        """The pool of each post in scope."""
        return {post: pool for pool in self.pools for post in pool.posts}

    @cached_property
    def residents(self) -> Residents:
        """Who has to reach each team, and how long that takes them."""
        return Residents(self.plan, self.tree, self.travel)

    def asks(self, kind: Kind) -> tuple[Request, ...]:
        """The requests of one kind."""
        return tuple(r for r in self.requests if r.kind is kind)

    def teams_named(self, name: str) -> tuple[Team, ...]:
        """The teams that a request's subject or object names: one team, or all of a service; empty where none."""
        return (self.team[name],) if name in self.team else self.teams_by_service.get(name, ())

    def sites_in(self, place: str) -> tuple[Site, ...]:
        """Sites within a place; all where ``place`` is empty."""
        return tuple(s for s in self.sites if not place or self.tree.within(s.place, place))

    def may_serve(self, pool: Pool, team: Team) -> bool:
        """Tell whether posts of the pool may belong to the team: same service; fixed posts serve their own locality.

        A fixed post that a request pins to another locality may serve that one.
        """
        if team.service != pool.service or pool.team not in {None, team.id}:
            return False
        if pool.fixed_site is None or team.locality is None or pool.home is None:
            return True
        return team.locality in ({pool.home} | self.pinned_localities.get(pool.apart, set()))

    @cached_property
    def pinned_localities(self) -> dict[str, set[str]]:
        """Localities that requests ask for, by post."""
        found: dict[str, set[str]] = defaultdict(set)
        for request in self.asks(Kind.PIN_LOCALITY):
            found[request.subject].add(request.object)
        return found

    @cached_property
    def go_live(self) -> date | None:
        """When the option goes live: its own date, else that of the nearest option that it starts from."""
        dates = {o.id: o.go_live for o in self.plan.options}
        return next((day for name in reversed(lineage(self.plan, self.option)) if (day := dates[name])), None)

    @cached_property
    def may_keep(self) -> frozenset[str]:
        """Properties that may be in use with nobody there: they must be kept, or a request asks for it."""
        asked = {r.subject for r in self.asks(Kind.KEEP)}
        return frozenset(s.id for s in self.sites if s.must_keep or s.id in asked)

    @cached_property
    def to_keep(self) -> frozenset[str]:
        """Properties that must be kept: by their state, or because a *must* request asks for it."""
        asked = {r.subject for r in self.asks(Kind.KEEP) if r.strength == "must"}
        return frozenset(s.id for s in self.sites if s.must_keep or s.id in asked)

    @cached_property
    def to_close(self) -> frozenset[str]:
        """Properties that a *must* request asks to close."""
        return frozenset(r.subject for r in self.asks(Kind.CLOSE) if r.strength == "must")

    @cached_property
    def pinned_sites(self) -> dict[str, set[str]]:
        """Properties that requests ask for, by post; the post may sit there wherever its team is based."""
        posts = {post for pool in self.pools for post in pool.posts}
        found: dict[str, set[str]] = defaultdict(set)
        for request in self.asks(Kind.PIN_BASE):
            if request.subject in posts and request.object in self.site:
                found[request.subject].add(request.object)
        return found


def make_brief(plan: Plan, option: str, classes: Mapping[str, ServiceClass | None]) -> Brief:
    """Resolve an option whose changes are already in ``plan``.

    ``classes`` holds a class for each service in scope, None where it is open.

    Raises
    ------
    OpenClassError
        Where a service that has posts has no class.
    UseError
        Where the option is not in the plan.
    """
    if option not in {o.id for o in plan.options}:
        raise UseError(f'There is no option "{option}" on the Options sheet.')
    tree = PlaceTree(plan.places, plan.settings.delivery_tier)
    staffed: dict[str, int] = defaultdict(int)
    for post in plan.posts:
        staffed[post.service] += whole(post.fte, 10_000)
    in_scope = [s for s in plan.services if s.in_scope]
    left_out = {s.id: "out of scope" for s in plan.services if not s.in_scope}
    left_out |= {
        s.id: "no posts" + (", though it states its desks" if s.team_desks else "")
        for s in in_scope
        if not staffed[s.id]
    }
    forming = {s.id: s for s in in_scope if staffed[s.id]}
    still_open = sorted(s for s in forming if classes.get(s) is None)
    if still_open:
        raise OpenClassError(still_open)
    settled = {s: kind for s in forming if (kind := classes[s]) is not None}
    teams = [t for s in forming.values() for t in teams_of(plan, tree, s, settled[s.id], staffed[s.id])]
    requests = tuple(r for r in plan.requests if r.option in {None, *lineage(plan, option)})
    return Brief(
        plan=plan,
        option=option,
        classes=settled,
        tree=tree,
        localities=tree.localities(),
        teams=tuple(sorted(teams, key=lambda t: t.id)),
        pools=tuple(make_pools(plan, tree, forming, told_apart(plan.posts, forming, requests))),
        sites=tuple(make_site(p, tree) for p in plan.properties),
        pairs=_pairs(plan, teams),
        requests=requests,
        stages=_stages(plan, option),
        travel=Travel(plan, tree),
        left_out=left_out,
    )


def _pairs(plan: Plan, teams: list[Team]) -> tuple[Pair, ...]:
    """Pairs of linked teams: core with core in the same locality, anything else with each of the other's teams."""
    of: dict[str, list[Team]] = defaultdict(list)
    for team in teams:
        of[team.service].append(team)
    weights: dict[tuple[str, str], int] = defaultdict(int)
    for link in plan.links:
        for one in of[link.origin]:
            for two in of[link.destination]:
                if one.id == two.id or (one.locality and two.locality and one.locality != two.locality):
                    continue
                share = one.share if one.locality else two.share
                first, second = sorted((one.id, two.id))
                weights[first, second] += round(whole(link.weight, WEIGHT) * share / SHARE)
    return tuple(Pair(a, b, w) for (a, b), w in sorted(weights.items()) if w > 0)


def _stages(plan: Plan, option: str) -> tuple[Stage, ...]:
    """The priorities of the nearest option in the lineage that states any; need match where none does."""
    for name in reversed(lineage(plan, option)):
        rows = [p for p in plan.priorities if p.option == name]
        if rows:
            ranks = sorted({p.rank for p in rows})
            return tuple(
                Stage(
                    rank=rank,
                    terms=tuple(Term(p.objective, whole(p.weight, 10_000)) for p in rows if p.rank == rank),
                    slack=max(p.slack for p in rows if p.rank == rank),
                    slack_unit=next(p.slack_unit for p in rows if p.rank == rank),
                )
                for rank in ranks
            )
    return (Stage(1, (Term(Goal.NEED_MATCH, 10_000),), Decimal(0), "percent"),)
