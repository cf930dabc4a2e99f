"""Reminders to those who have not filed: drafted for review, one message a person and day."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.formats import date_format

from openkarier.foundation.notices.operations import Drafted, Notice, draft
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.registry.models import Pegawai

from .models import Period
from .queries import unfiled

SUBJECT = "Pernyataan Karier Anda belum diajukan"
BODY = (
    "Yth. {nama}, periode {periode} ditutup {batas}. Menurut catatan kami pernyataan Anda belum diajukan. "
    "Pengisian memerlukan sekitar sepuluh menit; memilih tetap pun perlu dinyatakan. "
    "Bila Anda memerlukan bantuan, hubungi operator kepegawaian di unit Anda."
)


def draft_reminder(*, period: Period, people: QuerySet[Pegawai], by: str, now: datetime) -> Drafted:
    """Put one reminder per person who has not filed into the outbox. The same day again adds only new people."""
    local = now.astimezone(period.zona)
    until = period.batas.astimezone(period.zona)
    fields = {"periode": period.nama, "batas": f"{date_format(until, 'j F Y')} pukul {date_format(until, 'H.i')}"}
    notice = Notice(
        event="aspirasi.pengingat",
        key=f"aspirasi.pengingat:{period.instansi.kode}:{period.kode}:{local:%Y-%m-%d}",
        instansi=period.instansi.kode,
        zone=period.instansi.zona,
        title=f"Pengingat {period.nama}, {date_format(local, 'j F Y')}",
        subject=SUBJECT,
        body=BODY,
        link=f"/asn/aspirasi/{period.kode}/",
    )
    rows = unfiled(period, people).select_related("unit")
    recipients = (
        Recipient(person.nip, person.nama_gelar, person.email, person.unit.nama if person.unit else "", dict(fields))
        for person in rows.iterator(chunk_size=2_000)
    )
    return draft(notice, recipients, by=by, now=now)
