"""A map leaves the house: rows in SIASN's names, and a leaf that says who took them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from openkarier.core.talent import UNIT
from openkarier.foundation.accounts.scope import Scope
from openkarier.foundation.journal.operations import record
from openkarier.stages.talent.models import MapRow, TalentMap
from openkarier.stages.talent.queries import rows


@dataclass(frozen=True)
class Exported:
    """`told`: (pns_id, nip, nama, box, sumbu_x, sumbu_y, total_sumbu); `untold` as the caller words those of `open`."""

    told: Sequence[tuple[Any, ...]]
    untold: Sequence[tuple[Any, ...]] = ()
    open: Sequence[MapRow] = field(default_factory=tuple)


def export_map(*, peta: TalentMap, scope: Scope, form: str, actor: str, at: datetime) -> Exported:
    """Rows of a map for SIASN. Who has no box is not sent as one; scores are what is proved, cut at two decimals."""
    found = list(rows(scope, peta).defer("bukti").order_by("pegawai__nip"))
    told = [
        (row.pegawai.siasn_id, row.pegawai.nip, row.pegawai.nama_gelar, row.kotak, _cut(row.potensial),
         _cut(row.kinerja), _cut(row.nilai))
        for row in found if row.kotak
    ]  # fmt: skip
    with transaction.atomic():
        facts = {"baris": len(told), "alasan": f"peta talenta, {form}", "peta": peta.nama, "sidik": peta.sidik}
        record("DATA_EKSPOR", subject=f"peta-talenta:{peta.pk}", actor=actor, at=at, facts=facts)
    return Exported(told, open=[row for row in found if not row.kotak])


def _cut(value: int) -> float:
    return value // (UNIT // 100) / 100
