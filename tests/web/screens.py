"""A real Chromium against a real server. `site` holds a city that stays for the module; nothing here rolls back.

A folder of browser tests takes these in its conftest.py: `from screens import axe, browser, site, tabs, visit`.

  browser            Chromium, once a session
  site               address, world (tests/web/conftest.py) and `cookie(user)`; module scope, emptied afterwards
  visit(user, ...)   a Page in which the person has logged in; collects what the console complains about
  axe(page)          the violations of WCAG 2.2 A and AA, as readable lines
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from worlds import build

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread; our queries are not in it

AXE = (Path(__file__).parent / "browser" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE, OFFICE = (360, 740), (1366, 768)
CHROMIUM = "/usr/bin/chromium"


@cache
def _chromium() -> Any:
    """One Chromium a process, whichever folder's fixture asks first: Playwright allows no second one beside it."""
    from playwright.sync_api import sync_playwright

    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    return playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
    )


@pytest.fixture(scope="session")
def browser() -> Any:
    """Debian's Chromium."""
    return _chromium()


@dataclass
class Site:
    """A running product with a city in it."""

    url: str
    world: Any

    def cookie(self, user: Any) -> dict[str, str]:
        """A session of the person, as a cookie for the browser."""
        session = SessionStore()
        session["_auth_user_id"] = str(user.pk)
        session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
        session["_auth_user_hash"] = user.get_session_auth_hash()
        session.create()
        return {"name": "sessionid", "value": str(session.session_key), "url": self.url}


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """Serve the product over a city; the tables are emptied when the module is done."""
    from pytest_django.live_server_helper import LiveServer

    with django_db_blocker.unblock():
        made = _database_if_missing()
        server = LiveServer("127.0.0.1")
        try:
            yield Site(server.url, build())
        finally:
            server.stop()
            call_command("flush", interactive=False, verbosity=0)
            if made:
                teardown_databases(made, verbosity=0)


def _database_if_missing() -> Any:
    """pytest-django makes the test database only for tests that bear its mark, and ours must not (it rolls back)."""
    if "registry_instansi" in connection.introspection.table_names():
        return None
    return setup_databases(verbosity=0, interactive=False)


@dataclass
class Complaints:
    """What the console said: CSP violations, failed loads, script errors."""

    lines: list[str] = field(default_factory=list)

    def hear(self, message: Any) -> None:
        """Keep errors and warnings."""
        if message.type in {"error", "warning"}:
            self.lines.append(f"{message.type}: {message.text}")


def enter(browser: Any, site: Site, user: Any, *, size: tuple[int, int], scheme: str, scripts: bool = True) -> Any:
    """A new tab, logged in as the person; `page.complaints` collects what the console says."""
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        java_script_enabled=scripts,
        locale="id-ID",
    )
    if user is not None:
        context.add_cookies([site.cookie(user)])
    page = context.new_page()
    page.complaints = Complaints()
    page.on("console", page.complaints.hear)
    page.on("pageerror", lambda error: page.complaints.lines.append(f"pageerror: {error}"))
    return page


@pytest.fixture
def visit(browser: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """visit(user=None, size=OFFICE, scheme="light", scripts=True) -> Page, closed with the test."""
    pages = []

    def open_one(user: Any = None, *, size: Any = OFFICE, scheme: str = "light", scripts: bool = True) -> Any:
        page = enter(browser, site, user, size=size, scheme=scheme, scripts=scripts)
        pages.append(page)
        return page

    yield open_one
    for page in pages:
        page.context.close()


@pytest.fixture(scope="module")
def tabs(browser: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """tabs(user, size, scheme) -> a Page that stays open for the module, so that its cache does."""
    kept: dict[Any, Any] = {}

    def tab(user: Any, size: tuple[int, int], scheme: str) -> Any:
        key = (user and user.pk, size, scheme)
        if key not in kept:
            kept[key] = enter(browser, site, user, size=size, scheme=scheme)
        kept[key].complaints.lines.clear()
        return kept[key]

    yield tab
    for page in kept.values():
        page.context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[str]]:
    """axe(page) -> ["rule: element", ...]; empty when WCAG 2.2 A and AA find nothing."""

    def judge(page: Any) -> list[str]:
        page.evaluate(AXE)
        found = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
        )
        return [
            f"{violation['id']}: {node['html'][:160]} ({node.get('failureSummary', '')[:240]})"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return judge
