"""`openkarier serve`: the web server, and the background worker beside it; Ctrl-C stops both."""

from __future__ import annotations

import argparse
import importlib.util
import os
import socket
import subprocess
import sys

SUMMARY = "Jalankan server web (dan pekerja latar di sampingnya)."
WORKERS = int(os.environ.get("OPENKARIER_WORKERS", "2"))
THREADS = 8  # of one worker: requests waiting for the database


def register(parser: argparse.ArgumentParser) -> None:
    """Add address and port."""
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (baku 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="porta (baku 8000)")
    parser.add_argument("--workers", type=int, default=WORKERS, help=f"proses server (baku {WORKERS})")
    parser.add_argument("--tanpa-pekerja", action="store_true", help="jangan jalankan pekerja latar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    if not free(args.host, args.port):
        print(busy(args.port), file=sys.stderr)
        return 1
    from openkarier.cli.init import gather

    gather()
    worker = None if args.tanpa_pekerja else start_worker()
    print(f"\nOpenKarier: http://{args.host}:{args.port}/   (Ctrl-C untuk berhenti)", flush=True)
    try:
        _granian(args.host, args.port, args.workers)
    finally:
        if worker:
            worker.terminate()
            worker.wait(timeout=20)
        print("Berhenti. Data tersimpan.", flush=True)
    return 0


def _granian(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "openkarier.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()


def start_worker() -> subprocess.Popen[bytes] | None:
    """Start `openkarier worker` where this version has it."""
    if importlib.util.find_spec("openkarier.cli.worker") is None:
        return None
    return subprocess.Popen([sys.executable, "-m", "openkarier.cli.main", "worker"])


def free(host: str, port: int) -> bool:
    """Whether nobody listens on this port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def busy(port: int) -> str:
    """Say that the port is taken and what to do."""
    return f"Porta {port} sudah dipakai program lain. Hentikan program itu, atau pilih porta lain: --port {port + 1}"
