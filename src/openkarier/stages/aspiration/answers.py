"""Answering declarations: each gets one answer, with its letter, and its tracker ends there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from openkarier.core.aspiration import FILING
from openkarier.core.placement.answers import Answer
from openkarier.core.workflow import StepRefused
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents.forms import SuratDinas
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.journal.operations import Deed, record_all

from .holding import subject_of
from .models import Aspiration, Jawaban, StateChange
from .refusal import Refused

STEPS = {"diajukan": ("pertimbangkan", "jawab"), "dipertimbangkan": ("jawab",)}


@dataclass(frozen=True)
class Reply:
    """An answer with the letter that says it, and what to do next."""

    answer: Answer
    letter: SuratDinas
    langkah: str = ""


def answer_all(*, replies: Mapping[int, Reply], actor: str, hand: str, at: datetime) -> list[Jawaban]:
    """Answer declarations (by key), all or none; those answered already are left alone."""
    with transaction.atomic():
        rows = Aspiration.objects.select_for_update(of=("self",)).filter(pk__in=list(replies), jawaban=None)
        waiting = list(rows.select_related("period__instansi", "pegawai").order_by("pk"))
        _move(waiting, actor, hand, at)
        made = [_write(row, replies[row.pk], actor, at) for row in waiting]
        Jawaban.objects.bulk_create(made)
        record_all(
            Deed(
                "JAWABAN", actor, at, subject_of(row),
                {"hasil": each.hasil, "kode": each.kode, "surat": each.naskah.number, "isi": each.isi["butir"]},
            )
            for row, each in zip(waiting, made, strict=True)
        )  # fmt: skip
    return made


def _move(rows: Sequence[Aspiration], actor: str, hand: str, at: datetime) -> None:
    changes = []
    for row in rows:
        for verb in STEPS.get(row.state, ()):
            try:
                after = FILING.after(verb, row.state, hand)
            except StepRefused as refusal:
                raise Refused(str(refusal)) from refusal
            changes.append(StateChange(aspiration=row, at=at, actor=actor, hand=hand, before=row.state, after=after))
            row.state = after
        if row.state != "dijawab":
            raise Refused(f"Pernyataan {row.pegawai.nama_gelar} belum diajukan, sehingga belum dapat dijawab.")
    Aspiration.objects.bulk_update(rows, ["state"], 500)
    StateChange.objects.bulk_create(changes, 500)


def _write(row: Aspiration, reply: Reply, actor: str, at: datetime) -> Jawaban:
    letter = documents.issue(
        Kind.SURAT_DINAS, reply.letter, instansi=row.period.instansi.kode, actor=actor, at=at, subject=subject_of(row)
    )
    found = reply.answer
    points = [{"pilihan": point.wish, "kode": point.code, "kalimat": point.sentence} for point in found.points]
    return Jawaban(
        aspiration=row, hasil=found.hasil, kode=found.code, kalimat=found.sentence,
        isi={"butir": points, "langkah": reply.langkah}, diumumkan_at=at, naskah=letter,
    )  # fmt: skip
