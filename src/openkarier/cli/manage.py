"""Django's own maintenance commands, for maintainers: `openkarier manage migrate`."""

from __future__ import annotations

import argparse

SUMMARY = "Perintah pemeliharaan Django (untuk pengembang)."


def register(parser: argparse.ArgumentParser) -> None:
    """Pass every word on to Django."""
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run a Django management command."""
    from django.core.management import execute_from_command_line  # after django.setup()

    execute_from_command_line(["openkarier manage", *args.words])
    return 0
