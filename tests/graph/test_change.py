from datetime import date
from typing import Any

from orgdesign.graph.change import Degree, degree_of_change, degrees_of_change
from orgdesign.graph.classify import classify
from orgdesign.plan.links import Alliance
from orgdesign.plan.services import Override
from tests.builders import a_post, a_service
from tests.graph.said import a_case, said_of


def change(letters: str, **more: Any) -> str:
    plan = a_case(letters, **more)
    return degree_of_change(plan, said_of(plan))


def test_a_core_service_is_to_be_split() -> None:
    assert change("yyyyy").startswith("To be split across the three localities")


def test_an_extended_service_stays_and_joins_the_extended_teams() -> None:
    text = change("yyyyn", division="Learning")
    assert text.startswith("Stays city-wide in Learning, but becomes part of the extended team of each locality.")


def test_a_hosted_service_names_its_host_where_it_is_tied_to_one() -> None:
    assert "hosted by East, as part of its management" in change("yyyyy", tied_place="east")
    assert "hosted by one locality" in change("yyyny")


def test_a_city_wide_service_becomes_locality_facing() -> None:
    assert "becomes locality-facing" in change("nnnnn")


def test_an_open_service_says_what_it_waits_for() -> None:
    assert change("yyyuy").startswith("Not yet decided: Visits is open")


def test_what_is_to_move_later_says_so() -> None:
    row = Override(service="visits", kind="later", to_class="extended", reason="Once reshaped.", review="2010-04-01")
    plan = a_case("nnnnn", tables={"overrides": [row]})
    assert "To become extended later, to be looked at again on 1 April 2010." in degree_of_change(plan, said_of(plan))


def test_a_service_out_of_scope_does_not_change() -> None:
    assert change("yyyyy", in_scope=False) == "Outside the scope of the redesign: no change."


def test_posts_alliances_and_dates_are_told() -> None:
    tables = {
        "posts": [a_post("1", base=None), a_post("2", base=None, vacant=True, fte="0.5")],
        "services": [
            a_service(level_from=1, level_to=2, division="Care", funding_ends=date(2011, 3, 31)),
            a_service("centres", division="Care"),
        ],
        "alliances": [Alliance(alliance="Early years", service=s, division="Learning") for s in ("visits", "centres")],
        "overrides": [
            Override(service="visits", kind="override", to_class="core", reason="Yes.", review=date(2010, 9, 1))
        ],
    }
    text = change("yyyyy", tables=tables)
    assert "2 posts, 1.5 FTE, 1 of them vacant." in text
    assert "To join Learning with Centres (natural alliance “Early years”)." in text
    assert "To be looked at again on 1 September 2010." in text
    assert text.endswith("Its funding ends on 31 March 2011.")


def test_the_parts_of_todays_services_stand_together() -> None:
    services = [a_service("b", part_of="Youth"), a_service("a", part_of="Youth"), a_service("c", part_of="Care")]
    plan = a_case("", tables={"services": services})
    found = degrees_of_change(plan, classify(plan))
    assert [(row.current, row.service) for row in found] == [("Care", "c"), ("Youth", "a"), ("Youth", "b")]
    assert {row.degree for row in found} == {Degree.OPEN}
    assert found[0].to_dict()["degree"] == "not yet known"
