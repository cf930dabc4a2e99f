"""Rows of messages: many in one statement, and which batches a desk handles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from openkarier.foundation.accounts.scope import Scope
from openkarier.foundation.notices.models import Batch, Channel, Message, MessageState


@dataclass(frozen=True)
class Recipient:
    """A person to write to. `fields` fill the placeholders, beside {nama} and {nip}, which everybody has."""

    nip: str
    nama: str
    email: str = ""
    unit: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, str]:
        """What the wording may use."""
        return {"nip": self.nip, "nama": self.nama, **self.fields}


def within(scope: Scope) -> Q:
    """Return which batches a desk handles: of its agency, and if it is the desk of a unit, of that unit."""
    of_unit = Q(unit=scope.unit) if scope.unit else Q()
    return Q(instansi=scope.instansi) & of_unit


def insert(batch: Batch, people: Iterable[Recipient], *, email: bool, unwilling: set[str]) -> None:
    """Add an inbox message for each person, and an e-mail where `email` is on, an address known, and not unwished.

    A person who has a message of this event on this channel already gets no second one.
    """
    messages = (
        Message(
            batch=batch,
            key=batch.key,
            recipient=person.nip,
            name=person.nama[:200],
            unit=person.unit[:200],
            channel=channel,
            address=person.email,
            fields=person.values,
            state=MessageState.DRAFT,
        )
        for person in people
        for channel in _channels(person, email=email and person.nip not in unwilling)
    )
    _execute(messages)


def _channels(person: Recipient, *, email: bool) -> list[Channel]:
    return [Channel.INBOX, Channel.EMAIL] if email and person.email else [Channel.INBOX]


def _execute(messages: Iterable[Message]) -> None:
    """Plain SQL, because bulk_create on SQLite splits into a query per 66 rows; Django still adapts each value."""
    fields = Message._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column or field.name) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(Message._meta.db_table)
    rows = [[field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in messages]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING", rows)  # noqa: S608  # names of our own model
