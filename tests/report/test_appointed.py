"""The sheets of named contacts and coordination, and how much of a post each edition tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.compare import as_is, compare, side_of
from orgdesign.design import Result, Status
from orgdesign.plan.managers import Contact
from orgdesign.solve import Limits
from orgdesign.solve.appoint import appoint
from tests.appointed.county import CONTACTS, a_county, a_manager, its_design
from tests.builders import a_post
from tests.report.made import Made, Rows, column, table

STATED = [*CONTACTS[1:], Contact(service="legal", locality="a", post="02", load="0.5")]
POSTS = [
    a_post("01", service="legal", role="Solicitor"),
    a_post("02", service="legal"),
    a_post("04", service="advice", base="annexe", vacant=True),
]


@pytest.fixture(scope="module")
def made() -> Made:
    brief = a_county(contacts=STATED, posts=POSTS, managers=[a_manager("M1", name="Manager West"), a_manager("M2")])
    design, decided = appoint(brief, its_design(brief), Limits())
    result = Result("o1", Status.WITHOUT_PROOF, design, certified=True, decisions=decided)
    sides = (as_is(brief), side_of(brief, result))
    return Made(compare(sides), sides, {"o1": ()}, {})


def _contacts(path: Path) -> Rows:
    return table(path, "Named contacts")[1]


@pytest.mark.parametrize(
    ("audience", "stated", "proposed"),
    [
        ("hr", "post 02 (as stated)", "post 01, Solicitor (proposed)"),
        ("board", "a post (as stated)", "Solicitor (proposed)"),
        ("staff", "as stated", "proposed"),
        ("public", "as stated", "proposed"),
    ],
)
def test_each_edition_tells_of_a_contact_what_it_may(
    made: Made, tmp_path: Path, audience: str, stated: str, proposed: str
) -> None:
    rows = _contacts(made.export(tmp_path / "p.xlsx", audience))
    assert rows[:4] == [("Advice", place, "none", "none") for place in "ABCD"]
    assert rows[4] == ("Legal", "A", stated, stated)
    assert rows[6] == ("Legal", "C", "none", proposed)


def test_each_manager_has_a_row_with_its_localities_and_its_share(made: Made, tmp_path: Path) -> None:
    head, rows = table(made.export(tmp_path / "p.xlsx"), "Coordination")
    assert head[1] == "Coordinating manager"
    first = rows[2]
    assert first[1:5] == ("Manager West", "A and B", 2, "1 to 2")
    assert first[5:] == (20, "children", 40, 50, 1)
    assert rows[0][2:4] == ("none", 0)


def test_a_plan_without_managers_says_so(tmp_path: Path) -> None:
    brief = a_county(managers=())
    design, _ = appoint(brief, its_design(brief), Limits())
    sides = (as_is(brief), side_of(brief, Result("o1", Status.WITHOUT_PROOF, design, certified=True)))
    path = Made(compare(sides), sides, {"o1": ()}, {}).export(tmp_path / "p.xlsx")
    assert column(path, "Coordination", "Option") == ["The plan has no coordinating managers."]


def test_contacts_and_managers_that_are_lacking_are_questions_to_answer(tmp_path: Path) -> None:
    brief = a_county(posts=POSTS[:1], managers=[a_manager("M1", span_to=3)])
    design, _ = appoint(brief, its_design(brief), Limits())
    sides = (as_is(brief), side_of(brief, Result("o1", Status.WITHOUT_PROOF, design, certified=True)))
    path = Made(compare(sides), sides, {"o1": ()}, {}).export(tmp_path / "p.xlsx", "public")
    asked = dict(zip(column(path, "Questions", "About"), column(path, "Questions", "Question"), strict=True))
    assert asked["Legal"] == "Who is to be its named contact for C and D?"
    assert "Which coordinating manager is to look after it?" in asked.values()


def test_the_card_of_a_locality_names_its_manager_its_contacts_and_what_it_hosts(made: Made, tmp_path: Path) -> None:
    rows = table(made.export(tmp_path / "p.xlsx", "public"), "Locality cards")[1]
    card = {(row[1], row[2]): row[3:] for row in rows if row[0] == "A"}
    of_manager = {
        row[1]: row[2] for row in table(made.export(tmp_path / "p.xlsx"), "Coordination")[1] if row[2] != "none"
    }
    (name,) = [
        manager for manager, places in of_manager.items() if "A" in str(places).replace(" and ", ", ").split(", ")
    ]
    assert card["Coordinated by", "Coordinating manager"][1] == name
    assert card["Named contact", "Legal"] == ("as stated", "as stated")
    assert card["Hosts", "Services of several localities"] == ("none", "none")
