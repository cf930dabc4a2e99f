"""`openkarier rotation`: solve, certify and compare placement games from files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openkarier.core.rotation.certificate import certify
from openkarier.core.rotation.defects import Defect, SolverStopped
from openkarier.core.rotation.reading import read_instance
from openkarier.core.rotation.run import run

SUMMARY = "Rotasi seluruh organisasi: hitung rencana, periksa sertifikatnya, bandingkan tiga rencana."
NEEDS_DJANGO = False
REFUSED = 2
PLANS = {"a": "A Merit ketat", "b": "B Seimbang", "c": "C Keinginan"}


def register(parser: argparse.ArgumentParser) -> None:
    """Add solve, certify and compare."""
    commands = parser.add_subparsers(dest="action", metavar="TINDAKAN", required=True)
    solving = commands.add_parser("solve", help="hitung satu rencana")
    solving.add_argument("instance", type=Path, metavar="INSTANCE.json")
    solving.add_argument("--plan", choices=sorted(PLANS), required=True)
    solving.add_argument("--out", type=Path, metavar="PLAN.json", help="berkas hasil (bawaan: layar)")
    solving.set_defaults(run=_friendly(_solve))
    checking = commands.add_parser("certify", help="periksa rencana tanpa penyelesai")
    checking.add_argument("instance", type=Path, metavar="INSTANCE.json")
    checking.add_argument("plan", type=Path, metavar="PLAN.json")
    checking.set_defaults(run=_friendly(_certify))
    comparing = commands.add_parser("compare", help="tiga rencana berdampingan")
    comparing.add_argument("instance", type=Path, metavar="INSTANCE.json")
    comparing.set_defaults(run=_friendly(_compare))
    for command in (solving, comparing):
        command.add_argument("--lam", type=_price, default=3_000, help="harga satu iri beralasan, 300–10000")
        command.add_argument("--seed", type=int, default=0, help="benih undian yang diumumkan")
        command.add_argument("--time-limit", type=_seconds, default=60.0, metavar="DETIK")


def _price(word: str) -> int:
    price = int(word)
    if price < 1:
        raise argparse.ArgumentTypeError("harga harus bilangan bulat positif")
    return price


def _seconds(word: str) -> float:
    seconds = float(word)
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError("batas waktu harus lebih dari 0 detik")
    return seconds


def _friendly(action: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Turn what can be wrong with the input into a sentence and exit status 2."""

    def act(args: argparse.Namespace) -> int:
        try:
            return action(args)
        except (Defect, SolverStopped) as wrong:
            print(wrong, file=sys.stderr)
        except OSError as wrong:
            print(f"Berkas {wrong.filename} tidak dapat dibaca atau ditulis: {wrong.strerror}", file=sys.stderr)
        return REFUSED

    return act


def _solved(args: argparse.Namespace, plan: str) -> bytes:
    raw = args.instance.read_bytes()
    return run(raw, plan, lam=args.lam, seed=args.seed, time_limit=args.time_limit)


def _solve(args: argparse.Namespace) -> int:
    answer = _solved(args, args.plan)
    if args.out is None:
        print(answer.decode())
        return 0
    args.out.write_bytes(answer)
    body = json.loads(answer)
    print(f"Rencana {PLANS[args.plan]}: {body['moves']} perpindahan, {len(body['envy_pairs'])} iri beralasan")
    print(f"celah pembuktian {body['proven_gap']:.4%}; ditulis ke {args.out}")
    return 0


def _certify(args: argparse.Namespace) -> int:
    """Print each property with its figure; exit 1 if one fails."""
    raw = args.instance.read_bytes()
    read_instance(raw)
    findings = certify(raw, args.plan.read_bytes())
    for finding in findings:
        print(f"{'LULUS' if finding.holds else 'GAGAL'}  {finding.name}: {finding.figure}")
    return 0 if all(finding.holds for finding in findings) else 1


ROWS: tuple[tuple[str, Callable[[dict[str, Any]], object]], ...] = (
    ("perpindahan", lambda plan: plan["moves"]),
    ("keinginan pertama terpenuhi", lambda plan: (plan["wishes_by_rank"] or [0])[0]),
    ("keinginan terpenuhi seluruhnya", lambda plan: sum(plan["wishes_by_rank"])),
    ("iri beralasan", lambda plan: len(plan["envy_pairs"])),
    ("jabatan diminati yang kosong", lambda plan: len({post for _, post in plan["waste"]})),
    ("rata-rata merit jabatan terisi", lambda plan: plan["mean_merit"]),
    ("dipindah tanpa persetujuan", lambda plan: len(plan["involuntary"])),
    ("wajib pindah tanpa jabatan", lambda plan: len(plan["unplaced"])),
    ("batas panitia yang dilanggar", lambda plan: sum(row["broken_by"] > 0 for row in plan["constraints"])),
    ("celah pembuktian", lambda plan: f"{plan['proven_gap']:.4%}"),
)


def _compare(args: argparse.Namespace) -> int:
    plans = [json.loads(_solved(args, plan)) for plan in PLANS]
    print(f"{'':34}" + "".join(f"{name:>16}" for name in PLANS.values()))
    for label, figure in ROWS:
        print(f"{label:34}" + "".join(f"{figure(plan)!s:>16}" for plan in plans))
    return 0
