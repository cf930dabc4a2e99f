"""Where two sources give another predicate for a year: a person decides, with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from openkarier.foundation.journal.operations import record

from .models import Difference, PredikatKinerja
from .refusal import Incomplete, Refused
from .steps import Actor


def decide(*, difference: Difference, choice: str, why: str, actor: Actor, at: datetime) -> Difference:
    """Keep one of the two predicates."""
    if choice not in Difference.Choice.values:
        raise Incomplete(fields={"choice": "Pilih predikat mana yang berlaku."})
    if len(why.strip()) < 10:
        raise Incomplete(fields={"why": "Tuliskan alasan pilihan ini."})
    with transaction.atomic():
        held = (
            Difference.objects.select_for_update(of=("self",)).select_related("predikat__pegawai").get(pk=difference.pk)
        )
        if held.choice:
            raise Refused("Selisih ini sudah diputus oleh orang lain.")
        held.choice, held.why, held.decided_by, held.decided_at = choice, why.strip()[:300], actor.nip, at
        held.save()
        row = held.predikat
        facts = {"pilihan": choice, "alasan": held.why, "tahun": row.tahun, "tercatat": row.nilai, "baru": held.nilai,
                 "sumber": held.sumber}  # fmt: skip
        if choice == Difference.Choice.NEW:
            PredikatKinerja.objects.filter(pk=row.pk).update(
                nilai=held.nilai, hasil_kerja=held.hasil_kerja, perilaku_kerja=held.perilaku_kerja, sumber=held.sumber
            )
        subject = f"predikat:{row.pegawai.nip}/{row.tahun}"
        record("PREDIKAT_PILIH", subject=subject, actor=actor.nip, at=at, facts=facts)
    return held
