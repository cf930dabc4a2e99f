"""The browser fixtures of tests/web/screens.py; a journey is a story told in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens import axe, browser, site, visit  # noqa: F401  # fixtures


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder bears the mark `browser`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
