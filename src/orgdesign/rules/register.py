"""Every rule, in reading order."""

from __future__ import annotations

from collections.abc import Mapping

from orgdesign.brief import Brief
from orgdesign.plan.options import Goal
from orgdesign.rules.constraints.available import Available
from orgdesign.rules.constraints.base_in_locality import BaseInLocality
from orgdesign.rules.constraints.core_everywhere import CoreEverywhere
from orgdesign.rules.constraints.desks import Desks
from orgdesign.rules.constraints.ict import Ict
from orgdesign.rules.constraints.minimum_team import MinimumTeam
from orgdesign.rules.constraints.one_host import OneHost
from orgdesign.rules.constraints.public_access import PublicAccess
from orgdesign.rules.constraints.requests import Requests
from orgdesign.rules.constraints.rooms import Rooms
from orgdesign.rules.contacts import NamedContacts
from orgdesign.rules.coordination import Coordination
from orgdesign.rules.linking import LinkedPosts
from orgdesign.rules.objectives.alliances_broken import AlliancesBroken
from orgdesign.rules.objectives.disparity import Disparity
from orgdesign.rules.objectives.fragments import Fragments
from orgdesign.rules.objectives.links_apart import LinksApart
from orgdesign.rules.objectives.moves import Moves
from orgdesign.rules.objectives.need_match import NeedMatch
from orgdesign.rules.objectives.one_off_cost import OneOffCost
from orgdesign.rules.objectives.requests_unmet import RequestsUnmet
from orgdesign.rules.objectives.residents_access import ResidentsAccess
from orgdesign.rules.objectives.running_cost import RunningCost
from orgdesign.rules.objectives.staff_travel import StaffTravel
from orgdesign.rules.rule import Appointment, Constraint, Objective

CONSTRAINTS: tuple[Constraint, ...] = (
    CoreEverywhere(),
    BaseInLocality(),
    OneHost(),
    Desks(),
    Rooms(),
    MinimumTeam(),
    Available(),
    Ict(),
    PublicAccess(),
    Requests(),
)

OBJECTIVES: Mapping[Goal, Objective] = {
    rule.goal: rule
    for rule in (
        NeedMatch(),
        StaffTravel(),
        Moves(),
        RunningCost(),
        LinksApart(),
        RequestsUnmet(),
        ResidentsAccess(),
        OneOffCost(),
        AlliancesBroken(),
        Fragments(),
        Disparity(),
    )
}

APPOINTMENTS: tuple[Appointment, ...] = (LinkedPosts(), NamedContacts(), Coordination())
"""What is decided once a design stands."""


def in_force(brief: Brief) -> tuple[Constraint, ...]:
    """The constraints that the plan does not switch off."""
    return tuple(rule for rule in CONSTRAINTS if rule.id not in brief.plan.settings.rules_off)
