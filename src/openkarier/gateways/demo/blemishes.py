"""Dirty data on purpose: what real exports hold, planted at known rates and named, so that screens can be tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from openkarier.gateways.demo.chance import Chance
from openkarier.stages.registry.rows import Berkas, PegawaiRow

NO_EMAIL = 0.30
NO_EMAIL_NAME = "tanpa-email"
_POSITIONS = ("02", "03", "04", "15", "20")  # kedudukan hukum: CLTN, tugas belajar, suspended, punished, MPP


def _no_education(file: Berkas, chance: Chance) -> Berkas:
    person = replace(file.pegawai, tingkat_pendidikan="", pendidikan="", tahun_lulus=None, gelar_belakang="")
    return replace(file, pegawai=replace(person, gelar_depan=""), pendidikan=())


def _birth_date(file: Berkas, chance: Chance) -> Berkas:
    """Day and month exchanged where that is a date, the year off by one otherwise."""
    born = file.pegawai.tanggal_lahir
    wrong = date(born.year, born.day, born.month) if born.day <= 12 and born.day != born.month else None
    return _person(file, tanggal_lahir=wrong or date(born.year - 1, born.month, min(born.day, 28)))


def _sex(file: Berkas, chance: Chance) -> Berkas:
    return _person(file, jenis_kelamin="F" if file.pegawai.jenis_kelamin == "M" else "M")


def _position(file: Berkas, chance: Chance) -> Berkas:
    return _person(file, kedudukan_hukum=chance.pick(_POSITIONS))


def _no_rank_date(file: Berkas, chance: Chance) -> Berkas:
    return _person(file, tmt_golongan=None)


def _shouting(file: Berkas, chance: Chance) -> Berkas:
    return _person(file, nama=file.pegawai.nama.upper())


def _unit(file: Berkas, chance: Chance) -> Berkas:
    """The unit of work is the OPD's top, while the post stands in a unit below it (moved without a paper)."""
    return _person(file, unit=file.pegawai.unit.split(".")[0])


def _person(file: Berkas, **changes: object) -> Berkas:
    person: PegawaiRow = replace(file.pegawai, **changes)  # type: ignore[arg-type]  # field names above
    return replace(file, pegawai=person)


KINDS: tuple[tuple[str, float, Callable[[Berkas, Chance], Berkas]], ...] = (
    ("tanpa-pendidikan", 0.010, _no_education),
    ("tanggal-lahir-beda-nip", 0.003, _birth_date),
    ("kelamin-beda-nip", 0.002, _sex),
    ("kedudukan-hukum", 0.010, _position),
    ("tanpa-tmt-golongan", 0.005, _no_rank_date),
    ("nama-kapital", 0.020, _shouting),
    ("unit-beda-jabatan", 0.005, _unit),
)


def blemish(file: Berkas, chance: Chance) -> tuple[Berkas, frozenset[str]]:
    """Plant at most one blemish, and take the e-mail address from 30 %; return the file and what was planted."""
    planted = set()
    draw, reached = chance.between(0, 1), 0.0
    for name, rate, spoil in KINDS:
        reached += rate
        if reached - rate <= draw < reached:
            file = spoil(file, chance)
            planted.add(name)
    if chance.flip(NO_EMAIL):
        file = _person(file, email="")
        planted.add(NO_EMAIL_NAME)
    return file, frozenset(planted)
