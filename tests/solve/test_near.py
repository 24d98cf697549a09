"""Parts of a design that are searched again while the rest stays."""

from __future__ import annotations

from orgdesign.solve import Control, Limits
from orgdesign.solve.near import DEEP, estate_nearby
from orgdesign.solve.partwise import Partwise
from orgdesign.solve.reached import stage_value
from tests.builders import two_halls_half_empty


def test_neighbouring_properties_come_once_with_their_teams_and_their_sisters_where_they_are() -> None:
    brief, design = two_halls_half_empty()
    parts = list(estate_nearby(brief, design, brief.stages[0]))
    assert [part.share for part in parts] == [DEEP, DEEP]
    north, south = ({team: list(at) for team, at in part.within.items()} for part in parts)
    assert all(part.services == {"visits", "advice"} for part in parts)
    assert north == {
        "visits@north": ["annexe", "hall"],
        "advice@north": ["annexe", "hall"],
        "visits@south": ["library"],
        "advice@south": ["library"],
    }
    assert south["visits@south"] == ["library"]
    assert south["visits@north"] == ["hall"]


def test_a_property_is_cleared_into_its_neighbour() -> None:
    brief, design = two_halls_half_empty()
    stage = brief.stages[0]
    parts = Partwise(brief, {}, Limits(effort=1), Control(), [])
    best, _ = parts.estate(design, stage, 0, lambda *_: None)
    assert len(best.sites) == 2
    assert stage_value(brief, stage, best) < stage_value(brief, stage, design)
    quick = Partwise(brief, {}, Limits(effort=0.5), Control(), [])
    assert quick.estate(design, stage, 0, lambda *_: None) == (design, [])
