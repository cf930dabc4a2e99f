"""A witness: remembers the latest tree of each book it trusts, cosigns only what continues it (C2SP tlog-witness)."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Sequence
from pathlib import Path

from openkarier.foundation.journal.keys import SigningKey
from openkarier.foundation.journal.openkarier_verify import (
    WITNESS_KEY,
    Checkpoint,
    Invalid,
    Key,
    verify_consistency,
)

LONGEST_PROOF = 63


class Refusal(Exception):
    """Why a checkpoint is not cosigned: an HTTP status of the specification, and a sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Behind(Refusal):
    """The asker's old size is not the witness's latest; `size` is."""

    def __init__(self, size: int) -> None:
        super().__init__(409, f"Saksi terakhir melihat {size} catatan.")
        self.size = size


class Witness:
    """One folder: `key`, `logs` (a vkey a line), `heads.json` (latest size and root by origin)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def create(self, name: str) -> Key:
        """Draw the key; `name` is a schema-less address such as inspektorat.contoh.go.id/saksi."""
        return SigningKey.create(self.folder / "key", name, WITNESS_KEY).public

    def trust(self, key: Key) -> None:
        """Watch one more book."""
        with (self.folder / "logs").open("a") as handle:
            handle.write(f"{key}\n")

    def latest(self, origin: str) -> tuple[int, str]:
        """Size and root (base64) of the latest tree cosigned for a book; (0, "") before the first."""
        size, root = self._heads().get(origin, (0, ""))
        return size, root

    def cosign(self, old: int, proof: Sequence[bytes], text: str, stamp: int) -> str:
        """Return the cosignature line for a checkpoint that continues the tree of `old` leaves; raises Refusal.

        `stamp` is the POSIX time. The new head is on disk before the line leaves this function.
        """
        note = self._signed(text)
        size, root = self.latest(note.origin)
        self._refuse_fork(note, old, proof, size, root)
        self._keep(note)
        return SigningKey.read(self.folder / "key").sign(note.body, stamp)

    def _signed(self, text: str) -> Checkpoint:
        try:
            note = Checkpoint.parse(text)
        except Invalid as wrong:
            raise Refusal(400, str(wrong)) from wrong
        keys = [key for key in self._logs() if key.name == note.origin]
        if not keys:
            raise Refusal(404, f"Buku {note.origin} tidak dikenal oleh saksi ini.")
        try:
            if any(note.signed_by(key) for key in keys):
                return note
        except Invalid as wrong:
            raise Refusal(403, str(wrong)) from wrong
        raise Refusal(403, "Pos pemeriksaan tidak ditandatangani oleh buku yang dikenal.")

    def _refuse_fork(self, note: Checkpoint, old: int, proof: Sequence[bytes], size: int, root: str) -> None:
        if old > note.size or len(proof) > LONGEST_PROOF:
            raise Refusal(400, "Ukuran lama lebih besar daripada ukuran baru.")
        if old != size:
            raise Behind(size)
        if old == note.size and old and base64.b64decode(root) != note.root:
            raise Refusal(409, f"Buku bercabang: dua akar untuk {old} catatan.")
        before = base64.b64decode(root) if root else b""
        if not verify_consistency(old, note.size, before, note.root, list(proof)):
            raise Refusal(422, "Pohon yang baru bukan lanjutan pohon yang lama: ada catatan yang diubah.")

    def _logs(self) -> list[Key]:
        path = self.folder / "logs"
        return [Key.parse(line) for line in path.read_text().split("\n") if line] if path.exists() else []

    def _heads(self) -> dict[str, tuple[int, str]]:
        path = self.folder / "heads.json"
        return json.loads(path.read_text()) if path.exists() else {}

    def _keep(self, note: Checkpoint) -> None:
        heads = self._heads() | {note.origin: (note.size, base64.b64encode(note.root).decode())}
        aside = self.folder / ".heads.json.baru"
        with aside.open("w") as handle:
            json.dump(heads, handle)
            handle.flush()
            os.fsync(handle.fileno())
        aside.replace(self.folder / "heads.json")


def request_body(old: int, proof: Sequence[bytes], text: str) -> str:
    """The body of an add-checkpoint request."""
    return "\n".join([f"old {old}", *(base64.b64encode(step).decode() for step in proof), "", text])


def read_request(body: str) -> tuple[int, list[bytes], str]:
    """Read an add-checkpoint request; raises Refusal 400."""
    head, _, text = body.partition("\n\n")
    first, *lines = head.split("\n")
    word, _, number = first.partition(" ")
    try:
        if word != "old" or str(int(number)) != number or int(number) < 0:
            raise ValueError
        return int(number), [base64.b64decode(line, validate=True) for line in lines], text
    except ValueError as wrong:
        raise Refusal(400, "Permintaan tidak terbaca.") from wrong
