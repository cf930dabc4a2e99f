"""`openkarier demo`: fills an empty database with the demo city, step by step; a second time changes nothing."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from openkarier.cli.progress import angka, progress

if TYPE_CHECKING:
    from openkarier.gateways.demo.load import Report, Wish

SUMMARY = "Isi basis data kosong dengan kota contoh (pegawai sintetis)."
NEEDS_TABLES = True


@dataclass(frozen=True)
class Step:
    """One step: `done` tells whether it can be left out, `run` does it and returns how many rows are new."""

    label: str
    done: Callable[[Wish], bool]
    run: Callable[[Wish, Report], int]


def steps() -> tuple[Step, ...]:
    """Return the steps in order; a room adds its own line here (a period, declarations, talent results …)."""
    from openkarier.gateways.demo import (
        declarations,
        events,
        load,
        performance,
        placement,
        results,
        rotation,
        sidang,
        standards,
        talents,
    )

    return (
        Step("Struktur dan pegawai", load.people_there, load.load_people),
        Step("Akun contoh", load.accounts_there, load.load_accounts),
        Step(
            "Standar jabatan, kamus teknis, jabatan kritikal",
            lambda wish: standards.there(),
            lambda wish, report: standards.load(wish.seed, report),
        ),
        Step(
            "Hasil uji kompetensi",
            lambda wish: results.there(),
            lambda wish, report: results.load(wish.seed, wish.today, report),
        ),
        Step(
            "Tahun kinerja, survei 360, suara publik",
            lambda wish: performance.there(),
            lambda wish, report: performance.load(wish.seed),
        ),
        Step(
            "Peta talenta tahun lalu, kelompok suksesi, SIMATA",
            lambda wish: talents.there(),
            lambda wish, report: talents.load(wish.seed, wish.today, report),
        ),
        Step(
            "Acara uji kompetensi",
            lambda wish: events.there(),
            lambda wish, report: events.load(wish.seed, report),
        ),
        Step(
            "Open Karier 2025, sudah ditutup",
            lambda wish: placement.declared(),
            lambda wish, report: placement.declare(report),
        ),
        Step(
            "Periode pejabat struktural, sudah ditutup",
            lambda wish: rotation.filed(),
            lambda wish, report: rotation.file(wish.seed, report),
        ),
        Step(
            "Periode Open Karier dan pernyataan",
            lambda wish: declarations.there(),
            lambda wish, report: declarations.load(wish.seed, report),
        ),
        Step(
            "Skenario rotasi, tiga rencana",
            lambda wish: rotation.solved(),
            lambda wish, report: rotation.solve(wish.seed, report),
        ),
        Step(
            "Penerus jabatan kritikal",
            lambda wish: talents.successors_there(wish.today),
            lambda wish, report: talents.put_up(wish.today),
        ),
        Step(
            "Tim Penilai Kinerja dan sidangnya",
            lambda wish: sidang.there(),
            lambda wish, report: sidang.load(report),
        ),
        Step(
            "Putusan, SK, pelantikan, dan jawaban",
            lambda wish: placement.there(),
            lambda wish, report: placement.load(report),
        ),
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
        for step in steps():
            _take(step, wish)
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


def _take(step: Step, wish: Wish) -> None:
    if step.done(wish):
        print(f"✓ {step.label}: sudah ada")
        return
    started = time.monotonic()
    new = step.run(wish, progress(step.label))
    print(f"✓ {step.label}: {angka(new)} baru, {time.monotonic() - started:.1f} detik")
