"""The settings the app runs with: on this machine only, nothing reported, and Streamlit's own pages kept out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import orgdesign.app

ROOT = Path(__file__).parents[2]
PACKAGE = Path(orgdesign.app.__file__).parent


def test_a_checkout_and_an_installed_copy_run_with_the_same_settings() -> None:
    assert (ROOT / ".streamlit/config.toml").read_bytes() == (PACKAGE / ".streamlit/config.toml").read_bytes()


def test_nothing_is_reported_and_only_this_machine_is_served() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "localhost"
    assert settings["server"]["maxUploadSize"] == 25
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["toolbarMode"] == "viewer"


def test_no_folder_beside_the_entry_file_is_taken_for_pages_by_streamlit() -> None:
    assert not (PACKAGE / "pages").exists()
    assert not (ROOT / "pages").exists()


def test_the_entry_file_of_a_checkout_is_short() -> None:
    assert len((ROOT / "streamlit_app.py").read_text(encoding="utf-8").splitlines()) < 30
