"""What a page costs before it does anything of its own: queries, processor milliseconds and bytes of typical pages.

Usage: OPENKARIER_DATA=DIR PYTHONPATH=src .venv/bin/python benchmarks/request_floor.py [--rounds 30] [--profile PAGE]
DIR holds a demo city (./run --setup). Requests go through the very WSGI handler that granian calls, so a connection
that is opened and closed with each request counts. Beside: a bare Django view with session and log-in, no template.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import io
import os
import pstats
import statistics
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, reset_queries
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import override_settings
from django.urls import path

from openkarier.foundation.accounts.models import Pengguna

NIP = {
    "asn": "199003032015032901", "atasan": "197505051999031903", "operator": "198806062011012904",
    "bkpsdm": "198207072006041905", "asesor": "198608082010012906", "tpk": "197009091994031907",
    "pansel": "197210101998022908", "ppk": "197111111997031909", "auditor": "197812122003121910",
}  # fmt: skip
PAGES = (
    ("asn", "/asn/"), ("asn", "/asn/aspirasi/"), ("asn", "/asn/aspirasi/contoh-1/"), ("asn", "/asn/kepegawaian/"),
    ("atasan", "/atasan/"), ("operator", "/operator/"), ("bkpsdm", "/bkpsdm/"),
    ("bkpsdm", "/bkpsdm/kepegawaian/pegawai/"), ("bkpsdm", "/bkpsdm/kepegawaian/pegawai/?cari=siti"),
    ("bkpsdm", "/bkpsdm/aspirasi/"), ("asesor", "/asesor/"), ("tpk", "/tpk/"), ("pansel", "/pansel/"),
    ("ppk", "/ppk/"), ("auditor", "/auditor/"), ("asn", "/kotak-masuk/"),
)  # fmt: skip
BARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]


def bare(request: HttpRequest) -> HttpResponse:
    """The alternative beside: who is it, nothing else."""
    return HttpResponse(f"<!doctype html><title>{request.user.nama}</title>")  # type: ignore[union-attr]


urlpatterns = [path("", bare)]


def session_of(nip: str) -> str:
    """The key of a fresh session of a person."""
    account = Pengguna.objects.get(nip=nip)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def ask(handler: WSGIHandler, url: str, session: str) -> tuple[str, bytes]:
    """One request as the server makes it; its status line and its body."""
    environ: dict[str, Any] = RequestFactory(headers={"cookie": f"sessionid={session}"}).get(url).environ
    told: list[str] = []
    answer = handler(environ, lambda status, headers, *rest: told.append(status))  # type: ignore[arg-type]
    body = b"".join(answer)
    answer.close()
    return told[0], body


def measure(handler: WSGIHandler, label: str, url: str, session: str, rounds: int) -> None:
    """Print one row: status, queries, median CPU-ms, bytes of HTML plain and gzipped."""
    for _ in range(3):
        status, body = ask(handler, url, session)
    queries = counted(handler, url, session)
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        ask(handler, url, session)
        spent.append(1_000 * (time.process_time() - began))
    middle, size = statistics.median(spent), len(gzip.compress(body, 6))
    print(f"{label:<48} {status[:3]} {queries:>4} {middle:>8.1f} {len(body):>9} {size:>8}", flush=True)


def counted(handler: WSGIHandler, url: str, session: str) -> int:
    """Queries of one request (begin and commit of transactions left out)."""
    connection.force_debug_cursor = True
    kept, log = _keep_log()
    ask(handler, url, session)
    connection.force_debug_cursor = False
    kept()
    return len(log)


def _keep_log() -> tuple[Any, list[str]]:
    """Collect the statements of this connection, also when the request closes it."""
    log: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        log.append(sql)
        return execute(sql, params, many, context)

    reset_queries()
    connection.execute_wrappers.append(listen)
    return (lambda: connection.execute_wrappers.remove(listen)), log


def profile(handler: WSGIHandler, url: str, session: str) -> None:
    """Where the time of one page goes, and its queries."""
    for _ in range(3):
        ask(handler, url, session)
    spy = cProfile.Profile()
    spy.enable()
    for _ in range(20):
        ask(handler, url, session)
    spy.disable()
    text = io.StringIO()
    pstats.Stats(spy, stream=text).sort_stats("cumulative").print_stats(90)
    print(text.getvalue())
    kept, log = _keep_log()
    ask(handler, url, session)
    kept()
    print("\n".join(f"{number}. {sql[:400]}" for number, sql in enumerate(log, 1)))


def main() -> int:
    """Print the table, or profile one page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--profile", metavar="URL", help="cProfile and queries of one page, as the desk in its address")
    args = parser.parse_args()
    settings.ALLOWED_HOSTS.append("testserver")
    sessions = {desk: session_of(nip) for desk, nip in NIP.items()}
    handler = WSGIHandler()
    if args.profile:
        profile(handler, args.profile, sessions.get(args.profile.split("/")[1], sessions["asn"]))
        return 0
    print(f"{connection.vendor}\n{'page':<48} {'':>3} {'sql':>4} {'CPU-ms':>8} {'HTML':>9} {'gzip':>8}")
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=BARE):
        measure(WSGIHandler(), "beside: a bare view, session and log-in", "/", sessions["asn"], args.rounds)
    for desk, url in PAGES:
        measure(handler, f"{desk}: {url}", url, sessions[desk], args.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
