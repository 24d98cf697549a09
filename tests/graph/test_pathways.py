from typing import Any

from orgdesign.design import Finding
from orgdesign.graph.classify import classify
from orgdesign.graph.pathway_gaps import pathway_findings
from orgdesign.graph.pathways import pathways
from orgdesign.graph.presence import present_as_classified, present_in, present_today
from orgdesign.graph.records import Records
from orgdesign.plan import Plan
from orgdesign.plan.links import Link
from orgdesign.plan.services import Service
from tests.builders import CORE, a_brief, a_design, a_link, a_plan, a_post, a_service

UP, DOWN = "refers to", "steps down to"


def offer(name: str, level: int, to_level: int | None = None, **values: Any) -> Service:
    known: dict[str, Any] = {"need_measure": "families", "age_from": 0, "age_to": 7}
    return a_service(name, level_from=level, level_to=to_level or level, **{**known, **values})


def chain(*services: Service, links: list[Link] | None = None, **tables: Any) -> Plan:
    """A universal, a targeted and a specialist service with every step up and down, unless told otherwise."""
    found = services or (offer("centre", 1), offer("outreach", 2, 3), offer("clinic", 4))
    steps = [
        a_link("centre", "outreach", kind=UP),
        a_link("outreach", "clinic", kind=UP),
        a_link("clinic", "outreach", kind=DOWN),
        a_link("outreach", "centre", kind=DOWN),
    ]
    return a_plan(services=found, links=steps if links is None else links, **{"posts": [], **tables})


def missing(plan: Plan) -> list[tuple[str, int]]:
    return [(f.subject, f.amount) for f in pathway_findings(plan)]


def test_a_whole_pathway_lacks_nothing() -> None:
    assert missing(chain()) == []
    (found,) = pathways(chain())
    assert [stop.services for stop in found.stops] == [("centre",), ("outreach",), ("clinic",)]
    assert (str(found.age_from), str(found.age_to)) == ("0", "7")


def test_every_missing_step_is_named_up_and_down() -> None:
    assert missing(chain(links=[])) == [
        ("families|no step down|specialist to targeted", 2),
        ("families|no step down|targeted to universal", 2),
        ("families|no step up|targeted to specialist", 2),
        ("families|no step up|universal to targeted", 2),
    ]


def test_a_service_that_spans_two_tiers_is_its_own_step() -> None:
    plan = chain(offer("centre", 1, 2), offer("outreach", 3), offer("clinic", 3, 4), links=[])
    assert missing(plan) == []


def test_a_tier_without_a_service_is_missing() -> None:
    plan = chain(offer("centre", 1), offer("clinic", 4), links=[])
    (finding,) = pathway_findings(plan)
    assert finding.sentence == (
        "Families, ages 0 to 7: no targeted service for this need, nor any linked to one, works in any locality."
    )


def test_a_service_of_another_need_counts_where_it_is_linked() -> None:
    clinic = offer("clinic", 4, need_measure="everyone", age_to=19)
    whole = [offer("centre", 1), offer("outreach", 2, 3), clinic]
    assert not [f for f in pathway_findings(chain(*whole)) if f.subject.startswith("families")]
    unlinked = [f.subject for f in pathway_findings(chain(*whole, links=[])) if f.subject.startswith("families")]
    assert "families|no offer|specialist" in unlinked


def test_only_the_ages_that_lack_a_service_are_named() -> None:
    plan = chain(offer("centre", 1), offer("outreach", 2, 3, age_to=3), offer("clinic", 4))
    (finding,) = (f for f in pathway_findings(plan) if "no offer" in f.subject)
    assert finding.sentence.startswith("Families, ages 4 to 7:")


def test_a_step_is_missing_only_where_the_service_does_not_work_today() -> None:
    services = [offer("centre", 1), offer("outreach", 2, 3), offer("clinic", 4)]
    posts = [a_post("1", service="outreach", base=None, place="north")]
    (finding,) = pathway_findings(chain(*services, posts=posts))
    assert (finding.subject, finding.amount) == ("families|no offer|targeted", 1)
    assert "works in South" in finding.sentence


def test_as_classified_every_service_with_a_class_works_everywhere() -> None:
    plan = chain(posts=[a_post("1", service="clinic", base=None, place="north")])
    records = Records(plan)
    assert present_today(records) == {"clinic": {"north"}}
    assert present_as_classified(records, classify(plan))["clinic"] == {"north", "south"}


def test_a_post_for_the_whole_area_is_present_everywhere() -> None:
    plan = chain(posts=[a_post("1", service="clinic", base=None, place="city")])
    assert present_today(Records(plan)) == {"clinic": {"north", "south"}}


def test_in_a_design_a_core_service_works_where_it_has_posts() -> None:
    brief = a_brief(visits=CORE)
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@north", "hall")})
    assert present_in(brief, design) == {"visits": {"north"}}


def test_a_service_that_states_one_end_of_its_levels_is_on_no_pathway() -> None:
    half = offer("half", 1).model_copy(update={"level_to": None})
    assert pathways(chain(half, links=[])) == ()


def test_a_need_without_stated_ages_is_for_all_ages() -> None:
    plan = chain(offer("centre", 1, age_from=None, age_to=None), links=[])
    found: list[Finding] = pathway_findings(plan)
    assert {f.sentence.split(":")[0] for f in found} == {"Families, all ages"}


def test_a_pathway_can_be_written_as_plain_data() -> None:
    assert pathways(chain())[0].to_dict()["age_to"] == "7"
