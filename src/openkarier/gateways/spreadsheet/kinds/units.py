"""SIASN HierarkiUnor: the tree of units. Also read: the ref-unor list, which names its columns otherwise."""

from __future__ import annotations

from typing import cast

from openkarier.core.records import UnitRecord
from openkarier.gateways.spreadsheet.kinds.base import Column, Context, Kind, Values
from openkarier.gateways.spreadsheet.values import code, words


def _build(values: Values, context: Context) -> UnitRecord:
    return UnitRecord(
        siasn_id=cast("str", values["siasn_id"]),
        nama=cast("str", values["nama"]),
        induk_id=cast("str | None", values.get("induk_id")),
        kode=cast("str | None", values.get("kode")),
        jenis=cast("str | None", values.get("jenis")),
    )


KIND = Kind(
    name="unit",
    label="Hierarki unit organisasi (HierarkiUnor)",
    order=1,
    record=UnitRecord,
    build=_build,
    columns=(
        Column("siasn_id", "ID", code(42), ("UNOR ID", "ID UNOR"), required=True, filled=True),
        Column("nama", "NAMA_UNOR", words(200), ("NamaUnor", "UNOR NAMA"), required=True, filled=True),
        Column("induk_id", "ID_ATASAN", code(42), ("DiatasanId", "ATASAN ID", "PARENT ID"), required=True),
        Column("kode", "CepatKode", code(60), ("KODE CEPAT", "KODE UNOR")),
        Column("jenis", "JenisUnor", words(40), ("JENIS UNOR NAMA",)),
    ),
)
