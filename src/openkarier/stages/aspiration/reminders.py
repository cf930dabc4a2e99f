"""Reminders to those who have not filed: drafted for review, one message a person and day."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.formats import date_format

from openkarier.foundation.jobs.task import Task
from openkarier.foundation.notices.operations import Drafted, Notice, draft
from openkarier.foundation.notices.rows import Recipient
from openkarier.foundation.notices.timing import rung, rung_key
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
    day = now.astimezone(period.zona)
    return _draft(period, people, f"{_subject(period)}:{day:%Y-%m-%d}", date_format(day, "j F Y"), by=by, now=now)


def draft_ladder(task: Task) -> str:
    """The daily routine: on H-14, H-3 and H-1 of each open period draft a reminder for review, once a rung."""
    now, drafted = task.clock(), 0
    for period in Period.objects.filter(state="dibuka").select_related("instansi"):
        today, start = now.astimezone(period.zona).date(), period.mulai.astimezone(period.zona).date()
        step = rung(period.batas.astimezone(period.zona).date(), today, start=start)
        if step is None or not period.accepts(now):
            continue
        people = Pegawai.objects.filter(instansi=period.instansi_id)
        key = rung_key("aspirasi.pengingat", f"{period.instansi.kode}:{period.kode}", step)
        drafted += _draft(period, people, key, f"H-{step}", by="sistem", now=now).messages
    return f"{drafted} pengingat disiapkan untuk diperiksa."


def _subject(period: Period) -> str:
    return f"aspirasi.pengingat:{period.instansi.kode}:{period.kode}"


def _draft(period: Period, people: QuerySet[Pegawai], key: str, when: str, *, by: str, now: datetime) -> Drafted:
    until = period.batas.astimezone(period.zona)
    fields = {"periode": period.nama, "batas": f"{date_format(until, 'j F Y')} pukul {date_format(until, 'H.i')}"}
    notice = Notice(
        event="aspirasi.pengingat",
        key=key,
        instansi=period.instansi.kode,
        zone=period.instansi.zona,
        title=f"Pengingat {period.nama}, {when}",
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
