"""How large a plan is for the solver, and up to which size it is searched in which way."""

from __future__ import annotations

from collections import Counter

from orgdesign.brief import Brief

WHOLE = 40_000
"""The largest size (see ``size_of``) that is searched as a whole; beyond it two cores get nowhere in minutes."""
SMALL = 600
"""The largest size, and the largest once settled, that CP-SAT searches as a whole; larger ones are put to HiGHS."""
SETTLED = 5_000
"""The largest settled plan (see ``size_of_settled``) that is searched in one piece."""

IN_ONE = 150_000
"""The largest settled plan that is built in one piece, where no first design was found part by part."""

COARSE = 15_000
"""The largest coarse relaxation (see ``size_of_coarse``) that is searched."""
FINE = 18_000
"""The largest coarse relaxation with several lots in a locality that HiGHS is put to; it takes a minute."""
LEAST_LOTS = 3
"""With two lots a bound was measured to rise by no more than 0.3 %."""
RELAXED = 100_000
"""The largest coarse relaxation that is solved as a linear one; beyond it the simplex method takes minutes."""


def at_once(brief: Brief) -> bool:
    """Tell whether a brief is searched as a whole, beside its parts."""
    return size_of(brief) <= WHOLE and size_of_settled(brief) <= SETTLED


def small(brief: Brief) -> bool:
    """Tell whether CP-SAT alone searches a brief as a whole."""
    return size_of(brief) <= SMALL and size_of_settled(brief) <= SMALL


def size_of(brief: Brief) -> int:
    """About how many places there are for pools to sit when the brief is searched as a whole."""
    free = sum(
        1
        for pool in brief.pools
        if len(brief.teams_by_service[pool.service]) > 1 and pool.team is None and not pool.fixed_site
    )
    return free * len(brief.sites)


def size_of_settled(brief: Brief) -> int:
    """About how many bases there are to choose from once the split of posts is settled."""
    inside = Counter(s.locality for s in brief.sites)
    return sum(inside[t.locality] if t.locality else len(brief.sites) for t in brief.teams)


def size_of_coarse(brief: Brief) -> int:
    """About how many places there are for pools to sit when the properties of a locality stand for one."""
    return len(brief.pools) * len(brief.localities)


def lots(brief: Brief) -> int:
    """How many lots a locality may have in a coarse relaxation that HiGHS is put to; 1 where few would prove little."""
    most = FINE // max(1, size_of_coarse(brief))
    return most if most >= LEAST_LOTS else 1
