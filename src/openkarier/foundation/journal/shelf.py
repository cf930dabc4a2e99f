"""The published book: a static folder of tlog-tiles files that any web server can serve and anybody can mirror."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from openkarier.foundation.journal.openkarier_verify import (
    TILE,
    Range,
    leaf_hash,
    node_hash,
    perfect_root,
    read_entries,
    read_tile,
    tile_path,
)


class Shelf:
    """Writes tiles and reads proofs out of them. Every file appears whole (written aside, synced, renamed)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tiles: dict[tuple[int, int, int], bytes] = {}

    def append(self, size: int, entries: Iterable[str]) -> int:
        """Write the tiles of the leaves that follow the first `size`; return the new size.

        Nothing below `size` is touched; what an interrupted run left above it is written again.
        """
        pending = read_entries(self.folder, size // TILE, size % TILE) if size % TILE else []
        number, fresh = size // TILE, 0
        for entry in entries:
            pending.append(entry.encode())
            fresh += 1
            if len(pending) == TILE:
                self._put_bundle(number, pending)
                number, pending = number + 1, []
        if pending and fresh:
            self._put_bundle(number, pending)
        self._raise(size, size + fresh)
        return size + fresh

    def root(self, size: int) -> bytes:
        """Root of the first `size` leaves, from the tiles."""
        tree = Range()
        for height, number in _perfect_parts(0, size):
            tree.push(height, self._node(height, number, size))
        return tree.root()

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """RFC 6962, 2.1.1: the audit path of a leaf, leaf's sibling first."""
        return [self._span(low, high, size) for low, high in _siblings(index, size)]

    def consistency(self, old: int, size: int) -> list[bytes]:
        """RFC 6962, 2.1.2: the proof that the tree of `size` leaves begins with that of `old`."""
        if old in {0, size}:
            return []
        return [self._span(low, high, size) for low, high in _subproof(old, 0, size, whole=True)]

    def put(self, name: str, raw: bytes) -> None:
        """Write one file of the folder so that a reader sees the old one or the new one, never half."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.baru")
        with aside.open("wb") as handle:
            handle.write(raw)
            handle.flush()
            os.fsync(handle.fileno())
        aside.replace(path)

    def _put_bundle(self, number: int, entries: list[bytes]) -> None:
        bundle = b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)
        self._put_wide("entries", number, len(entries), bundle)
        self._put_tile(0, number, [leaf_hash(entry) for entry in entries])

    def _put_tile(self, level: int, number: int, hashes: list[bytes]) -> None:
        raw = b"".join(hashes)
        self._put_wide(str(level), number, len(hashes), raw)
        self._tiles[level, number, len(hashes)] = raw

    def _put_wide(self, level: str, number: int, width: int, raw: bytes) -> None:
        """Write a tile or bundle; a full one takes the place of its partial forerunners."""
        path = tile_path(level, number, width)
        self.put(path, raw)
        if width == TILE:
            shutil.rmtree(self.folder / f"{path}.p", ignore_errors=True)

    def _raise(self, old: int, new: int) -> None:
        """Write the tiles of level 1 and above that grew."""
        level = 1
        while new >> 8 * level:
            before, after = old >> 8 * level, new >> 8 * level
            for number in range(before // TILE, -(-after // TILE)) if after > before else ():
                start, width = number * TILE, min(TILE, after - number * TILE)
                known = max(before - start, 0)
                kept = _split(self._tile(level, number, known)[: 32 * known]) if known else []
                fresh = [self._tile(level - 1, at, TILE) for at in range(start + known, start + width)]
                self._put_tile(level, number, [*kept, *(perfect_root(_split(raw)) for raw in fresh)])
            level += 1

    def _tile(self, level: int, number: int, width: int) -> bytes:
        key = (level, number, width)
        if key not in self._tiles:
            if len(self._tiles) > 4096:  # 32 MiB
                self._tiles.clear()
            self._tiles[key] = read_tile(self.folder, str(level), number, width)
        return self._tiles[key]

    def _node(self, height: int, number: int, size: int) -> bytes:
        """Root of the perfect subtree of 2**height leaves with this number, in a tree of `size` leaves."""
        level, rest = divmod(height, 8)
        first, count = number << rest, 1 << rest
        width = min(TILE, (size >> 8 * level) - first // TILE * TILE)
        raw = self._tile(level, first // TILE, width)
        return perfect_root(_split(raw[32 * (first % TILE) : 32 * (first % TILE + count)]))

    def _span(self, low: int, high: int, size: int) -> bytes:
        """Merkle tree hash of the leaves low..high-1, as it occurs in a proof."""
        parts = [self._node(height, number, size) for height, number in _perfect_parts(low, high)]
        node = parts.pop()
        while parts:
            node = node_hash(parts.pop(), node)
        return node


def _split(raw: bytes) -> list[bytes]:
    return [raw[start : start + 32] for start in range(0, len(raw), 32)]


def _below(count: int) -> int:
    """The largest power of two smaller than `count` (count > 1)."""
    return 1 << (count - 1).bit_length() - 1


def _perfect_parts(low: int, high: int) -> list[tuple[int, int]]:
    """Split low..high-1, a subtree of an RFC 6962 tree, into perfect subtrees (height, number), largest first."""
    parts = []
    while low < high:
        height = (high - low).bit_length() - 1
        parts.append((height, low >> height))
        low += 1 << height
    return parts


def _siblings(index: int, size: int) -> list[tuple[int, int]]:
    low, high, found = 0, size, []
    while high - low > 1:
        middle = low + _below(high - low)
        if index < middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    return found[::-1]


def _subproof(old: int, low: int, high: int, *, whole: bool) -> list[tuple[int, int]]:
    if old == high:
        return [] if whole else [(low, high)]
    middle = low + _below(high - low)
    if old <= middle:
        return [*_subproof(old, low, middle, whole=whole), (middle, high)]
    return [*_subproof(old, middle, high, whole=False), (low, middle)]
