"""The signer: keeps its key and the last tree it signed outside the database, and never signs a fork."""

from __future__ import annotations

import base64
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from openkarier.foundation.journal.keys import SigningKey
from openkarier.foundation.journal.openkarier_verify import Key, Range, verify_consistency


class Fork(Exception):
    """The tree offered does not continue the tree signed before; the message says what to do."""


class Head(NamedTuple):
    """Size and root of a tree."""

    size: int
    root: bytes


EMPTY = Head(0, Range().root())


class Signer:
    """One folder: `key` (mode 0600), `head.json` (last size and root), `policy` (who else must agree).

    Back it up apart from the database and never restore it together with the database.
    """

    def __init__(self, folder: Path, origin: str) -> None:
        self.folder = folder
        self._origin = origin

    @property
    def key(self) -> SigningKey:
        """The log's key, drawn at the first use."""
        path = self.folder / "key"
        if path.exists():
            return SigningKey.read(path)
        if (self.folder / "head.json").exists():
            raise Fork(
                f"Kunci {path} hilang. Kembalikan dari simpanan kunci. Bila tidak ada lagi, jalankan "
                "`openkarier ledger new-key` dan umumkan kunci barunya."
            )
        return SigningKey.create(path, self._origin)

    @property
    def head(self) -> Head:
        """The last tree signed."""
        path = self.folder / "head.json"
        if not path.exists():
            return EMPTY
        kept = json.loads(path.read_text())
        return Head(kept["size"], bytes.fromhex(kept["root"]))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the signer: one publisher at a time, across processes."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / "lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    @property
    def former(self) -> list[Key]:
        """Public keys that signed before; what they signed stays true."""
        path = self.folder / "former"
        return [Key.parse(line) for line in path.read_text().split("\n") if line] if path.exists() else []

    def draw(self) -> SigningKey:
        """Draw the key that `swap` will put in place; the same one again after an interruption."""
        path = self.folder / "key.baru"
        return SigningKey.read(path) if path.exists() else SigningKey.create(path, self._origin)

    def swap(self, former: list[Key]) -> None:
        """Put the drawn key in the place of the present one, which is set aside; `former` are all keys up to now."""
        path = self.folder / "key"
        (self.folder / "former").write_text("".join(f"{key}\n" for key in former))
        if path.exists():
            path.replace(self.folder / f"key.{SigningKey.read(path).public.id.hex()}")
        (self.folder / "key.baru").replace(path)

    def sign(self, head: Head, proof: list[bytes]) -> str:
        """Sign a tree that continues the last one (RFC 6962 consistency proof) and return the checkpoint.

        The new head is on disk before the signature leaves this function. Raises Fork.
        """
        self._refuse_fork(head, proof)
        key = self.key
        self._keep(head)
        root = base64.b64encode(head.root).decode()
        body = f"{key.public.name}\n{head.size}\n{root}\n"
        return f"{body}\n{key.sign(body.encode())}"

    def catch_up(self, head: Head, proof: list[bytes]) -> None:
        """Take over a later head that this very key signed, after the signer's own state came from an old copy."""
        self._refuse_fork(head, proof)
        self._keep(head)

    def _refuse_fork(self, head: Head, proof: list[bytes]) -> None:
        last = self.head
        if head.size < last.size:
            raise Fork(lost(head.size, last.size))
        if not verify_consistency(last.size, head.size, last.root, head.root, proof):
            raise Fork(
                f"Pohon yang diajukan ({head.size} catatan) bukan lanjutan pohon yang sudah ditandatangani "
                f"({last.size} catatan). Tidak ada yang ditandatangani. Jalankan `openkarier verify database` untuk "
                "mengetahui catatan pertama yang berbeda, lalu laporkan kepada inspektorat."
            )

    def _keep(self, head: Head) -> None:
        aside = self.folder / ".head.json.baru"
        with aside.open("w") as handle:
            json.dump({"origin": self.key.public.name, "size": head.size, "root": head.root.hex()}, handle)
            handle.flush()
            os.fsync(handle.fileno())
        aside.replace(self.folder / "head.json")
        folder = os.open(self.folder, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def lost(present: int, signed: int) -> str:
    """What to say when leaves that were signed are missing."""
    return (
        f"Basis data memuat {present} catatan, padahal {signed} catatan sudah ditandatangani. Agaknya basis data "
        "dipulihkan dari cadangan lama. Tidak ada yang ditandatangani. Jalankan `openkarier ledger recover` untuk "
        "mengembalikan catatan yang hilang dari buku yang sudah terbit, sebelum layanan dibuka lagi."
    )
