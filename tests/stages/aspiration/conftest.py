"""An open period and a complete draft."""

from __future__ import annotations

import pytest

import cast
from openkarier.stages.aspiration import operations
from openkarier.stages.aspiration.periods import open_period, plan_period


@pytest.fixture
def city(db):
    return cast.city()


@pytest.fixture
def period(city):
    planned = plan_period(instansi=city.instansi, plan=cast.PLAN, actor="dewi", at=cast.PLAN.mulai)
    return open_period(period=planned, actor="dewi", at=cast.PLAN.mulai)


@pytest.fixture
def draft(city, period):
    """Sari's complete draft."""
    aspiration = operations.begin(period=period, pegawai=city.orang["sari"], at=cast.NOW)
    cast.fill(aspiration)
    aspiration.refresh_from_db()
    return aspiration
