"""What the direct superior says of a declaration."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from openkarier.foundation.journal.operations import record
from openkarier.stages.registry.models import Pegawai

from .draft import LONGEST
from .holding import subject_of
from .models import Opinion, Submission
from .refusal import Refused


def give_opinion(
    *, submission: Submission, atasan: Pegawai, stance: str, note: str, at: datetime, read: str = ""
) -> Opinion:
    """Record what the superior says; saying it again replaces it and both stand in the ledger.

    `read`: number of the paper the superior had in view. Refused when the person filed another one since.
    """
    said = note.strip()[:LONGEST]
    _must_be_said(submission, stance, said, read)
    with transaction.atomic():
        held = _hold(submission)
        opinion, _ = Opinion.objects.update_or_create(
            submission=held, defaults={"atasan": atasan, "stance": stance, "note": said, "at": at}
        )
        record(
            "PENDAPAT_ATASAN",
            subject=subject_of(held.aspiration),
            actor=atasan.nip,
            at=at,
            facts={"nomor": held.number, "pendapat": stance, "catatan": said},
        )
    return opinion


def _must_be_said(submission: Submission, stance: str, note: str, read: str) -> None:
    if read and read != submission.number:
        raise Refused(
            "Pernyataan ini sudah diganti oleh pegawai. Baca isinya yang baru di atas, lalu simpan sekali lagi."
        )
    if stance not in Opinion.Stance.values:
        raise Refused("Pilih salah satu: mendukung, mendukung dengan catatan, atau belum mendukung.")
    if stance != Opinion.Stance.MENDUKUNG and len(note) < 10:
        raise Refused("Tuliskan alasannya, sedikitnya satu kalimat pendek; pegawai berhak mengetahuinya.")


def _hold(submission: Submission) -> Submission:
    rows = Submission.objects.select_for_update(of=("self",))
    held = rows.select_related("aspiration__period", "aspiration__pegawai").get(pk=submission.pk)
    if held.withdrawn_at is not None:
        raise Refused("Pernyataan ini sudah ditarik kembali oleh pegawai; pendapat tidak diperlukan lagi.")
    return held
