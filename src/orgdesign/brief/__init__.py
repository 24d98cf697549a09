"""The question: an option resolved into teams to form, pools of posts, sites, pairs, requests and priorities.

Rules, solver, checker and measures read a Brief and a Design and nothing else.
"""

from orgdesign.brief.brief import Brief, Pair, Stage, Term, make_brief
from orgdesign.brief.pools import Pool
from orgdesign.brief.sites import Site
from orgdesign.brief.teams import Team

__all__ = ["Brief", "Pair", "Pool", "Site", "Stage", "Team", "Term", "make_brief"]
