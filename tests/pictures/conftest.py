"""Peterborough as published, drawn once."""

from __future__ import annotations

import pytest

from orgdesign.graph.classification import Classification
from orgdesign.graph.classify import classify
from orgdesign.pictures.album import album
from orgdesign.pictures.picture import Picture
from orgdesign.pipeline import load
from orgdesign.plan import Plan
from orgdesign.plan.overlay import overlay
from orgdesign.scenarios import scenario_folder


@pytest.fixture(scope="session")
def peterborough() -> Plan:
    return overlay(load(scenario_folder("peterborough-2009")), "as-published")


@pytest.fixture(scope="session")
def classes(peterborough: Plan) -> tuple[Classification, ...]:
    return classify(peterborough, "as-published")


@pytest.fixture(scope="session")
def pictures(peterborough: Plan, classes: tuple[Classification, ...]) -> dict[str, Picture]:
    return {picture.name: picture for picture in album(peterborough, classes, "As published")}
