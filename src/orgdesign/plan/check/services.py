"""Services, the criteria and answers that classify them, and their links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgdesign.errors import Problem
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.links import Alliance, Link
from orgdesign.plan.places import Place, Travel
from orgdesign.plan.posts import Post
from orgdesign.plan.properties import Property
from orgdesign.plan.services import Answer, ClassRule, Service

_ROLE_OF_TEST = {"lacks capacity": "capacity", "cannot leave profession": "profession"}


def services(rows: Rows) -> Iterator[Problem]:
    """Every service in scope has posts; columns that belong together stand together."""
    if not rows.of(Service) and rows.whole(Service):
        yield error(Service, None, "", None, "no-services", "no service is given, so there is nothing to organise.")
    staffed = {post.service for post in rows.of(Post)}
    for at, row in rows.at(Service):
        if row.in_scope and rows.whole(Post) and row.id not in staffed:
            yield warning(Service, at, "id", row.id, "no-team", _no_team(row))
        if row.id in row.enables:
            yield error(Service, at, "enables", row.id, "itself", "a service cannot enable itself.")
        if row.caseload_cap is not None and row.caseload_measure is None:
            expected = "a caseload cap needs the measure that it is counted in."
            yield warning(Service, at, "caseload_measure", None, "cap-without-measure", expected)
        if row.tied_place is not None and not row.tied_reason:
            yield warning(Service, at, "tied_reason", None, "no-reason", "say why the service is tied to that place.")


def _no_team(row: Service) -> str:
    expected = "has no posts, so no team is formed for it and it takes no part in any option."
    if row.team_desks is None:
        return expected
    return (
        f"{expected} Its {row.team_desks} desks are kept nowhere: give it posts (vacant ones will do), or count the"
        " desks in desks_taken of the property that they are to be in."
    )


def rule_table(rows: Rows) -> Iterator[Problem]:
    """The rule table ends with one 'otherwise', and its tests can be answered."""
    if not rows.whole(ClassRule):
        return
    ordered = sorted(rows.at(ClassRule), key=lambda found: found[1].order)
    otherwise = [at for at, rule in ordered if rule.test == "otherwise"]
    if ordered and not otherwise:
        expected = "the last line must be 'otherwise', so that every service gets a class."
        yield error(ClassRule, ordered[-1][0], "test", ordered[-1][1].test, "otherwise", expected)
    if otherwise and ordered[-1][0] != otherwise[0]:
        expected = "'otherwise' must stand once, in the last line: nothing after it is ever reached."
        yield error(ClassRule, otherwise[0], "test", "otherwise", "otherwise", expected)
    roles = {criterion.role for criterion in rows.criteria}
    for at, rule in ordered:
        role = _ROLE_OF_TEST.get(rule.test)
        if role is not None and role not in roles:
            expected = f"no criterion has the role '{role}', so this line never fits."
            yield warning(ClassRule, at, "test", rule.test, "role", expected)


def answers(rows: Rows) -> Iterator[Problem]:
    """A number of localities belongs to answers about capacity only."""
    roles = {criterion.id: criterion.role for criterion in rows.criteria}
    for at, row in rows.at(Answer):
        if row.localities is not None and roles.get(row.criterion, "capacity") != "capacity":
            expected = "is read for the capacity criterion only; here it means nothing."
            yield warning(Answer, at, "localities", row.localities, "localities", expected)


def links(rows: Rows) -> Iterator[Problem]:
    """A link joins two services; an alliance has at least two."""
    for at, row in rows.at(Link):
        if row.origin == row.destination:
            yield error(Link, at, "destination", row.destination, "itself", "a service cannot be linked to itself.")
    members = Counter(row.alliance for row in rows.of(Alliance))
    for at, member in rows.at(Alliance):
        if members[member.alliance] == 1 and rows.whole(Alliance):
            expected = "is the only row of this alliance; one service alone keeps nothing together."
            yield warning(Alliance, at, "alliance", member.alliance, "one-member", expected)


def travel(rows: Rows) -> Iterator[Problem]:
    """A travel row names two different ends, each clearly a property or a place."""
    both = {p.id for p in rows.of(Property)} & {p.id for p in rows.of(Place)}
    for at, row in rows.at(Travel):
        if row.origin == row.destination and row.minutes:
            expected = "is also where the travel begins; such a row is never read."
            yield warning(Travel, at, "destination", row.destination, "itself", expected)
        for column, value in (("origin", row.origin), ("destination", row.destination)):
            if value in both:
                expected = "is the id of a property and of a place; give one of them another id."
                yield error(Travel, at, column, value, "ambiguous", expected)
