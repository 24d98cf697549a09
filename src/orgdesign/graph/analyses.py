"""Every analysis of the service graph by name, for the command line and the app."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from orgdesign.design import Finding
from orgdesign.graph.ages import age_findings
from orgdesign.graph.classification import Classification
from orgdesign.graph.communities import alliance_findings
from orgdesign.graph.contacts import contact_findings
from orgdesign.graph.coterminosity import coterminosity_findings
from orgdesign.graph.duplicates import duplicate_findings
from orgdesign.graph.enabling import enabling_findings
from orgdesign.graph.pathway_gaps import pathway_findings
from orgdesign.plan import Plan

Analysis = Callable[[Plan, Sequence[Classification]], list[Finding]]

ANALYSES: Mapping[str, Analysis] = {
    "alliances": lambda plan, classes: alliance_findings(plan),
    "pathways": lambda plan, classes: pathway_findings(plan),
    "duplicates": lambda plan, classes: duplicate_findings(plan),
    "enabling": enabling_findings,
    "ages": age_findings,
    "contacts": contact_findings,
    "coterminosity": lambda plan, classes: coterminosity_findings(plan),
}
"""What can be asked of a plan and its classes; hand-offs need a design too, see ``handoffs``."""
HAND_OFFS = "handoffs"
TITLES: Mapping[str, str] = {
    "alliances": "Natural alliances against today's divisions",
    "pathways": "Pathways: what is missing",
    "duplicates": "Duplicate offers",
    "enabling": "Enabling services that do not follow those they enable",
    "ages": "Age bands: gaps and crossings",
    "contacts": "Named contacts that are missing",
    "coterminosity": "Work that crosses localities, by employer",
    HAND_OFFS: "What the design does to hand-offs, supervision and lone workers",
}
"""Every analysis, hand-offs too, as a heading."""
