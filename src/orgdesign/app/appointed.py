"""Rows about linked posts, named contacts and coordinating managers of one solved option."""

from __future__ import annotations

from orgdesign.app.tabling import Cell
from orgdesign.app.wording import listed
from orgdesign.brief import Brief
from orgdesign.brief.teams import SHARE
from orgdesign.design import Design
from orgdesign.report.names import Names
from orgdesign.rules.amounts import seconds_away
from orgdesign.rules.contacts import contacts_wanted
from orgdesign.rules.coordination import coordination_asked
from orgdesign.rules.linking import Links, Serving, links_of, servings
from orgdesign.units import FTE, MINUTE, decimal

Rows = list[dict[str, Cell]]


def linked_rows(brief: Brief, design: Design, names: Names) -> Rows:
    """A row for each extended service and each locality: FTE linked to it beside its share by need, and the posts."""
    rows: Rows = []
    for serving in servings(brief, design) if design.linked is not None else ():
        links = links_of(serving, design)
        shares = serving.shared_out(links)
        for place, target in serving.target.items():
            posts = [_post(serving, links, post) for post, places in links.items() if place in places]
            rows.append(
                {
                    "Service": names.services.get(serving.service, serving.service),
                    "Locality": names.place(place),
                    "FTE linked": decimal(shares[place], FTE),
                    "Share by need (FTE)": decimal(target, FTE),
                    "Posts": "; ".join(posts) or "none",
                }
            )
    return sorted(rows, key=lambda row: (str(row["Service"]), str(row["Locality"])))


def _post(serving: Serving, links: Links, post: str) -> str:
    """A post's number, and whether it is vacant, serves several localities, or another one than today."""
    marks = [] if post in serving.filled else ["vacant"]
    marks += ["shared"] if len(links[post]) > 1 else []
    marks += ["another than today"] if serving.today.get(post, links[post][0]) not in links[post] else []
    return f"{post} ({', '.join(marks)})" if marks else post


def contact_rows(brief: Brief, design: Design, names: Names) -> Rows:
    """A row for each service that is not core and each locality: the post that is its contact there, if any."""
    roles = {post.id: post.role for post in brief.plan.posts}
    rows: Rows = []
    for wanted in contacts_wanted(brief, design) if design.contacts is not None else ():
        for place in wanted.load:
            post = design.contact.get((wanted.service, place))
            site = wanted.base.get(post) if post else None
            rows.append(
                {
                    "Service": names.services.get(wanted.service, wanted.service),
                    "Locality": names.place(place),
                    "Contact": f"post {post}" if post else "none",
                    "Role": (roles.get(post, "") if post else "") or "not stated",
                    "Sits at": names.properties.get(site, site) if site else "no base",
                    "Minutes away": decimal(seconds_away(brief, site, place), MINUTE) if site else None,
                    "How": _how(post, wanted.stated.get(place)),
                }
            )
    return sorted(rows, key=lambda row: (row["How"] != "none", str(row["Service"]), str(row["Locality"])))


def _how(post: str | None, stated: str | None) -> str:
    if post is None:
        return "none"
    return "as stated" if post == stated else "proposed"


def coordination_rows(brief: Brief, design: Design, names: Names) -> Rows:
    """A row for each coordinating manager: its localities, and its load beside an even one."""
    if design.coordination is None:
        return []
    asked = coordination_asked(brief)
    held = asked.held(design.coordination)
    titles = {row.id: row.name or row.id for row in brief.plan.managers}
    split = asked.split(design.coordination)
    return [
        {
            "Coordinating manager": titles[span.manager],
            "Localities": listed(names.place(place) for place in held[span.manager]),
            "How many": len(held[span.manager]),
            "Load counted in": span.measure,
            "Share of the whole (%)": decimal(100 * sum(span.share[p] for p in held[span.manager]), SHARE),
            "Even share (%)": decimal(100 * span.even, SHARE),
            "Neighbours with another manager": sum(bool(set(pair) & set(held[span.manager])) for pair in split),
        }
        for span in asked.spans
    ]
