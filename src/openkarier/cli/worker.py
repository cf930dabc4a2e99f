"""Works through the queue of background jobs."""

from __future__ import annotations

import argparse
import os

SUMMARY = "Kerjakan pekerjaan latar: impor, surat, pesan, dan tugas terjadwal."
NEEDS_TABLES = True


def register(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--once", action="store_true", help="kerjakan yang menunggu sekarang, lalu berhenti")
    parser.add_argument("--nice", type=int, default=10, help="seberapa mengalah kepada halaman web (0-19, bawaan 10)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or Ctrl+C (the running job goes back into the queue), or until nothing is due (--once)."""
    from openkarier.foundation.jobs.worker import Worker

    os.nice(args.nice)
    worker = Worker()
    if args.once:
        print(f"{worker.drain()} pekerjaan dijalankan.")
        return 0
    print("Pekerja siap. Hentikan dengan Ctrl+C.", flush=True)
    worker.run()
    return 0
