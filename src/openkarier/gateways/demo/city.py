"""The stream of people: one agency after the other, one person after the other, nothing kept behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from openkarier.gateways.demo.agencies import Agency
from openkarier.gateways.demo.blemishes import blemish
from openkarier.gateways.demo.careers import Past, career
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.identity import Identity, Register, address, identify
from openkarier.gateways.demo.lives import Life, live
from openkarier.gateways.demo.records import predicates, ranks, sanctions, schooling, tests, titles, training
from openkarier.gateways.demo.seats import Plan, Seat, plan
from openkarier.gateways.demo.structure import Structure, structure
from openkarier.stages.appraisal.rows import PredikatRow
from openkarier.stages.assessment.rows import HasilUjiRow
from openkarier.stages.registry.rows import Berkas, GolonganRow, JabatanPeriod, JabatanRow, PegawaiRow, PendidikanRow

TODAY = date(2026, 11, 1)  # the day on which the demo city stands still; the clock is never asked
SEED = 1


@dataclass(frozen=True, slots=True)
class Person:
    """One person whole: registry, predicates, tests, and the blemishes planted."""

    berkas: Berkas
    predikat: tuple[PredikatRow, ...]
    uji: tuple[HasilUjiRow, ...]
    planted: frozenset[str]


@dataclass(frozen=True)
class City:
    """One agency ready to be filled: structure, seats, and a stream of people."""

    agency: Agency
    seed: int
    today: date
    structure: Structure
    plan: Plan

    @property
    def posts(self) -> tuple[JabatanRow, ...]:
        """The posts with their formasi."""
        return tuple(post.row for post in self.plan.posts)

    def people(self) -> Iterator[Person]:
        """Make the people in the order of their seats."""
        register, past = Register(self.agency.index), Past(self.structure.structural)
        for seat in self.plan.seats:
            chance = Chance(self.seed, self.agency.row.kode, seat.number)
            yield _person(seat, register, past, chance, self.today)


def build(agency: Agency, seed: int = SEED, today: date = TODAY) -> City:
    """Prepare an agency; the people are made only when asked for."""
    frame = structure(agency, seed)
    return City(agency, seed, today, frame, plan(agency, frame, seed))


def fingerprint(city: City) -> str:
    """Return the SHA-256 of all rows of an agency: same seed, same bytes."""
    digest = hashlib.sha256()
    for row in (city.agency.row, *city.structure.units, *city.posts):
        digest.update(repr(row).encode())
    for person in city.people():
        rows = (person.berkas, person.predikat, person.uji, sorted(person.planted))
        digest.update(repr(rows).encode())
    return digest.hexdigest()


def _person(seat: Seat, register: Register, past: Past, chance: Chance, today: date) -> Person:
    life = live(seat, chance, today)
    who = _identity(seat, life, register, chance)
    periods = career(seat, life, past, chance, today)
    schools, studies = schooling(life, seat.post.rumpun if seat.post else "umum", chance)
    climbed = ranks(life)
    file = Berkas(
        pegawai=_row(
            seat, life, who, chance, periods=periods, rank=climbed[-1], schools=schools, behind=titles(studies)
        ),
        jabatan=periods,
        golongan=climbed,
        pendidikan=tuple(schools),
        diklat=tuple(training(life, periods, chance, today)),
        hukuman=sanctions(life, chance, today),
    )
    planted: frozenset[str] = frozenset()
    if not seat.cast:
        file, planted = blemish(file, chance)
    return Person(file, tuple(predicates(life, chance, today)), tuple(tests(seat, life, chance, today)), planted)


def _row(
    seat: Seat,
    life: Life,
    who: Identity,
    chance: Chance,
    *,
    periods: tuple[JabatanPeriod, ...],
    rank: GolonganRow,
    schools: list[PendidikanRow],
    behind: str,
) -> PegawaiRow:
    """Sum up a life as the registry's main row; the post held is the open definitive period."""
    held = next((period for period in periods if period.selesai is None and period.penugasan == "D"), None)
    contract = life.status == "PPPK"
    return PegawaiRow(
        **_named(life, who, schools[-1], behind, chance),
        status=life.status,
        kedudukan_hukum="01",
        golongan=rank.golongan,
        tmt_golongan=rank.tmt,
        tmt_cpns=None if contract else life.start,
        tmt_pns=life.start.replace(year=life.start.year + 1) if life.status == "PNS" else None,
        unit=seat.unit,
        jabatan=held.jabatan if held else None,
        tmt_jabatan=held.mulai if held else None,
        tmt_pensiun=_retirement(who.born, seat.post.row.bup if seat.post else 58),
        aktif=True,
    )


def _named(life: Life, who: Identity, last: PendidikanRow, behind: str, chance: Chance) -> dict[str, Any]:
    """Return the columns about the person, without the service."""
    return {
        "nip": who.nip,
        "nama": who.nama,
        "gelar_depan": "dr." if last.tingkat in {"42", "47"} else "",
        "gelar_belakang": behind,
        "tempat_lahir": who.tempat_lahir,
        "tanggal_lahir": who.born,
        "jenis_kelamin": life.sex,
        "tingkat_pendidikan": last.tingkat,
        "pendidikan": last.nama,
        "tahun_lulus": last.tahun_lulus,
        "email": address(who.nama, who.nip),
        "telepon": f"0800{chance.integer(0, 9_999_999):07}",  # 0800 0…: not a number that is given out
    }


def _identity(seat: Seat, life: Life, register: Register, chance: Chance) -> Identity:
    drawn = identify(life, register, chance)
    if seat.cast is None:
        return drawn
    return Identity(seat.cast.nip, seat.cast.born, seat.cast.nama, drawn.tempat_lahir)


def _retirement(born: date, bup: int) -> date:
    """Return the first day of the month after the birthday of the age of retirement (PP 11/2017 art. 239)."""
    year, month = born.year + bup, born.month
    return date(year + (month == 12), month % 12 + 1, 1)
