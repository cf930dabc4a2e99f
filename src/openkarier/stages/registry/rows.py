"""The registry as plain rows, for bulk loads: links are codes, dates are dates, nothing knows of a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InstansiRow:
    """An agency; see models.Instansi."""

    kode: str
    siasn_id: str
    nama: str
    jenis: str
    sebutan_kepala: str
    ibu_kota: str
    zona: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit; `induk` and `opd` are codes within the agency ("" = none)."""

    kode: str
    nama: str
    jenis: str
    induk: str
    opd: str


@dataclass(frozen=True, slots=True)
class JabatanRow:
    """A post; (`unit`, `kode`) names it within the agency."""

    unit: str
    kode: str
    nama: str
    jenis: str
    jenjang: str
    eselon: str
    kelas: int | None
    bup: int
    formasi: int
    kepala: bool


@dataclass(frozen=True, slots=True)
class PegawaiRow:
    """A person; `unit` is a code, `jabatan` a pair (unit, kode) or None."""

    nip: str
    nama: str
    gelar_depan: str
    gelar_belakang: str
    tempat_lahir: str
    tanggal_lahir: date
    jenis_kelamin: str
    status: str
    kedudukan_hukum: str
    golongan: str
    tmt_golongan: date | None
    tmt_cpns: date | None
    tmt_pns: date | None
    tingkat_pendidikan: str
    pendidikan: str
    tahun_lulus: int | None
    email: str
    telepon: str
    unit: str
    jabatan: tuple[str, str] | None
    tmt_jabatan: date | None
    tmt_pensiun: date | None
    aktif: bool


@dataclass(frozen=True, slots=True)
class JabatanPeriod:
    """One riwayat jabatan; `jabatan` links to a post of today's structure where there is one."""

    jabatan: tuple[str, str] | None
    tunggal: bool
    nama_jabatan: str
    nama_unit: str
    jenis: str
    jenjang: str
    eselon: str
    penugasan: str
    mulai: date
    selesai: date | None
    nomor_sk: str
    tanggal_sk: date | None


@dataclass(frozen=True, slots=True)
class GolonganRow:
    """A rank with its date of effect."""

    golongan: str
    tmt: date
    nomor_sk: str


@dataclass(frozen=True, slots=True)
class PendidikanRow:
    """A completed education; `tingkat` is SIASN's code."""

    tingkat: str
    nama: str
    tahun_lulus: int


@dataclass(frozen=True, slots=True)
class DiklatRow:
    """A training; `jenis` struktural, fungsional or teknis; `jam` in jam pelajaran."""

    jenis: str
    nama: str
    selesai: date
    jam: int


@dataclass(frozen=True, slots=True)
class HukumanRow:
    """A disciplinary sanction; `tingkat` R, S or B."""

    tingkat: str
    jenis: str
    nomor_sk: str
    mulai: date
    selesai: date | None


@dataclass(frozen=True, slots=True)
class Berkas:
    """All that the registry keeps of one person."""

    pegawai: PegawaiRow
    jabatan: tuple[JabatanPeriod, ...]
    golongan: tuple[GolonganRow, ...]
    pendidikan: tuple[PendidikanRow, ...]
    diklat: tuple[DiklatRow, ...]
    hukuman: tuple[HukumanRow, ...]
