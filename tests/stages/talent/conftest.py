"""A small city with evidence of every part, and hands that act on it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

import cast
from openkarier.core.competence import BY_FIELD, POTENSI
from openkarier.core.talent import DEFAULT
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.honours import Penghargaan, PenugasanTim
from openkarier.stages.registry.models import RiwayatDiklat
from openkarier.stages.talent import operations, succession

AT = datetime(2026, 7, 9, 3, 0, tzinfo=UTC)
ON = date(2026, 7, 9)
SK = "SK Wali Kota 800/7/2026"


def prove(person, *, predicate=4, level=3, jpm="85.00", aspect=80, tested=date(2025, 11, 28)):
    """Give a person evidence of the main parts and of some others."""
    for year in (2024, 2025):
        PredikatKinerja.objects.create(pegawai=person, tahun=year, nilai=predicate)
    HasilUji.objects.create(
        pegawai=person, tanggal=tested, berlaku_sampai=tested.replace(year=tested.year + 3), jpm=jpm,
        penyelenggara="Kantor Regional VII BKN", kompetensi=dict.fromkeys(BY_FIELD, level),
        potensi={each.field: aspect for each in POTENSI},
    )  # fmt: skip
    RiwayatDiklat.objects.create(
        pegawai=person, jenis="teknis", nama="Pelayanan Publik", selesai=date(2026, 3, 1), jam=24
    )
    person.tingkat_pendidikan, person.pendidikan, person.tahun_lulus = "40", "S-1 Ilmu Pemerintahan", 2007
    person.save()


@pytest.fixture
def city(db):
    """Sari and Wati are proved; Tono has no test; Joko's test has expired; Penghargaan and teams are kept."""
    made = cast.city()
    prove(made.orang["sari"], predicate=5)
    prove(made.orang["wati"])
    prove(made.orang["joko"], tested=date(2022, 5, 1))
    PredikatKinerja.objects.create(pegawai=made.orang["tono"], tahun=2024, nilai=4)
    Penghargaan.objects.create(
        pegawai=made.orang["sari"], nama="Satyalancana Karya Satya X", tingkat=2, tanggal=date(2021, 7, 10),
        nomor_sk="Keppres 1/2021",
    )  # fmt: skip
    PenugasanTim.objects.create(
        pegawai=made.orang["sari"], nama="Tim Pasar Bersih", tingkat=1, ketua=True, nomor_sk="SK 5/2026",
        mulai=date(2026, 1, 2),
    )  # fmt: skip
    return made


@pytest.fixture
def formula(city):
    """A frozen formula with the default numbers."""
    draft = operations.draft_formula(instansi=city.instansi, nama="Rumus 2026", isi=DEFAULT, actor="asesor", at=AT)
    return operations.freeze_formula(formula=draft, sk=SK, tanggal_sk=ON, actor="asesor", at=AT)


@pytest.fixture
def peta(formula):
    """A frozen map of the city."""
    return operations.freeze_map(formula=formula, nama="Peta 2026", on=ON, actor="asesor", at=AT)


@pytest.fixture
def bkpsdm():
    """BKPSDM acts."""
    return succession.Hand("dewi", "bkpsdm", AT)


@pytest.fixture
def ppk():
    """The regional head acts."""
    return succession.Hand("wali-kota", "ppk", AT)
