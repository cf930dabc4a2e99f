"""The `openkarier` command: finds the command groups in this folder and runs one of them."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

from openkarier import __version__, cli

_OWN = {"main", "progress"}  # not commands


def _modules() -> dict[str, str]:
    """Module of each group; a trailing underscore, for words that Python keeps (import_), is not part of the name."""
    return {name.rstrip("_"): name for _, name, _ in pkgutil.iter_modules(cli.__path__) if name not in _OWN}


def _groups() -> list[str]:
    return sorted(_modules())


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    """Build the parser; only the chosen group is imported in full, so that a start stays quick."""
    parser = argparse.ArgumentParser(prog="openkarier", description="OpenKarier: siklus karier ASN.")
    parser.add_argument("--version", action="version", version=f"OpenKarier {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="PERINTAH", required=True)
    for name in _groups():
        if chosen in _groups() and name != chosen:
            continue
        module = importlib.import_module(f"openkarier.cli.{_modules()[name]}")
        group = commands.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.register(group)
        group.set_defaults(module=module)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")
    args = _parser(words[0] if words else None).parse_args(words)
    if getattr(args.module, "NEEDS_DJANGO", True):
        import django  # start-up cost only where a database is needed

        django.setup()
        if getattr(args.module, "NEEDS_TABLES", False) and (missing := _missing_migrations()):
            print(
                f"Basis data belum siap: {missing} migrasi belum diterapkan. Jalankan: openkarier init", file=sys.stderr
            )
            return 1
    try:
        return int(args.run(args) or 0)
    except BrokenPipeError:  # `openkarier … | head`
        sys.stderr.close()
        return 0


def _missing_migrations() -> int:
    from openkarier.cli.doctor import missing_migrations  # needs Django

    return missing_migrations()


if __name__ == "__main__":
    sys.exit(main())
