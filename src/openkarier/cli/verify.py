"""Checking Buku Merit: a receipt, two states of the book, the whole book, and the database against the book."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from openkarier.foundation.journal import openkarier_verify as verifier

SUMMARY = "Periksa Buku Merit: tanda terima, pertumbuhan, seluruh buku, dan basis data."
OWN = "\0own"  # this installation's published folder; looked up only when it is needed


def register(parser: argparse.ArgumentParser) -> None:
    """Offer the commands of the standalone verifier, and one for the database."""
    commands = verifier.add_commands(parser, default_folder=OWN)
    database = commands.add_parser("database", help="bandingkan basis data dengan buku yang sudah terbit")
    database.set_defaults(report=report_database, folder=OWN, policy=None)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the report; 0 valid, 1 invalid, 2 cannot be decided."""
    if getattr(args, "folder", None) == OWN:
        from django.conf import settings

        args.folder = str(settings.LEDGER_FOLDER)
    return verifier.run(args)


def report_database(args: argparse.Namespace) -> Iterator[str]:
    """Lines about the database."""
    from openkarier.foundation.journal.audit import audit_database
    from openkarier.foundation.journal.publishing import own_shelf

    found = audit_database(own_shelf())
    yield f"SAH: {found.note.size} catatan di basis data sama dengan buku yang terbit."
    yield f"  belum terbit : {found.waiting}"
    yield f"  isi disimpan : {found.kept}"
    yield f"  isi dihapus  : {found.erased}"
