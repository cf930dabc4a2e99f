"""The published test vectors: what a third verifier, in any language, must agree with.

Run this file to write docs/buku-merit-vektor.json anew.
"""

from __future__ import annotations

import json
import tempfile
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from openkarier.foundation.journal.canonical import canonical
from openkarier.foundation.journal.keys import SigningKey
from openkarier.foundation.journal.openkarier_verify import (
    PROOF,
    WITNESS_KEY,
    Checkpoint,
    Policy,
    leaf_hash,
    verify_consistency,
    verify_receipt,
)
from openkarier.foundation.journal.operations import entry_line
from openkarier.foundation.journal.shelf import Shelf

FILE = Path(__file__).resolve().parents[3] / "docs" / "buku-merit-vektor.json"
LEAVES, PROVED, OLD = 300, 137, 44  # across a tile's border; the proved leaf and an older size
ORIGIN, WITNESS = "contoh.go.id/buku-merit", "inspektorat.contoh.go.id/saksi"
STAMP = 1_795_244_400  # 2026-11-21 07:00 UTC


def payload(number):
    """Payload of a leaf, with letters beyond ASCII."""
    said = {"act": "PERNYATAAN_TERIMA", "actor": "199001012020121901", "at": "2026-11-21T14:00:00+07:00", "cite": ""}
    return {**said, "facts": {"nama": "Raden Ayu Sĕkar ꦱ", "revisi": number}, "of": f"aspiration:{number}", "v": 1}


def salt(number):
    """A salt that anybody can derive. In the product it is random and never derived."""
    return sha256(b"garam uji %d" % number).digest()


def entry(number):
    return entry_line("PERNYATAAN_TERIMA", "2026-11-21", salt(number), canonical(payload(number)))


def vectors():
    """Everything, from two fixed seeds."""
    log = SigningKey(ORIGIN, sha256(b"kunci buku uji").digest())
    witness = SigningKey(WITNESS, sha256(b"kunci saksi uji").digest(), WITNESS_KEY)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        shelf.append(shelf.append(0, map(entry, range(OLD))), map(entry, range(OLD, LEAVES)))
        root = {size: shelf.root(size) for size in (OLD, LEAVES)}
        consistency, inclusion = shelf.consistency(OLD, LEAVES), shelf.inclusion(PROVED, LEAVES)
    body = f"{ORIGIN}\n{LEAVES}\n{b64encode(root[LEAVES]).decode()}\n"
    checkpoint = f"{body}\n{log.sign(body.encode())}{witness.sign(body.encode(), STAMP)}"
    extra = b64encode(salt(PROVED) + canonical(payload(PROVED))).decode()
    path = [b64encode(step).decode() for step in inclusion]
    return {
        "tentang": "Nilai uji Buku Merit: lihat docs/buku-merit.md. Kunci dan garam di sini hanya untuk pengujian.",
        "leaf": {
            "number": PROVED,
            "salt": salt(PROVED).hex(),
            "payload": canonical(payload(PROVED)).decode(),
            "entry": entry(PROVED),
            "leaf_hash": leaf_hash(entry(PROVED).encode()).hex(),
        },
        "tree": {
            "leaves": f"leaf n: payload as above with n for {PROVED}, salt = SHA-256('garam uji n')",
            "roots": {str(size): found.hex() for size, found in root.items()},
            "consistency": {"old": OLD, "new": LEAVES, "path": [step.hex() for step in consistency]},
        },
        "policy": f"log {log.public}\nwitness inspektorat {witness.public}\nquorum inspektorat\n",
        "checkpoint": checkpoint,
        "proof": "\n".join([PROOF, f"extra {extra}", f"index {PROVED}", *path, "", checkpoint]),
    }


def written():
    return json.loads(FILE.read_text())


def test_the_published_vectors_are_those_of_the_product():
    assert written() == vectors()


def test_the_published_proof_is_valid_under_the_published_policy():
    found = verify_receipt(written()["proof"].encode(), Policy.parse(written()["policy"]))
    assert (found.index, found.note.size, found.payload) == (PROVED, LEAVES, payload(PROVED))
    assert found.note == Checkpoint.parse(written()["checkpoint"])


def test_the_published_consistency_proof_holds():
    tree = written()["tree"]
    path = [bytes.fromhex(step) for step in tree["consistency"]["path"]]
    old, new = (bytes.fromhex(tree["roots"][str(size)]) for size in (OLD, LEAVES))
    assert verify_consistency(OLD, LEAVES, old, new, path)


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n")
