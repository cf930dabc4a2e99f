"""Delivering decisions: opened in the portal by the person, or handed over and proved; the clock starts at receipt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from openkarier.core.periods import tanggal
from openkarier.core.placement.delivery import BY_HAND, CITE_DUTY, CITE_RECEIVED
from openkarier.foundation.documents.models import Attachment
from openkarier.foundation.journal.operations import Deed, record, record_all
from openkarier.stages.aspiration.models import Jawaban
from openkarier.stages.placement.models import Keputusan, Penempatan, Penyampaian
from openkarier.stages.placement.moving import subject_of
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Instansi, Pegawai


@dataclass(frozen=True)
class Handover:
    """A delivery outside the portal: a key of BY_HAND, the day of receipt, and its proof."""

    cara: str
    diterima: date
    bukti: str
    berkas: Attachment | None = None  # as attachments.hold gave it


def open_own(
    *, pegawai: Pegawai, at: datetime, jawaban: Jawaban | None = None, penempatan: Penempatan | None = None
) -> Penyampaian:
    """The person opens an own answer or petikan; the first opening counts, and later ones change nothing."""
    _own(pegawai, jawaban, penempatan)
    day = timezone.localtime(at).date()
    found = Penyampaian.objects.filter(jawaban=jawaban, penempatan=penempatan).first()
    if found is not None:
        return found
    row = Penyampaian(
        instansi=pegawai.instansi, jawaban=jawaban, penempatan=penempatan, cara="portal", diterima_on=day,
        oleh=pegawai.nip, pada=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            facts = {"cara": "portal", "diterima": day.isoformat()}
            record("PENYAMPAIAN", actor=pegawai.nip, at=at, subject=_subject(row), facts=facts, citation=CITE_RECEIVED)
    except IntegrityError:  # two windows at once: the first one counts
        return Penyampaian.objects.get(jawaban=jawaban, penempatan=penempatan)
    return row


def _own(pegawai: Pegawai, jawaban: Jawaban | None, penempatan: Penempatan | None) -> None:
    if jawaban is not None and jawaban.aspiration.pegawai_id == pegawai.pk:
        return
    if penempatan is not None and penempatan.pegawai_id == pegawai.pk and penempatan.keputusan is not None:
        return
    raise Refused("Yang dibuka di sini hanya jawaban atau SK Anda sendiri. Kembali ke halaman Penempatan.")


def hand_over_answers(
    *, instansi: Instansi, jawaban: Collection[int], handover: Handover, actor: str, at: datetime
) -> int:
    """Record that answers (keys) reached their people outside the portal; return how many were new."""
    rows = Jawaban.objects.filter(pk__in=list(jawaban), aspiration__period__instansi=instansi)
    found = list(rows.select_related("aspiration__pegawai", "aspiration__period"))
    if not found or len(found) != len(set(jawaban)):
        raise Refused("Pilih sedikitnya satu nama dari daftar yang belum menerima.")
    earliest = max(timezone.localtime(each.diumumkan_at).date() for each in found)
    _check(handover, earliest, timezone.localtime(at).date())
    return _keep([Penyampaian(jawaban=each) for each in found], instansi, handover, actor, at)


def hand_over_decree(
    *, keputusan: Keputusan, usulan: Collection[int], handover: Handover, actor: str, at: datetime
) -> int:
    """Record that petikan of an SK reached their people outside the portal; return how many were new."""
    found = list(Penempatan.objects.filter(pk__in=list(usulan), keputusan=keputusan).select_related("pegawai"))
    if not found or len(found) != len(set(usulan)):
        raise Refused("Pilih sedikitnya satu nama dari SK ini.")
    _check(handover, keputusan.tanggal, timezone.localtime(at).date())
    return _keep([Penyampaian(penempatan=each) for each in found], keputusan.instansi, handover, actor, at)


def _check(handover: Handover, earliest: date, today: date) -> None:
    if handover.cara not in BY_HAND:
        raise Refused("Pilih cara penyampaiannya dari daftar.")
    if not handover.bukti.strip():
        raise Refused("Tuliskan buktinya, misalnya nomor resi atau tanda terima; tanpa bukti jangka waktu tidak mulai.")
    if not earliest <= handover.diterima <= today:
        raise Refused(
            f"Tanggal terima {tanggal(handover.diterima)} harus antara tanggal keputusan ({tanggal(earliest)}) dan "
            "hari ini. Periksa tanggalnya."
        )


def _keep(rows: list[Penyampaian], instansi: Instansi, handover: Handover, actor: str, at: datetime) -> int:
    """Keep the deliveries that are not on record yet, with one file for all of them."""
    with transaction.atomic():
        there = set(Penyampaian.objects.filter(instansi=instansi).values_list("jawaban", "penempatan"))
        fresh = [row for row in rows if (row.jawaban_id, row.penempatan_id) not in there]
        if fresh and handover.berkas is not None:
            handover.berkas.save()
        for row in fresh:
            row.instansi, row.cara, row.diterima_on = instansi, handover.cara, handover.diterima
            row.bukti, row.berkas, row.oleh, row.pada = handover.bukti.strip()[:200], handover.berkas, actor, at
        Penyampaian.objects.bulk_create(fresh, 500)
        proof = handover.berkas.sha256 if handover.berkas else ""
        facts = {"cara": handover.cara, "diterima": handover.diterima.isoformat(), "bukti": handover.bukti.strip()}
        record_all(Deed("PENYAMPAIAN", actor, at, _subject(row), {**facts, "sidik": proof}, CITE_DUTY) for row in fresh)
    return len(fresh)


def _subject(row: Penyampaian) -> str:
    if row.jawaban is not None:
        return f"jawaban:{row.jawaban_id}/{row.jawaban.aspiration.pegawai.nip}"
    assert row.penempatan is not None
    return subject_of(row.penempatan)
