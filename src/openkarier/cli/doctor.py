"""`openkarier doctor`: settings, versions, and whether the database keeps what it acknowledges."""

from __future__ import annotations

import argparse
import platform
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

SUMMARY = "Periksa pengaturan, versi, dan keamanan basis data."
_SECRET = ("SECRET", "PASSWORD", "DATABASE", "KEY", "TOKEN")
_PACKAGES = ("Django", "granian", "psycopg", "argon2-cffi", "typst")
_ROOM = 1_000_000_000  # bytes that should be free


class Finding(NamedTuple):
    """One line: whether it is well, what was looked at, what was found."""

    well: bool
    what: str
    found: str


def register(parser: argparse.ArgumentParser) -> None:
    """Add the slow checks."""
    parser.add_argument("--deep", action="store_true", help="periksa juga setiap halaman basis data (lama)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print everything; 1 when something is not well."""
    print("Pengaturan (variabel OPENKARIER_*):")
    for name, value, given in _settings():
        print(f"  {name:<32} {value}{'' if given else '  (baku)'}")
    print("Versi:")
    for name, found in _versions():
        print(f"  {name:<32} {found}")
    print("Pemeriksaan:")
    findings = list(examine(deep=args.deep))
    for finding in findings:
        print(f"  {'✓' if finding.well else '✗'} {finding.what}: {finding.found}")
    return 0 if all(finding.well for finding in findings) else 1


def _settings() -> Iterator[tuple[str, str, bool]]:
    """Name, value, and whether it was given, of every variable that the settings read; secrets are masked."""
    from django.conf import settings

    for name, (value, given) in sorted(settings.READ.items()):
        hidden = any(word in name for word in _SECRET) and value
        yield f"OPENKARIER_{name}", "(disembunyikan)" if hidden else value or "–", given


def _versions() -> Iterator[tuple[str, str]]:
    from openkarier import __version__

    yield "OpenKarier", __version__
    yield "Python", platform.python_version()
    yield "SQLite", sqlite3.sqlite_version
    for package in _PACKAGES:
        yield package, version(package)


def examine(*, deep: bool) -> Iterator[Finding]:
    """Look at folder, database and migrations."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.db import connection
    from django.db.utils import OperationalError

    yield _free_space(settings.DATA)
    try:
        connection.ensure_connection()
    except (ImproperlyConfigured, OperationalError) as refused:
        yield Finding(False, "Basis data", str(refused))
        return
    yield Finding(True, "Basis data", f"{connection.vendor}, tidak kehilangan yang sudah diakui (WAL/FULL atau fsync)")
    missing = missing_migrations()
    yield Finding(not missing, "Migrasi", f"{missing} belum diterapkan: openkarier init" if missing else "lengkap")
    if deep and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check(3)")
            found = "; ".join(row[0] for row in cursor.fetchall())
        yield Finding(found == "ok", "Halaman basis data", found)


def _free_space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    return Finding(free > _ROOM, "Ruang simpan", f"{free / 1e9:.1f} GB bebas di {folder}")


def missing_migrations() -> int:
    """How many migrations this database has not had."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
