"""`openkarier restore`: puts a backup in the place of the database; what was there is moved aside, not deleted."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

SUMMARY = "Pulihkan cadangan, atau periksa saja apakah cadangan dapat dipulihkan."


def register(parser: argparse.ArgumentParser) -> None:
    """Add the source and the two ways."""
    parser.add_argument("folder", type=Path, help="folder cadangan buatan `openkarier backup`")
    parser.add_argument("--periksa", action="store_true", help="periksa keutuhannya saja; tidak mengubah apa pun")
    parser.add_argument("--ya", action="store_true", help="jangan bertanya dulu")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, ask, restore, count again."""
    from django.db import connection
    from django.utils import timezone

    from openkarier.foundation.durability.backup import BackupRefused, read
    from openkarier.foundation.journal.signer import Fork

    if connection.vendor == "postgresql":
        print("Untuk PostgreSQL: pg_restore --clean --if-exists --dbname=NAMA BERKAS.dump (docs/pasang.md).")
        return 1
    try:
        folder = args.folder.resolve()
        manifest = read(folder)
        _same_version(manifest.migrations)
        print(f"✓ Cadangan utuh: dibuat {manifest.made_at}, {sum(manifest.tables.values())} baris")
        if args.periksa:
            return 0
        if not args.ya and input("Gantikan basis data sekarang dengan cadangan ini? Ketik YA: ").strip() != "YA":
            print("Tidak dipulihkan; tidak ada yang berubah.")
            return 1
        _restore(folder, timezone.localtime())
    except BackupRefused as refused:
        print(f"Tidak dipulihkan: {refused}", file=sys.stderr)
        return 1
    except Fork as fork:
        print(f"Basis data dipulihkan, tetapi jangan layani dulu: {fork}", file=sys.stderr)
        return 1
    return 0


def _same_version(migrations: list[str]) -> None:
    """Refuse a backup made by a later version, whose tables this version does not know."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from openkarier.foundation.durability.backup import BackupRefused

    known = {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations or {}}
    unknown = sorted(set(migrations) - known)
    if unknown:
        raise BackupRefused(f"cadangan berasal dari versi yang lebih baru ({unknown[0]}). Mutakhirkan OpenKarier dulu.")


def _restore(folder: Path, at: datetime) -> None:
    from django.conf import settings
    from django.db import connection

    from openkarier.cli.init import migrate
    from openkarier.foundation.durability.backup import restore

    connection.close()
    shelf = settings.DATA / "lama" / f"{at:%Y%m%d-%H%M%S}"
    manifest = restore(folder, Path(connection.settings_dict["NAME"]), settings.DATA, shelf)
    migrate()
    found = _write_down(manifest.made_at, at)
    if found:
        print(f"✓ Buku Merit: {found} catatan dikembalikan dari buku yang sudah terbit (isi pribadinya tidak)")
    print(f"✓ Dipulihkan ke keadaan {manifest.made_at}; data sebelumnya ada di {shelf}")


def _write_down(until: str, at: datetime) -> int:
    """Bring leaves back that were published after the backup, and write the restore down; return how many came back.

    In this order: a leaf written before the lost ones are back would be a fork of the published book.
    """
    from django.db import transaction

    from openkarier.foundation.journal.operations import next_index, record
    from openkarier.foundation.journal.publishing import own_shelf, own_signer, recover

    found = recover(shelf=own_shelf(), signer=own_signer(), actor="operator", at=at)
    if not found:
        with transaction.atomic():
            facts = {"leaf": next_index(), "sampai": next_index(), "cadangan": until}
            record("PULIH", actor="operator", at=at, subject="basis-data", facts=facts)
    return found
