"""The world of worlds.py, fresh for each test."""

from __future__ import annotations

import pytest
from worlds import World, build


@pytest.fixture
def world(db: None) -> World:
    """Two cities, rolled back afterwards."""
    return build()
