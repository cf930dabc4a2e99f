"""The worker: fires what the clock asks for, claims jobs, runs them, keeps their lease alive, stops when asked."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from openkarier.foundation.jobs import leases
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.operations import enqueue, forget
from openkarier.foundation.jobs.table import handlers, routines
from openkarier.foundation.jobs.task import JobRefused, LeaseLost, Outcome, Postponed, StopAsked, Task

IDLE = 0.5  # seconds between looks at an empty queue
SWEEP = timedelta(seconds=15)
FORGET = timedelta(hours=24)
log = logging.getLogger(__name__)


class Worker:
    """One process that works the queue. Any number may run on PostgreSQL, one is enough on SQLite."""

    def __init__(self, clock: Callable[[], datetime] = timezone.now) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.clock = clock
        self._stop = threading.Event()
        self._current: tuple[UUID, str] | None = None
        self._swept_at: datetime | None = None
        self._forgot_at: datetime | None = None
        self._slots: dict[str, datetime] = {}

    def stop(self, *_: object) -> None:
        """Ask for a graceful stop: at the next step of the running job. The second time, stop at once."""
        if self._stop.is_set():
            os._exit(1)  # the sweeper will free the job
        self._stop.set()

    def run(self) -> None:
        """Work until asked to stop (SIGTERM, SIGINT)."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        threading.Thread(target=self._pulse, name="pulse", daemon=True).start()
        while not self._stop.is_set():
            close_old_connections()
            if not self._round():
                self._stop.wait(IDLE)

    def drain(self) -> int:
        """Run what is due now until nothing is; return how many jobs ran. No signals, no thread: for tests, --once."""
        ran = 0
        while not self._stop.is_set() and self._turn():
            ran += 1
        return ran

    def _round(self) -> bool:
        """One turn that outlives a database that is restarting."""
        try:
            return self._turn()
        except Error:
            log.exception("the database did not answer; trying again")
            connection.close()
            self._stop.wait(2)
            return False

    def _turn(self) -> bool:
        """Tend the clock and the orphans, then run one job; False when none was due."""
        now = self.clock()
        self._fire(now)
        if self._swept_at is None or now - self._swept_at >= SWEEP:
            leases.sweep(now=now)
            self._swept_at = now
        if self._forgot_at is None or now - self._forgot_at >= FORGET:
            forget(now=now)
            self._forgot_at = now
        job = leases.claim(self.name, now=now)
        if job is None:
            return False
        self._perform(job)
        return True

    def _fire(self, now: datetime) -> None:
        """Put the routines of this slot in the queue; the slot is the key: each fires once, however many workers."""
        for routine in routines():
            slot = routine.slot(now, settings.TIME_ZONE)
            if slot is None or self._slots.get(routine.name) == slot:
                continue
            enqueue(
                routine.kind,
                routine.arguments,
                title=routine.title,
                now=now,
                key=f"{routine.name}@{slot:%Y-%m-%dT%H:%M%z}",
            )
            self._slots[routine.name] = slot

    def _perform(self, job: Job) -> None:
        """Run a job's handler and write down how it ended. Errors end the job, never the worker."""
        self._current = (job.pk, job.lease)
        try:
            self._handle(job)
        except StopAsked:
            leases.give_back(job, now=self.clock())
        except Postponed as later:
            leases.postpone(job, str(later), until=later.until)
        except LeaseLost:
            log.warning("job %s (%s) was taken away or cancelled", job.pk, job.kind)
        except JobRefused as refused:
            leases.refuse(job, str(refused), now=self.clock())
        except Exception:
            log.exception("job %s (%s) stumbled at attempt %s", job.pk, job.kind, job.attempts)
            leases.stumble(job, traceback.format_exc(), now=self.clock())
        finally:
            self._current = None

    def _handle(self, job: Job) -> None:
        handler = handlers().get(job.kind)
        if handler is None:
            message = "Jenis pekerjaan ini tidak dikenal oleh versi yang terpasang. Minta Admin TI memeriksa pembaruan."
            raise JobRefused(message)
        task = Task(job, self.clock, self._stop.is_set)
        outcome = handler.run(task, **job.arguments)
        if task.finished:
            return
        outcome = outcome if isinstance(outcome, Outcome) else Outcome(outcome or "")
        if not leases.succeed(job, task, outcome, now=self.clock()):
            raise LeaseLost(job.pk)

    def _pulse(self) -> None:
        """Beside the handler, however busy it is: tell the sweeper that this worker lives. Ends with the process."""
        while True:
            time.sleep(leases.BEAT)
            current = self._current
            if current is None:
                continue
            try:
                leases.beat(*current, now=self.clock())
            except Error:
                log.warning("a heartbeat was missed", exc_info=True)
                connection.close()
