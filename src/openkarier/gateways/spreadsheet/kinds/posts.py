"""SIASN's three lists of posts: Referensi-Jabatan-Struktural, -Fungsional, -Pelaksana."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from openkarier.core.jabatan import Jenis, Jenjang
from openkarier.core.records import HeadRecord, Record, TitleRecord
from openkarier.core.registry import ESELON, retirement_age
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Doubt, Kind, Values
from openkarier.gateways.spreadsheet.values import code, eselon, level_of_jf, whole, words


def _head(values: Values, context: Context) -> HeadRecord:
    name, jenjang = ESELON.get(cast("str", values["eselon"]), ("", ""))
    return HeadRecord(
        siasn_id=cast("str", values["siasn_id"]),
        nama_unit=cast("str", values["nama_unit"]),
        nama=cast("str", values["nama"]),
        eselon=name,
        jenjang=str(jenjang),
    )


def _head_doubts(record: Record, context: Context) -> Iterable[Doubt]:
    if isinstance(record, HeadRecord) and not record.jenjang:
        yield Doubt(
            "ESELON", "eselon", "Jabatan struktural tanpa eselon I sampai IV.",
            "Isi eselon yang berlaku, atau hapus baris ini bila jabatannya sudah dihapus.", galat=True,
        )  # fmt: skip


STRUCTURAL = Kind(
    name="struktural",
    label="Jabatan struktural (Referensi-Jabatan-Struktural)",
    order=2,
    record=HeadRecord,
    build=_head,
    doubts=_head_doubts,
    columns=(
        Column("siasn_id", "ID", code(42), ("UNOR ID", "ID UNOR"), required=True, filled=True),
        Column("nama_unit", "Nama_unor", words(200), ("UNOR NAMA",), required=True, filled=True),
        Column("nama", "Nama_jabatan", words(250), ("JABATAN NAMA",), required=True, filled=True),
        Column("eselon", "Eselon_id", eselon, ("ESELON",), required=True, filled=True),
    ),
    foreign=frozenset({"IDATASAN", "DIATASANID", "NIP", "NIPBARU"}),
)


def _functional(values: Values, context: Context) -> TitleRecord:
    jenjang = cast("str", values["jenjang"])
    return TitleRecord(
        siasn_id=cast("str", values["siasn_id"]),
        nama=cast("str", values["nama"]),
        jenis=Jenis.FUNGSIONAL.value,
        jenjang=str(jenjang),
        bup=cast("int | None", values.get("bup")) or retirement_age(jenjang),
    )


FUNCTIONAL = Kind(
    name="fungsional",
    label="Jabatan fungsional (Referensi-Jabatan-Fungsional)",
    order=2,
    record=TitleRecord,
    build=_functional,
    columns=(
        Column("siasn_id", "ID", code(42), required=True, filled=True),
        Column("nama", "Nama", words(250), ("NAMA JABATAN",), required=True, filled=True),
        Column("jenjang", "Jenjang", level_of_jf, ("KODE JENJANG JABATAN",), required=True, filled=True),
        Column("bup", "BUP", whole(50, 75), ("BUP USIA",), required=True),
    ),
    foreign=frozenset({"NIP", "NIPBARU"}),
)


def _executing(values: Values, context: Context) -> TitleRecord:
    return TitleRecord(
        siasn_id=cast("str", values["siasn_id"]),
        nama=cast("str", values["nama"]),
        jenis=Jenis.PELAKSANA.value,
        jenjang=Jenjang.PELAKSANA.value,
        bup=retirement_age(Jenjang.PELAKSANA),
    )


EXECUTING = Kind(
    name="pelaksana",
    label="Jabatan pelaksana (Referensi-Jabatan-Pelaksana)",
    order=2,
    record=TitleRecord,
    build=_executing,
    columns=(
        Column("siasn_id", "ID", code(42), required=True, filled=True),
        Column("nama", "Nama", words(250), ("NAMA JABATAN",), required=True, filled=True),
    ),
    # Two such plain headings stand in many files; any of these means it is another one.
    foreign=frozenset(
        {"NIP", "NIPBARU", "NIK", "JENJANG", "BUP", "ESELON", "ESELONID", "ESELONNAMA"}
        | {"NAMAUNOR", "UNORID", "IDATASAN", "JABATANNAMA"}
    ),
)
