"""Which column a heading means: its own name, however written, or a word that councils use for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from orgdesign.plan.fields import Row
from orgdesign.plan.parse import columns_of

_X = "easting; geo x; longitude; long; bng e; x coordinate; x co-ordinate; x coord"
_Y = "northing; geo y; latitude; lat; bng n; y coordinate; y co-ordinate; y coord"

SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "places": {
        "id": "place id; place code",
        "name": "place name",
        "tier": "level; geography",
        "parent": "part of; within; parent place",
        "x": _X,
        "y": _Y,
        "code": "gss code; ons code; official code",
        "code_year": "year of code; boundary year",
    },
    "needs": {
        "place": "place id; ward; locality; area",
        "measure": "indicator; need",
        "period": "year",
        "value": "count; number; figure",
        "unit": "unit of measure; units",
    },
    "services": {
        "id": "service id; service code; component id",
        "name": "service name; service; component",
        "part_of": "parent service; current service",
        "agency": "employer; organisation; provider",
        "division": "directorate; department",
        "profession": "professional group; occupational group",
        "age_from": "minimum age; min age; statutory low age; lower age",
        "age_to": "maximum age; max age; statutory high age; upper age",
        "min_team_fte": "minimum team; minimum viable team; minimum team fte",
        "funding": "funding stream; funding source",
        "funding_ends": "funding end date; funding end",
        "note": "notes; comments; comment",
    },
    "answers": {"service": "service id", "criterion": "criteria; criterion id", "answer": "reply; response"},
    "overrides": {"service": "service id", "to_class": "class", "review": "review date"},
    "outcomes": {"service": "service id", "outcome": "class; published class"},
    "posts": {
        "id": "position number; position no; position id; post number; post no; post id; post unique reference",
        "service": "service id; team; service area",
        "role": "job title; position title; post title; generic job title; title",
        "profession": "professional group; occupational group; professional/occupational group",
        "grade": "pay scale; payscale; pay band; band; scale",
        "fte": "budgeted fte; establishment fte; actual fte; full time equivalent; wte",
        "vacant": "vacancy; is vacant",
        "contract": "contract type; employment type",
        "contract_ends": "contract end date; contract end; end date",
        "employer": "organisation; agency",
        "base": "site; location; work location; work base; building; office; property; property id",
        "place": "locality; ward; area; patch",
        "manager": "reports to; reports to position; reports to post; reports to senior post; manager post"
        "; reporting senior post; line manager post; line manager position",
        "cost": "salary; annual cost; salary cost; total cost",
        "movable": "may move; can move",
        "skills": "skill; qualifications",
    },
    "properties": {
        "id": "property id; asset code; unique asset identity; unique asset id; site id; property reference; site code",
        "name": "property name; site name; building name; building",
        "kind": "property type; asset type; use; type",
        "owner": "organisation; organisation name; organisation label",
        "tenure": "tenure type; tenure category",
        "tenure_ends": "lease end; lease end date; lease expiry; lease expires",
        "place": "ward; locality; area; administrative ward",
        "x": _X,
        "y": _Y,
        "uprn": "unique property reference number; unique property reference number uprn",
        "desks": "desk capacity; workstations; work stations; capacity; total desks",
        "desks_taken": "desks occupied by others; desks used by others",
        "state": "status",
        "running_cost": "annual running cost; annual cost; running costs; revenue cost",
        "one_off_cost": "fit out cost; capital cost; one-off costs",
        "release_cost": "disposal cost; exit cost",
        "ict": "network; networks; ict network",
        "step_free": "accessible; step free access; wheelchair access",
        "public_access": "open to public; public facing",
        "condition": "condition grade; condition rating; condition category",
    },
    "links": {"origin": "from; from service", "destination": "to; to service", "kind": "type; link type"},
    "alliances": {"alliance": "name; alliance name", "service": "service id; member"},
    "travel": {
        "origin": "from",
        "destination": "to",
        "minutes": "time; travel time; mins; minutes of travel",
        "km": "distance; kilometres; distance km",
    },
    "requests": {"id": "request id", "kind": "type", "strength": "must or should", "reason": "why"},
    "managers": {"id": "post number; position number; post id", "employer": "organisation; agency"},
    "contacts": {"service": "service id", "locality": "place", "post": "contact post; post number; position number"},
    "options": {"id": "option id", "name": "option name", "go_live": "go live date; start date"},
    "priorities": {"option": "option id", "objective": "goal", "rank": "priority"},
    "workstreams": {
        "id": "workstream id",
        "title": "name; workstream; workstream name; strand",
        "kind": "type",
        "group": "theme; block",
        "lead": "workstream lead; lead role; owner",
        "state": "status",
        "opened": "start date; start",
        "closes": "end date; finish",
    },
    "milestones": {
        "id": "milestone id; reference; ref",
        "title": "name; milestone; task",
        "workstream": "workstream id; strand",
        "period": "timescale; when",
        "due": "due date; target date; deadline; finish",
        "after": "predecessors; depends on; dependencies",
        "lead": "lead role; owner; milestone owner",
        "gate": "gateway; condition",
        "note": "notes; comments; comment",
    },
    "progress": {
        "subject": "element; workstream; milestone",
        "as_at": "report date; date",
        "done": "done to date; progress; progress to date; what have we done to date",
        "to_do": "still to do; next steps; what still needs to be done",
        "benchmark": "comparison; compared with other councils",
    },
    "ratings": {
        "subject": "element; workstream; milestone",
        "as_at": "report date; date",
        "rating": "rag; rag status; rag rating",
        "reason": "why; comment; commentary",
    },
    "series": {
        "measure": "indicator; kpi",
        "place": "place id; locality; area",
        "ends": "period end; end date",
        "value": "count; number; figure",
        "stated_change": "change; percentage change",
    },
    "consultation": {"id": "question id", "number": "question number", "answer": "response; summary"},
    "replies": {"id": "reply id; response id", "question": "question id", "said": "response; comment", "group": "from"},
    "findings": {"id": "finding id", "number": "finding number", "title": "finding; main finding"},
    "risks": {
        "id": "risk id; reference; ref",
        "title": "name; risk; description",
        "likelihood": "probability",
        "effect": "impact; severity",
        "response": "mitigation; mitigating action; control; action",
        "lead": "risk owner; owner; lead role",
        "what": "consequence",
    },
    "boards": {"id": "board id", "title": "name; board; body", "place": "locality; area", "under": "reports to"},
    "decisions": {"id": "decision id", "title": "name; subject; decision", "on": "date", "outcome": "result"},
    "impacts": {
        "id": "impact id; benefit id",
        "title": "name; benefit; impact; measure of success",
        "measure": "indicator; kpi",
        "by": "target date",
    },
}
"""Words of councils' own lists for our columns, parted by semicolons, by table and column."""

PERSONAL_TABLES = frozenset(
    {"posts", "managers", "contacts", "workstreams", "milestones", "replies", "risks", "boards"}
)
_PERSONAL = frozenset(
    {
        "name", "fullname", "employeename", "staffname", "postholder", "postholdername", "holder", "incumbent",
        "forename", "firstname", "givenname", "middlename", "initials", "surname", "lastname", "familyname", "dob",
        "dateofbirth", "birthdate", "birthday", "age", "ni", "nino", "ninumber", "nationalinsurance",
        "nationalinsurancenumber", "staffnumber", "staffno", "staffid", "employeenumber", "employeeno",
        "employeeid", "employee", "personnumber", "personid", "payroll", "payrollnumber", "payrollno", "payrollid",
        "email", "emailaddress", "workemail", "phone", "phonenumber", "telephone", "telephonenumber", "mobile",
        "mobilenumber", "address", "homeaddress", "postcode", "homepostcode", "gender", "sex", "ethnicity",
        "ethnicorigin", "disability", "religion", "nationality", "sexualorientation", "maritalstatus", "sickness",
        "sicknessdays", "swenumber", "swenglandnumber", "passport",
    }
)  # fmt: skip
_PERSONAL_PARTS = ("surname", "forename", "dateofbirth", "nationalinsurance", "payroll", "email", "nino", "homeaddress")


def plain(heading: str) -> str:
    """A heading without capitals, spaces, underscores and signs."""
    return re.sub(r"[^0-9a-z]", "", heading.casefold())


def column_for(kind: type[Row], heading: str) -> str:
    """The column that a heading means, or an empty string."""
    known = _known(kind)
    without_unit = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", heading)
    return known.get(plain(heading)) or known.get(plain(without_unit), "")


@cache
def _known(kind: type[Row]) -> Mapping[str, str]:
    words = {
        plain(synonym): column
        for column, listed in SYNONYMS.get(kind.table, {}).items()
        for synonym in listed.split(";")
    }
    return words | {plain(name): name for name in columns_of(kind)}


def is_personal(kind: type[Row], heading: str) -> bool:
    """Tell whether a column would hold personal data, in the tables that are about posts."""
    if kind.table not in PERSONAL_TABLES or column_for(kind, heading):
        return False
    word = plain(heading)
    return word in _PERSONAL or any(part in word for part in _PERSONAL_PARTS)
