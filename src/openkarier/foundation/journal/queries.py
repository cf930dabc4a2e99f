"""Reading Buku Merit: receipts by number, proofs, what an uploaded paper is, the state of the book."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q

from openkarier.foundation.journal.acts import BY_KIND
from openkarier.foundation.journal.models import Leaf, Payload, Receipt, Seal
from openkarier.foundation.journal.numbers import number_key
from openkarier.foundation.journal.openkarier_verify import (
    PROOF,
    Checkpoint,
    Invalid,
    Policy,
    Undecided,
    digest_of,
    hole_of,
    verify_receipt,
)
from openkarier.foundation.journal.publishing import own_shelf
from openkarier.foundation.journal.sealing import fill
from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.tally import Tally


class Standing(StrEnum):
    """What the public page answers."""

    VALID = "berlaku"
    VOID = "batal"
    UNKNOWN = "tidak-dikenal"
    MISTYPED = "salah-ketik"
    CHANGED = "diubah"
    OTHER = "nomor-lain"  # a true paper, but not of the number that was asked about


class Answer(NamedTuple):
    """A standing, and the receipt it is about (None when there is none)."""

    standing: Standing
    receipt: Receipt | None = None


def standing(number: str) -> Answer:
    """Look a typed number up."""
    key = number_key(number)
    if key is None:
        return Answer(Standing.MISTYPED)
    receipt = Receipt.objects.filter(key=key).first()
    if receipt is None:
        return Answer(Standing.UNKNOWN)
    return Answer(Standing(receipt.state), receipt)


def standing_of_paper(raw: bytes, number: str = "") -> Answer:
    """Say what an uploaded PDF is: one that was issued under `number` (or any number), void, changed, or unknown."""
    try:
        found, sealed = _sealed(raw), hole_of(raw) is not None
    except Invalid:
        return Answer(Standing.CHANGED)
    asked = standing(number).receipt if number else None
    if found is not None:
        own = not number or asked == found.receipt
        return Answer(Standing(found.receipt.state) if own else Standing.OTHER, found.receipt)
    if sealed or (asked is not None and asked.seals.exists()):
        return Answer(Standing.CHANGED, asked)
    return Answer(Standing.UNKNOWN, asked)


def standing_of_proof(raw: bytes, policy: Policy, number: str = "") -> Answer:
    """Say what an uploaded .tlog-proof is: one of this book's, and of `number` where one is asked about."""
    try:
        index = verify_receipt(raw, policy).index
    except (Invalid, Undecided):
        return Answer(Standing.CHANGED)
    receipts = Receipt.objects.filter(Q(leaf_id=index) | Q(seals__leaf_id=index))
    if number:
        receipts = receipts.filter(key=number_key(number) or "")
    receipt = receipts.first()
    if receipt is None:
        return Answer(Standing.OTHER if number else Standing.VALID)
    return Answer(Standing(receipt.state), receipt)


def _sealed(pdf: bytes) -> Seal | None:
    return Seal.objects.filter(sidik=digest_of(pdf)).select_related("receipt").first()


def leaf_proof(index: int, shelf: Shelf | None = None) -> bytes | None:
    """The .tlog-proof of a leaf with salt and payload; None until it is published, or once it has been erased."""
    shelf = shelf or own_shelf()
    note, payload = published_note(shelf), Payload.objects.filter(leaf_id=index).first()
    if note is None or payload is None or index >= note.size:
        return None
    extra = base64.b64encode(bytes(payload.salt) + payload.body.encode()).decode()
    path = (base64.b64encode(step).decode() for step in shelf.inclusion(index, note.size))
    return "\n".join([PROOF, f"extra {extra}", f"index {index}", *path, "", note.text]).encode()


def receipt_proof(number: str, shelf: Shelf | None = None) -> bytes | None:
    """The proof of a receipt: of its newest PDF when there is one, else of the act; None while not published yet."""
    receipt = standing(number).receipt
    if receipt is None:
        return None
    seal = receipt.seals.order_by("leaf_id").last()
    return leaf_proof(receipt.leaf_id if seal is None else seal.leaf_id, shelf)


def proved(sealed: bytes, shelf: Shelf | None = None) -> bytes:
    """A sealed PDF with the newest proof in its hole; as it is while its leaf is not published yet."""
    seal = _sealed(sealed)
    proof = leaf_proof(seal.leaf_id, shelf) if seal else None
    return sealed if proof is None else fill(sealed, proof)


class Book(NamedTuple):
    """The published book: its checkpoint, when that was written, leaves still waiting, totals by kind."""

    note: Checkpoint
    written: datetime
    waiting: int
    totals: list[tuple[str, int]]

    @property
    def root_groups(self) -> str:
        """The first 16 hexadecimal digits of the root in groups of four, short enough to be printed in minutes."""
        return self._groups(0, 16)

    @property
    def rest_groups(self) -> str:
        """The other 48."""
        return self._groups(16, 64)

    def _groups(self, start: int, stop: int) -> str:
        digits = self.note.root.hex()
        return " ".join(digits[at : at + 4] for at in range(start, stop, 4))


def book(shelf: Shelf | None = None) -> Book | None:
    """The state of the published book; None before the first publication."""
    shelf = shelf or own_shelf()
    note = published_note(shelf)
    if note is None:
        return None
    written = datetime.fromtimestamp((shelf.folder / "checkpoint").stat().st_mtime, UTC)
    totals = [(BY_KIND[kind].label, number) for kind, number in Tally.read(shelf.folder).by_kind()]
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return Book(note, written, (last + 1 if last is not None else 0) - note.size, totals)


def published_note(shelf: Shelf) -> Checkpoint | None:
    path = shelf.folder / "checkpoint"
    return Checkpoint.parse(path.read_text()) if path.exists() else None
