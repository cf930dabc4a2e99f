"""`openkarier init`: creates the database or brings it to this version, and gathers the static files."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "Buat basis data, atau mutakhirkan ke versi ini; kumpulkan berkas statis."


def register(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: settings come from OPENKARIER_* variables."""
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Migrate, then gather."""
    migrate()
    gather()
    return 0


def migrate() -> int:
    """Apply what is missing; return how many migrations were applied."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not missing:
        print("✓ Basis data: versi terkini")
        return 0
    _keep(bool(executor.loader.applied_migrations))
    call_command("migrate", verbosity=0, interactive=False)
    print(f"✓ Basis data: {len(missing)} migrasi diterapkan")
    return len(missing)


def _keep(filled: bool) -> None:
    """Back a filled SQLite database up before its tables change; close a new data folder to other people."""
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    from openkarier import __version__
    from openkarier.foundation.durability.backup import backup

    if not filled:
        settings.DATA.chmod(0o700)
    elif connection.vendor == "sqlite":
        at = timezone.localtime()
        target = settings.DATA / "cadangan" / f"sebelum-migrasi-{at:%Y%m%d-%H%M%S}"
        database = Path(connection.settings_dict["NAME"])
        backup(database, settings.DATA, target, at=at, product=__version__, report=lambda done, total: None)
        print(f"✓ Dicadangkan dulu: {target}")


def gather() -> bool:
    """Collect static files when any of them changed since the last time; return whether it was needed."""
    from django.conf import settings
    from django.core.management import call_command

    sources = [folder for folder in map(Path, settings.STATICFILES_DIRS) if folder.is_dir()]
    stamp = settings.STATIC_ROOT / "openkarier.stamp"
    state = _state(sources)
    if stamp.exists() and stamp.read_text() == state:
        return False
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if sources:
        print("… Berkas statis: dikumpulkan dan dimampatkan", flush=True)
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(state)
    print("✓ Berkas statis: siap")
    return True


def _state(folders: list[Path]) -> str:
    """Name, size and time of every file, as one line each."""
    lines = [
        f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    return "\n".join(lines)
