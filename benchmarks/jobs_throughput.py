"""Jobs per second through the queue: enqueue N no-op jobs in one transaction, then drain them with one worker.

Usage: OPENKARIER_DATA=$(mktemp -d) .venv/bin/python benchmarks/jobs_throughput.py [N]
"""

from __future__ import annotations

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from openkarier.config import jobs
from openkarier.foundation.jobs import leases
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.jobs.table import Handler
from openkarier.foundation.jobs.worker import Worker


def main(count: int) -> None:
    """Print the rates."""
    call_command("migrate", "jobs", verbosity=0)
    jobs.HANDLERS["noop"] = Handler(lambda task, n: None)
    jobs.ROUTINES = ()
    start = time.perf_counter()
    with transaction.atomic():
        for n in range(count):
            enqueue("noop", {"n": n}, title="Uji", now=timezone.now(), key=f"noop:{n}")
    print(f"enqueue with a key: {count / (time.perf_counter() - start):,.0f}/s")
    start, cpu = time.perf_counter(), time.process_time()
    ran = Worker().drain()
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(f"run: {ran / wall:,.0f} jobs/s, {1000 * cpu / ran:.2f} CPU-ms a job")
    start, cpu = time.perf_counter(), time.process_time()
    for _ in range(1000):
        leases.claim("idle", now=timezone.now())
    print(f"look at an empty queue: {time.process_time() - cpu:.3f} CPU-ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
