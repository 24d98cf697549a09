from datetime import date
from decimal import Decimal

import pytest

from orgdesign.graph.basis import Basis
from orgdesign.graph.classification import FlagKind, Standing
from orgdesign.graph.classify import classify
from orgdesign.plan.fields import Evidence
from orgdesign.plan.links import Alliance
from orgdesign.plan.services import Answer, ClassRule, Criterion, Override, ServiceClass
from tests.builders import CITY_WIDE, CORE, EXTENDED, HOSTED, a_post, a_service, some_settings
from tests.graph.said import a_case, answers, kinds, said, said_of


@pytest.mark.parametrize(
    ("letters", "to_class"),
    [
        ("yyyyy", CORE),
        ("nnyyy", CORE),
        ("yyyyn", EXTENDED),
        ("yynyn", EXTENDED),
        ("yyyny", HOSTED),
        ("yyynn", HOSTED),
        ("nnnyy", CITY_WIDE),
        ("yynnn", CITY_WIDE),
        ("nnnnn", CITY_WIDE),
    ],
)
def test_each_class_follows_from_its_answers(letters: str, to_class: ServiceClass) -> None:
    found = said(letters)
    assert (found.outcome, found.status, found.by_rules) == (to_class, Standing.DECIDED, to_class)


def test_a_service_at_level_four_only_is_city_wide_whatever_else_it_meets() -> None:
    found = said("yyyyy", level_from=4, level_to=4)
    assert found.outcome is CITY_WIDE
    assert "because it serves level 4 of need only" in found.reason
    assert FlagKind.LEVEL_FOUR in kinds(found)


def test_a_range_of_levels_that_ends_at_four_is_not_level_four_only() -> None:
    assert said("yyyyy", level_from=2, level_to=4).outcome is CORE


def test_the_two_triggers_of_hosted_are_told_apart() -> None:
    tied = said("yyyyy", tied_place="east", tied_reason="It delivers in the market square.")
    lacking = said("yyyny")
    assert tied.outcome is lacking.outcome is HOSTED
    assert "tied to one place (East – It delivers in the market square)" in tied.reason
    assert "lacks the capacity to be distributed" in lacking.reason


def test_a_service_that_fails_both_c4_and_c5_is_flagged_as_decided_by_the_order_of_rules() -> None:
    (flag,) = (flag for flag in said("yyynn").flags if flag.kind is FlagKind.ORDER)
    assert flag.sentence == (
        "It fails C4 (capacity) and it fails C5 (profession): it is hosted by the order of the rules; for the second"
        " alone it would be extended."
    )
    assert FlagKind.ORDER not in kinds(said("yyyny"))


def test_a_tied_service_that_cannot_leave_its_profession_is_flagged_too() -> None:
    assert FlagKind.ORDER in kinds(said("yyyyn", tied_place="east"))


def test_label_and_delivery_are_told_apart() -> None:
    extended = said("yyyyn")
    assert (extended.managed_by, extended.delivers_in) == (
        "whole area",
        "all localities, as part of each extended team",
    )
    assert FlagKind.LABEL in kinds(extended)
    assert FlagKind.LABEL not in kinds(said("yyyyy"))


def test_a_city_wide_service_that_is_already_local_should_stay_locality_facing() -> None:
    assert FlagKind.LABEL in kinds(said("ynnnn"))
    assert FlagKind.LABEL not in kinds(said("nynnn"))


def test_the_reason_counts_the_criteria_met_and_names_those_not_met() -> None:
    assert said("yyyyy").reason.endswith(
        "it meets all five criteria (“already local”, “universal or targeted”, “provided directly”, “capacity to be"
        " distributed” and “can leave its professional group”)."
    )
    assert "it meets one of the five criteria (“provided directly”), but not “already local”," in said("nnynn").reason
    assert "it meets no of" not in said("nnnnn").reason


def test_a_class_that_no_completion_changes_is_given() -> None:
    found = said("ypyyn")
    assert found.outcome is EXTENDED
    assert "“universal or targeted” only partly" in found.reason


def test_an_open_class_names_the_answers_that_would_settle_it() -> None:
    found = said("yyyuy")
    assert (found.outcome, found.status) == (None, Standing.OPEN)
    assert found.settled_by is not None
    assert found.settled_by.needed == ("C4",)
    leads = {(way.answers[0].reply.value, way.to_class) for way in found.settled_by.ways}
    assert leads == {("yes", CORE), ("no", HOSTED)}
    assert "may be core or hosted, which depends on “capacity to be distributed”" in found.reason


def test_an_open_answer_that_cannot_matter_is_not_asked_for() -> None:
    found = said("uyyyu")
    assert found.settled_by is not None
    assert found.settled_by.needed == ("C5",)


def test_without_levels_of_need_the_level_is_asked_for_where_it_matters() -> None:
    found = said("ynyyy", level_from=None, level_to=None)
    assert found.settled_by is not None
    assert found.settled_by.needed == ("level of need",)
    assert said("yyyyy", level_from=None, level_to=None).outcome is CORE
    assert said("ynynn", level_from=None, level_to=None).outcome is CITY_WIDE


def test_a_decision_overrides_the_criteria_and_stays_visible() -> None:
    row = Override(
        service="visits", kind="override", to_class=CITY_WIDE, reason="A crucial time.", review=date(2010, 9, 1)
    )
    found = said("yyyyy", tables={"overrides": [row]})
    assert (found.outcome, found.status, found.by_rules) == (CITY_WIDE, Standing.OVERRIDE, CORE)
    assert "by decision, to be looked at again on 1 September 2010: A crucial time" in found.reason
    assert "by the criteria alone it would be core" in found.reason
    assert {FlagKind.OVERRULED, FlagKind.REVIEW} <= kinds(found)


def test_a_review_that_is_past_is_said_to_have_been_due() -> None:
    row = Override(service="visits", kind="override", to_class=CORE, reason="A trial.", review=date(2009, 1, 1))
    (flag,) = (f for f in said("yyyyy", tables={"overrides": [row]}).flags if f.kind is FlagKind.REVIEW)
    assert "was due on 1 January 2009" in flag.sentence


def test_a_review_on_the_very_day_is_still_to_come() -> None:
    row = Override(service="visits", kind="override", to_class=CORE, reason="A trial.", review=date(2009, 9, 15))
    (flag,) = (f for f in said("yyyyy", tables={"overrides": [row]}).flags if f.kind is FlagKind.REVIEW)
    assert flag.sentence == "To be reviewed by 15 September 2009: A trial."


def test_a_service_that_is_to_move_later_keeps_the_class_of_its_criteria_and_says_where_to() -> None:
    row = Override(service="visits", kind="later", to_class="extended", reason="Once reshaped.", review="2010-04-01")
    found = said("nnnnn", tables={"overrides": [row]})
    assert (found.outcome, found.status.value) == (CITY_WIDE, "decided")
    (flag,) = (flag for flag in found.flags if flag.kind is FlagKind.LATER)
    assert flag.sentence == "Meant to become extended later (to be reviewed by 1 April 2010): Once reshaped."


def test_a_pending_service_has_no_class() -> None:
    row = Override(service="visits", kind="pending", to_class=CORE, reason="Under review.")
    found = said("yyyyy", tables={"overrides": [row]})
    assert (found.outcome, found.status, found.by_rules) == (None, Standing.PENDING, CORE)
    assert found.managed_by == ""


def test_an_assumed_class_is_marked_assumed() -> None:
    row = Override(service="visits", kind="assumed", to_class=HOSTED, reason="Nobody knows yet.")
    found = said("yyyuy", tables={"overrides": [row]})
    assert (found.outcome, found.status, found.by_rules) == (HOSTED, Standing.ASSUMED, None)
    assert "is taken as hosted until it is decided" in found.reason


def test_an_override_without_a_class_is_pending() -> None:
    row = Override(service="visits", kind="override", reason="To be discussed.")
    assert said("yyyyy", tables={"overrides": [row]}).status is Standing.PENDING


def test_a_service_out_of_scope_is_listed_and_marked() -> None:
    found = said("yyyyy", in_scope=False, note="Teaching staff stay in their schools.")
    assert (found.outcome, found.status, found.by_rules) == (None, Standing.OUT_OF_SCOPE, CORE)
    assert "Teaching staff stay in their schools" in found.reason


def test_every_service_has_one_classification_in_the_plans_order() -> None:
    services = [a_service(name) for name in ("b", "a", "c")]
    plan = a_case("yyyyy", tables={"services": services, "answers": []})
    assert [found.service for found in classify(plan)] == ["a", "b", "c"]


def test_the_councils_word_for_city_wide_is_used() -> None:
    found = said("nnnnn", settings=some_settings(area_wide="county-wide"))
    assert "is county-wide because" in found.reason
    assert "city-wide" not in found.reason


def test_most_is_strictly_more_than_its_share() -> None:
    assert said("nnyyy", settings=some_settings(most_over=Decimal("0.59"))).outcome is CORE
    assert said("nnyyy", settings=some_settings(most_over=Decimal("0.6"))).outcome is CITY_WIDE


def test_criteria_are_counted_by_weight() -> None:
    criteria = [
        Criterion(id="A", question="Is it wanted?", short="wanted", weight=3),
        Criterion(id="B", question="Is it near?", short="near", weight=1),
        Criterion(id="C", question="Is it cheap?", short="cheap", weight=1),
    ]
    rows = [Answer(service="visits", criterion=c, answer=r) for c, r in (("A", "yes"), ("B", "no"), ("C", "no"))]
    plan = a_case("", tables={"criteria": criteria, "answers": rows})
    found = said_of(plan)
    assert found.outcome is CORE
    assert "3 of 5 by weight" in found.reason


def test_a_councils_own_rule_table_decides_in_its_order() -> None:
    rules = [
        ClassRule(order=1, test="cannot leave profession", to_class=EXTENDED, because="belongs to its profession"),
        ClassRule(order=2, test="otherwise", to_class=CORE, because="may go anywhere"),
    ]
    found = said("nnnnn", tables={"class_rules": rules})
    assert found.outcome is EXTENDED
    assert "because it belongs to its profession" in found.reason


def test_a_class_rests_on_stated_answers_only_where_they_suffice() -> None:
    assert said("yyyyy", evidence=Evidence.STATED).rests_on is Basis.STATED
    assert said("yyyyy", evidence=Evidence.ASSUMED).rests_on is Basis.ASSUMED
    assert said("yyyyy").rests_on is Basis.NOT_MARKED


def test_an_assumed_answer_that_does_not_decide_leaves_the_class_resting_on_the_stated_ones() -> None:
    rows = [*answers("nnn", evidence=Evidence.STATED), *answers("---yy", evidence=Evidence.ASSUMED)]
    service = a_service(level_from=1, level_to=3, evidence=Evidence.STATED)
    assert said("", tables={"answers": rows, "services": [service]}).rests_on is Basis.STATED


def test_a_tie_to_a_place_is_only_as_firm_as_its_row() -> None:
    illustrative = a_service(level_from=1, level_to=3, tied_place="east", evidence=Evidence.ILLUSTRATIVE)
    found = said("yyyyy", evidence=Evidence.STATED, tables={"services": [illustrative]})
    assert (found.outcome, found.rests_on) == (HOSTED, Basis.ILLUSTRATIVE)


def test_one_criterion_more_or_less_is_a_close_call() -> None:
    assert "if “provided directly” were answered no, it would be city-wide" in said("nnyyy").close_call
    assert said("yyyyy").close_call == ""
    assert said("yyyyn").close_call == ""


def test_time_limited_funding_and_alliances_are_flagged() -> None:
    alliance = Alliance(alliance="Early years", service="visits", division="Learning", status="in progress")
    found = said("yyyyy", funding="grant", funding_ends=date(2011, 3, 31), tables={"alliances": [alliance]})
    text = " ".join(flag.sentence for flag in found.flags)
    assert "funding (grant) ends on 31 March 2011" in text
    assert "natural alliance “Early years”, meant for Learning (in progress)" in text


def test_capacity_that_rests_on_vacant_posts_is_flagged() -> None:
    posts = [a_post(f"{i}", fte=1, vacant=i == 2, base=None) for i in range(3)]
    found = said("yyy-y", tables={"posts": posts}, min_team_fte=1)
    assert found.outcome is CORE
    assert FlagKind.VACANCIES in kinds(found)
    assert FlagKind.VACANCIES not in kinds(said("yyyyy", tables={"posts": posts}, min_team_fte=1))


def test_a_service_of_which_nothing_is_known_is_flagged() -> None:
    found = said("-----", level_from=None, level_to=None)
    assert FlagKind.UNANSWERED in kinds(found)
    assert found.status is Standing.OPEN


def test_everything_said_can_be_written_as_plain_data() -> None:
    data = said("yyyuy").to_dict()
    assert (data["status"], data["outcome"], data["settled_by"]["needed"]) == ("open", None, ["C4"])
