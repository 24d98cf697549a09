"""The example rows of the blank template: a tiny council that passes every check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from orgdesign.errors import PlanError, Problem
from orgdesign.plan import TABLES, Plan
from orgdesign.plan.defaults import CLASS_RULES, CRITERIA
from orgdesign.plan.fields import Row
from orgdesign.plan.parse import parse_row

MARK = "example row: replace"
"""Stands in the source column of every example row."""

_ROWS: Mapping[str, Sequence[str]] = {
    "plan": (
        "name=Delivering through localities & area=Example city & as_at=2009-09-15 & tiers=city; locality; ward"
        " & delivery_tier=locality & base_option=as-published",
    ),
    "places": (
        "id=city & name=Example city & tier=city & x=519000 & y=299000",
        "id=central-east & name=Central and East & tier=locality & parent=city & x=519500 & y=299000",
        "id=north-west & name=North and West & tier=locality & parent=city & x=517200 & y=301500",
        "id=ward-01 & name=First ward & tier=ward & parent=central-east & x=519300 & y=298800",
        "id=ward-02 & name=Second ward & tier=ward & parent=north-west & x=517000 & y=301800",
    ),
    "needs": (
        "place=ward-01 & measure=children 8-13 & period=2009 & value=1250 & unit=children",
        "place=ward-02 & measure=children 8-13 & period=2009 & value=980 & unit=children",
    ),
    "services": (
        "id=play-service & name=Play service & part_of=Children & agency=council & division=Communities"
        " & profession=playwork & level_from=1 & level_to=2 & age_from=8 & age_to=13 & need_measure=children 8-13"
        " & min_team_fte=0.5",
        "id=childrens-centres & name=Children's centres & agency=council & profession=early years & level_from=1"
        " & level_to=2 & age_from=0 & age_to=7 & meeting_rooms=0.2 & interview_rooms=0.5 & public_access=yes",
        "id=educational-psychology & name=Educational psychology & agency=council & profession=psychology"
        " & level_from=2 & level_to=3 & statutory=yes & delivery=through settings",
    ),
    "answers": (
        "service=play-service & criterion=C1 & answer=yes & reason=Sessions already run in both localities.",
        "service=play-service & criterion=C4 & answer=yes & localities=2 & reason=There are posts for both.",
    ),
    "overrides": (
        "service=educational-psychology & kind=override & to_class=extended & reason=Splitting would fragment it."
        " & review=2010-09-01",
    ),
    "outcomes": ("service=play-service & outcome=core & change=Split across the localities.",),
    "posts": (
        "id=00400 & service=play-service & role=Play manager & profession=playwork & grade=PO1 & fte=1"
        " & employer=council & base=town-hall & place=central-east & cost=34000",
        "id=00417 & service=play-service & role=Play worker & profession=playwork & grade=SO1 & fte=0.8"
        " & employer=council & base=library & place=north-west & manager=00400 & cost=22800 & skills=family support",
        "id=00501 & service=childrens-centres & role=Centre worker & grade=SC5 & fte=1 & vacant=yes"
        " & employer=council & base=library & manager=00400 & cost=24000",
        "id=00601 & service=educational-psychology & role=Psychologist & grade=EP3 & fte=0.6 & employer=council"
        " & base=town-hall & movable=no & not_movable_because=shares a clinic with a partner & cost=31000",
    ),
    "properties": (
        "id=town-hall & name=Town Hall & kind=office & owner=council & tenure=freehold & place=ward-01 & x=519210"
        " & y=298670 & uprn=010008000001 & desks=40 & desks_taken=4 & meeting_rooms=2 & interview_rooms=1"
        " & running_cost=64000 & step_free=yes & public_access=yes & condition=B",
        "id=library & name=Library & kind=library & owner=council & tenure=leasehold & tenure_ends=2014-03-31"
        " & place=ward-02 & x=517050 & y=301700 & desks=8 & running_cost=21000 & step_free=yes & public_access=yes",
    ),
    "links": ("origin=play-service & destination=childrens-centres & kind=works with & weight=5",),
    "alliances": (
        "alliance=Early help & service=play-service & division=Communities",
        "alliance=Early help & service=childrens-centres & division=Communities",
    ),
    "travel": ("origin=town-hall & destination=library & minutes=12.5 & km=6.1",),
    "requests": (
        "id=R01 & kind=together & subject=play-service & object=childrens-centres & strength=should"
        " & reason=Joint duty system",
        "id=R02 & kind=fte floor & subject=play-service@central-east & amount=0.5 & strength=must"
        " & reason=Entitlement in every locality",
    ),
    "managers": (
        "id=ISM-01 & name=Integrated service manager 1 & employer=council & localities=central-east; north-west"
        " & span_from=1 & span_to=2 & load_measure=children 8-13",
    ),
    "contacts": ("service=educational-psychology & locality=central-east & post=00601 & load=0.1",),
    "options": (
        "id=as-published & name=As published & go_live=2010-04-01 & about_it=Two localities, as consulted on.",
        "id=one-building & name=One building & parent=as-published & about_it=What if the library closes?",
    ),
    "changes": (
        "option=one-building & order=1 & action=set & to_table=properties & row=library & column_name=state"
        " & value=closing & why=The lease could be given up.",
    ),
    "priorities": (
        "option=as-published & rank=1 & objective=need match & slack=5",
        "option=as-published & rank=2 & objective=staff travel",
    ),
    "workstreams": (
        "id=front-door & title=Front door & kind=service & order=1 & lead=Head of service & state=open"
        " & aims=Fewer handovers.",
        "id=workforce & title=Workforce & kind=enabling & order=2 & state=planned",
    ),
    "milestones": (
        "id=heads-recruited & title=Heads of locality recruited & workstream=workforce & period=end of October 2009"
        " & due=2009-10-31 & status=under way",
        "id=teams-in-place & title=Locality teams in place & period=April 2010 & due=2010-04-30"
        " & after=heads-recruited & status=planned & gate=Vacancies are filled.",
    ),
    "progress": (
        "subject=front-door & as_at=2009-09-15 & done=Tested in one locality. & to_do=Test it in the other."
        " & benchmark=Others are at a pilot. & standing=in line",
    ),
    "ratings": (
        "subject=front-door & dimension=readiness & as_at=2009-09-15 & rating=green & reason=It is known what to do.",
        "subject=front-door & dimension=delivery & as_at=2009-09-15 & rating=amber & reason=One locality is to come.",
    ),
    "series": (
        "measure=referrals & place=city & period=April and May 2008 & ends=2008-05-31 & value=400 & unit=referrals",
        "measure=referrals & place=city & period=April and May 2009 & ends=2009-05-31 & value=380 & unit=referrals"
        " & stated_change=-5",
    ),
    "consultation": (
        "id=Q1 & round=June and July 2009 & number=1 & question=Is the balance of services right?"
        " & asked_of=staff and partners & answer=Most agree. & action=Design goes on. & findings=F1",
    ),
    "replies": (
        "id=Q1-a & question=Q1 & kind=challenge & said=Services must be consistent. & theme=consistency & group=staff"
        " & touches=play-service & reply=It is built into the design. & findings=F1",
    ),
    "findings": (
        "id=F1 & number=1 & title=Appoint the heads early. & follows=They lead the design."
        " & milestones=heads-recruited",
    ),
    "risks": (
        "id=K1 & title=Capacity of partners & kind=challenge & order=1 & workstream=workforce & likelihood=medium"
        " & effect=high & response=Partners sit on the delivery groups. & lead=Programme lead & status=open",
    ),
    "boards": (
        "id=trust-board & title=Trust board & place=city & role=decides & terms=agreed",
        "id=central-east-partnership & title=Local partnership board & place=central-east & role=open"
        " & under=trust-board & members=Head of locality; schools; health & terms=drafted & meets=every term",
    ),
    "decisions": (
        "id=D1 & title=The option to consult on & board=trust-board & option=as-published & outcome=chosen"
        " & period=September 2009 & on=2009-09-15 & reason=It serves most families near home.",
        "id=D2 & title=The option to consult on & board=trust-board & option=one-building & outcome=not chosen"
        " & on=2009-09-15 & reason=It asks families to travel further.",
    ),
    "impacts": (
        "id=I1 & title=Fewer referrals & group=Families & outcomes=staying safe & measure=referrals & better=down"
        " & target=350 & by=2010-04-30 & how=Counted every two months.",
    ),
}
"""Rows by table, written as name=value parted by &."""


@cache
def example_plan() -> Plan:
    """The plan that the template's example rows make, with the shipped criteria and rule table."""
    tables: dict[str, Sequence[Row]] = {"criteria": CRITERIA, "class_rules": CLASS_RULES}
    for name, rows in _ROWS.items():
        tables[name] = [_row(TABLES[name], text) for text in rows]
    return Plan.of(tables)


def _row(kind: type[Row], text: str) -> Row:
    cells = (cell.partition("=") for cell in text.split(" & "))
    values: dict[str, object] = {name.strip(): value for name, _, value in cells}
    row, faults = parse_row(kind, {**values, "source": MARK, "evidence": "illustrative"})
    if row is None:
        raise PlanError([Problem(f.code, kind.table, f.expected, None, f.column, f.value) for f in faults])
    return row
