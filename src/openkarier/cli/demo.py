"""`openkarier demo`: fills an empty database with the demo city, step by step; a second time changes nothing."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any

from openkarier.cli.progress import angka, progress

if TYPE_CHECKING:
    from openkarier.gateways.demo.load import Wish

SUMMARY = "Isi basis data kosong dengan kota contoh (pegawai sintetis)."
NEEDS_TABLES = True


# label, whether it can be left out, what fills it and returns how many rows are new; names within gateways/demo. Each
# is handed what its parameters are called: wish, seed, today, report. A room adds its own line, in the order of time.
STEPS = (
    ("Struktur dan pegawai", "load.people_there", "load.load_people"),
    ("Akun contoh", "load.accounts_there", "load.load_accounts"),
    ("Standar jabatan, kamus teknis, jabatan kritikal", "standards.there", "standards.load"),
    ("Sanggahan data", "disputes.there", "disputes.load"),
    ("Hasil uji kompetensi", "results.there", "results.load"),
    ("Tahun kinerja, survei 360, suara publik", "performance.there", "performance.load"),
    ("Peta talenta tahun lalu, kelompok suksesi, SIMATA", "talents.there", "talents.load"),
    ("Acara uji kompetensi", "events.there", "events.load"),
    ("Open Karier 2025, sudah ditutup", "declared.declared", "declared.declare"),
    ("Periode pejabat struktural, sudah ditutup", "rotation.filed", "rotation.file"),
    ("Periode Open Karier dan pernyataan", "declarations.there", "declarations.load"),
    ("Skenario rotasi, tiga rencana", "rotation.solved", "rotation.solve"),
    ("Penerus jabatan kritikal", "talents.successors_there", "talents.put_up"),
    ("Tim Penilai Kinerja dan sidangnya", "sidang.there", "sidang.load"),
    ("Putusan, SK, pelantikan, dan jawaban", "placement.there", "placement.load"),
)


def register(parser: argparse.ArgumentParser) -> None:
    """Add the size, the seed and the reference date."""
    parser.add_argument("--seed", type=int, default=1, help="benih acak; benih sama, data sama (baku 1)")
    parser.add_argument("--asn", type=int, default=5_500, metavar="N", help="jumlah ASN (baku 5500)")
    parser.add_argument(
        "--tanggal", type=date.fromisoformat, metavar="TTTT-BB-HH", help="tanggal acuan kota contoh (baku 2026-11-01)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run every step that is not done."""
    from openkarier.gateways.demo.city import TODAY
    from openkarier.gateways.demo.load import DemoRefused, Wish

    wish = Wish(args.seed, args.asn, args.tanggal or TODAY)
    try:
        for row in STEPS:
            _take(*row, wish)
    except (DemoRefused, ValueError) as refused:
        print(f"Tidak dimuat: {refused}", file=sys.stderr)
        return 1
    print_accounts()
    return 0


def print_accounts() -> None:
    """Print the demo log-ins, one per desk."""
    from django.conf import settings

    from openkarier.gateways.demo.cast import CAST

    print(f"\nAkun contoh (masuk dengan NIP; kata sandi semua akun: {settings.DEMO_PASSWORD})")
    for cast in CAST:
        print(f"  {cast.desk:<9} {cast.nip}  {cast.nama} · {cast.why}")


def _take(label: str, done: str, fill: str, wish: Wish) -> None:
    offered = {"wish": wish, "seed": wish.seed, "today": wish.today, "report": progress(label)}
    if _call(done, offered):
        print(f"✓ {label}: sudah ada")
        return
    started = time.monotonic()
    new = _call(fill, offered)
    print(f"✓ {label}: {angka(new)} baru, {time.monotonic() - started:.1f} detik")


def _call(name: str, offered: dict[str, Any]) -> int:
    module, _, verb = name.partition(".")
    function = getattr(import_module(f"openkarier.gateways.demo.{module}"), verb)
    found: int = function(**{word: offered[word] for word in signature(function).parameters})
    return found
