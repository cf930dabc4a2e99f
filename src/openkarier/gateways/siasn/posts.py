"""Placements in effect as POST /jabatan/unorjabatan/save wants them: one row a person, dates as dd-mm-yyyy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from openkarier.core.jabatan import Jenis
from openkarier.gateways.spreadsheet.export import Column, Kind, Sheet

if TYPE_CHECKING:
    from openkarier.stages.placement.models import Penempatan

FIELDS = (
    "id", "pnsId", "nipBaru", "instansiId", "instansiIndukId", "satuanKerjaId", "unorId", "eselonId", "jenisJabatan",
    "jabatanFungsionalId", "jabatanFungsionalUmumId", "subJabatanId", "jenisMutasiId", "jenisPenugasanId",
    "nomorSk", "tanggalSk", "tmtJabatan", "tmtMutasi", "tmtPelantikan",
)  # fmt: skip
ESELON = {
    "I.a": "11",
    "I.b": "12",
    "II.a": "21",
    "II.b": "22",
    "III.a": "31",
    "III.b": "32",
    "IV.a": "41",
    "IV.b": "42",
}
MOVED, DEFINITIVE = "MJ", "D"  # ref_jenis_mutasi, ref_jenis_penugasan


def sheet(rows: Iterable[tuple[Penempatan, date | None]]) -> Sheet:
    """The sheet; the second of each pair is the day of the pelantikan."""
    return Sheet("unorjabatan", tuple(Column(name, Kind.CODE) for name in FIELDS), (_row(*pair) for pair in rows))


def _row(placed: Penempatan, sworn: date | None) -> list[Any]:
    post, person, decree = placed.ke, placed.pegawai, placed.keputusan
    assert decree is not None
    functional = post.siasn_id if post.jenis == Jenis.FUNGSIONAL else ""
    general = post.siasn_id if post.jenis == Jenis.PELAKSANA else ""
    agency = placed.instansi.siasn_id
    return [
        "", person.siasn_id, person.nip, agency, agency, agency, post.unit.siasn_id, ESELON.get(post.eselon, "99"),
        post.jenis, functional, general, "", MOVED, DEFINITIVE, decree.nomor, _day(decree.tanggal), _day(decree.tmt),
        _day(decree.tmt), _day(sworn) if sworn else "",
    ]  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
