"""Rows of messages: many in one statement, and which batches a desk handles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

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


def prepare(batch: Batch, people: Iterable[Recipient], *, email: bool, unwilling: set[str]) -> list[list[Any]]:
    """Return rows for `insert`: an inbox message each, and an e-mail where `email` is on, known and not unwished."""
    fields = Message._meta.concrete_fields
    return [
        [field.get_db_prep_save(getattr(message, field.attname), connection) for field in fields]
        for person in people
        for message in _messages(batch, person, email=email and person.nip not in unwilling)
    ]


def insert(rows: list[list[Any]]) -> None:
    """Store prepared rows in one statement; a person who has a message of this event on this channel gets no second.

    Plain SQL, because bulk_create on SQLite splits into a query per 66 rows; Django has adapted each value already.
    """
    names = [connection.ops.quote_name(field.column or field.name) for field in Message._meta.concrete_fields]
    marks = ", ".join(["%s"] * len(names))
    table = connection.ops.quote_name(Message._meta.db_table)
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608  # own names
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _messages(batch: Batch, person: Recipient, *, email: bool) -> Iterator[Message]:
    for channel in _channels(person, email=email):
        yield Message(
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


def _channels(person: Recipient, *, email: bool) -> list[Channel]:
    return [Channel.INBOX, Channel.EMAIL] if email and person.email else [Channel.INBOX]
