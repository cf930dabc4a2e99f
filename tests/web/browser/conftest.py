"""The fixtures of screens.py, for this folder; all of it bears the mark `browser`."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens import axe, browser, site, tabs, visit  # noqa: F401  # fixtures


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder bears the mark `browser`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
