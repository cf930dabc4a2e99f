"""From the database to the published book: tiles, then the signature, then the checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from openkarier.foundation.journal import openkarier_verify as verifier
from openkarier.foundation.journal.models import Leaf
from openkarier.foundation.journal.openkarier_verify import TILE, Checkpoint, Key, Policy
from openkarier.foundation.journal.operations import next_index, record
from openkarier.foundation.journal.quorum import add, collect, post
from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.signer import Fork, Head, Signer, lost
from openkarier.foundation.journal.tally import FILE, Tally

CHUNK = 10_000  # rows fetched at a time
VERIFIER = "openkarier_verify.py"  # published beside the book, with the page for browsers
PAGE = "verifikasi.html"


def own_shelf() -> Shelf:
    """The published folder of this installation."""
    return Shelf(Path(settings.LEDGER_FOLDER))


def own_signer() -> Signer:
    """The signer of this installation."""
    return Signer(Path(settings.LEDGER_SIGNER), settings.LEDGER_ORIGIN)


def publish(*, shelf: Shelf, signer: Signer) -> Checkpoint:
    """Publish every committed leaf and return the new checkpoint; safe to repeat and to kill at any point.

    Raises Fork when the database lost or changed leaves that were signed.
    """
    with signer.alone():
        signed = _settled(shelf, signer)
        refuse_loss(shelf, signed.size)
        tally = _tally(shelf, signed.size)
        size = shelf.append(signed.size, tally.through(_entries(signed.size)))
        text = signer.sign(Head(size, shelf.root(size)), shelf.consistency(signed.size, size))
        _put_companions(shelf, signer)
        shelf.put(FILE, tally.raw())
        return _put_checkpoint(shelf, text, policy_text(signer))


def _put_checkpoint(shelf: Shelf, text: str, policy: str) -> Checkpoint:
    """Publish a checkpoint at once, and once more with the cosignatures of the witnesses that answer."""
    path = shelf.folder / "checkpoint"
    before = path.read_text() if path.exists() else ""
    text = before if before.startswith(text) else text  # the same tree keeps the cosignatures it has
    for known in (text, collect(text, policy, shelf, post)):
        if known != before:
            shelf.put("checkpoint", known.encode())
    return Checkpoint.parse(known)


def cosign(*, shelf: Shelf, signer: Signer, lines: str) -> Checkpoint:
    """Add cosignature lines that came by another way (a stick, a letter) to the published checkpoint."""
    with signer.alone():
        text = add((shelf.folder / "checkpoint").read_text(), lines, policy_of(signer))
        shelf.put("checkpoint", text.encode())
    return Checkpoint.parse(text)


def _entries(start: int, stop: int | None = None) -> Iterator[str]:
    rows = Leaf.objects.filter(index__gte=start, **({} if stop is None else {"index__lt": stop}))
    return rows.order_by("index").values_list("entry", flat=True).iterator(CHUNK)


def _tally(shelf: Shelf, size: int) -> Tally:
    """The published tally; counted anew when it belongs to another size (an interrupted run, a recovery)."""
    tally = Tally.read(shelf.folder)
    if tally.size != size:
        tally = Tally()
        for _ in tally.through(_entries(0, size)):
            pass
    return tally


def change_key(*, shelf: Shelf, signer: Signer, actor: str, at: datetime) -> Key:
    """Draw a new key for the book, record KUNCI_GANTI, and return it; receipts under former keys stay true.

    Works without the old key too, when that was lost: the published policy knows its public half.
    """
    with signer.alone():
        former = list(Policy.parse((shelf.folder / "policy").read_text()).logs)
        fresh = signer.draw().public
        facts = {"lama": str(former[0]), "baru": str(fresh)}
        with transaction.atomic():
            record("KUNCI_GANTI", subject="buku-merit", actor=actor, at=at, facts=facts)
        signer.swap(former)
    return fresh


def refuse_loss(shelf: Shelf, signed: int) -> None:
    """Raise Fork unless the database still holds the signed leaves; looks at their number and at the last tile."""
    present = Leaf.objects.count()
    if present < signed:
        raise Fork(lost(present, signed))
    number, width = divmod(signed - 1, TILE)
    if signed and (wrong := _difference(shelf, number, width + 1, signed)) is not None:
        raise Fork(
            f"Catatan nomor {wrong} di basis data berbeda dari yang sudah diterbitkan dan ditandatangani. Tidak ada "
            "yang ditandatangani. Bila basis data dipulihkan dari cadangan dan layanan sudah dibuka, pulihkan sekali "
            "lagi dan jalankan `openkarier ledger recover` lebih dahulu; selain itu jalankan `openkarier verify "
            "database` dan laporkan kepada inspektorat."
        )


def recover(*, shelf: Shelf, signer: Signer, actor: str, at: datetime) -> int:
    """Bring leaves that a restored backup lacks back from the published book; return how many.

    Their payloads are gone with the old database; whoever holds a receipt holds a copy. Records PULIH.
    """
    with signer.alone(), transaction.atomic():
        signed = _settled(shelf, signer)
        present = next_index()
        wrong = _first_difference(shelf, min(present, signed.size), signed.size)
        if wrong is not None:
            raise Fork(
                f"Catatan nomor {wrong} di basis data berbeda dari yang diterbitkan; cadangan ini bukan milik buku ini."
            )
        if present >= signed.size:
            return 0
        for number in range(present // TILE, -(-signed.size // TILE)):
            _bring_back(shelf, number, present, signed.size)
        facts = {"leaf": present, "sampai": signed.size}
        record("PULIH", subject="buku-merit", actor=actor, at=at, facts=facts)
    return signed.size - present


def _first_difference(shelf: Shelf, size: int, signed: int) -> int | None:
    """Index of the first of `size` leaves that differs between database and published book; None when all agree."""
    for number in range(-(-size // TILE)):
        wrong = _difference(shelf, number, min(TILE, size - number * TILE), signed)
        if wrong is not None:
            return wrong
    return None


def _difference(shelf: Shelf, number: int, width: int, signed: int) -> int | None:
    """The first of `width` leaves of a tile, in a book of `signed` leaves, whose row is missing or different."""
    start = number * TILE
    rows = dict(Leaf.objects.filter(index__gte=start, index__lt=start + width).values_list("index", "entry"))
    published = verifier.read_tile(shelf.folder, "0", number, min(TILE, signed - start))
    for at in range(width):
        entry = rows.get(start + at)
        if entry is None or verifier.leaf_hash(entry.encode()) != published[32 * at : 32 * at + 32]:
            return start + at
    return None


def _bring_back(shelf: Shelf, number: int, present: int, size: int) -> None:
    start = number * TILE
    entries = verifier.read_entries(shelf.folder, number, min(TILE, size - start))
    Leaf.objects.bulk_create(
        Leaf(index=start + at, entry=entry.decode()) for at, entry in enumerate(entries) if start + at >= present
    )


def _settled(shelf: Shelf, signer: Signer) -> Head:
    """The last signed head; a signer restored from an old copy first catches up with what it published itself."""
    head = signer.head
    path = shelf.folder / "checkpoint"
    if not path.exists():
        return head
    note = Checkpoint.parse(path.read_text())
    if note.size > head.size:
        if not note.signed_by(signer.key.public):
            raise Fork("Folder terbit ditandatangani oleh kunci lain. Periksa OPENKARIER_LEDGER.")
        signer.catch_up(Head(note.size, note.root), shelf.consistency(head.size, note.size))
    return signer.head


def policy_of(signer: Signer) -> Policy:
    """Whom this installation asks to agree: the log's key, and the witnesses in the signer's `policy`."""
    return Policy.parse(policy_text(signer))


def policy_text(signer: Signer) -> str:
    """The trust policy as published; the operator adds witness, group and quorum lines (C2SP tlog-policy)."""
    path = signer.folder / "policy"
    extra = path.read_text() if path.exists() else "quorum none\n"
    logs = (f"log {key}\n" for key in (signer.key.public, *signer.former))
    return f"{''.join(logs)}{extra}"


def _put_companions(shelf: Shelf, signer: Signer) -> None:
    """Publish the policy, the verifier and the offline page beside the book, when they changed."""
    here = Path(verifier.__file__).parent
    wanted = {"policy": policy_text(signer).encode()}
    wanted |= {name: (here / name).read_bytes() for name in (VERIFIER, PAGE)}
    for name, raw in wanted.items():
        path = shelf.folder / name
        if not path.exists() or path.read_bytes() != raw:
            shelf.put(name, raw)
