"""The BKN e-Kinerja recap: predicate of each NIP; its headings stand in row 8, under a title that names the year."""

from __future__ import annotations

from typing import cast

from openkarier.core.records import PredikatRecord
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Kind, Values
from openkarier.gateways.spreadsheet.nip import nip
from openkarier.gateways.spreadsheet.values import Unreadable, expectation, predicate, whole


def _build(values: Values, context: Context) -> PredikatRecord:
    tahun = cast("int | None", values.get("tahun")) or context.tahun
    if tahun is None:
        raise Unreadable("Tahun penilaian tidak tertulis.", "Sebutkan tahunnya saat mengimpor.", "TAHUN")
    return PredikatRecord(
        nip=cast("str", values["nip"]),
        tahun=tahun,
        nilai=cast("int", values["nilai"]),
        hasil_kerja=cast("int | None", values.get("hasil_kerja")),
        perilaku_kerja=cast("int | None", values.get("perilaku_kerja")),
    )


KIND = Kind(
    name="kinerja",
    label="Rekap predikat kinerja (e-Kinerja BKN)",
    order=5,
    record=PredikatRecord,
    build=_build,
    columns=(
        Column("nip", "nip", nip, ("nipBaru", "NIP PEGAWAI"), required=True, filled=True),
        Column(
            "nilai", "hasil_akhir", predicate,
            ("predikat", "predikat kinerja", "predikat kinerja pegawai", "kuadranKinerja"),
            required=True, filled=True,
        ),
        Column("tahun", "tahun", whole(2000, 2100), ("tahun penilaian",)),
        Column("hasil_kerja", "hasil_kerja", expectation, ("hasilKinerja", "rating hasil kerja")),
        Column("perilaku_kerja", "perilaku_kerja", expectation, ("perilakuKerja", "rating perilaku kerja")),
    ),
    foreign=frozenset({"TANGGALLAHIR", "TMTJABATAN"}),
)  # fmt: skip
