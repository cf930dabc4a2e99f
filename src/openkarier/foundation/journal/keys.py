"""Ed25519 keys that sign notes: the log's own, and those of witnesses (C2SP signed-note, tlog-cosignature)."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openkarier.foundation.journal.openkarier_verify import LOG_KEY, WITNESS_KEY, Key, cosigned

PREFIX = "PRIVATE+KEY"


class SigningKey:
    """A private key with its name; kept in one file of mode 0600, in the format of Go's note package."""

    def __init__(self, name: str, seed: bytes, kind: int = LOG_KEY) -> None:
        if not name or any(letter.isspace() or letter == "+" for letter in name):
            raise ValueError(f"a key name has neither blanks nor plus: {name!r}")
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self._seed = seed
        self.public = Key(name, kind, self._private.public_key().public_bytes_raw())

    @classmethod
    def create(cls, path: Path, name: str, kind: int = LOG_KEY) -> SigningKey:
        """Draw a key and keep it in `path`, which must not exist yet."""
        key = cls(name, os.urandom(32), kind)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        material = base64.b64encode(bytes([kind]) + key._seed).decode()
        with os.fdopen(handle, "w") as file:
            file.write(f"{PREFIX}+{name}+{key.public.id.hex()}+{material}\n")
            file.flush()
            os.fsync(file.fileno())
        return key

    @classmethod
    def read(cls, path: Path) -> SigningKey:
        """Read a key kept by `create`."""
        _, _, name, identity, material = path.read_text().strip().split("+", 4)
        raw = base64.b64decode(material)
        key = cls(name, raw[1:], raw[0])
        if key.public.id.hex() != identity:
            raise ValueError(f"{path}: the key does not fit its id")
        return key

    def sign(self, body: bytes, stamp: int = 0) -> str:
        """Return the signature line of a note body; a witness adds the POSIX time `stamp`."""
        signature = self._private.sign(body)
        if self.public.type == WITNESS_KEY:
            signature = stamp.to_bytes(8, "big") + self._private.sign(cosigned(body, stamp))
        return f"\u2014 {self.public.name} {base64.b64encode(self.public.id + signature).decode()}\n"
