"""Writing in Buku Merit: `record` is the last statement of every verb in the house."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from openkarier.foundation.journal.acts import BY_KIND, PAPERS
from openkarier.foundation.journal.canonical import canonical
from openkarier.foundation.journal.models import Leaf, Payload, Publication, Receipt, Seal
from openkarier.foundation.journal.numbers import receipt_number, symbols_of
from openkarier.foundation.journal.openkarier_verify import digest_of
from openkarier.foundation.journal.sealing import with_hole

LOCK = 0x6D65726974  # "merit": the advisory lock of PostgreSQL under which leaves are numbered


class RefusedAct(ValueError):
    """The act cannot be recorded, so the transaction must not commit; the message says why."""


class Deed(NamedTuple):
    """Who did what to which record, when, under which article. The arguments of `record` as one value."""

    kind: str
    actor: str
    at: datetime
    subject: str
    facts: Mapping[str, Any] = {}
    citation: str = ""


def record(
    kind: str,
    *,
    actor: str,
    at: datetime,
    subject: str,
    facts: Mapping[str, Any] | None = None,
    citation: str = "",
) -> Leaf:
    """Append one leaf, inside the transaction of the act itself, and return it.

    `kind` is a row of `acts.ACTS`; `actor` a NIP or another log-in name, "sistem" for a job; `at` an aware time;
    `subject` the record acted upon, as "model:key"; `facts` JSON values without floats (dates and Decimals are
    spelled out) that hold at least what the table asks; `citation` the article. Call it last: on PostgreSQL other
    writers wait from here to the commit. Raises RefusedAct outside `atomic()`, for an unknown kind, or a missing fact.
    """
    leaves = record_all([Deed(kind, actor, at, subject, facts or {}, citation)])
    return leaves[0]


def record_all(deeds: Iterable[Deed]) -> list[Leaf]:
    """Append one leaf per deed, in order, in one go; for imports and batches. See `record`."""
    _inside()
    moment = cache(_moment)  # the acts of a batch share one
    prepared = [_prepare(deed, moment) for deed in deeds]
    first = next_index()
    leaves = [Leaf(index=first + place, entry=entry) for place, (entry, _) in enumerate(prepared)]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_LEAF, [(leaf.index, leaf.entry) for leaf in leaves])
        cursor.executemany(_INSERT_PAYLOAD, [(first + place, *row) for place, (_, row) in enumerate(prepared)])
    for leaf in leaves:
        leaf._state.adding = False
        leaf._state.db = connection.alias
    return leaves


def issue_receipt(*, period_code: str, leaf: Leaf, kind: str, at: datetime) -> Receipt:
    """Draw a receipt number for `leaf`, in the same transaction. `kind` is a key of `acts.PAPERS`.

    The leaf is the record of it; a number that existed already (1 in 10^22) makes the database refuse.
    """
    _inside()
    if kind not in PAPERS:
        raise RefusedAct(f"{kind!r} is not a paper of the table; add a row to PAPERS in journal/acts.py.")
    number = receipt_number(period_code)
    return Receipt.objects.create(number=number, key=symbols_of(number), kind=kind, leaf=leaf, issued_at=at)


def seal_receipt(*, receipt: Receipt, pdf: bytes, actor: str, at: datetime) -> bytes:
    """Bind a paper to its number and return the PDF with a hole for its proof (`queries.proved` fills it).

    The same PDF gives the same bytes and is recorded once. Call it outside a transaction of your own.
    """
    sealed = with_hole(pdf)
    with transaction.atomic():
        seal(receipt=receipt, sidik=digest_of(sealed), actor=actor, at=at)
    return sealed


def seal(*, receipt: Receipt, sidik: str, actor: str, at: datetime) -> Seal:
    """Record (DOKUMEN_TERBIT) that a PDF with this digest was issued under this number, in the caller's transaction.

    `sidik`: what `openkarier_verify.digest_of` says of the PDF. A digest that is sealed already is returned as it is;
    RefusedAct when it belongs to another number.
    """
    _inside()
    known = Seal.objects.filter(sidik=sidik).select_related("receipt").first()
    if known is not None and known.receipt_id != receipt.pk:
        raise RefusedAct(f"This PDF is sealed already, under {known.receipt.number}.")
    if known is not None:
        return known
    facts = {"nomor": receipt.number, "sidik": sidik, "leaf": receipt.leaf_id}
    leaf = record("DOKUMEN_TERBIT", subject=f"receipt:{receipt.number}", actor=actor, at=at, facts=facts)
    return Seal.objects.create(receipt=receipt, sidik=sidik, leaf=leaf)


def void_receipt(*, receipt: Receipt, actor: str, at: datetime, why: str) -> Receipt:
    """Declare a paper void; the public page says so from now on. Voiding twice changes nothing."""
    with transaction.atomic():
        held = Receipt.objects.select_for_update().get(pk=receipt.pk)
        if held.state == Receipt.State.VOID:
            return held
        held.state, held.voided_at = Receipt.State.VOID, at
        held.save(update_fields=["state", "voided_at"])
        facts = {"nomor": held.number, "alasan": why}
        record("DOKUMEN_BATAL", subject=f"receipt:{held.number}", actor=actor, at=at, facts=facts)
    return held


def erase(leaf: Leaf, *, citation: str, actor: str, at: datetime) -> Leaf:
    """Delete what a leaf commits to, with its salt, and return the leaf that records the erasure under its article.

    The tree stays whole; without the 32 random bytes of the salt the commitment can be linked to nobody.
    Raises RefusedAct without an article, or when there is nothing left to erase.
    """
    if not citation.strip():
        raise RefusedAct("An erasure names its article, for example 'UU 27/2022 Ps. 8'.")
    with transaction.atomic():
        gone, _ = Payload.objects.filter(leaf_id=leaf.index).delete()
        if not gone:
            raise RefusedAct(f"Leaf {leaf.index} has been erased already.")
        facts = {"leaf": leaf.index, "pasal": citation}
        return record("HAPUS", subject=f"leaf:{leaf.index}", actor=actor, at=at, facts=facts, citation=citation)


def publish_figures(*, agency: str, on: date, figures: Mapping[str, Any], at: datetime) -> Publication:
    """Keep what is public about an agency on a day, with its digest in a leaf. A kept day is never rewritten."""
    with transaction.atomic():
        known = Publication.objects.filter(instansi=agency, tanggal=on).first()
        if known is not None:
            return known
        body = canonical(figures)
        sidik = sha256(body).hexdigest()
        subject = f"angka-terbuka:{agency}/{on.isoformat()}"
        leaf = record("ANGKA_TERBIT", subject=subject, actor="sistem", at=at, facts={"sidik": sidik})
        return Publication.objects.create(instansi=agency, tanggal=on, isi=body.decode(), sidik=sidik, leaf=leaf)


def export_acts(*, rows: int, why: str, filters: Mapping[str, str], agency: str, actor: str, at: datetime) -> Leaf:
    """Record that acts left the house as a workbook: how many, what for. Raises RefusedAct without a why."""
    if not why.strip():
        raise RefusedAct("An export says what it is for.")
    facts = {"baris": rows, "alasan": why.strip(), "saringan": dict(filters)}
    with transaction.atomic():
        return record("DATA_EKSPOR", subject=f"buku-merit:{agency}/", actor=actor, at=at, facts=facts)


def note_oversight(*, leaf: int, agency: str, actor: str, at: datetime) -> None:
    """Record that oversight opened an act in full; the same act again on the same day adds nothing."""
    subject = f"leaf:{agency}/{leaf}"
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    with transaction.atomic():
        seen = Payload.objects.filter(kind="AKSES_PENGAWAS", actor=actor, subject=subject, at__gte=today)
        if not seen.exists():
            facts = {"alasan": "pengawasan Buku Merit"}
            record("AKSES_PENGAWAS", subject=subject, actor=actor, at=at, facts=facts)


def next_index() -> int:
    """Return the next index; from here to the commit no other transaction gets one.

    SQLite holds its single write lock already (IMMEDIATE); PostgreSQL queues on an advisory lock, first come first.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute('SELECT COALESCE(MAX("index") + 1, 0) FROM journal_leaf')
        return int(cursor.fetchone()[0])


def _inside() -> None:
    if not connection.in_atomic_block:
        raise RefusedAct("This belongs inside transaction.atomic(), beside the act it records.")


# Plain SQL, because a batch through the ORM costs three times as much; the columns are tested against the models.
_INSERT_LEAF = 'INSERT INTO journal_leaf ("index", entry) VALUES (%s, %s)'
_INSERT_PAYLOAD = (
    "INSERT INTO journal_payload (leaf_id, kind, actor, subject, at, body, salt) VALUES (%s, %s, %s, %s, %s, %s, %s)"
)


def _prepare(deed: Deed, moment: Callable[[datetime], tuple[str, Any]]) -> tuple[str, tuple[Any, ...]]:
    """Return the public entry and the private row of a deed."""
    act = BY_KIND.get(deed.kind)
    if act is None:
        raise RefusedAct(f"{deed.kind!r} is not an act of the table; add a row to journal/acts.py.")
    missing = [fact for fact in act.facts if fact not in deed.facts]
    if missing:
        raise RefusedAct(f"{deed.kind} must say {', '.join(missing)}.")
    stamp, column = moment(deed.at)
    said = {"act": deed.kind, "actor": deed.actor, "at": stamp, "cite": deed.citation, "facts": deed.facts}
    body = canonical({**said, "of": deed.subject, "v": 1})
    salt = secrets.token_bytes(32)
    entry = entry_line(deed.kind, stamp[: 7 if act.month_only else 10], salt, body)
    return entry, (deed.kind, deed.actor, deed.subject, column, body.decode(), salt)


def _moment(at: datetime) -> tuple[str, Any]:
    """A time as the payload spells it (local, to the second) and as the column wants it; refuses a naive one."""
    return timezone.localtime(at).isoformat(timespec="seconds"), connection.ops.adapt_datetimefield_value(at)


def entry_line(kind: str, day: str, salt: bytes, body: bytes) -> str:
    """The public line of a leaf: canonical JSON by construction."""
    return f'{{"c":"{hmac.digest(salt, body, "sha256").hex()}","d":"{day}","k":"{kind}","v":1}}'
