"""The last hour before the deadline, for 40 seconds: people save drafts and file, against the real server.

  python benchmarks/peak_day.py [--asn 1500] [--clients 20] [--seconds 40] [--database postgresql://…]

Makes a demo city in a scratch folder (or in the empty database given), starts `openkarier serve`, and lets threads walk
the journey with sessions made beforehand (log-in is another matter: 27 ms of argon2id each). Prints forms a
second, times of pages, errors, and processor seconds of the server; ends with 1 when anything failed or was lost.
"""

from __future__ import annotations

import argparse
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from urllib.parse import urlencode

SRC = Path(__file__).resolve().parent.parent / "src"
TARGET = {
    "indicator": "pasar yang bersih", "unit": "pasar", "baseline": "4", "goal": "11", "due": "2030-12-31",
    "method": "penilaian bersama kelurahan",
}  # fmt: skip
REASON = {"reason": "Saya ingin menuntaskan penataan pasar sampai selesai.", "personal": ""}


@dataclass
class Tally:
    """What the threads saw."""

    times: dict[str, list[float]] = field(default_factory=dict)  # kind of page -> seconds
    answers: Counter[str] = field(default_factory=Counter)
    filed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, seconds: float, status: str) -> None:
        """Remember one answer."""
        with self.lock:
            self.times.setdefault(kind, []).append(seconds)
            self.answers[f"{kind} {status}"] += 1


class Browser:
    """One person with a session; speaks over one connection, as browsers do."""

    def __init__(self, port: int, session: str, tally: Tally) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._token = "k" * 32  # the CSRF cookie and the form carry the same secret
        self._cookie = f"sessionid={session}; csrftoken={self._token}"
        self._tally = tally

    def ask(self, kind: str, url: str, typed: dict[str, str] | None = None) -> int:
        """GET, or POST what was typed; note how long it took."""
        body = urlencode({**typed, "csrfmiddlewaretoken": self._token}) if typed is not None else None
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        began = time.perf_counter()
        try:
            self._connection.request("POST" if body else "GET", url, body, headers)
            answer = self._connection.getresponse()
            answer.read()
            status = answer.status
        except OSError as lost:
            self._connection.close()
            self._tally.note(kind, time.perf_counter() - began, type(lost).__name__)
            return 0
        self._tally.note(kind, time.perf_counter() - began, str(status))
        return status


def walk(browser: Browser, root: str) -> bool:
    """The journey of somebody who stays: six pages typed and saved, checked, filed, receipt. True when filed."""
    browser.ask("halaman", root)
    browser.ask("halaman", f"{root}isi/pintu/")
    browser.ask("simpan", f"{root}isi/pintu/", {"door": "tetap"})
    browser.ask("simpan", f"{root}isi/penempatan/", {"willing_tetap": "tidak"})
    browser.ask("simpan", f"{root}simpan/alasan/", REASON)
    browser.ask("simpan", f"{root}isi/alasan/", REASON)
    browser.ask("halaman", f"{root}isi/target/1/")
    browser.ask("simpan", f"{root}simpan/target/1/", TARGET)
    browser.ask("simpan", f"{root}isi/target/1/", TARGET)
    browser.ask("simpan", f"{root}isi/kesediaan/", {"ready": "ya"})
    browser.ask("halaman", f"{root}periksa/")
    filed = browser.ask("ajukan", f"{root}ajukan/", {"revision": "1"}) == 302
    return browser.ask("halaman", f"{root}bukti/") == 200 and filed


def client(port: int, root: str, waiting: Queue[str], until: float, tally: Tally) -> None:
    """Take one person after another until the time is over."""
    while time.monotonic() < until:
        try:
            session = waiting.get_nowait()
        except Empty:
            return
        if walk(Browser(port, session, tally), root):
            with tally.lock:
                tally.filed += 1


def prepare(asn: int) -> tuple[str, list[str]]:
    """Make the city and a session for each who has not begun; (period code, session keys)."""
    for words in (["init"], ["demo", "--asn", str(asn)]):
        subprocess.run([sys.executable, "-m", "openkarier.cli.main", *words], check=True, stdout=subprocess.DEVNULL)
    import django  # noqa: PLC0415  # the lines above decide which database it finds

    django.setup()
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415  # after setup

    from openkarier.foundation.accounts.models import Pengguna  # noqa: PLC0415  # after setup
    from openkarier.stages.aspiration import queries  # noqa: PLC0415  # after setup
    from openkarier.stages.registry.models import Pegawai  # noqa: PLC0415  # after setup

    period = queries.periods("5871").get(kode="contoh-1")
    silent = queries.unfiled(period, Pegawai.objects.filter(aspirations=None, akun=None))
    keys = []
    for person in silent:
        account = Pengguna.objects.create(nip=person.nip, nama=person.nama, activated_at=period.mulai)
        Pegawai.objects.filter(pk=person.pk).update(akun=account)
        session = SessionStore()
        session["_auth_user_id"] = str(account.pk)
        session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
        session["_auth_user_hash"] = account.get_session_auth_hash()
        session.create()
        keys.append(str(session.session_key))
    return period.kode, keys


def serve(port: int) -> subprocess.Popen[bytes]:
    """Start the product as its users do; return when it answers."""
    words = [sys.executable, "-m", "openkarier.cli.main", "serve", "--port", str(port), "--tanpa-pekerja"]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.2)
    raise SystemExit("The server did not start.")


def processor(root: int) -> float:
    """Processor seconds of a process and all below it (Linux)."""
    stats = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = entry.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        stats[int(entry.parent.name)] = (int(words[1]), int(words[11]) + int(words[12]))
    family = {root}
    while more := {pid for pid, (parent, _) in stats.items() if parent in family} - family:
        family |= more
    return sum(stats[pid][1] for pid in family if pid in stats) / os.sysconf("SC_CLK_TCK")


def share(times: list[float], part: float) -> float:
    """The value below which this part of the times lies, in ms."""
    return 1_000 * sorted(times)[min(len(times) - 1, int(part * len(times)))]


def report(tally: Tally, seconds: float, used: float, kept: int) -> bool:
    """Print the figures; return whether all went well."""
    bad = {kind: n for kind, n in tally.answers.items() if kind.rpartition(" ")[2] not in {"200", "302"}}
    print(f"{tally.filed} forms in {seconds:.1f} s = {tally.filed / seconds:.1f} a second; in the database: {kept}")
    print(f"processor: {used:.1f} s, {1_000 * used / max(1, tally.filed):.0f} ms a form")
    for kind, times in sorted(tally.times.items()):
        marks = ", ".join(f"p{round(part * 100)} {share(times, part):.0f} ms" for part in (0.5, 0.95, 0.99))
        print(f"{kind:<8} {len(times):>6} requests: {marks}, slowest {1_000 * max(times):.0f} ms")
    print(f"errors: {bad or 'none'}")
    return not bad and kept == tally.filed


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--asn", type=int, default=1_500)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--port", type=int, default=8391)
    parser.add_argument("--database", default="")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="openkarier-peak-") as scratch:
        os.environ |= {"OPENKARIER_DATA": scratch, "DJANGO_SETTINGS_MODULE": "openkarier.config.settings"}
        os.environ |= {"OPENKARIER_DATABASE": args.database} if args.database else {}
        os.environ["PYTHONPATH"] = str(SRC)
        return measure(args)


def measure(args: argparse.Namespace) -> int:
    """Prepare, serve, walk, count."""
    kode, keys = prepare(args.asn)
    from openkarier.stages.aspiration.models import Submission  # noqa: PLC0415  # after setup

    before, tally, waiting = Submission.objects.count(), Tally(), Queue[str]()
    for key in keys:
        waiting.put(key)
    server = serve(args.port)
    used, began = processor(server.pid), time.monotonic()
    words = (args.port, f"/asn/aspirasi/{kode}/", waiting, began + args.seconds, tally)
    threads = [threading.Thread(target=client, args=words) for _ in range(args.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds, used = time.monotonic() - began, processor(server.pid) - used
    server.send_signal(signal.SIGINT)
    server.wait(30)
    return 0 if report(tally, seconds, used, Submission.objects.count() - before) else 1


if __name__ == "__main__":
    sys.exit(main())
