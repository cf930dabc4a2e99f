"""What pages show of messages: the outbox of an agency, the inbox of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Q, QuerySet

from openkarier.foundation.accounts.scope import Scope
from openkarier.foundation.notices.channels import letter
from openkarier.foundation.notices.models import (
    Batch,
    BatchState,
    Channel,
    Message,
    MessageState,
    Preference,
    QuietHours,
)
from openkarier.foundation.notices.operations import SYSTEM, leave_at
from openkarier.foundation.notices.rows import within
from openkarier.foundation.notices.timing import QUIET_FROM, QUIET_UNTIL
from openkarier.foundation.notices.wording import fill, line
from openkarier.foundation.prepared import Prepared

AUTOMATIC = "otomatis"  # a filter of the outbox beside the states


@dataclass(frozen=True)
class Tally:
    """How many messages of a batch stand where; `people` have at least the inbox, `unreached` no e-mail at all."""

    messages: int
    people: int
    emails: int
    unreached: int
    sent: int
    waiting: int
    failed: int
    uncertain: int

    @property
    def settled(self) -> int:
        """Messages about which nothing more will happen by itself."""
        return self.messages - self.waiting


@dataclass(frozen=True)
class BatchView:
    """A batch as the outbox shows it."""

    id: UUID
    title: str
    event: str
    state: str
    label: str
    subject: str
    body: str
    link: str
    count: int
    created_by: str
    created_at: datetime
    released_by: str
    released_at: datetime | None
    cancelled_by: str
    cancelled_at: datetime | None
    job: UUID | None
    tally: Tally


@dataclass(frozen=True)
class Preview:
    """A message as its reader will see it."""

    id: UUID
    nip: str
    name: str
    unit: str
    channel: str
    address: str
    state: str
    label: str
    subject: str
    body: str
    reason: str


@dataclass(frozen=True)
class InboxRow:
    """A message in a person's inbox."""

    id: UUID
    subject: str
    body: str
    link: str
    sent_at: datetime
    new: bool


def _tally() -> dict[str, Count]:
    inbox, email = Q(messages__channel=Channel.INBOX), Q(messages__channel=Channel.EMAIL)
    state = {word.value: Q(messages__state=word) for word in MessageState}
    waiting = state["draft"] | state["queued"] | state["sending"]
    return {
        "messages_": Count("messages"),
        "people_": Count("messages", filter=inbox),
        "emails_": Count("messages", filter=email),
        "sent_": Count("messages", filter=state["sent"]),
        "waiting_": Count("messages", filter=waiting),
        "failed_": Count("messages", filter=state["failed"]),
        "uncertain_": Count("messages", filter=state["uncertain"]),
    }


def outbox(scope: Scope, state: str = "") -> QuerySet[Batch]:
    """Return the batches that a desk handles, newest first; page it, then `views`.

    `state` narrows to one state; "otomatis" to what the system sent by itself, which is left out otherwise.
    """
    batches = Batch.objects.filter(within(scope)).order_by("-created_at", "-pk")
    if state == AUTOMATIC:
        return batches.filter(released_by=SYSTEM)
    batches = batches.exclude(released_by=SYSTEM)
    return batches.filter(state=state) if state else batches


def views(batches: list[Batch]) -> list[BatchView]:
    """Return one page of batches with their figures, in one query."""
    counted = Batch.objects.filter(pk__in=[batch.pk for batch in batches]).annotate(**_tally())
    by_id = {batch.pk: batch for batch in counted}
    return [_view(by_id[batch.pk]) for batch in batches]


def batch(number: UUID, scope: Scope) -> BatchView | None:
    """Return one batch of an agency, or None."""
    found = Batch.objects.filter(within(scope), pk=number).annotate(**_tally()).first()
    return _view(found) if found else None


def waiting_for_review(scope: Scope) -> int:
    """Return how many drafts wait for a person."""
    return Batch.objects.filter(within(scope), state=BatchState.DRAFT).count()


def messages(number: UUID, scope: Scope, *, search: str = "", state: str = "") -> QuerySet[Message]:
    """Return the messages of a batch by name; `search` is a part of a name or the start of a NIP."""
    found = Message.objects.filter(batch__in=_one(number, scope)).select_related("batch")
    if search:
        found = found.filter(Q(name__icontains=search) | Q(recipient__startswith=search))
    if state:
        found = found.filter(state=state)
    return found.order_by("name", "recipient", "channel", "pk")


def previews(rows: list[Message]) -> list[Preview]:
    """Return messages as their readers will see them."""
    return [_preview(row) for row in rows]


def unreached(number: UUID, scope: Scope) -> QuerySet[Message]:
    """Return, by unit and name, the people whom no e-mail reaches (no address, no wish, refused): to be called."""
    mailed = Message.objects.filter(batch=number, channel=Channel.EMAIL).exclude(state=MessageState.FAILED)
    people = Message.objects.filter(batch__in=_one(number, scope), channel=Channel.INBOX)
    people = people.exclude(recipient__in=mailed.values("recipient"))
    return people.order_by("unit", "name", "recipient")


def inbox(nip: str) -> QuerySet[Message]:
    """Return a person's inbox, newest first; page it, then `inbox_rows`."""
    return _inbox(nip).select_related("batch").order_by("-sent_at", "-pk")


def inbox_rows(rows: list[Message]) -> list[InboxRow]:
    """Return one page of an inbox, ready to be shown."""
    return [
        InboxRow(
            id=row.pk,
            subject=line(row.batch.subject, row.fields),
            body=fill(row.batch.body, row.fields),
            link=row.batch.link,
            sent_at=row.sent_at or row.batch.created_at,
            new=row.read_at is None,
        )
        for row in rows
    ]


def unread(nip: str) -> int:
    """Return how many messages a person has not read yet: the number in the frame."""
    return sum(_unread(nip))


def _new(nip: Any) -> QuerySet[Message, int]:
    counted = _inbox(nip).filter(read_at__isnull=True).values("recipient").annotate(n=Count("pk"))
    return counted.values_list("n", flat=True)


_unread = Prepared(_new, CharField())  # asked with every page


def wants_email(nip: str) -> bool:
    """Return whether a person wishes e-mail beside the inbox."""
    return not Preference.objects.filter(recipient=nip, email=False).exists()


def usable(number: UUID, scope: Scope) -> list[str]:
    """Return the placeholders that every recipient of a batch can fill."""
    sample = messages(number, scope).values_list("fields", flat=True).first() or {}
    return sorted(sample)


def leaves_at(number: UUID, now: datetime) -> datetime | None:
    """Return when the e-mails of a batch may leave if it is released now; None: at once."""
    at = leave_at(Batch.objects.get(pk=number), now)
    return at if at > now else None


def quiet_hours(instansi: str) -> tuple[Any, Any]:
    """Return the quiet hours of an agency, from and until."""
    own = QuietHours.objects.filter(instansi=instansi).first()
    return (own.mulai, own.selesai) if own else (QUIET_FROM, QUIET_UNTIL)


def _one(number: UUID, scope: Scope) -> QuerySet[Batch]:
    return Batch.objects.filter(within(scope), pk=number)


def _inbox(nip: Any) -> QuerySet[Message]:
    return Message.objects.filter(recipient=nip, channel=Channel.INBOX, state=MessageState.SENT)


def _view(batch: Batch) -> BatchView:
    figures = {name: getattr(batch, f"{name}_") for name in ("messages", "people", "emails", "sent")}
    figures |= {name: getattr(batch, f"{name}_") for name in ("waiting", "failed", "uncertain")}
    tally = Tally(**figures, unreached=figures["people"] - figures["emails"])
    own = {name: getattr(batch, name) for name in BatchView.__dataclass_fields__ if name not in {"label", "tally"}}
    return BatchView(**own, label=batch.get_state_display(), tally=tally)


def _preview(row: Message) -> Preview:
    mail = letter(row.batch, row)
    return Preview(
        id=row.pk,
        nip=row.recipient,
        name=row.name,
        unit=row.unit,
        channel=row.get_channel_display(),
        address=row.address,
        state=row.state,
        label=row.get_state_display(),
        subject=mail.subject,
        body=mail.body if row.channel == Channel.EMAIL else fill(row.batch.body, row.fields),
        reason=row.reason,
    )
