"""The browser fixtures of tests/web/screens.py; most journeys are told in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens import axe, browser, site, visit  # noqa: F401  # fixtures


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey that opens a browser bears its mark; the others run with the rest, on both databases."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "browser" in item.fixturenames:
            item.add_marker("browser")
