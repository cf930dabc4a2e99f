"""`openkarier backup`: a checked copy of database and documents, made while the server goes on working."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

SUMMARY = "Cadangkan basis data dan dokumen; server boleh tetap berjalan."


def register(parser: argparse.ArgumentParser) -> None:
    """Add the target."""
    parser.add_argument("folder", nargs="?", type=Path, help="folder tujuan (baku: data/cadangan/TTTTBBHH-JJMMDD)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Back up; SQLite by its own backup interface, PostgreSQL by pg_dump."""
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    at = timezone.localtime()
    target = args.folder or settings.DATA / "cadangan" / f"{at:%Y%m%d-%H%M%S}"
    if connection.vendor == "postgresql":
        return _dump(target)
    return _copy(target.resolve(), at)


def _copy(target: Path, at: datetime) -> int:
    from django.conf import settings
    from django.db import connection

    from openkarier import __version__
    from openkarier.cli.progress import angka, progress
    from openkarier.foundation.durability.backup import BackupRefused, backup

    try:
        manifest = backup(
            Path(connection.settings_dict["NAME"]), settings.DATA, target, at=at, product=__version__,
            report=progress("Halaman basis data"),
        )  # fmt: skip
    except BackupRefused as refused:
        print(f"Tidak dicadangkan: {refused}", file=sys.stderr)
        return 1
    print(f"✓ Cadangan utuh: {target}")
    print(f"  {angka(sum(manifest.tables.values()))} baris di {len(manifest.tables)} tabel, {manifest.files} berkas,")
    print(f"  basis data {manifest.bytes / 1e6:,.1f} MB, SHA-256 {manifest.sha256}")
    print("  Simpan salinannya di mesin lain. Berkas rahasia (data/secret, kunci) tidak ikut; simpan terpisah.")
    return 0


def _dump(target: Path) -> int:
    """Let PostgreSQL's own tool do it; say how when it is not installed."""
    from django.db import connection

    database = connection.settings_dict
    target.parent.mkdir(parents=True, exist_ok=True)
    command = ["pg_dump", "--format=custom", f"--file={target}.dump", f"--dbname={database['NAME']}"]
    if shutil.which("pg_dump") is None:
        print("pg_dump tidak ada di mesin ini. Di mesin PostgreSQL jalankan:\n  " + " ".join(command), file=sys.stderr)
        return 1
    place = {"PGHOST": database["HOST"], "PGPORT": database["PORT"], "PGUSER": database["USER"]}
    secret = {"PGPASSWORD": database["PASSWORD"]}
    given = {key: str(value) for key, value in {**place, **secret}.items() if value}
    # The words come from the settings, not from a person.
    status = subprocess.run(command, env={**os.environ, **given}, check=False).returncode  # noqa: S603
    if not status:
        print(f"✓ Cadangan: {target}.dump (pulihkan dengan pg_restore; lihat docs/pasang.md). Salin juga folder data.")
    return status
