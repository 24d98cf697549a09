"""A server of the app and a browser that cannot reach any other machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, TimeoutError, expect

import orgdesign.app

ENTRY = Path(orgdesign.app.__file__).parent / "main.py"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What keeps Chromium from calling home on its own account, and lets it run as root."""
PATIENCE_MS = 60_000


@contextmanager
def serving(plan: Path, home: Path) -> Iterator[str]:
    """The app on a free port of this machine, with no settings but its own."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ENTRY)]
    flags = ["--server.port", str(port), "--server.headless", "true", "--", str(plan)]
    log = home / "server.log"
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [*command, *flags], cwd=home, env={**os.environ, "HOME": str(home)}, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            _await(f"http://localhost:{port}/_stcore/health", server, log)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(20)


def _await(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2)
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8')[-2000:]}")


@dataclass
class Guard:
    """Lets requests to this machine through, and stops and counts all others."""

    tried: list[str] = field(default_factory=list)

    def __call__(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname == "localhost":
            route.continue_()
        else:
            self.tried.append(route.request.url)
            route.abort()


def settled(page: Page, title: str) -> None:
    """Wait until a page is drawn to its end, and see that nothing went wrong on it."""
    expect(page.locator("h1")).to_have_text(title, timeout=PATIENCE_MS)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE_MS)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=PATIENCE_MS)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)


def turn_to(page: Page, link: str, title: str) -> None:
    """Go to another page by the links at the top."""
    page.get_by_test_id("stTopNavLink").filter(has_text=link).click()
    settled(page, title)


def choose(page: Page, label: str, option: str) -> None:
    """Pick from a list of the page; a list closes when the page is drawn again, and is then opened again."""
    wanted = page.get_by_role("option", name=option)
    end = time.monotonic() + PATIENCE_MS / 1000
    while True:
        page.get_by_role("combobox", name=label).click()
        try:
            wanted.click(timeout=PATIENCE_MS / 20)
        except TimeoutError:
            if time.monotonic() > end:
                raise
            page.keyboard.press("Escape")
        else:
            return


def serious(page: Page) -> list[str]:
    """What axe-core calls serious or critical on a page."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]
