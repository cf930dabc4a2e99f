"""The stream of people: one agency after the other, one person after the other, nothing kept behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from openkarier.gateways.demo.agencies import Agency
from openkarier.gateways.demo.blemishes import blemish
from openkarier.gateways.demo.careers import Past, career
from openkarier.gateways.demo.chance import Chance
from openkarier.gateways.demo.identity import Identity, Register, address, identify
from openkarier.gateways.demo.lives import PPPK_GOLONGAN, Life, golongan, live
from openkarier.gateways.demo.records import predicates, ranks, sanctions, schooling, tests, training
from openkarier.gateways.demo.seats import Plan, Seat, plan
from openkarier.gateways.demo.structure import Structure, structure
from openkarier.stages.appraisal.rows import PredikatRow
from openkarier.stages.assessment.rows import HasilUjiRow
from openkarier.stages.registry.rows import Berkas, JabatanRow, PegawaiRow

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
    behind = ", ".join(dict.fromkeys(title for _, title in studies if title))
    contract = PPPK_GOLONGAN.get(life.level, "IX")
    pns = life.status != "PPPK"
    current = next((period for period in periods if period.selesai is None and period.penugasan == "D"), None)
    person = PegawaiRow(
        nip=who.nip,
        nama=who.nama,
        gelar_depan="dr." if schools[-1].tingkat in {"42", "47"} else "",
        gelar_belakang=behind,
        tempat_lahir=who.tempat_lahir,
        tanggal_lahir=who.born,
        jenis_kelamin=life.sex,
        status=life.status,
        kedudukan_hukum="01",
        golongan=golongan(life.climb[-1][0]) if pns else contract,
        tmt_golongan=life.climb[-1][1] if pns else life.start,
        tmt_cpns=life.start if pns else None,
        tmt_pns=_add_year(life.start) if life.status == "PNS" else None,
        tingkat_pendidikan=schools[-1].tingkat,
        pendidikan=schools[-1].nama,
        tahun_lulus=schools[-1].tahun_lulus,
        email=address(who.nama, who.nip),
        telepon=f"0800{chance.integer(0, 9_999_999):07}",  # 0800 0…: not a number that is given out
        unit=seat.unit,
        jabatan=current.jabatan if current else None,
        tmt_jabatan=current.mulai if current else None,
        tmt_pensiun=_retirement(who.born, seat.post.row.bup if seat.post else 58),
        aktif=True,
    )
    file = Berkas(
        person, periods, ranks(life, contract), tuple(schools), tuple(training(seat, life, periods, chance, today)),
        sanctions(life, chance, today),
    )  # fmt: skip
    planted: frozenset[str] = frozenset()
    if not seat.cast:
        file, planted = blemish(file, chance)
    return Person(file, tuple(predicates(life, chance, today)), tuple(tests(seat, life, chance, today)), planted)


def _identity(seat: Seat, life: Life, register: Register, chance: Chance) -> Identity:
    drawn = identify(life, register, chance)
    if seat.cast is None:
        return drawn
    return Identity(seat.cast.nip, seat.cast.born, seat.cast.nama, drawn.tempat_lahir)


def _add_year(day: date) -> date:
    return day.replace(year=day.year + 1)


def _retirement(born: date, bup: int) -> date:
    """Return the first day of the month after the birthday of the age of retirement (PP 11/2017 art. 239)."""
    year, month = born.year + bup, born.month
    return date(year + (month == 12), month % 12 + 1, 1)
