"""A worker of its own process: `worker_process.py prepare|work|finish|report` on OPENKARIER_DATABASE."""

from __future__ import annotations

import json
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

settings.JOB_TABLE = "foundation.jobs.jobs_table"

from foundation.jobs.jobs_table import say
from openkarier.foundation.jobs import leases, worker
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.operations import enqueue

leases.SILENCE, leases.BEAT, worker.SWEEP, worker.IDLE = timedelta(seconds=0.6), 0.1, timedelta(seconds=0.1), 0.02


def prepare(orders: str) -> None:
    call_command("migrate", "jobs", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS effect")
        cursor.execute("CREATE TABLE effect (n integer NOT NULL)")
    for kind, arguments in json.loads(orders):
        enqueue(kind, arguments, title="Uji", now=timezone.now())


def work() -> None:
    say("siap")
    worker.Worker().run()


def finish() -> None:
    """Until nothing is open, also what other workers hold."""
    while Job.objects.filter(state__in=["queued", "running"]).exists():
        worker.Worker().drain()
        time.sleep(0.05)
    report()


def report() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT n FROM effect ORDER BY n")
        effects = [row[0] for row in cursor.fetchall()]
    jobs = Job.objects.order_by("enqueued_at").values("kind", "state", "attempts", "cursor", "message", "done")
    say(json.dumps({"effects": effects, "jobs": list(jobs)}))


ACTS = {"prepare": prepare, "work": work, "finish": finish, "report": report}


if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
