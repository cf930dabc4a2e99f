"""Online backup of SQLite: one consistent moment, checked before it counts; and the way back, which deletes nothing.

A backup is a folder: `openkarier.sqlite3`, the other data beside it (documents, published ledger), and a manifest with
hash and row counts. A raw copy of a running database is no backup (its newest pages are in the -wal file), so only
folders with a manifest are accepted back. The signing secret and keys stay out: they are kept apart from the data.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

DATABASE = "openkarier.sqlite3"
MANIFEST = "manifest.json"
LEFT_OUT = ("static", "cadangan", "lama", "secret*", "*.key", "*.sqlite3*", "*.part", "ledger-signer")  # patterns
NEVER_BACK = ("ledger",)  # what was published stays published: an old book would take leaves back that people hold
PAGES = 2_048  # copied at a time: 8 MB

Report = Callable[[int, int], None]  # pages done, of how many


class BackupRefused(Exception):
    """The backup or restore would not be safe; the message says why and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `tables` counts rows; `made_at` is ISO 8601; `product` the version that made it."""

    made_at: str
    product: str
    sha256: str
    bytes: int
    tables: dict[str, int]
    migrations: list[str]
    files: int


def backup(database: Path, data: Path, target: Path, *, at: datetime, product: str, report: Report) -> Manifest:
    """Copy `database` and the files of `data` to the new folder `target` while others go on writing.

    Raises BackupRefused when the target exists, or the copy is not equal to the moment it was taken from.
    """
    if target.exists():
        raise BackupRefused(f"{target} sudah ada. Pilih folder lain.")
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    tables = _copy_database(database, part / DATABASE, report)
    found = _sound(part / DATABASE, tables)
    if found:
        raise BackupRefused(f"Salinan tidak utuh ({found}); basis data asal perlu diperiksa: openkarier doctor --deep.")
    shutil.copytree(data, part, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
    manifest = Manifest(
        made_at=at.isoformat(timespec="seconds"),
        product=product,
        sha256=_digest(part / DATABASE),
        bytes=(part / DATABASE).stat().st_size,
        tables=tables,
        migrations=_migrations(part / DATABASE),
        files=sum(1 for file in part.rglob("*") if file.is_file()) - 1,
    )
    (part / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2))
    _flush(part)
    part.rename(target)
    _flush_folder(target.parent)
    return manifest


def read(folder: Path) -> Manifest:
    """Return the manifest of a backup after checking hash, pages, links and counts. Raises BackupRefused."""
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
    except (FileNotFoundError, NotADirectoryError):
        raise BackupRefused(
            f"{folder} bukan cadangan OpenKarier ({MANIFEST} tidak ada). Salinan berkas mentah tidak diterima: halaman "
            "terbarunya bisa tertinggal di berkas -wal. Buat cadangan dengan: openkarier backup."
        ) from None
    except (TypeError, ValueError):
        raise BackupRefused(f"{folder / MANIFEST} rusak. Pakai cadangan lain.") from None
    copy = folder / DATABASE
    if not copy.is_file() or _digest(copy) != manifest.sha256:
        raise BackupRefused(f"{copy} hilang atau berubah sejak dicadangkan. Pakai cadangan lain.")
    found = _sound(copy, manifest.tables)
    if found:
        raise BackupRefused(f"{copy} tidak utuh: {found}. Pakai cadangan lain.")
    return manifest


def restore(folder: Path, database: Path, data: Path, shelf: Path) -> Manifest:
    """Put a backup in the place of `database`; what was there moves to the folder `shelf`. Raises BackupRefused."""
    manifest = read(folder)
    _alone(database)
    part = database.with_name(database.name + ".part")
    shutil.copyfile(folder / DATABASE, part)
    part.chmod(0o600)
    _flush(part.parent, part)
    shelf.mkdir(parents=True, mode=0o700)
    for old in sorted(database.parent.glob(database.name + "*")):
        if old != part:
            old.rename(shelf / old.name)
    part.rename(database)
    _flush_folder(database.parent)
    for entry in sorted(folder.iterdir()):
        place = data / entry.name
        if entry.name not in {DATABASE, MANIFEST} and not (entry.name in NEVER_BACK and place.exists()):
            _put_back(entry, place, shelf)
    found = _sound(database, manifest.tables)
    if found:
        raise BackupRefused(f"Hasil pemulihan tidak utuh: {found}. Data lama ada di {shelf}.")
    return manifest


def _put_back(entry: Path, place: Path, shelf: Path) -> None:
    if place.exists():
        place.rename(shelf / place.name)
    if entry.is_dir():
        shutil.copytree(entry, place)
        return
    shutil.copy2(entry, place)


def _copy_database(database: Path, copy: Path, report: Report) -> dict[str, int]:
    """Copy within one read transaction, so that counts and copy are of the same moment; return the counts."""
    if not database.is_file():
        raise BackupRefused(f"Basis data {database} tidak ada. Buat dulu dengan: openkarier init.")

    def step(_: int, remaining: int, total: int) -> None:
        report(total - remaining, total)

    with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True, isolation_level=None)) as source:
        source.execute("BEGIN")
        tables = _counts(source)
        with closing(sqlite3.connect(copy)) as target:
            source.backup(target, pages=PAGES, progress=step)
            target.execute("PRAGMA journal_mode=DELETE")  # a single file, without -wal
    copy.chmod(0o600)
    return tables


def _alone(database: Path) -> None:
    """Refuse while a server or worker has the database open."""
    if not database.exists():
        return
    with closing(sqlite3.connect(database, timeout=0.2, isolation_level=None)) as probe:
        try:
            probe.execute("PRAGMA locking_mode=EXCLUSIVE")
            probe.execute("BEGIN EXCLUSIVE")
            probe.execute("ROLLBACK")
        except sqlite3.OperationalError:
            raise BackupRefused("Basis data sedang dipakai. Hentikan server dan pekerja latar, lalu ulangi.") from None


def _sound(database: Path, expected: dict[str, int]) -> str:
    """Return what is wrong with a database file, "" if nothing: pages, links, row counts."""
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if verdict != "ok":
                return str(verdict)
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            if broken:
                return f"tautan putus di tabel {broken[0]}"
            counted = _counts(connection)
    except sqlite3.DatabaseError as error:
        return str(error)
    unlike = [name for name in sorted(expected | counted) if expected.get(name) != counted.get(name)]
    return f"jumlah baris berbeda di {', '.join(unlike)}" if unlike else ""


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    # The names come from the database's own catalogue.
    return {name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608


def _migrations(database: Path) -> list[str]:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    return [f"{app}.{name}" for app, name in rows]


def _digest(file: Path) -> str:
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _flush(folder: Path, *only: Path) -> None:
    """Bring files to the disk before they are given their name."""
    for file in only or [file for file in folder.rglob("*") if file.is_file()]:
        with file.open("rb") as handle:
            os.fsync(handle.fileno())
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
