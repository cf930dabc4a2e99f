"""A history of jabatan under SIASN's rw-jabatan names. SIASN gives no end: a period ends where the next begins."""

from __future__ import annotations

from typing import Any, cast

from openkarier.core.jabatan import Jenis
from openkarier.core.records import PeriodRecord
from openkarier.core.registry import ESELON
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Kind, Values
from openkarier.gateways.spreadsheet.nip import nip
from openkarier.gateways.spreadsheet.values import appointment, code, day, eselon, kind_of_post, words


def _build(values: Values, context: Context) -> PeriodRecord:
    kept: dict[str, Any] = dict(values)
    functional, executing = kept.pop("jabatan_fungsional", None), kept.pop("jabatan_pelaksana", None)
    kept["nama_jabatan"] = kept.get("nama_jabatan") or functional or executing
    name, jenjang = ESELON.get(cast("str", kept.get("eselon") or ""), ("", ""))
    structural = kept["jenis"] == Jenis.STRUKTURAL and name
    kept["eselon"], kept["jenjang"] = (name, str(jenjang)) if structural else (None, None)
    kept["jenis"] = str(kept["jenis"])
    return PeriodRecord(**{name: value for name, value in kept.items() if value is not None})


KIND = Kind(
    name="riwayat",
    label="Riwayat jabatan (rw-jabatan)",
    order=4,
    record=PeriodRecord,
    build=_build,
    columns=(
        Column("nip", "nipBaru", nip, ("NIP",), required=True, filled=True),
        Column("jenis", "jenisJabatan", kind_of_post, ("JENIS JABATAN ID",), required=True, filled=True),
        Column("nama_jabatan", "namaJabatan", words(250), ("JABATAN NAMA",), required=True, filled=True),
        Column("mulai", "tmtJabatan", day, required=True, filled=True),
        Column("siasn_id", "id", code(42), ("ID RIWAYAT",)),
        Column("jabatan_fungsional", "jabatanFungsionalNama", words(250)),
        Column("jabatan_pelaksana", "jabatanFungsionalUmumNama", words(250)),
        Column("unit_id", "unorId", code(42)),
        Column("nama_unit", "namaUnor", words(200), ("unorNama",)),
        Column("eselon", "eselonId", eselon, ("eselon",)),
        Column("penugasan", "jenisPenugasanId", appointment, ("jenisPenugasan",)),
        Column("selesai", "tmtSelesai", day, ("TMT SELESAI", "TANGGAL SELESAI")),
        Column("nomor_sk", "nomorSk", words(80), ("NOMOR SK JABATAN",)),
        Column("tanggal_sk", "tanggalSk", day, ("TANGGAL SK JABATAN",)),
    ),
    foreign=frozenset({"TANGGALLAHIR", "IDATASAN"}),
)
