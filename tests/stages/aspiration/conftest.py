"""An open period and a complete draft."""

from __future__ import annotations

import pytest

import cast
from openkarier.stages.aspiration import operations


@pytest.fixture
def city(db):
    return cast.city()


@pytest.fixture
def period(city):
    return cast.open_period_of(city)


@pytest.fixture
def draft(city, period):
    """Sari's complete draft."""
    aspiration = operations.begin(period=period, pegawai=city.orang["sari"], at=cast.NOW)
    cast.fill(aspiration)
    aspiration.refresh_from_db()
    return aspiration
