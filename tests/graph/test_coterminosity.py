from orgdesign.graph.coterminosity import Footprint, coterminosity_findings, footprints
from orgdesign.plan import Plan
from tests.builders import a_plan, a_post, a_service


def partners() -> Plan:
    posts = [
        a_post("1", base="hall"),
        a_post("2", base=None, place="city", employer="health trust", fte="0.5"),
        a_post("3", base=None, employer="health trust"),
        a_post("4", base="hall", service="clinic"),
    ]
    return a_plan(services=[a_service(agency="council"), a_service("clinic")], posts=posts)


def test_fte_is_told_apart_by_what_it_serves() -> None:
    assert footprints(partners()) == (
        Footprint("council", 10_000, 0, 0),
        Footprint("health trust", 0, 5_000, 10_000),
        Footprint("no employer stated", 10_000, 0, 0),
    )


def test_only_employers_that_do_not_fit_are_found() -> None:
    (finding,) = coterminosity_findings(partners())
    assert (finding.subject, finding.amount) == ("health trust", 15_000)
    assert finding.sentence == (
        "Of 1.5 FTE of health trust, 0.0 serve one locality today, 0.5 a wider area, and of 1.0 it is not known."
    )


def test_a_footprint_can_be_written_as_plain_data() -> None:
    assert footprints(partners())[0].to_dict()["wider"] == 0
