"""A city whose sidang has released what it proposes."""

from __future__ import annotations

import pytest

import cast
from stages.placement import story


@pytest.fixture
def city(db):
    """The cast, with Sari as an administrator too: she and Wati can take each other's chair."""
    made = cast.city()
    story.administrator(made, "sari", "sekretaris-pasar", "Sekretaris Dinas Pasar", "pasar")
    return made


@pytest.fixture
def swap(city):
    """A chain of two: Wati (kabid) to the vacant sekretaris-laut, Sari after her into kabid."""
    return story.released(city, [("wati", "sekretaris-laut", "rotasi"), ("sari", "kabid", "rotasi")])
