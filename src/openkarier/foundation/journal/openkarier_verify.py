#!/usr/bin/env python3
"""Pemeriksa Buku Merit: satu berkas, hanya Python 3.10 ke atas, tanpa OpenKarier, tanpa jaringan.

  python3 openkarier_verify.py receipt FILE [--folder FOLDER]   tanda terima (PDF atau .tlog-proof)
  python3 openkarier_verify.py consistent LAMA BARU             BARU melanjutkan LAMA tanpa mengubahnya
  python3 openkarier_verify.py all FOLDER                       seluruh buku dihitung ulang

Status keluar: 0 sah, 1 tidak sah, 2 belum dapat diperiksa. Bentuk data: RFC 6962 dan C2SP (signed-note,
tlog-checkpoint, tlog-tiles, tlog-proof, tlog-cosignature, tlog-policy). Lihat docs/buku-merit.md.
"""

# ruff: noqa: T201  # a terminal program. Longer than 300 lines on purpose: an inspector carries and reads one file.
from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

TILE = 256
PROOF = "c2sp.org/tlog-proof@v1"
HOLE = 4096  # bytes kept free in a sealed PDF for its proof; they do not count in the PDF's digest
LOG_KEY, WITNESS_KEY = 1, 4  # C2SP signature types


class Invalid(Exception):
    """Tidak sah. `index`: catatan pertama yang rusak, bila dapat ditunjuk."""

    def __init__(self, message: str, index: int | None = None) -> None:
        super().__init__(message if index is None else f"{message} Catatan pertama yang rusak: nomor {index}.")
        self.index = index


class Undecided(Exception):
    """Belum dapat diperiksa: bahan yang diperlukan belum ada."""


# --- RFC 6962 ---


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256(00 || entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Range:
    """Pohon yang tumbuh dari kiri: `push` a whole subtree of 2**height leaves, read `root` at any time."""

    def __init__(self) -> None:
        self.stack: list[tuple[int, bytes]] = []

    def push(self, height: int, node: bytes) -> None:
        """Append a perfect subtree; heights must never grow again once they fell."""
        while self.stack and self.stack[-1][0] == height:
            node = node_hash(self.stack.pop()[1], node)
            height += 1
        self.stack.append((height, node))

    def root(self) -> bytes:
        """Root of all leaves so far; SHA-256 of nothing for the empty tree."""
        if not self.stack:
            return hashlib.sha256(b"").digest()
        node = self.stack[-1][1]
        for _, left in reversed(self.stack[:-1]):
            node = node_hash(left, node)
        return node


def perfect_root(hashes: list[bytes]) -> bytes:
    """Root of 2**n hashes."""
    sha = hashlib.sha256
    while len(hashes) > 1:
        pairs = iter(hashes)
        hashes = [sha(b"\x01" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
    return hashes[0]


def verify_inclusion(index: int, size: int, leaf: bytes, path: list[bytes], root: bytes) -> bool:
    """RFC 9162, 2.1.3.2: is `leaf` the leaf hash at `index` in the tree of `size` leaves with this root?"""
    if not 0 <= index < size:
        return False
    place, last, node = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            node = node_hash(sibling, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and hmac.compare_digest(node, root)


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> bool:
    """RFC 9162, 2.1.4.2: does the tree of `new` leaves begin with the tree of `old` leaves?"""
    if old in {0, new}:
        return not path and (old == 0 or old_root == new_root)
    if old > new or not path:
        return False
    steps = list(path) if old & (old - 1) else [old_root, *path]
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = steps[0]
    for sibling in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root


# --- Ed25519 (RFC 8032), verification only ---

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # extended coordinates X, Y, Z, T = XY/Z


def _add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(scalar: int, point: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = _add(total, point)
        point = _add(point, point)
        scalar >>= 1
    return total


def _point(raw: bytes) -> Point | None:
    number = int.from_bytes(raw, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_M1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


_BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """RFC 8032, 5.1.7, without the cofactor, non-canonical encodings refused."""
    if len(public) != 32 or len(signature) != 64 or _BASE is None:
        return False
    key, nonce, scalar = _point(public), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if key is None or nonce is None or scalar >= ORDER:
        return False
    digest = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    left, right = _times(scalar, _BASE), _add(nonce, _times(digest, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- C2SP: keys, notes, checkpoints, policy, proofs ---


class Key(NamedTuple):
    """A verifier key "name+id+base64(type || public key)"."""

    name: str
    type: int
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that stand before each signature."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public).digest()[:4]

    def __str__(self) -> str:
        material = base64.b64encode(bytes([self.type]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{material}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """Read a vkey; refuse one whose id does not fit."""
        name, identity, material = [*text.strip().split("+", 2), "", ""][:3]
        raw = _unbase64(material)
        if len(raw) != 33 or not name:
            raise Invalid(f"Kunci publik tidak terbaca: {text.strip()[:60]!r}.")
        key = cls(name, raw[0], raw[1:])
        if key.id.hex() != identity:
            raise Invalid(f"Kunci publik {name} tidak cocok dengan tandanya.")
        return key


class Checkpoint(NamedTuple):
    """What a log signed: origin, size and root; `body` are the signed bytes, `signatures` (name, id || signature)."""

    origin: str
    size: int
    root: bytes
    body: bytes
    signatures: tuple[tuple[str, bytes], ...]
    text: str

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Split a signed note and read its first three lines; verifies nothing yet."""
        body, found, tail = text.rpartition("\n\n")
        lines = body.split("\n")
        signatures = re.findall(r"^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$", tail, re.MULTILINE)
        if not found or len(lines) < 3 or not re.fullmatch(r"0|[1-9][0-9]{0,18}", lines[1]):
            raise Invalid("Pos pemeriksaan (checkpoint) tidak terbaca.")
        if len(signatures) != len(tail.strip("\n").split("\n")) or len(_unbase64(lines[2])) != 32:
            raise Invalid("Pos pemeriksaan (checkpoint) tidak terbaca.")
        signed = tuple((name, _unbase64(raw)) for name, raw in signatures)
        return cls(lines[0], int(lines[1]), _unbase64(lines[2]), (body + "\n").encode(), signed, text)

    def signed_by(self, key: Key) -> bool:
        """Whether `key` signed; a wrong signature under a known key condemns the whole note."""
        wanted = [raw[4:] for name, raw in self.signatures if name == key.name and raw[:4] == key.id]
        for signature in wanted:
            dated = key.type == WITNESS_KEY
            message = cosigned(self.body, int.from_bytes(signature[:8], "big")) if dated else self.body
            if not ed25519_verify(key.public, message, signature[8 * dated :]):
                raise Invalid(f"Tanda tangan {key.name} palsu.")
        return bool(wanted)


def cosigned(body: bytes, stamp: int) -> bytes:
    """What a witness signs at POSIX time `stamp`."""
    return f"cosignature/v1\ntime {stamp}\n".encode() + body


class Policy(NamedTuple):
    """Whom to believe: the log's keys, the witnesses, and how many of them (tlog-policy)."""

    logs: tuple[Key, ...]
    witnesses: dict[str, Key]
    groups: dict[str, tuple[int, tuple[str, ...]]]
    quorum: str

    @classmethod
    def parse(cls, text: str) -> Policy:
        """Read a tlog-policy file."""
        logs: list[Key] = []
        witnesses: dict[str, Key] = {}
        groups: dict[str, tuple[int, tuple[str, ...]]] = {}
        quorum = ""
        for line in text.split("\n"):
            word, *rest = line.split() or ["#"]
            if word == "log":
                logs.append(Key.parse(rest[0]))
            elif word == "witness":
                witnesses[rest[0]] = Key.parse(rest[1])
            elif word == "group":
                need = {"any": 1, "all": len(rest) - 2}.get(rest[1])
                groups[rest[0]] = (int(rest[1]) if need is None else need, tuple(rest[2:]))
            elif word == "quorum":
                quorum = rest[0]
            elif not word.startswith("#"):
                raise Invalid(f"Baris kebijakan tidak dikenal: {line!r}.")
        known = {"none", *witnesses, *groups}
        if quorum not in known or not all(set(members) <= known for _, members in groups.values()):
            raise Invalid("Kebijakan tidak menyebut kuorum yang dikenal.")
        return cls(tuple(logs), witnesses, groups, quorum)

    def check(self, note: Checkpoint) -> None:
        """Raise Invalid unless a known log signed, Undecided while the quorum of witnesses is not reached."""
        if not any(key.name == note.origin and note.signed_by(key) for key in self.logs):
            raise Invalid(f"Pos pemeriksaan tidak ditandatangani oleh buku yang dikenal ({note.origin}).")
        seen = {name for name, key in self.witnesses.items() if note.signed_by(key)}
        if not self._reached(self.quorum, seen):
            raise Undecided(f"Menunggu saksi: baru {len(seen)} dari {len(self.witnesses)} saksi yang menyetujui.")

    def _reached(self, name: str, seen: set[str]) -> bool:
        if name == "none" or name in self.witnesses:
            return name == "none" or name in seen
        need, members = self.groups[name]
        return sum(self._reached(member, seen) for member in members) >= need


@dataclass(frozen=True)
class Proof:
    """A tlog-proof: `extra` is salt (32 bytes) and payload of the leaf."""

    index: int
    path: list[bytes]
    note: Checkpoint
    extra: bytes

    @classmethod
    def parse(cls, text: str) -> Proof:
        """Read a .tlog-proof file."""
        head, _, note = text.partition("\n\n")
        lines = head.split("\n")
        if lines[0] != PROOF:
            raise Invalid("Berkas ini bukan bukti Buku Merit (.tlog-proof).")
        if not head[len(PROOF) :].strip():
            raise Undecided("Bukti belum dilampirkan: unduh ulang tanda terima ini beberapa menit lagi.")
        extra = _unbase64(lines.pop(1)[6:]) if len(lines) > 1 and lines[1].startswith("extra ") else b""
        number = re.fullmatch(r"index (0|[1-9][0-9]{0,18})", lines[1] if len(lines) > 1 else "")
        path = [_unbase64(line) for line in lines[2:]]
        if not number or any(len(step) != 32 for step in path):
            raise Invalid("Bukti tidak terbaca.")
        return cls(int(number[1]), path, Checkpoint.parse(note.rstrip("\n") + "\n"), extra)


def _unbase64(text: str) -> bytes:
    """Decode; only the one true spelling is accepted, so that no character of a proof can be changed unnoticed."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Invalid(f"Bukan base64: {text[:40]!r}.") from error
    if base64.b64encode(raw).decode() != text:
        raise Invalid(f"Bukan base64: {text[:40]!r}.")
    return raw


# --- The published folder (tlog-tiles) ---


def tile_path(level: str, number: int, width: int = TILE) -> str:
    """tile/<level>/x001/x234/067[.p/<width>]."""
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03d}")
    return f"tile/{level}/{'/'.join(groups)}" + (f".p/{width}" if width < TILE else "")


def read_tile(folder: Path, level: str, number: int, width: int) -> bytes:
    """The bytes of a tile or entry bundle; a partial one may be served by its full successor."""
    for wanted in (width, TILE):
        path = folder / tile_path(level, number, wanted)
        if path.is_file():
            return path.read_bytes()
    raise Invalid(f"Berkas {tile_path(level, number, width)} tidak ada.", None if level != "entries" else number * TILE)


def read_entries(folder: Path, number: int, width: int) -> list[bytes]:
    """The first `width` entries of a bundle."""
    raw, place = read_tile(folder, "entries", number, width), 0
    entries: list[bytes] = []
    while place < len(raw) and len(entries) < width:
        end = place + 2 + (raw[place] << 8 | raw[place + 1] if place + 1 < len(raw) else 0xFFFF)
        if end > len(raw):
            break
        entries.append(raw[place + 2 : end])
        place = end
    if len(entries) < width:
        raise Invalid("Isi buku terpotong.", number * TILE + len(entries))
    return entries


def roots(folder: Path, sizes: set[int]) -> dict[int, bytes]:
    """Recompute the root at each of `sizes` from the entries; hold every tile against what it must say."""
    size, tree, nodes = max(sizes), Range(), []
    found = {0: tree.root()}
    for number in range(-(-size // TILE)):
        start, width = number * TILE, min(TILE, size - number * TILE)
        hashes = [leaf_hash(entry) for entry in read_entries(folder, number, width)]
        _compare(folder, 0, number, hashes)
        for wanted in sizes:
            if start < wanted < start + TILE:
                found[wanted] = _grown(tree, hashes[: wanted - start])
        if width == TILE:
            nodes.append(perfect_root(hashes))
            tree.push(8, nodes[-1])
            found[start + TILE] = tree.root()
    _compare_above(folder, nodes)
    return found


def _grown(tree: Range, hashes: list[bytes]) -> bytes:
    grown = Range()
    grown.stack = list(tree.stack)
    for leaf in hashes:
        grown.push(0, leaf)
    return grown.root()


def _compare_above(folder: Path, nodes: list[bytes]) -> None:
    """Compare the tiles of level 1 and above; `nodes` are the roots of the full tiles of level 0."""
    level = 1
    while nodes:
        tiles = [nodes[start : start + TILE] for start in range(0, len(nodes), TILE)]
        for number, hashes in enumerate(tiles):
            _compare(folder, level, number, hashes)
        nodes = [perfect_root(hashes) for hashes in tiles if len(hashes) == TILE]
        level += 1


def _compare(folder: Path, level: int, number: int, hashes: list[bytes]) -> None:
    raw = read_tile(folder, str(level), number, len(hashes))
    if raw[: 32 * len(hashes)] == b"".join(hashes):
        return
    wrong = next(at for at, node in enumerate(hashes) if raw[32 * at : 32 * at + 32] != node)
    raise Invalid(f"Ubin tingkat {level} tidak cocok dengan isi buku.", (number * TILE + wrong) * TILE**level)


def open_folder(folder: Path, policy: Policy | None = None) -> tuple[Policy, Checkpoint]:
    """Read the folder's checkpoint and check its signatures, by default under the folder's own policy file."""
    policy = policy or Policy.parse(_text(folder / "policy"))
    note = Checkpoint.parse(_text(folder / "checkpoint"))
    policy.check(note)
    return policy, note


def verify_folder(folder: Path, policy: Policy | None = None) -> Checkpoint:
    """Recompute the whole book; raise Invalid with the first bad index where it can be told."""
    _, note = open_folder(folder, policy)
    if roots(folder, {note.size})[note.size] != note.root:
        raise Invalid("Isi buku tidak menghasilkan akar yang ditandatangani.")
    return note


def verify_growth(old: Path, new: Path, policy: Policy | None = None) -> tuple[Checkpoint, Checkpoint]:
    """Check that the folder `new` continues `old` (a folder or a checkpoint file) without changing it."""
    policy, later = open_folder(new, policy)
    earlier = Checkpoint.parse(_text(old / "checkpoint" if old.is_dir() else old))
    policy.check(earlier)
    if earlier.origin != later.origin:
        raise Invalid(f"Kedua buku berbeda: {earlier.origin} dan {later.origin}.")
    if earlier.size > later.size:
        raise Invalid("Buku yang baru lebih pendek daripada yang lama: ekornya dipotong.", later.size)
    found = roots(new, {earlier.size, later.size})
    if found[later.size] != later.root:
        raise Invalid("Isi buku yang baru tidak menghasilkan akar yang ditandatangani.")
    if found[earlier.size] != earlier.root:
        wrong = _first_difference(old, new, earlier.size) if old.is_dir() else None
        raise Invalid("Buku bercabang: bagian lama telah diubah.", wrong)
    return earlier, later


def _first_difference(old: Path, new: Path, size: int) -> int | None:
    for number in range(-(-size // TILE)):
        width = min(TILE, size - number * TILE)
        pairs = zip(read_entries(old, number, width), read_entries(new, number, width), strict=True)
        for at, (before, after) in enumerate(pairs):
            if before != after:
                return number * TILE + at
    return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Undecided(f"Berkas {path} tidak terbaca.") from error


# --- Receipts ---


@dataclass(frozen=True)
class Receipt:
    """A verified receipt: its place in the book, the checkpoint that covers it, and what was committed to."""

    index: int
    note: Checkpoint
    payload: dict[str, Any]


def hole_of(pdf: bytes) -> int | None:
    """Where the proof stands in a sealed PDF; None for one that was not sealed."""
    marks = [match.start() for match in re.finditer(re.escape(f"{PROOF}\n".encode()), pdf)]
    if not marks:
        return None
    start = marks[0]
    fits = pdf[start + HOLE :].lstrip(b"\r\n").startswith(b"endstream") and pdf[:start].endswith(b"stream\n")
    if len(marks) > 1 or not fits:
        raise Invalid("Tempat bukti di dalam PDF ini telah diubah.")
    return start


def digest_of(pdf: bytes) -> str:
    """SHA-256 of a PDF with its proof blanked out: the same before and after the proof is filled in."""
    start = hole_of(pdf)
    if start is not None:
        pdf = pdf[:start] + bytes(HOLE) + pdf[start + HOLE :]
    return hashlib.sha256(pdf).hexdigest()


def verify_receipt(raw: bytes, policy: Policy) -> Receipt:
    """Check a receipt, a sealed PDF or a bare .tlog-proof, against the keys of `policy`."""
    start = hole_of(raw) if raw.startswith(b"%PDF") else 0
    if start is None:
        raise Undecided("PDF ini tidak memuat bukti. Periksa nomornya di halaman verifikasi.")
    proof = Proof.parse(raw[start : start + HOLE].rstrip(b"\n").decode("utf-8", "replace") + "\n")
    policy.check(proof.note)
    leaf, payload = _opened(proof)
    if not verify_inclusion(proof.index, proof.note.size, leaf, proof.path, proof.note.root):
        raise Invalid("Bukti tidak sampai ke akar yang ditandatangani: isi tanda terima telah diubah.")
    if raw.startswith(b"%PDF") and (payload["act"], payload["facts"].get("sidik")) != (
        "DOKUMEN_TERBIT",
        digest_of(raw),
    ):
        raise Invalid("Isi PDF ini berbeda dari yang diterbitkan.")
    return Receipt(proof.index, proof.note, payload)


def _opened(proof: Proof) -> tuple[bytes, dict[str, Any]]:
    """The leaf hash that salt and payload give, and the payload."""
    salt, body = proof.extra[:32], proof.extra[32:]
    try:
        payload = json.loads(body)
        day, kind = payload["at"][:10], payload["act"]
    except (ValueError, KeyError, TypeError) as error:
        raise Invalid("Isi tanda terima tidak terbaca.") from error
    committed = hmac.new(salt, body, "sha256").hexdigest()
    entries = [f'{{"c":"{committed}","d":"{date}","k":"{kind}","v":1}}'.encode() for date in (day, day[:7])]
    rare = verify_inclusion(proof.index, proof.note.size, leaf_hash(entries[1]), proof.path, proof.note.root)
    return leaf_hash(entries[rare]), payload


def verify_receipt_in(raw: bytes, folder: Path, policy: Policy | None = None) -> Receipt:
    """`verify_receipt`, and the folder must continue the book that the receipt saw."""
    policy, note = open_folder(folder, policy)
    receipt = verify_receipt(raw, policy)
    if receipt.note.size > note.size:
        raise Undecided("Folder ini lebih tua daripada tanda terima. Ambil salinan buku yang terbaru.")
    found = roots(folder, {receipt.note.size, note.size})
    if found[note.size] != note.root or found[receipt.note.size] != receipt.note.root:
        raise Invalid("Buku di folder ini bukan lanjutan dari buku yang dilihat tanda terima.")
    return receipt


# --- The terminal ---


def report_receipt(args: argparse.Namespace) -> Iterator[str]:
    """Lines about one receipt."""
    raw, policy = Path(args.file).read_bytes(), _policy(args)
    if args.folder:
        receipt = verify_receipt_in(raw, Path(args.folder), policy)
    elif policy:
        receipt = verify_receipt(raw, policy)
    else:
        raise Undecided("Sebutkan --folder (salinan Buku Merit) atau --policy (kunci buku).")
    facts = receipt.payload["facts"]
    yield f"SAH: catatan nomor {receipt.index} di {receipt.note.origin} ({receipt.note.size} catatan)."
    yield f"  kegiatan : {receipt.payload['act']}"
    yield f"  waktu    : {receipt.payload['at']}"
    yield from (f"  {name:<9}: {value}" for name, value in sorted(facts.items()))


def report_consistent(args: argparse.Namespace) -> Iterator[str]:
    """Lines about two states of the book."""
    earlier, later = verify_growth(Path(args.old), Path(args.new), _policy(args))
    yield f"SAH: {later.origin} tumbuh dari {earlier.size} menjadi {later.size} catatan tanpa mengubah yang lama."


def report_all(args: argparse.Namespace) -> Iterator[str]:
    """Lines about the whole book."""
    note = verify_folder(Path(args.folder), _policy(args))
    yield f"SAH: {note.size} catatan di {note.origin}, akar {base64.b64encode(note.root).decode()}."


def _policy(args: argparse.Namespace) -> Policy | None:
    return Policy.parse(_text(Path(args.policy))) if args.policy else None


def add_commands(parser: argparse.ArgumentParser, default_folder: str | None = None) -> Any:
    """Add the three commands and return their parsers' home; `default_folder` is the book of this installation."""
    commands = parser.add_subparsers(metavar="PERINTAH", required=True)
    trust = argparse.ArgumentParser(add_help=False)
    trust.add_argument("--policy", help="berkas kebijakan dengan kunci yang Anda percayai (baku: policy di folder)")
    receipt = commands.add_parser("receipt", parents=[trust], help="periksa tanda terima (PDF atau .tlog-proof)")
    receipt.add_argument("file", metavar="FILE")
    receipt.add_argument("--folder", default=default_folder, help="salinan folder Buku Merit")
    receipt.set_defaults(report=report_receipt)
    growth = commands.add_parser("consistent", parents=[trust], help="periksa bahwa BARU melanjutkan LAMA")
    growth.add_argument("old", metavar="LAMA", help="folder atau berkas checkpoint yang Anda simpan")
    growth.add_argument("new", metavar="BARU", help="folder")
    growth.set_defaults(report=report_consistent)
    everything = commands.add_parser("all", parents=[trust], help="hitung ulang seluruh buku")
    everything.add_argument("folder", metavar="FOLDER", nargs="?" if default_folder else None, default=default_folder)
    everything.set_defaults(report=report_all)
    return commands


def run(args: argparse.Namespace) -> int:
    """Print the report; 0 valid, 1 invalid, 2 cannot be decided."""
    try:
        print("\n".join(args.report(args)))
    except Invalid as wrong:
        print(f"TIDAK SAH: {wrong}")
        return 1
    except (Undecided, OSError) as missing:
        print(f"BELUM DAPAT DIPERIKSA: {missing}")
        return 2
    return 0


def main(argv: list[str] | None = None) -> int:
    """Entry of the standalone program."""
    parser = argparse.ArgumentParser(prog="openkarier_verify.py", description="Pemeriksa Buku Merit.")
    add_commands(parser)
    return run(parser.parse_args(argv))


if __name__ == "__main__":
    sys.exit(main())
