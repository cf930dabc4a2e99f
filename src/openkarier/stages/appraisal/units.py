"""Writes about organisations: the unit's predicate before its people's, and why a spread leaves the guide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from openkarier.core.ratings import GUIDE_SOURCE, PredikatUnit
from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Unit

from .models import UnitPredicate, UnitReason
from .refusal import Incomplete
from .steps import Actor


def set_unit_predicate(
    *, unit: Unit, tahun: int, nilai: int, dasar: str, actor: Actor, at: datetime, triwulan: int = 0
) -> UnitPredicate:
    """Fix a unit's predicate for a year (or a triwulan), on a named paper; a later one replaces it, both on record."""
    fields = {}
    if nilai not in {each.value for each in PredikatUnit}:
        fields["nilai"] = "Pilih predikat kinerja unit."
    if len(dasar.strip()) < 5:
        fields["dasar"] = "Tuliskan dokumen penetapannya, misalnya nomor surat atau berita acara evaluasi."
    if fields:
        raise Incomplete(fields=fields)
    with transaction.atomic():
        row, _ = UnitPredicate.objects.update_or_create(
            unit=unit, tahun=tahun, triwulan=triwulan,
            defaults={"nilai": nilai, "dasar": dasar.strip()[:200], "actor": actor.nip, "at": at},
        )  # fmt: skip
        facts = {"predikat": nilai, "dasar": dasar.strip(), "tahun": tahun, "triwulan": triwulan}
        subject = f"unit:{unit.instansi.kode}/{unit.kode}"
        record("PREDIKAT_UNIT", subject=subject, actor=actor.nip, at=at, facts=facts, citation=GUIDE_SOURCE)
    return row


def give_reason(*, unit: Unit, tahun: int, why: str, remarks: Sequence[str], actor: Actor, at: datetime) -> UnitReason:
    """Say why the spread of a unit leaves the guide; nothing is blocked by it, and nothing is hidden."""
    if len(why.strip()) < 20:
        raise Incomplete(fields={"why": "Tuliskan alasan yang dapat dibaca pengawas, sedikitnya satu kalimat."})
    with transaction.atomic():
        row = UnitReason.objects.create(
            unit=unit, tahun=tahun, why=why.strip(), remarks=list(remarks), actor=actor.nip, at=at
        )
        subject, facts = f"unit:{unit.instansi.kode}/{unit.kode}", {"alasan": why.strip(), "tahun": tahun}
        record("SEBARAN_ALASAN", subject=subject, actor=actor.nip, at=at, facts=facts, citation=GUIDE_SOURCE)
    return row
