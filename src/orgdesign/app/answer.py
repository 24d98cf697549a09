"""Rows about one solved option: its proof, its bases, its staff, its requests, and why it is impossible."""

from __future__ import annotations

from orgdesign.app.differences import rule_sentence
from orgdesign.app.tabling import Cell
from orgdesign.app.wording import amount, listed, share, stage_amount, stage_of
from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Conflict, Design
from orgdesign.measures.estate import opened, released
from orgdesign.measures.rooms import room_uses, sorts_stated
from orgdesign.measures.tables import fte_split, occupancy_by_property, requests_met
from orgdesign.pipeline import Solved
from orgdesign.plan.options import Goal
from orgdesign.report.names import Names
from orgdesign.units import MONEY, decimal

AnswerRows = list[dict[str, Cell]]


def priority_rows(solved: Solved) -> AnswerRows:
    """A row for each priority: what it reached, what is proven, what later ones may give up."""
    brief, currency = solved.brief, solved.brief.plan.settings.currency
    rows: AnswerRows = []
    for found in solved.result.stages:
        stage = stage_of(brief, found)
        rows.append(
            {
                "Priority": f"{found.rank}. {', '.join(found.goals)}",
                "Reached": stage_amount(stage, found.value, currency),
                "Best that is possible at all (bound)": stage_amount(stage, found.bound, currency),
                "Proven": found.words,
                "Later priorities may let it become": stage_amount(stage, found.limit, currency),
                "In the end": listed(amount(Goal(g), solved.result.amounts[g], currency) for g in found.goals),
            }
        )
    return rows


def opinion_rows(solved: Solved) -> AnswerRows:
    """A row for each claim that was put to a second solver."""
    return [
        {
            "Claim": f"{o.about}: {o.claim.value}" if o.about else o.claim.value,
            "Second opinion": o.verdict.value,
            "In words": o.sentence,
            "By": o.solver or "nobody",
        }
        for o in solved.result.opinions
    ]


def base_rows(brief: Brief, design: Design, names: Names) -> AnswerRows:
    """A row for each property that is in use, then for each that is released."""
    new, currency = set(opened(brief, design)), brief.plan.settings.currency
    rows: AnswerRows = [
        {
            "Property": names.properties.get(row["property"], row["property"]),
            "Locality": names.place(row["locality"]),
            "What becomes of it": "newly in use" if row["property"] in new else "stays in use",
            "Teams based there": listed(names.team(team) for team in row["teams"]),
            "Posts": row["posts"],
            "Free desks it has": row["desks"],
            "Desks needed": row["needed"],
            "Occupancy": share(row["needed"], row["desks"]),
            f"Running cost ({currency} a year)": row["running_cost"],
            **_rooms(brief, design, row["property"]),
        }
        for row in occupancy_by_property(brief, design)
    ]
    rows.sort(key=lambda row: (str(row["Locality"]), str(row["Property"])))
    return rows + [_released(brief, design, site, names, currency) for site in released(brief, design)]


def _released(brief: Brief, design: Design, site: str, names: Names, currency: str) -> dict[str, Cell]:
    found = brief.site[site]
    return {
        "Property": names.properties.get(site, site),
        "Locality": names.place(found.locality),
        "What becomes of it": "released",
        "Teams based there": "none",
        "Posts": 0,
        "Free desks it has": found.desks,
        "Desks needed": 0,
        "Occupancy": "released",
        f"Running cost ({currency} a year)": decimal(0, MONEY),
        **_rooms(brief, design, site),
    }


def _rooms(brief: Brief, design: Design, site: str) -> dict[str, Cell]:
    """Rooms needed and free at a property, of the sorts that any team needs."""
    uses = room_uses(brief, design)[site]
    cells: dict[str, Cell] = {}
    for sort in sorts_stated(brief):
        cells[f"{sort.capitalize()} rooms needed"] = uses[sort].needed
        cells[f"{sort.capitalize()} rooms free"] = uses[sort].free
    return cells


def split_rows(brief: Brief, design: Design, names: Names) -> AnswerRows:
    """A row for each team: its base, its FTE, its share by need, and how far it is from that."""
    rows: AnswerRows = []
    for row in fte_split(brief, design):
        target = row["target_fte"]
        lead = design.lead(row["team"])
        rows.append(
            {
                "Service": names.services.get(row["service"], row["service"]),
                "Locality": names.place(row["locality"]),
                "Class": row["class"],
                "Base": names.properties.get(lead, lead) if lead else "none",
                "Posts": row["posts"],
                "Filled": row["filled"],
                "FTE": row["fte"],
                "FTE by need": target,
                "Away from need": None if target is None else row["fte"] - target,
            }
        )
    return sorted(rows, key=lambda row: (str(row["Service"]), str(row["Locality"])))


def base_changes(brief: Brief, design: Design, names: Names) -> AnswerRows:
    """A row for each team whose lead base is not where it leads from today."""
    now = today(brief)
    return [
        {
            "Team": names.team(team.id),
            "Today": names.properties.get(old, old) if (old := now.lead(team.id)) else "no base of its own",
            "In this option": names.properties.get(new, new),
            "Apart": f"{brief.travel.seconds(old, new) / 60:,.0f} minutes" if old else "nothing to measure",
        }
        for team in brief.teams
        if (new := design.lead(team.id)) is not None and new != now.lead(team.id)
    ]


def request_rows(brief: Brief, design: Design, names: Names) -> AnswerRows:
    """A row for each request, those that are not met first."""
    asked = {r.id: r for r in brief.requests}
    rows: AnswerRows = [
        {
            "Request": row["request"],
            "What is asked": names.request(asked[row["request"]]),
            "Strength": row["strength"],
            "Met": "yes" if row["met"] else "no",
            "In words": row["sentence"],
            "Reason given": row["reason"] or "none",
        }
        for row in requests_met(brief, design)
    ]
    return sorted(rows, key=lambda row: row["Met"] == "yes")


def conflict_rows(brief: Brief, conflict: Conflict, names: Names) -> AnswerRows:
    """A row for each rule, request and service of a set that cannot hold together."""
    asked = {r.id: r for r in brief.requests}
    rules: AnswerRows = [
        {
            "Sort": "rule",
            "Name": rule,
            "What it asks": rule_sentence(rule),
            "Where": "rules_off on the sheet Plan",
        }
        for rule in conflict.rules
    ]
    requests: AnswerRows = [
        {"Name": r, "Sort": "request", "What it asks": names.request(asked[r]), "Where": f"Requests, id {r}"}
        for r in conflict.requests
        if r in asked
    ]
    services: AnswerRows = [
        {
            "Name": names.services.get(s, s),
            "Sort": "service",
            "What it asks": "a place for its teams and posts",
            "Where": f"Services, id {s}",
        }
        for s in conflict.services
    ]
    return rules + requests + services


def way_rows(conflict: Conflict, names: Names) -> AnswerRows:
    """A row for each smallest change of the plan that would leave a design possible."""
    return [
        {
            "What gives": way.sort.value,
            "Change": names.in_words(way.sentence, set(way.desks)),
            "Is less enough?": "no: proven" if way.least else "not known",
            "Checked": "yes: the changed plan has a design" if way.certified else "no",
        }
        for way in conflict.ways
    ]
