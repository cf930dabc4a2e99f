"""A small city, and results in it."""

from __future__ import annotations

from datetime import date

import pytest

import cast

NINE = (
    "integritas", "kerjasama", "komunikasi", "orientasiPadaHasil", "pelayananPublik", "pengembanganDiriDanOrla",
    "mengelolaPerubahan", "pengambilanKeputusan", "perekatBangsa",
)  # fmt: skip


@pytest.fixture
def city(db):
    return cast.city()


@pytest.fixture
def result():
    """Put a result on record: `result(person, day, level)`."""
    from openkarier.core.assessment import valid_until
    from openkarier.stages.assessment.models import HasilUji  # pytest reads this file before Django is ready

    def made(pegawai, day: date, level=3, penyelenggara="Kanreg VII BKN", **more):
        return HasilUji.objects.create(
            pegawai=pegawai,
            tanggal=day,
            berlaku_sampai=valid_until(day),
            penyelenggara=penyelenggara,
            kompetensi=dict.fromkeys(NINE, level),
            **more,
        )

    return made
