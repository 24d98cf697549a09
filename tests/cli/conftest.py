"""A tiny plan and its results, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.plans import run, saved, tiny


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The tiny plan in a folder."""
    return saved(tiny(), tmp_path_factory.mktemp("plans") / "tiny")


@pytest.fixture(scope="session")
def results(plan: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its results, solved once."""
    file = tmp_path_factory.mktemp("results") / "results.json"
    done = run("solve", plan, "--out", file)
    assert done.exit_code == 0, done.output
    return file
