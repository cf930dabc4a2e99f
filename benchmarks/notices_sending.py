"""How long drafting, releasing and mailing to N people takes, against an SMTP server in a process of its own.

Usage: OPENKARIER_DATA=$(mktemp -d) PYTHONPATH=src:tests .venv/bin/python benchmarks/notices_sending.py [N]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import time as clock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")
server = subprocess.Popen(
    [sys.executable, "tests/foundation/notices/smtp_double.py", tempfile.mktemp()], stdout=subprocess.PIPE, text=True
)
os.environ |= {"OPENKARIER_EMAIL_HOST": "127.0.0.1", "OPENKARIER_EMAIL_TLS": "0"}
os.environ["OPENKARIER_EMAIL_PORT"] = server.stdout.readline().strip() if server.stdout else ""

import django

django.setup()

from django.core.management import call_command
from django.utils import timezone

from foundation.notices import readers
from openkarier.config import jobs
from openkarier.foundation.jobs.worker import Worker
from openkarier.foundation.notices.models import Message
from openkarier.foundation.notices.operations import draft, keep_quiet, release


def main(count: int) -> None:
    """Print seconds and rates."""
    call_command("migrate", verbosity=0)
    jobs.ROUTINES = ()
    keep_quiet(instansi=readers.INSTANSI, mulai=clock(0), selesai=clock(0))
    people = [readers.mailed(n) for n in range(count)]
    start = time.perf_counter()
    drafted = draft(readers.notice(), people, by=readers.BKPSDM, now=timezone.now())
    print(f"draft {drafted.messages:,} messages: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    release(drafted.batch, scope=readers.SCOPE, count=drafted.messages, by=readers.BKPSDM, now=timezone.now())
    print(f"release them: {time.perf_counter() - start:.2f} s")
    start, cpu = time.perf_counter(), time.process_time()
    Worker().drain()
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    sent = Message.objects.filter(channel="email", state="sent").count()
    print(f"send {sent:,} e-mails: {wall:.1f} s, {sent / wall:.0f}/s, {1000 * cpu / sent:.1f} CPU-ms each")


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 7000)
    finally:
        server.kill()
