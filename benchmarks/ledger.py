"""Buku Merit measured: appends, proofs, the whole book verified, 10,000 tamperings, 1,000 roll-backs.

  python benchmarks/ledger.py [--quick]      on SQLite; OPENKARIER_DATABASE=postgresql://… for PostgreSQL (an empty one)

Prints one line per figure: what, measured, target. Exit status 1 when a target is missed. Targets in seconds are held
against processor time, which a busy machine does not change; on an idle one wall time is the same.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "foundation" / "journal")]
SCRATCH = Path(tempfile.mkdtemp(prefix="openkarier-ledger-"))
os.environ.setdefault("OPENKARIER_DATA", str(SCRATCH))
os.environ.setdefault("OPENKARIER_SECRET", "benchmark")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")

import django  # settings are named above

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from tampering import tampered, without_triggers

from openkarier.foundation.journal.audit import audit_database, check_leaves
from openkarier.foundation.journal.models import Leaf, Payload
from openkarier.foundation.journal.openkarier_verify import (
    Invalid,
    Policy,
    Undecided,
    leaf_hash,
    verify_folder,
    verify_inclusion,
    verify_receipt,
)
from openkarier.foundation.journal.operations import Deed, record, record_all
from openkarier.foundation.journal.publishing import publish
from openkarier.foundation.journal.queries import leaf_proof
from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.signer import Fork, Head, Signer

AT = datetime(2026, 11, 21, 7, tzinfo=UTC)
ORIGIN = "openkarier.contoh.go.id/buku-merit"
MISSED: list[str] = []


class Timer:
    """Wall and processor seconds of a with block."""

    def __enter__(self) -> Timer:
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall, self.cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu


def tell(what: str, measured: str, target: str = "", *, met: bool = True) -> None:
    """Print one figure."""
    print(f"{what:<58} {measured:<34} {target}{'' if met else '  MELESET'}", flush=True)
    if not met:
        MISSED.append(what)


def deeds(count: int) -> list[Deed]:
    """Acts as a declaration makes them."""
    facts = {"sidik": "0" * 64, "revisi": 1, "pintu": "tetap"}
    return [Deed("PERNYATAAN_TERIMA", "199001012020121901", AT, f"aspiration:2026-2/{n}", facts) for n in range(count)]


def appends(count: int, single: int) -> None:
    """Fill the ledger in one go, then one transaction an act."""
    ready = deeds(count)
    with Timer() as timer, transaction.atomic():
        record_all(ready)
    text = f"{timer.wall:.2f} s ({timer.cpu:.2f} s CPU)"
    tell(f"{count:,} appends, one transaction", text, "< 5 s CPU", met=timer.cpu < 5 * max(count, 1_000) / 100_000)
    with Timer() as timer:
        for deed in deeds(single):
            with transaction.atomic():
                record(deed.kind, actor=deed.actor, at=deed.at, subject=deed.subject, facts=deed.facts)
    tell(f"{single:,} appends, each with its own durable commit", f"{single / timer.wall:,.0f}/s")


def proofs(shelf: Shelf, signer: Signer, size: int) -> None:
    """Publish, prove, audit."""
    with Timer() as timer:
        note = publish(shelf=shelf, signer=signer)
    tell(f"publishing {note.size:,} leaves", f"{timer.wall:.2f} s ({timer.cpu:.2f} s CPU)")
    proof = leaf_proof(size // 2 + 1, shelf) or b""
    with_payload = len(proof)
    bare = len(b"\n".join(line for line in proof.split(b"\n") if not line.startswith(b"extra ")))
    steps = proof.split(b"\n\n", 1)[0].count(b"\n") - 2
    text = f"{bare:,} B; {with_payload:,} B with payload"
    tell(f"receipt proof at {note.size:,} leaves ({steps} steps)", text, "<= 1,500 B", met=bare <= 1_500)
    root = shelf.root(note.size)
    entries = dict(Leaf.objects.filter(index__lt=2_000).values_list("index", "entry"))
    with Timer() as timer:
        for index, entry in entries.items():
            path = shelf.inclusion(index, note.size)
            assert verify_inclusion(index, note.size, leaf_hash(entry.encode()), path, root)
    tell("proofs made and verified", f"{len(entries) / timer.wall:,.0f}/s")
    with Timer() as timer:
        found = audit_database(shelf)
    text = f"{timer.wall:.2f} s ({timer.cpu:.2f} s CPU)"
    tell(f"database of {found.note.size:,} leaves and payloads against the book", text)


def whole_book(count: int) -> None:
    """Verify a book of a million leaves."""
    shelf, signer = Shelf(SCRATCH / "million"), Signer(SCRATCH / "million-key", ORIGIN)
    dice = Random(1)
    lines = (
        f'{{"c":"{dice.randbytes(32).hex()}","d":"2026-11-21","k":"PERNYATAAN_TERIMA","v":1}}' for _ in range(count)
    )
    with Timer() as timer:
        shelf.append(0, lines)
    tell(f"writing {count:,} leaves as tiles, each file synced", f"{timer.wall:.1f} s ({timer.cpu:.1f} s CPU)")
    shelf.put("checkpoint", signer.sign(Head(count, shelf.root(count)), []).encode())
    shelf.put("policy", f"log {signer.key.public}\nquorum none\n".encode())
    with Timer() as timer:
        verify_folder(shelf.folder)
    text = f"{timer.wall:.2f} s ({timer.cpu:.2f} s CPU)"
    tell(f"verify all of {count:,} leaves", text, "< 10 s CPU", met=timer.cpu < 10 * count / 1_000_000)
    shutil.rmtree(shelf.folder)


def tamperings(count: int, size: int) -> None:
    """Edit, insert, delete, reorder, cut by SQL; each must be named by its first bad index."""
    shelf, signer = Shelf(SCRATCH / "small"), Signer(SCRATCH / "small-key", ORIGIN)
    with without_triggers(), transaction.atomic():
        Payload.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM journal_leaf")
        record_all(deeds(size))
        Payload.objects.all().delete()
    publish(shelf=shelf, signer=signer)
    verify_folder(shelf.folder)
    dice, named = Random(4), 0
    with Timer() as timer, without_triggers(), transaction.atomic():
        for _ in range(count):
            with tampered(dice, size) as first:
                named += _named(shelf, size) == first
    text = f"{named:,} in {timer.wall:.0f} s"
    tell(f"{count:,} random tamperings of {size} leaves, index named", text, f"{count:,}", met=named == count)


def _named(shelf: Shelf, size: int) -> int | None:
    try:
        check_leaves(shelf, size)
    except Invalid as wrong:
        return wrong.index
    return None


def roll_backs(count: int) -> None:
    """Offer the signer older or other trees; it must sign none."""
    shelf, signer = Shelf(SCRATCH / "roll"), Signer(SCRATCH / "roll-key", ORIGIN)
    size, dice, refused = 0, Random(5), 0
    for _ in range(20):
        grown = shelf.append(size, (f"catatan {n}" for n in range(size, size + dice.randrange(1, 40))))
        signer.sign(Head(grown, shelf.root(grown)), shelf.consistency(size, grown))
        size = grown
    for _ in range(count):
        smaller = dice.randrange(size)
        head = dice.choice(
            [Head(smaller, dice.randbytes(32)), Head(size, dice.randbytes(32)), Head(size + 1, shelf.root(size))]
        )
        try:
            signer.sign(head, [])
        except Fork:
            refused += 1
    tell(
        f"{count:,} roll-backs and forks offered to the signer",
        f"{refused:,} refused",
        f"{count:,}",
        met=refused == count,
    )


def bit_flips(shelf: Shelf, count: int) -> None:
    """Flip bits of a proof; none may verify."""
    policy = Policy.parse((shelf.folder / "policy").read_text())
    proof, dice, refused = (leaf_proof(17, shelf) or b"").rstrip(b"\n"), Random(6), 0
    for _ in range(count):
        raw = bytearray(proof)
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        try:
            verify_receipt(bytes(raw), policy)
        except (Invalid, Undecided):
            refused += 1
    tell(f"{count:,} bit flips in a receipt", f"{refused:,} refused", f"{count:,}", met=refused == count)


def main() -> int:
    """Run all; `--quick` a hundredth of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    scale = 100 if parser.parse_args().quick else 1
    call_command("migrate", verbosity=0)
    print(
        f"{connection.vendor}, Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    appends(100_000 // scale, 2_000 // scale)
    shelf, signer = Shelf(SCRATCH / "ledger"), Signer(SCRATCH / "signer", ORIGIN)
    proofs(shelf, signer, 50_000 // scale)
    bit_flips(shelf, 2_000 // scale)
    whole_book(1_000_000 // scale)
    tamperings(10_000 // scale, 40)
    roll_backs(1_000 // scale)
    shutil.rmtree(SCRATCH)
    return 1 if MISSED else 0


if __name__ == "__main__":
    sys.exit(main())
