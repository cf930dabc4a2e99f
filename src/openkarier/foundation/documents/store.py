"""Files by their content: a file's name is its SHA-256, written whole or not at all, never changed."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from time import time
from typing import BinaryIO

from django.conf import settings

YOUNG = 24 * 3600  # seconds during which a file without a row may still be about to get one


class DamagedFile(OSError):
    """A stored file is missing, or no longer has the content that its name promises."""


def folder() -> Path:
    """Where the files lie."""
    return Path(settings.DATA) / "files" / "naskah"


def put(content: bytes) -> str:
    """Keep the content and return its SHA-256 (hexadecimal). On disk (fsync) when this returns; twice is once.

    Call it before the transaction that will refer to it: a crash between leaves a file without a row, which
    `sweep` removes, never a row without a file.
    """
    place = _place(hashlib.sha256(content).hexdigest())
    if place.exists() and place.stat().st_size == len(content):
        os.utime(place)  # young again: a sweep must not take it from under the row to come
        return place.name
    return put_stream(lambda handle: handle.write(content))


def put_stream(write: Callable[[BinaryIO], object]) -> str:
    """Keep what `write` writes to the file handle it is given, without holding it in memory; see `put`."""
    waiting = folder() / "00"
    waiting.mkdir(parents=True, exist_ok=True)
    temporary = waiting / f".{secrets.token_hex(8)}.tmp"
    with temporary.open("x+b") as handle:
        write(handle)
        handle.flush()
        os.fsync(handle.fileno())
        handle.seek(0)
        place = _place(hashlib.file_digest(handle, "sha256").hexdigest())
    place.parent.mkdir(exist_ok=True)
    temporary.rename(place)
    _sync(place.parent)
    return place.name


def path_of(sha256: str) -> Path:
    """The path of a kept file, for a server that sends it without reading it into memory."""
    return _place(sha256)


def get(sha256: str) -> bytes:
    """Return the content; DamagedFile when it is missing or altered."""
    try:
        content = _place(sha256).read_bytes()
    except FileNotFoundError as error:
        raise DamagedFile(f"Berkas {sha256[:12]} tidak ditemukan. Pulihkan dari cadangan.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedFile(f"Isi berkas {sha256[:12]} telah berubah. Pulihkan dari cadangan.")
    return content


def has(sha256: str) -> bool:
    """Whether a file of this name is there (its content is checked only by `get`)."""
    return _place(sha256).exists()


def drop(sha256: str) -> None:
    """Delete a file; nothing happens when it is gone already."""
    _place(sha256).unlink(missing_ok=True)


def sweep(known: Container[str]) -> int:
    """Delete files and temporary leftovers older than YOUNG that no row refers to; return how many."""
    swept = 0
    for file in _files():
        if file.name not in known and time() - file.stat().st_mtime > YOUNG:
            file.unlink(missing_ok=True)
            swept += 1
    return swept


def _files() -> Iterator[Path]:
    return (file for file in folder().glob("??/*") if file.is_file())


def _place(sha256: str) -> Path:
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise DamagedFile("Nama berkas bukan SHA-256.")
    return folder() / sha256[:2] / sha256


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
