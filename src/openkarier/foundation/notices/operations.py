"""What people and stages do to messages: draft, reword, release, cancel, send again, read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import transaction

from openkarier.foundation.accounts.scope import Scope
from openkarier.foundation.jobs import operations as jobs
from openkarier.foundation.journal.operations import record
from openkarier.foundation.notices import wording
from openkarier.foundation.notices.channels import email_ready
from openkarier.foundation.notices.models import (
    Batch,
    BatchState,
    Channel,
    Message,
    MessageState,
    Preference,
    QuietHours,
)
from openkarier.foundation.notices.rows import Recipient, insert, prepare, within
from openkarier.foundation.notices.timing import QUIET_FROM, QUIET_UNTIL, earliest

SEND = "notices.send"  # the kind of job, config/jobs.py
SYSTEM = "sistem"


class NoticeRefused(Exception):
    """The act is not possible now; the text says what, why and what to do."""


@dataclass(frozen=True)
class Notice:
    """What is said about one event, to everybody alike.

    `event` is the kind ("aspirasi.pengingat"), `key` the event itself ("aspirasi.pengingat:2026-1:H-3"); `title` is
    what the outbox shows; `subject` and `body` hold {placeholders}; `link` is the path of the page it leads to;
    `unit` the part of the agency whose desk may review it, "" for the whole.
    """

    event: str
    key: str
    instansi: str
    zone: str
    title: str
    subject: str
    body: str
    link: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Drafted:
    """What came of a draft: the batch (an earlier one when nobody was left to write to) and its new messages."""

    batch: UUID | None
    messages: int


def draft(notice: Notice, recipients: Iterable[Recipient], *, by: str, now: datetime) -> Drafted:
    """Put messages about one event into the outbox, for a person to review. Five queries for any number of people.

    Calling it again with the same `key` adds only people who have no message of that event yet. Raises WordingRefused.
    """
    people = list(recipients)
    if not people:
        return Drafted(None, 0)
    _check(notice, people)
    batch = Batch(**asdict(notice), created_by=by, created_at=now)
    unwilling = set(Preference.objects.filter(email=False).values_list("recipient", flat=True))
    rows = prepare(batch, people, email=email_ready(), unwilling=unwilling)  # before the write lock is taken
    with transaction.atomic():
        batch.save(force_insert=True)
        insert(rows)
        batch.count = batch.messages.count()
        if batch.count:
            batch.save(update_fields=["count"])
            return Drafted(batch.pk, batch.count)
        batch.delete()
        earlier = Batch.objects.filter(key=notice.key).order_by("-created_at").first()
        return Drafted(earlier.pk if earlier else None, 0)


def notify(notice: Notice, recipients: Iterable[Recipient], *, now: datetime) -> Drafted:
    """Send without review: only for what follows from the reader's own act (a receipt), or is asked for by law."""
    with transaction.atomic():
        drafted = draft(notice, recipients, by=SYSTEM, now=now)
        if drafted.messages and drafted.batch:
            _let_go(Batch.objects.get(pk=drafted.batch), by=SYSTEM, now=now)
    return drafted


def reword(batch: UUID, *, scope: Scope, subject: str, body: str) -> None:
    """Change the wording of a draft, for all its messages. Raises WordingRefused, NoticeRefused."""
    with transaction.atomic():
        found = _draft_of(batch, scope)
        sample = found.messages.order_by("name").values_list("fields", flat=True).first() or {}
        wording.check(subject, body, set(sample))
        found.subject, found.body = subject, body
        found.save(update_fields=["subject", "body"])


def release(batch: UUID, *, scope: Scope, count: int, by: str, now: datetime) -> None:
    """Send a draft: `count` is the number that the person confirmed. Inbox at once, e-mail outside quiet hours."""
    with transaction.atomic():
        found = _draft_of(batch, scope)
        if found.count != count:
            message = f"Jumlah pesan kini {found.count}, bukan {count}. Periksa lagi daftarnya, lalu kirim."
            raise NoticeRefused(message)
        _let_go(found, by=by, now=now)


def cancel(batch: UUID, *, scope: Scope, by: str, now: datetime) -> int:
    """Cancel a draft, or what of a released batch has not left yet; return how many messages will not be sent.

    They are deleted, so that the event may be drafted again for these people.
    """
    with transaction.atomic():
        found = _locked(batch, scope)
        waiting = found.messages.filter(state__in=(MessageState.DRAFT, MessageState.QUEUED))
        gone = waiting.delete()[0]
        if not gone:
            message = "Tidak ada lagi pesan yang menunggu: semuanya sudah terkirim atau sudah dibatalkan."
            raise NoticeRefused(message)
        if found.state == BatchState.DRAFT:
            found.state = BatchState.CANCELLED
        found.cancelled_by, found.cancelled_at = by, now
        found.save(update_fields=["state", "cancelled_by", "cancelled_at"])
    return gone


def resend(batch: UUID, *, scope: Scope, now: datetime, message: UUID | None = None) -> int:
    """Queue the failed messages of a batch again, or the one named (failed or uncertain); return how many."""
    with transaction.atomic():
        found = _locked(batch, scope)
        again = found.messages.filter(state=MessageState.FAILED)
        if message is not None:
            again = found.messages.filter(pk=message, state__in=(MessageState.FAILED, MessageState.UNCERTAIN))
        count = again.update(state=MessageState.QUEUED, due_at=now, attempts=0, reason="")
        if count:
            _enqueue(found, now=now)
    return count


def settle(batch: UUID, *, scope: Scope, message: UUID, now: datetime) -> bool:
    """Say of an uncertain message that it did arrive; False when it is not uncertain."""
    found = Batch.objects.filter(within(scope), pk=batch)
    doubtful = Message.objects.filter(pk=message, batch__in=found, state=MessageState.UNCERTAIN)
    return bool(doubtful.update(state=MessageState.SENT, sent_at=now, reason=""))


def read(message: UUID, *, nip: str, now: datetime) -> str | None:
    """Mark a message of a person's inbox as read; return the path it leads to, None when it is not theirs."""
    own = Message.objects.filter(pk=message, recipient=nip, channel=Channel.INBOX, state=MessageState.SENT)
    own.filter(read_at__isnull=True).update(read_at=now)
    return own.values_list("batch__link", flat=True).first()


def read_all(*, nip: str, now: datetime) -> int:
    """Mark everything in a person's inbox as read; return how many were new."""
    own = Message.objects.filter(recipient=nip, channel=Channel.INBOX, state=MessageState.SENT, read_at__isnull=True)
    return own.update(read_at=now)


def prefer(*, nip: str, email: bool) -> None:
    """Keep a person's wish about e-mail; the inbox stays in any case."""
    Preference.objects.update_or_create(recipient=nip, defaults={"email": email})


def keep_quiet(*, instansi: str, mulai: time, selesai: time) -> None:
    """Set the quiet hours of an agency; equal ends mean none."""
    QuietHours.objects.update_or_create(instansi=instansi, defaults={"mulai": mulai, "selesai": selesai})


def leave_at(batch: Batch, now: datetime) -> datetime:
    """Return when an e-mail of this batch may leave: now, or at the end of the agency's quiet hours."""
    own = QuietHours.objects.filter(instansi=batch.instansi).first()
    mulai, selesai = (own.mulai, own.selesai) if own else (QUIET_FROM, QUIET_UNTIL)
    return earliest(now, batch.zone, mulai, selesai)


def _check(notice: Notice, people: list[Recipient]) -> None:
    """Refuse a wording that some recipient could not fill."""
    known = set.intersection(*(set(person.values) for person in people)) if people else {"nip", "nama"}
    wording.check(notice.subject, notice.body, known)


def _locked(batch: UUID, scope: Scope) -> Batch:
    found = Batch.objects.select_for_update().filter(within(scope), pk=batch).first()
    if found is None:
        message = "Kumpulan pesan ini tidak ditemukan. Buka kembali daftar pesan keluar."
        raise NoticeRefused(message)
    return found


def _draft_of(batch: UUID, scope: Scope) -> Batch:
    found = _locked(batch, scope)
    if found.state != BatchState.DRAFT:
        word = "dikirim" if found.state == BatchState.RELEASED else "dibatalkan"
        message = f"Kumpulan pesan ini sudah {word}, jadi tidak dapat diubah atau dikirim lagi."
        raise NoticeRefused(message)
    return found


def _let_go(batch: Batch, *, by: str, now: datetime) -> None:
    """Release: the inbox is part of this transaction, e-mail waits for its job."""
    batch.state, batch.released_by, batch.released_at = BatchState.RELEASED, by, now
    batch.messages.filter(channel=Channel.INBOX).update(state=MessageState.SENT, sent_at=now)
    if batch.messages.exclude(channel=Channel.INBOX).update(state=MessageState.QUEUED, due_at=now):
        _enqueue(batch, now=now)
    batch.save(update_fields=["state", "released_by", "released_at"])
    facts = {"jumlah": batch.count, "peristiwa": batch.key}
    record("PEMBERITAHUAN", actor=by, at=now, subject=f"notices.batch:{batch.pk}", facts=facts)


def _enqueue(batch: Batch, *, now: datetime) -> None:
    """Let the worker send what is queued; a job that runs already is followed by this one."""
    batch.job = jobs.enqueue(
        SEND,
        {"batch": str(batch.pk)},
        title=f"Kirim pesan: {batch.title}",
        now=now,
        key=str(batch.pk),
        once=False,
        owner=batch.released_by,
        instansi=batch.instansi,
        back=f"/bkpsdm/pesan/{batch.pk}/",
        due_at=leave_at(batch, now),
    )
    batch.save(update_fields=["job"])
