"""What is decided beside the design, kept and read back, measured, compared and said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from orgdesign.app.appointed import contact_rows, coordination_rows, linked_rows
from orgdesign.appointed import Decided
from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.compare import Side, as_is, contact_changes, coordination_changes, link_changes, movers
from orgdesign.compare.movers import pair_differences
from orgdesign.design import Design, Result, Status
from orgdesign.measures import MEASURES
from orgdesign.pipeline import load_results, save_results, solve_options
from orgdesign.plan import Plan
from orgdesign.plan.managers import Contact, Manager
from orgdesign.plan.services import Answer, Reply
from orgdesign.report.names import Names
from orgdesign.solve import Limits
from orgdesign.solve.appoint import appoint
from tests.appointed.county import CONTACTS, a_county, a_manager, its_design
from tests.appointed.test_links import a_team, serving, where
from tests.builders import a_plan, a_post, a_service, an_option, posts


def _decided(short: int = 0, bound: int = 0, **values: object) -> Decided:
    figures = {"missing": short, "travel": 5}
    return Decided("contacts", 4, 4 - short, figures, {"missing": bound, "travel": 5}, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        (_decided(), "4 of 4 named contacts; proven best"),
        (_decided(1, 1), "3 of 4 named contacts; impossible to meet in full"),
        (_decided(1, 0), "3 of 4 named contacts; not met in full within the effort allowed"),
        (replace(_decided(), bounds={"missing": 0, "travel": 4}), "4 of 4 named contacts; a choice without proof"),
    ],
)
def test_a_decision_says_what_is_proven_of_it_and_no_more(decided: Decided, words: str) -> None:
    assert decided.words == words


def test_decisions_and_designs_are_the_same_after_writing_and_reading() -> None:
    brief = a_county()
    design, decided = appoint(brief, its_design(brief), Limits())
    assert Design.from_dict(json.loads(json.dumps(design.to_dict()))) == design
    for one in decided:
        again = Decided.from_dict(json.loads(json.dumps(one.to_dict(), sort_keys=True)))
        assert again == one
        assert list(again.figures) == list(one.figures)


def test_a_design_written_before_contacts_were_decided_can_still_be_read() -> None:
    old = its_design(a_county()).to_dict()
    del old["contacts"], old["coordination"]
    design = Design.from_dict(old)
    assert (design.contacts, design.coordination, design.linked, design.contact) == (None, None, None, {})
    assert "linked" not in design.to_dict()


def _plan() -> Plan:
    """A core and a city-wide service, a manager, and one option."""
    replies = [
        Answer(service=s, criterion=f"C{n}", answer=Reply.YES if s == "visits" or n == 3 else Reply.NO)
        for s in ("visits", "legal")
        for n in range(1, 6)
    ]
    return a_plan(
        services=[a_service("visits"), a_service("legal")],
        posts=[a_post("01"), a_post("02", base="library"), *posts("legal", 2, 3)],
        answers=replies,
        managers=[Manager(id="M1")],
        contacts=[Contact(service="legal", locality="north", post="04")],
        options=[an_option()],
    )


def test_results_keep_contacts_coordination_and_proof(tmp_path: Path) -> None:
    plan = _plan()
    solved = solve_options(plan, limits=Limits(effort=0.5))
    assert solved[0].result.design is not None
    assert solved[0].result.design.contact == {("legal", "north"): "04", ("legal", "south"): "03"}
    assert solved[0].result.design.coordination == {"north": "M1", "south": "M1"}
    again = load_results(plan, save_results(solved, tmp_path / "results.json"))
    assert again[0].result.design == solved[0].result.design
    assert again[0].result.decisions == solved[0].result.decisions
    assert [d["decision"] for d in again[0].certificate["decisions"]] == ["linked posts", "contacts", "coordination"]


def test_results_of_before_contacts_were_decided_load_and_certify(tmp_path: Path) -> None:
    plan = _plan()
    path = save_results(solve_options(plan, limits=Limits(effort=0.5)), tmp_path / "results.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    for block in data["result"]:
        del block["decisions"], block["design"]["contacts"], block["design"]["coordination"], block["design"]["linked"]
    path.write_text(json.dumps(data), encoding="utf-8")
    (solved,) = load_results(plan, path)
    assert solved.result.certified
    assert solved.result.design is not None
    assert solved.result.design.contacts is None


def test_results_of_before_links_were_decided_load_with_the_contacts_that_they_had(tmp_path: Path) -> None:
    plan = _plan()
    path = save_results(solve_options(plan, limits=Limits(effort=0.5)), tmp_path / "results.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    for block in data["result"]:
        block["decisions"] = [d for d in block["decisions"] if d["decision"] != "linked posts"]
        for decided in block["decisions"]:
            decided["figures"] = [f for f in decided["figures"] if f["figure"] != "not linked"]
        del block["design"]["linked"]
    path.write_text(json.dumps(data), encoding="utf-8")
    (solved,) = load_results(plan, path)
    assert solved.result.certified
    assert [d.decision for d in solved.result.decisions] == ["contacts", "coordination"]
    assert solved.result.design is not None
    assert solved.result.design.linked is None
    assert solved.result.design.contacts


def _of_links(brief: Brief, design: Design) -> dict[str, float | None]:
    found = [m.measure(brief, design) for m in MEASURES if m.id.startswith("linked-")]
    return {m.id: None if m.value is None else float(m.value) for m in found}


def test_linked_posts_are_measured_today_and_as_chosen() -> None:
    brief = a_team([*serving("01", place="a"), *serving("02", place="a", fte="0.5"), *serving("03", vacant=True)])
    assert _of_links(brief, today(brief)) == {
        "linked-coverage": 33.3333, "linked-away": 2.3332, "linked-shared": 0, "linked-changes": 0, "linked-travel": 0,
    }  # fmt: skip
    design, _ = appoint(brief, where(brief), Limits())
    found = _of_links(brief, design)
    assert (found["linked-coverage"], found["linked-shared"], found["linked-changes"]) == (100, 1, 1)
    assert set(_of_links(brief, where(brief)).values()) == {None}
    assert set(_of_links(a_county(), today(a_county())).values()) == {None}


def _measured(brief: Brief, design: Design) -> dict[str, float | None]:
    wanted = {"contact-coverage", "contact-travel", "contact-load"}
    wanted |= {"coordinated", "coordination-span", "coordination-parity", "neighbours-split"}
    found = [m.measure(brief, design) for m in MEASURES if m.id in wanted]
    return {m.id: None if m.value is None else float(m.value) for m in found}


def test_contacts_and_coordination_are_measured_today_and_as_chosen() -> None:
    brief = a_county(managers=[a_manager("M1", localities=("a",)), a_manager("M2")])
    assert _measured(brief, today(brief)) == {
        "contact-coverage": 0, "contact-travel": 0, "contact-load": 0,
        "coordinated": 1, "coordination-span": 1, "coordination-parity": 100, "neighbours-split": 3,
    }  # fmt: skip
    design, _ = appoint(brief, its_design(brief), Limits())
    assert _measured(brief, design) == {
        "contact-coverage": 100, "contact-travel": 72, "contact-load": 4,
        "coordinated": 4, "coordination-span": 2, "coordination-parity": 20, "neighbours-split": 1,
    }  # fmt: skip


def test_measures_say_where_nothing_is_decided_or_asked() -> None:
    brief = a_county(managers=())
    assert set(_measured(brief, its_design(brief)).values()) == {None}
    undecided = its_design(a_county())
    assert set(_measured(a_county(), undecided).values()) == {None}


def test_a_comparison_says_whose_contact_and_manager_change() -> None:
    brief = a_county(managers=[a_manager("M1", localities=("a", "b")), a_manager("M2")], contacts=CONTACTS)
    design, _ = appoint(brief, its_design(brief), Limits())
    before, after = as_is(brief), Side("o1", "O1", brief, design, Result("o1", Status.PROVEN_BEST, design))
    assert movers(before, after) == ()
    assert len(contact_changes(before, after)) == 8
    assert [c.to_dict() for c in coordination_changes(before, after)] == [
        {"locality": "c", "manager": [None, "M2"]}, {"locality": "d", "manager": [None, "M2"]},
    ]  # fmt: skip
    (pair,) = pair_differences([before, after])
    assert pair.to_dict()["contacts"][0] == {"service": "advice", "locality": "a", "post": [None, "04"]}
    assert len(pair.to_dict()["coordination"]) == 2
    undecided = replace(after, design=its_design(brief))
    assert contact_changes(before, undecided) == ()
    assert coordination_changes(before, undecided) == ()
    assert {f.rule for f in before.breaches()} >= {"contacts", "coordination"}
    assert "contacts" not in {f.rule for f in after.breaches()}


def test_the_screen_lists_contacts_that_are_lacking_first_and_each_managers_localities() -> None:
    brief = a_county(contacts=[*CONTACTS[1:], Contact(service="legal", locality="a", post="02", load=1)])
    design, _ = appoint(brief, its_design(brief), Limits())
    rows = contact_rows(brief, design, Names([brief.plan]))
    assert [(r["Locality"], r["Contact"], r["How"]) for r in rows if r["Service"] == "Legal"] == [
        ("D", "none", "none"), ("A", "post 02", "as stated"),
        ("B", "post 01", "proposed"), ("C", "post 01", "proposed"),
    ]  # fmt: skip
    managers = coordination_rows(brief, design, Names([brief.plan]))
    assert [(r["Coordinating manager"], r["Localities"]) for r in managers] == [("M1", "A; B"), ("M2", "C; D")]
    assert contact_rows(brief, its_design(brief), Names([brief.plan])) == []
    assert coordination_rows(brief, its_design(brief), Names([brief.plan])) == []


def test_a_comparison_says_which_posts_are_linked_elsewhere() -> None:
    brief = a_team([*serving("01", "02", place="a"), *serving("03", base="annexe")])
    design, _ = appoint(brief, where(brief), Limits())
    before, after = as_is(brief), Side("o1", "O1", brief, design, Result("o1", Status.PROVEN_BEST, design))
    assert [c.to_dict() for c in link_changes(before, after)] == [
        {"service": "visits", "post": "02", "localities": [["a"], ["b"]]},
        {"service": "visits", "post": "03", "localities": [[], ["c"]]},
    ]
    (pair,) = pair_differences([before, after])
    assert len(pair.to_dict()["linked"]) == 2
    assert link_changes(before, replace(after, design=where(brief))) == ()
    assert link_changes(before, replace(after, design=None)) == ()


def test_the_screen_lists_fte_linked_to_each_locality_and_its_posts() -> None:
    brief = a_team([*serving("01", place="a"), *serving("02", place="a"), *serving("03", vacant=True)])
    design, _ = appoint(brief, where(brief), Limits())
    rows = linked_rows(brief, design, Names([brief.plan]))
    assert [(r["Service"], r["Locality"]) for r in rows] == [("Visits", "A"), ("Visits", "B"), ("Visits", "C")]
    assert sum(float(str(r["FTE linked"])) for r in rows) == 3
    said = "; ".join(str(r["Posts"]) for r in rows)
    assert "03 (vacant)" in said
    assert "shared" in said
    assert "another than today" in said
    assert linked_rows(brief, where(brief), Names([brief.plan])) == []
