"""Keeping Buku Merit: publish it, recover it after a restore, show its keys, add a witness's signature."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

SUMMARY = "Terbitkan dan rawat Buku Merit."


def register(parser: argparse.ArgumentParser) -> None:
    """Five commands."""
    commands = parser.add_subparsers(metavar="PERINTAH", required=True)
    publish = commands.add_parser("publish", help="terbitkan catatan baru dan tanda tangani")
    publish.add_argument("--every", type=int, metavar="DETIK", help="ulangi terus, tiap sekian detik")
    publish.set_defaults(act=_publish)
    recover = commands.add_parser("recover", help="kembalikan catatan yang hilang sesudah pemulihan cadangan")
    recover.set_defaults(act=_recover)
    keys = commands.add_parser("keys", help="tampilkan kunci publik buku dan kebijakan saksi")
    keys.set_defaults(act=_keys)
    change = commands.add_parser("new-key", help="ganti kunci penanda tangan (misalnya bocor atau hilang)")
    change.set_defaults(act=_new_key)
    cosign = commands.add_parser("cosign", help="tambahkan tanda tangan saksi ke pos pemeriksaan")
    cosign.add_argument("file", metavar="FILE")
    cosign.set_defaults(act=_cosign)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do the act; a fork is told on standard error with status 1."""
    from openkarier.foundation.journal.signer import Fork

    try:
        return int(args.act(args) or 0)
    except Fork as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _publish(args: argparse.Namespace) -> None:
    from openkarier.foundation.journal.publishing import own_shelf, own_signer, publish

    while True:
        note = publish(shelf=own_shelf(), signer=own_signer())
        print(f"Buku Merit {note.origin}: {note.size} catatan terbit.", flush=True)
        if not args.every:
            return
        time.sleep(args.every)


def _recover(args: argparse.Namespace) -> None:
    from django.utils import timezone

    from openkarier.foundation.journal.publishing import own_shelf, own_signer, recover

    count = recover(shelf=own_shelf(), signer=own_signer(), actor="operator", at=timezone.now())
    print(f"{count} catatan dikembalikan ke basis data." if count else "Tidak ada catatan yang hilang.")


def _keys(args: argparse.Namespace) -> None:
    from openkarier.foundation.journal.publishing import own_signer, policy_text

    print(policy_text(own_signer()), end="")


def _new_key(args: argparse.Namespace) -> None:
    from django.utils import timezone

    from openkarier.foundation.journal.publishing import change_key, own_shelf, own_signer

    key = change_key(shelf=own_shelf(), signer=own_signer(), actor="operator", at=timezone.now())
    print(f"Kunci baru, umumkan kepada saksi dan pemeriksa:\n{key}")


def _cosign(args: argparse.Namespace) -> None:
    from openkarier.foundation.journal.publishing import cosign, own_shelf, own_signer

    note = cosign(shelf=own_shelf(), signer=own_signer(), lines=Path(args.file).read_text())
    print(f"Pos pemeriksaan kini memuat {len(note.signatures)} tanda tangan.")
