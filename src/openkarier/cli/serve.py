"""`openkarier serve`: the web server, and the background worker beside it; Ctrl-C stops both.

Each child has a session of its own, so that Ctrl-C reaches this process alone and a child hears one SIGTERM: two
signals at once lock granian's worker up. A child also ends when this process dies, however it dies.
"""

from __future__ import annotations

import argparse
import ctypes
import importlib.util
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

SUMMARY = "Jalankan server web (dan pekerja latar di sampingnya)."
NEEDS_TABLES = True
THREADS = 4  # of one server process: requests that wait for the database meanwhile
TICK = 0.2  # seconds between two looks at the children
PAUSE = 3.0  # seconds before a worker that ended by itself is started again
PATIENCE = 20.0  # seconds that a child has to finish its request or put its job back
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def register(parser: argparse.ArgumentParser) -> None:
    """Add address and port."""
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (baku 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="porta (baku 8000)")
    parser.add_argument("--tanpa-pekerja", action="store_true", help="jangan jalankan pekerja latar")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; return the server's status when it ends by itself."""
    from django.conf import settings

    from openkarier.cli.init import gather

    if not free(args.host, args.port):
        print(f"Porta {args.port} sudah dipakai. Hentikan program itu, atau: --port {args.port + 1}", file=sys.stderr)
        return 1
    gather()
    worker = None if args.tanpa_pekerja or not importlib.util.find_spec("openkarier.cli.worker") else _WORKER
    print(f"\nOpenKarier: http://{args.host}:{args.port}/   (Ctrl-C untuk berhenti)", flush=True)
    status = Crew(_server(args.host, args.port, settings.WORKERS), worker).serve()
    print("Berhenti. Data tersimpan.", flush=True)
    return status


_WORKER = (sys.executable, "-m", "openkarier.cli.main", "worker")


def _server(host: str, port: int, workers: int) -> tuple[str, ...]:
    return (
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", str(THREADS), "--no-ws", "--respawn-failed-workers",
        "--log-level", "warning", "openkarier.config.wsgi:application",
    )  # fmt: skip


class Crew:
    """The server, and beside it the worker (None = without), which is started again whenever it ends."""

    def __init__(self, server: Sequence[str], worker: Sequence[str] | None) -> None:
        self._worker_command = worker
        self._stopping = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        self._server = _start(server)
        self._worker = _start(worker) if worker else None

    def serve(self) -> int:
        """Watch the children until a signal comes or the server ends; then end both and return 0 or its status."""
        while not self._stopping and self._server.poll() is None:
            time.sleep(TICK)
            self._revive()
        ended = self._server.poll()
        for child in (self._server, self._worker):
            if child:
                _end(child)
        return ended or 0

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _revive(self) -> None:
        if not self._worker or not self._worker_command or self._worker.poll() is None:
            return
        print(
            f"Pekerja latar berhenti (status {self._worker.returncode}); dijalankan lagi.", file=sys.stderr, flush=True
        )
        until = time.monotonic() + PAUSE
        while not self._stopping and time.monotonic() < until:
            time.sleep(TICK)
        if not self._stopping:
            self._worker = _start(self._worker_command)


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # The words come from this module and the settings, not from a person.
    return subprocess.Popen(command, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: S603, PLW1509  # one thread only


def _die_with_parent() -> None:
    """Linux: a child hears SIGTERM when its parent is gone. Elsewhere nothing happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGTERM)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()


def free(host: str, port: int) -> bool:
    """Whether nobody listens on this port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
