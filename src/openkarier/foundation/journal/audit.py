"""Hold the database against the published, signed book, and name the first bad index."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from typing import NamedTuple

from openkarier.foundation.journal.models import Leaf, Payload
from openkarier.foundation.journal.openkarier_verify import (
    TILE,
    Checkpoint,
    Invalid,
    Policy,
    leaf_hash,
    read_tile,
    verify_folder,
)
from openkarier.foundation.journal.shelf import Shelf

CHUNK = 10_000  # rows fetched at a time


class Audit(NamedTuple):
    """What was found to be right: leaves signed, leaves not yet published, payloads kept, payloads erased."""

    note: Checkpoint
    waiting: int
    kept: int
    erased: int


Tell = Callable[[int, int, str], None]  # done, of how many, what is being checked


def audit_database(shelf: Shelf, policy: Policy | None = None, tell: Tell = lambda *_: None) -> Audit:
    """Check book, leaves and payloads; raise Invalid with the first bad index, or Undecided without a quorum.

    Leaves that are not yet published (at most a minute's worth) are checked for number and commitment only.
    """
    tell(0, 3, "Memeriksa buku yang terbit")
    note = verify_folder(shelf.folder, policy)
    tell(1, 3, f"Membandingkan {note.size} catatan dengan basis data")
    total = check_leaves(shelf, note.size)
    tell(2, 3, f"Mencocokkan isi {total} catatan dengan komitmennya")
    kept = _check_payloads()
    return Audit(note, total - note.size, kept, total - kept)


def check_leaves(shelf: Shelf, size: int) -> int:
    """Compare every leaf with a published book of `size` leaves that has been verified; return how many there are."""
    place, tile = 0, b""
    for index, entry in Leaf.objects.order_by("index").values_list("index", "entry").iterator(CHUNK):
        if index != place:
            raise Invalid("Basis data kehilangan catatan.", min(place, index))
        if place < size:
            number, at = divmod(place, TILE)
            tile = tile if at else read_tile(shelf.folder, "0", number, min(TILE, size - place))
            if leaf_hash(entry.encode()) != tile[32 * at : 32 * at + 32]:
                raise Invalid("Basis data berbeda dari buku yang terbit.", place)
        place += 1
    if place < size:
        raise Invalid("Basis data kehilangan ekornya.", place)
    return place


def _check_payloads() -> int:
    kept = 0
    columns = ("leaf_id", "leaf__entry", "body", "salt", "kind", "actor", "subject")
    for row in Payload.objects.order_by("leaf_id").values_list(*columns).iterator(CHUNK):
        index, entry, body, salt, *said = row
        told, public = json.loads(body), json.loads(entry)
        if hmac.digest(bytes(salt), body.encode(), "sha256").hex() != public["c"]:
            raise Invalid("Isi catatan tidak cocok dengan komitmennya.", index)
        if said != [told["act"], told["actor"], told["of"]] or public["k"] != told["act"]:
            raise Invalid("Kolom pencarian tidak cocok dengan isi catatan.", index)
        kept += 1
    return kept
