"""Who has to reach a team, and how long that takes them: need by the smallest places known, and travel from there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.brief.sites import Travel
from orgdesign.brief.teams import Team
from orgdesign.plan import Plan
from orgdesign.plan.tree import PlaceTree, latest
from orgdesign.units import whole


class Residents:
    """The need that each team answers by its service's measure, latest period, place by place."""

    def __init__(self, plan: Plan, tree: PlaceTree, travel: Travel) -> None:
        self._plan = plan
        self._tree = tree
        self._travel = travel
        self.measure = {s.id: s.need_measure for s in plan.services if s.need_measure}
        """The need measure of each service that names one."""
        self._of_measure: dict[str, tuple[tuple[str, Decimal], ...]] = {}
        self._of_area: dict[tuple[str, str | None], tuple[tuple[str, Decimal], ...]] = {}
        self._seconds: dict[tuple[str, str | None, str], int] = {}

    def need(self, team: Team) -> tuple[tuple[str, Decimal], ...]:
        """The smallest places known and the need in each: of the team's locality, or of the whole area."""
        measure = self.measure.get(team.service)
        if measure is None:
            return ()
        key = (measure, team.locality)
        if key not in self._of_area:
            if measure not in self._of_measure:
                self._of_measure[measure] = tuple(self._smallest(measure))
            self._of_area[key] = tuple(
                (place, need)
                for place, need in self._of_measure[measure]
                if team.locality is None or self._tree.locality_of(place) == team.locality
            )
        return self._of_area[key]

    def seconds(self, team: Team, site: str) -> int:
        """Need times seconds from where it is to a property, summed and rounded once, halves up."""
        measure = self.measure.get(team.service)
        if measure is None:
            return 0
        key = (measure, team.locality, site)
        if key not in self._seconds:
            legs = (need * self._travel.seconds(place, site) for place, need in self.need(team))
            self._seconds[key] = whole(sum(legs, Decimal(0)), 1)
        return self._seconds[key]

    def _smallest(self, measure: str) -> Iterator[tuple[str, Decimal]]:
        """Each place's figure less what is known of its parts, where anything is left."""
        values = latest(self._plan.needs, measure)[1]
        for place, value in sorted(values.items()):
            parts = (self._tree.total(values, part) or Decimal(0) for part in self._tree.children(place))
            own = value - sum(parts, Decimal(0))
            if own > 0:
                yield place, own
