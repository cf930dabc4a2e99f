"""What the record says of a datum that can be disputed, as text by field; and writing down what was accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from openkarier.core import names
from openkarier.core.jabatan import JPT, Jenis, Jenjang
from openkarier.core.registry import retirement_date
from openkarier.core.registry_data import BUTIR, Butir, Kind
from openkarier.stages.registry.models import (
    HukumanDisiplin,
    NamaKata,
    Pegawai,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
)
from openkarier.stages.registry.sanggahan import Sanggahan

SOURCE = "Sanggahan"
TABLES: dict[str, Any] = {
    "riwayat-jabatan": RiwayatJabatan,
    "riwayat-golongan": RiwayatGolongan,
    "riwayat-pendidikan": RiwayatPendidikan,
    "riwayat-pelatihan": RiwayatDiklat,
    "hukuman": HukumanDisiplin,
}
ADMINISTRATIVE = JPT | {Jenjang.ADMINISTRATOR, Jenjang.PENGAWAS}


class Unwritable(ValueError):
    """The accepted value cannot be written down here; the sentence says why and what to do."""


def text(value: object) -> str:
    """A stored value as a dispute keeps it: dates as 2026-12-31, nothing as ""."""
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def held(pegawai: Pegawai, butir: Butir, baris: int) -> dict[str, str] | None:
    """What the record says now; None when the row is not there (or belongs to another stage)."""
    if not butir.histories:
        return _values(pegawai, butir)
    table = TABLES.get(butir.kode)
    row = table.objects.filter(pk=baris, pegawai=pegawai).first() if table and baris else None
    return _values(row, butir) if row else None


def held_many(disputes: Iterable[Sanggahan]) -> dict[int, dict[str, str] | None]:
    """The same for many disputes, by key: one query a table. `pegawai` comes with them."""
    rows = list(disputes)
    wanted: dict[str, set[int]] = defaultdict(set)
    for each in rows:
        if each.butir in TABLES and each.baris:
            wanted[each.butir].add(each.baris)
    found = {kode: TABLES[kode].objects.in_bulk(keys) for kode, keys in wanted.items()}
    values: dict[int, dict[str, str] | None] = {}
    for each in rows:
        butir = BUTIR[each.butir]
        thing = found.get(each.butir, {}).get(each.baris) if butir.histories else each.pegawai
        values[each.pk] = _values(thing, butir) if thing else None
    return values


def _values(thing: Any, butir: Butir) -> dict[str, str]:
    return {each.nama: text(getattr(thing, each.nama)) for each in butir.isian}


def write(pegawai: Pegawai, butir: Butir, baris: int, values: Mapping[str, str], *, hapus: bool = False) -> int:
    """Write accepted values down in the caller's transaction; return the key of the row (0 for a field of the person).

    Raises Unwritable; the database may raise IntegrityError for what two rows cannot both say.
    """
    if not butir.written:
        raise Unwritable(f"{butir.label} dicatat oleh {butir.induk}. Pilih “Teruskan”, lalu tunggu impornya.")
    parsed = {each.nama: _parsed(each.kind, values.get(each.nama, "")) for each in butir.isian}
    try:
        if not butir.histories:
            _write_person(pegawai, butir, parsed)
            return 0
        return _drop_row(pegawai, butir, baris) if hapus else _write_row(pegawai, butir, baris, parsed)
    except ValidationError as fault:
        raise Unwritable(f"Nilai tidak dapat dicatat: {' '.join(fault.messages)} Perbaiki isiannya.") from fault


def _parsed(kind: Kind, value: str) -> Any:
    if kind is Kind.DATE:
        return date.fromisoformat(value) if value else None
    if kind in (Kind.YEAR, Kind.NUMBER):
        return int(value) if value else None
    return value


def _write_person(pegawai: Pegawai, butir: Butir, parsed: Mapping[str, Any]) -> None:
    for name, value in parsed.items():
        setattr(pegawai, name, value)
    pegawai.clean_fields(exclude=[each.name for each in Pegawai._meta.fields if each.name not in parsed])
    fields = [*parsed]
    if butir.kode == "lahir" and pegawai.jabatan:
        pegawai.tmt_pensiun = retirement_date(pegawai.tanggal_lahir, pegawai.jabatan.bup)
        fields.append("tmt_pensiun")
    pegawai.save(update_fields=fields)
    _follow(pegawai, butir.kode)


def _follow(pegawai: Pegawai, kode: str) -> None:
    """What repeats a field of the person elsewhere: the words of a search, the riwayat."""
    if kode == "nama":
        NamaKata.objects.filter(pegawai=pegawai).delete()
        NamaKata.objects.bulk_create(NamaKata(pegawai=pegawai, kata=word) for word in names.words(pegawai.nama))
    if kode == "golongan" and pegawai.tmt_golongan:
        RiwayatGolongan.objects.update_or_create(
            pegawai=pegawai, tmt=pegawai.tmt_golongan, defaults={"golongan": pegawai.golongan}
        )
    if kode == "pendidikan" and pegawai.tahun_lulus:
        RiwayatPendidikan.objects.get_or_create(
            pegawai=pegawai, tingkat=pegawai.tingkat_pendidikan, nama=pegawai.pendidikan,
            defaults={"tahun_lulus": pegawai.tahun_lulus},
        )  # fmt: skip


def _row(pegawai: Pegawai, butir: Butir, baris: int) -> Any:
    found = TABLES[butir.kode].objects.filter(pk=baris, pegawai=pegawai).first()
    if found is None:
        raise Unwritable("Baris ini sudah tidak ada, mungkin diganti impor. Periksa datanya, lalu jawab sanggahannya.")
    return found


def _write_row(pegawai: Pegawai, butir: Butir, baris: int, parsed: Mapping[str, Any]) -> int:
    row = _row(pegawai, butir, baris) if baris else TABLES[butir.kode](pegawai=pegawai)
    if butir.kode == "riwayat-jabatan":
        _post(pegawai, row, parsed)
    for name, value in parsed.items():
        setattr(row, name, value)
    row.clean_fields()
    row.save()
    if butir.kode == "riwayat-jabatan" and _current(row):
        pegawai.tmt_jabatan = row.mulai
        pegawai.save(update_fields=["tmt_jabatan"])
    return int(row.pk)


def _current(row: RiwayatJabatan) -> bool:
    return row.selesai is None and row.penugasan == RiwayatJabatan.Penugasan.DEFINITIF


def _post(pegawai: Pegawai, row: RiwayatJabatan, parsed: Mapping[str, Any]) -> None:
    """What a post may become by a dispute: its days and its SK; another post only where it lies in the past."""
    renamed = (row.nama_jabatan, row.nama_unit, row.jenjang) != (
        parsed["nama_jabatan"], parsed["nama_unit"], parsed["jenjang"],
    )  # fmt: skip
    if not row.pk and parsed["selesai"] is None:
        raise Unwritable("Jabatan yang masih dipegang masuk lewat impor atau SK pelantikan. Pilih “Teruskan”.")
    if row.pk and _current(row) and (renamed or parsed["selesai"] is not None):
        raise Unwritable(
            "Jabatan yang sedang dipegang berganti lewat impor atau SK pelantikan; di sini hanya TMT dan SK-nya dapat "
            "diperbaiki. Pilih “Teruskan” untuk yang lain."
        )
    if renamed:
        row.jabatan, row.tunggal = None, False
    jenjang = Jenjang(parsed["jenjang"])
    row.jenis = (
        Jenis.STRUKTURAL if jenjang in ADMINISTRATIVE
        else Jenis.PELAKSANA if jenjang is Jenjang.PELAKSANA
        else Jenis.FUNGSIONAL
    )  # fmt: skip
    row.sumber = SOURCE


def _drop_row(pegawai: Pegawai, butir: Butir, baris: int) -> int:
    row = _row(pegawai, butir, baris)
    if isinstance(row, RiwayatJabatan) and row.selesai is None:
        raise Unwritable("Jabatan yang masih dipegang tidak dihapus di sini. Pilih “Teruskan” ke pemilik data.")
    row.delete()
    return 0
