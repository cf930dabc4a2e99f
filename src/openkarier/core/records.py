"""What a file says of a unit, a post, a person: clean values, before anything is stored.

A field that is None says nothing: the file has no such column, or the cell is empty. None never erases a known value.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import ClassVar, Generic, Protocol, TypeVar


class Tingkat(StrEnum):
    """How grave a finding is: a row with a GALAT is not imported, a PERINGATAN is only told."""

    GALAT = "galat"
    PERINGATAN = "peringatan"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about one cell: where, what was found, why it is wrong, what to do now."""

    nomor: int  # row number as the spreadsheet shows it; 0 = the file as a whole
    kolom: str
    nilai: str
    kode: str
    tingkat: Tingkat
    alasan: str
    tindakan: str


class Record(Protocol):
    """One row of one kind of file. `key` tells rows of the same thing, `label` names it to a person."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[object]]]

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit of the HierarkiUnor file; `induk_id` None = a root."""

    siasn_id: str
    nama: str
    induk_id: str | None = None
    kode: str | None = None
    jenis: str | None = None

    @property
    def key(self) -> str:
        return self.siasn_id

    @property
    def label(self) -> str:
        return self.nama


@dataclass(frozen=True, slots=True)
class HeadRecord:
    """A structural post: the head of the unit whose SIASN id it bears (one unor = one structural post)."""

    siasn_id: str
    nama_unit: str
    nama: str
    eselon: str
    jenjang: str

    @property
    def key(self) -> str:
        return self.siasn_id

    @property
    def label(self) -> str:
        return f"{self.nama} ({self.nama_unit})"


@dataclass(frozen=True, slots=True)
class TitleRecord:
    """A title of the national list of jabatan fungsional or pelaksana."""

    siasn_id: str
    nama: str
    jenis: str
    jenjang: str
    bup: int

    @property
    def key(self) -> str:
        return self.siasn_id

    @property
    def label(self) -> str:
        return self.nama


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """An ASN as "Export Data ASN" describes them. Codes are SIASN's."""

    siasn_id: str
    nip: str
    nama: str
    tanggal_lahir: date
    jenis_kelamin: str  # M, F
    status: str  # PNS, CPNS, PPPK
    kedudukan_hukum: str
    gelar_depan: str | None = None
    gelar_belakang: str | None = None
    tempat_lahir: str | None = None
    golongan: str | None = None
    tmt_golongan: date | None = None
    tmt_cpns: date | None = None
    tmt_pns: date | None = None
    tingkat_pendidikan: str | None = None
    pendidikan: str | None = None
    tahun_lulus: int | None = None
    email: str | None = None
    telepon: str | None = None
    jenis_jabatan: str | None = None
    jabatan_id: str | None = None
    jabatan: str | None = None
    tmt_jabatan: date | None = None
    eselon: str | None = None
    jenjang: str | None = None  # of a structural post, where the file has the eselon
    unit_id: str | None = None
    unit: str | None = None
    instansi_id: str | None = None

    @property
    def key(self) -> str:
        return self.nip

    @property
    def label(self) -> str:
        return self.nama


@dataclass(frozen=True, slots=True)
class PeriodRecord:
    """One period in one post, from the SIASN rw-jabatan fields."""

    nip: str
    nama_jabatan: str
    jenis: str
    mulai: date
    penugasan: str = "D"
    selesai: date | None = None
    siasn_id: str | None = None
    unit_id: str | None = None
    nama_unit: str | None = None
    eselon: str | None = None
    jenjang: str | None = None
    nomor_sk: str | None = None
    tanggal_sk: date | None = None

    @property
    def key(self) -> str:
        return f"{self.nip} {self.penugasan} {self.mulai} {self.nama_jabatan.casefold()}"

    @property
    def label(self) -> str:
        return f"{self.nama_jabatan} ({self.nip})"


@dataclass(frozen=True, slots=True)
class PredikatRecord:
    """A year's predicate. `nilai` 5 sangat baik … 1 sangat kurang; `hasil_kerja`, `perilaku_kerja` 1 di atas … 3."""

    nip: str
    tahun: int
    nilai: int
    hasil_kerja: int | None = None
    perilaku_kerja: int | None = None

    @property
    def key(self) -> str:
        return f"{self.nip} {self.tahun}"

    @property
    def label(self) -> str:
        return f"{self.nip} ({self.tahun})"


@dataclass(frozen=True, slots=True)
class SimataRecord:
    """Where SIMATA puts a person in a year; axes 0-100 in hundredths. SIASN talentmapping names."""

    tahun: int
    kotak: int
    nip: str | None = None
    pns_id: str | None = None
    sumbu_x: int | None = None
    sumbu_y: int | None = None
    total: int | None = None

    @property
    def key(self) -> str:
        return f"{self.nip or self.pns_id} {self.tahun}"

    @property
    def label(self) -> str:
        return f"{self.nip or self.pns_id} ({self.tahun})"


@dataclass(frozen=True, slots=True)
class AwardRecord:
    """An award. `tingkat` 4 international, 3 national, 2 across agencies or Satyalancana, 1 own agency."""

    nip: str
    nama: str
    tingkat: int
    tanggal: date
    nomor_sk: str | None = None

    @property
    def key(self) -> str:
        return f"{self.nip} {self.tanggal} {self.nama.casefold()}"

    @property
    def label(self) -> str:
        return f"{self.nama} ({self.nip})"


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """An assignment to a team by SK. `tingkat` 3 national, 2 across agencies, 1 own; `ketua` 1 leads, 0 is a member."""

    nip: str
    nama: str
    tingkat: int
    nomor_sk: str
    mulai: date
    ketua: int = 0
    selesai: date | None = None

    @property
    def key(self) -> str:
        return f"{self.nip} {self.nomor_sk} {self.nama.casefold()}"

    @property
    def label(self) -> str:
        return f"{self.nama} ({self.nip})"


R = TypeVar("R", bound=Record)
Plain = str | int | None  # what JSON keeps


@dataclass(frozen=True, slots=True)
class Row(Generic[R]):
    """A record and the number of the row it stood in."""

    nomor: int
    record: R


def pack(record: Record) -> dict[str, Plain]:
    """Turn a record into what JSON can keep; fields that say nothing are left out."""
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value is not None
    }


def unpack(kind: type[R], values: Mapping[str, Plain]) -> R:
    """Make the record of `kind` that `pack` turned into `values`."""
    dates = _dates(kind)
    return kind(**{name: date.fromisoformat(str(value)) if name in dates else value for name, value in values.items()})


@cache
def _dates(kind: type[Record]) -> frozenset[str]:
    """Names of the fields that hold a date."""
    return frozenset(name for name, field in kind.__dataclass_fields__.items() if "date" in str(field.type))
