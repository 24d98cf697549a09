"""A property kept."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.keep import Keep
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_request

ASK = Keep()
REQUEST = a_request(Kind.KEEP, "library")
BRIEF = a_brief(a_plan(requests=[REQUEST]), visits=CITY_WIDE)
AT_THE_HALL = {"01": ("visits", "hall"), "02": ("visits", "hall")}


def test_a_property_kept_in_use_is_kept_though_nobody_sits_there() -> None:
    design = a_design(BRIEF, AT_THE_HALL, kept=["library"])
    assert ASK.shortfall(BRIEF, design, REQUEST) == (0, "library is in use.")


def test_a_property_that_is_released_falls_short_by_one() -> None:
    assert ASK.shortfall(BRIEF, a_design(BRIEF, AT_THE_HALL), REQUEST) == (1, "library is not in use.")
