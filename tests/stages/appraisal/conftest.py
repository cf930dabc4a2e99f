"""A city with an SKP of Sari (superior Wati, whose superior is Budi)."""

from __future__ import annotations

from datetime import timedelta

import pytest

import cast
from openkarier.stages.appraisal import operations
from year import AT, YEAR, fixed, planned


@pytest.fixture
def city(db):
    return cast.city()


@pytest.fixture
def skp(city):
    """Sari's draft with one complete result."""
    made = operations.begin(pegawai=city.orang["sari"], tahun=YEAR, at=AT)
    operations.keep_result(skp=made, nomor=1, planned=planned())
    return made


@pytest.fixture
def running(city, skp):
    """Sari's SKP, fixed after the dialogue."""
    return fixed(city, skp)


@pytest.fixture
def later():
    """later(3): three days after the SKP was fixed."""
    return lambda days: AT + timedelta(days=days)
