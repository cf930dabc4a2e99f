"""The berita acara of a session: drafted from the attendance, issued once, signed by a scan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from openkarier.core.events import ATTENDING
from openkarier.foundation.documents import forms, operations
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import LetterError
from openkarier.foundation.documents.signing import Scan, SigningError, sign

from . import event_papers
from .event_queries import seat_rows
from .models import Attendance, Minutes, Session
from .refusal import Refused
from .scheduling import hold, log, must_be

TAKEN = "Berita acara sesi ini sudah dibuat. Buka naskahnya; bila keliru, nyatakan tidak berlaku lebih dahulu."


def draft(session: Session, officers: Sequence[forms.Peserta], note: str) -> forms.BeritaAcara:
    """What the minutes would say now."""
    here = {row.participant_id: row for row in Attendance.objects.filter(session=session)}
    return event_papers.minutes(session, list(seat_rows(session)), here, officers, note)


def issue(*, session: Session, officers: Sequence[forms.Peserta], note: str, actor: str, at: datetime) -> Minutes:
    """Issue the minutes of a session that is over. Raises Refused before its end, twice, or without officers."""
    if at < session.selesai:
        raise Refused(
            "Sesi ini belum selesai. Berita acara dibuat sesudah jam selesainya, dari kehadiran yang tercatat."
        )
    if not officers:
        raise Refused("Tuliskan sedikitnya satu petugas yang menandatangani.")
    try:
        with transaction.atomic():
            event = hold(session.event)
            must_be(event, ATTENDING, "Berita acara tidak dapat dibuat")
            if Minutes.objects.filter(session=session).exists():
                raise Refused(TAKEN)
            paper = operations.issue(
                Kind.BERITA_ACARA, draft(session, officers, note), instansi=event.instansi.kode, actor=actor, at=at,
                subject=f"uji:{event.kode}/{session.pk}",
            )  # fmt: skip
            made = Minutes.objects.create(session=session, document=paper, note=note.strip(), at=at, actor=actor)
            log(event, {"berita_acara": session.nama, "nomor": paper.number}, actor, at)
    except IntegrityError as clash:
        raise Refused(TAKEN) from clash
    except LetterError as error:
        raise Refused(str(error)) from error
    operations.press(made.document, at=at)
    return made


def signed(*, minutes: Minutes, scan: bytes, actor: str, at: datetime) -> None:
    """Keep the scan of the signed minutes as the paper in force (SURAT_TANDA). Raises Refused for what is no PDF."""
    try:
        sign(minutes.document, Scan(scan), actor=actor, at=at)
    except SigningError as error:
        raise Refused(str(error)) from error
