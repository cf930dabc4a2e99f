"""Objections (PP 30/2019 Pasal 59): filed within 14 days, decided by the superior's superior after hearing both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from openkarier.core.appraisal import objection_until
from openkarier.foundation.journal.operations import issue_receipt, record
from openkarier.stages.registry.models import Pegawai

from .models import Objection, Skp
from .rating import change_rating, settle_year
from .refusal import Incomplete, Refused
from .steps import Actor, hold, subject_of, take

LEAST = 20  # characters of a reason


@dataclass(frozen=True)
class Ruling:
    """What was heard from both, what is decided, and why; the ratings count where they are changed."""

    heard_pegawai: str
    heard_penilai: str
    ruling: str
    why: str
    hasil: int = 0
    perilaku: int = 0


def object_to(*, skp: Skp, reason: str, actor: Actor, at: datetime) -> Objection:
    """File an objection; the same call again returns the same one. Raises Refused after the last day."""
    with transaction.atomic():
        held = hold(skp)
        filed = Objection.objects.filter(skp=held).first()
        if filed is not None:
            return filed
        if len(reason.strip()) < LEAST:
            raise Incomplete(fields={"reason": "Tuliskan bagian mana yang Anda keberatan dan alasannya."})
        received = held.diterima_at or held.diserahkan_at
        if received is None:
            raise Refused("Keberatan diajukan sesudah dokumen penilaian diserahkan kepada Anda.")
        until = objection_until(received.date())
        if at.date() > until:
            raise Refused(
                f"Batas keberatan {until:%d-%m-%Y} sudah lewat (PP 30/2019 Pasal 59: 14 hari sejak diterima)."
            )
        take(held, "keberatan", actor=actor, at=at)
        held.diterima_at = held.diterima_at or at
        held.save(update_fields=["state", "since", "diterima_at"])
        leaf = record("KEBERATAN", subject=subject_of(held), actor=actor.nip, at=at, facts={"alasan": reason.strip()})
        receipt = issue_receipt(period_code=f"KB{held.tahun}", leaf=leaf, kind="keberatan", at=at)
        return Objection.objects.create(
            skp=held, number=receipt.number, filed_at=at, until=until, reason=reason.strip()
        )


def rule(
    *, objection: Objection, ruling: Ruling, actor: Actor, at: datetime, judge: Pegawai | None = None
) -> Objection:  # fmt: skip
    """Decide; final. Both must have been heard, and the decision has its reason. `judge` None = the PPK."""
    fields = _missing(ruling)
    if fields:
        raise Incomplete(fields=fields)
    with transaction.atomic():
        held = hold(objection.skp)
        take(held, "putus", actor=actor, at=at, why=ruling.why)
        if ruling.ruling == Objection.Ruling.UBAH:
            change_rating(
                held, ruling.hasil, ruling.perilaku, hand="keberatan", why=ruling.why, actor=actor, at=at
            )  # fmt: skip
        held.save(update_fields=["state", "since"])
        kept = Objection.objects.select_for_update().get(pk=objection.pk)
        kept.heard_pegawai, kept.heard_penilai = ruling.heard_pegawai.strip(), ruling.heard_penilai.strip()
        kept.ruling, kept.why, kept.decided_by, kept.decided_at = ruling.ruling, ruling.why.strip(), judge, at
        kept.save()
        settle_year(held, actor=actor, at=at)
        facts = {"putusan": ruling.ruling, "alasan": ruling.why.strip(), "nomor": kept.number}
        record(
            "KEBERATAN_JAWAB", subject=subject_of(held), actor=actor.nip, at=at, facts=facts,
            citation="PP 30/2019 Ps. 59",
        )  # fmt: skip
    return kept


def _missing(ruling: Ruling) -> dict[str, str]:
    fields = {}
    for name, who in (("heard_pegawai", "pegawai"), ("heard_penilai", "pejabat penilai")):
        if len(getattr(ruling, name).strip()) < LEAST:
            fields[name] = f"Catat keterangan {who}; keberatan diputus sesudah keduanya didengar."
    if ruling.ruling not in Objection.Ruling.values:
        fields["ruling"] = "Pilih: hasil penilaian tetap atau diubah."
    if ruling.ruling == Objection.Ruling.UBAH and not {ruling.hasil, ruling.perilaku} <= {1, 2, 3}:
        fields["hasil"] = "Pilih kedua rating yang baru."
    if len(ruling.why.strip()) < LEAST:
        fields["why"] = "Tuliskan pertimbangan putusan."
    return fields
