"""What the processes of the crash test do. Imported after django.setup()."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from datetime import time as clock
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from foundation.notices import readers
from openkarier.config import jobs
from openkarier.foundation.jobs import leases, worker
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.table import Handler
from openkarier.foundation.notices.models import Message
from openkarier.foundation.notices.operations import SEND, draft, keep_quiet, release
from openkarier.foundation.notices.sending import send

leases.SILENCE, leases.BEAT, worker.SWEEP, worker.IDLE = timedelta(seconds=0.3), 0.1, timedelta(seconds=0.1), 0.02
jobs.HANDLERS = {SEND: Handler(send, attempts=50, wait=0)}
jobs.ROUTINES = ()


def prepare(count: str) -> None:
    for app in ("jobs", "journal", "notices"):
        call_command("migrate", app, verbosity=0)
    keep_quiet(instansi=readers.INSTANSI, mulai=clock(0), selesai=clock(0))
    people = [readers.mailed(n) for n in range(int(count))]
    drafted = draft(readers.notice(), people, by=readers.BKPSDM, now=timezone.now())
    release(drafted.batch, scope=readers.SCOPE, count=2 * len(people), by=readers.BKPSDM, now=timezone.now())


def work() -> None:
    worker.Worker().run()


def finish() -> None:
    while Job.objects.filter(state__in=["queued", "running"]).exists():
        worker.Worker().drain()
        time.sleep(0.05)
    mails = list(Message.objects.filter(channel="email").values_list("address", "state"))
    states = {"sent": 0, "uncertain": 0, **Counter(state for _, state in mails)}
    sent = [address for address, state in mails if state == "sent"]
    sys.stdout.write(json.dumps({"states": states, "sent": sent, "job": Job.objects.get().state}))
