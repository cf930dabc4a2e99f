"""Continuous feedback on an SKP: shared or one's own; guidance is recorded, counselling is confidential."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from openkarier.core.appraisal import OPEN_TO_FEEDBACK
from openkarier.foundation.journal.operations import record

from . import hands
from .models import Note, Skp
from .refusal import Incomplete, Refused
from .steps import Actor, hold, subject_of

LONGEST = 4_000
OF_SUPERIOR = (Note.Kind.UMPAN_BALIK, Note.Kind.BIMBINGAN, Note.Kind.KONSELING)


def say(*, skp: Skp, kind: str, text: str, actor: Actor, at: datetime, about: str = "", shared: bool = True) -> Note:
    """Write a note; the superior gives feedback, guidance or counselling, the person notes progress.

    Guidance and counselling are always shared with the person they are about. The ledger names the kind, not the words.
    """
    if len(text.strip()) < 5:
        raise Incomplete(fields={"text": "Tuliskan isinya, sedikitnya beberapa kata."})
    with transaction.atomic():
        held = hold(skp)
        mine = set(hands.held_by(held, actor.nip, at))
        wanted = {"asn"} if kind == Note.Kind.KEMAJUAN else {"atasan", "pengganti"}
        if kind not in Note.Kind.values or not mine & wanted:
            raise Refused("Catatan macam ini bukan wewenang Anda atas SKP ini.")
        if held.state not in OPEN_TO_FEEDBACK:
            raise Refused("Umpan balik dicatat sejak SKP ditetapkan sampai dokumen penilaian diserahkan.")
        note = Note.objects.create(
            skp=held, kind=kind, about=about[:40], text=text.strip()[:LONGEST],
            shared=shared or kind in {Note.Kind.BIMBINGAN, Note.Kind.KONSELING},
            author=actor.nip, author_name=actor.nama, at=at,
        )  # fmt: skip
        record("KINERJA_UMPAN", subject=subject_of(held), actor=actor.nip, at=at, facts={"jenis": kind})
    return note


def readable(skp: Skp, nip: str) -> QuerySet[Note]:
    """The notes this reader may see, newest first: their own, and shared ones of their own SKP or their own people.

    Counselling is read by its author and the person only (PP 30/2019 Pasal 30 to 34).
    """
    notes = skp.catatan.order_by("-at", "-pk")
    if skp.pegawai.nip == nip:
        return notes.filter(Q(shared=True) | Q(author=nip))
    return notes.filter(Q(author=nip) | (Q(shared=True) & ~Q(kind=Note.Kind.KONSELING)))
