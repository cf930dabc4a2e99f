"""What a handler holds while it runs: how far it is, and the lease that fences its writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from openkarier.foundation.jobs.models import Job, State

QUIET = timedelta(seconds=0.5)  # progress reports nearer than this to the last one are not written


class JobRefused(Exception):
    """The work cannot be done, and trying again would not help. The text is a sentence for the owner."""


class LeaseLost(Exception):
    """Somebody else has the job now (or it was cancelled); whatever this worker still writes must not count."""


class StopAsked(Exception):
    """The worker is asked to stop; the job goes back into the queue and resumes at its cursor."""


class Postponed(Exception):
    """Nothing is wrong, but the rest has to wait until `until`; the text tells the owner why. Counts as no attempt."""

    def __init__(self, until: datetime, why: str) -> None:
        super().__init__(why)
        self.until = until


@dataclass(frozen=True)
class Outcome:
    """How a job ended: a sentence for the owner, and the path of the page that shows the result."""

    message: str = ""
    url: str = ""


class Task:
    """One run of one job, under a lease that only this run holds."""

    def __init__(self, job: Job, clock: Callable[[], datetime], stopping: Callable[[], bool]) -> None:
        self.id: UUID = job.pk
        self.owner = job.owner
        self.attempt = job.attempts
        self.cursor: Any = job.cursor
        self.done, self.total = job.done, job.total
        self.finished = False
        self.clock = clock
        self._lease = job.lease
        self._stopping = stopping
        self._written_at: datetime | None = None

    @property
    def stopping(self) -> bool:
        """Whether the worker is asked to stop; for handlers that use `stoppable=False`."""
        return self._stopping()

    def progress(self, done: int, total: int | None = None, message: str = "") -> None:
        """Tell people how far it is (at most twice a second reaches the database). For work that starts over."""
        self._stop_here()
        now = self.clock()
        self.done, self.total = done, self.total if total is None else total
        last = done >= self.total > 0
        if self._written_at and now - self._written_at < QUIET and not last:
            return
        self._write(self._place(now, message))

    @contextmanager
    def step(
        self, *, cursor: Any, done: int, total: int | None = None, message: str = "", stoppable: bool = True
    ) -> Iterator[None]:
        """Make the enclosed writes and the new cursor one transaction: after a crash, each step counts once.

        `stoppable=False` for a step that writes down what has happened outside already; then look at `stopping`.
        """
        if stoppable:
            self._stop_here()
        self.done, self.total = done, self.total if total is None else total
        with transaction.atomic():
            self._write({**self._place(self.clock(), message), "cursor": cursor})
            yield
        self.cursor = cursor

    @contextmanager
    def finish(self, message: str = "", url: str = "") -> Iterator[None]:
        """Make the enclosed writes and the end of the job one transaction: the whole work counts once."""
        with transaction.atomic():
            self._write(ending(Outcome(message, url), self.clock(), done=self.total or self.done))
            yield
        self.finished = True

    def _place(self, now: datetime, message: str) -> dict[str, Any]:
        place = {"done": self.done, "total": self.total, "heartbeat_at": now}
        return {**place, "message": message[:300]} if message else place

    def _write(self, values: dict[str, Any]) -> None:
        if not held(self.id, self._lease).update(**values):
            raise LeaseLost(self.id)
        self._written_at = self.clock()

    def _stop_here(self) -> None:
        if self._stopping():
            raise StopAsked


def held(job: UUID, lease: str) -> Any:
    """Return the queryset of the one running job that this lease holds: empty once it was lost."""
    return Job.objects.filter(pk=job, state=State.RUNNING, lease=lease)


def ending(outcome: Outcome, now: datetime, *, done: int) -> dict[str, Any]:
    """Return the columns of a job that has ended well."""
    return {
        "state": State.DONE,
        "done": done,
        "finished_at": now,
        "message": outcome.message[:300],
        "result": outcome.url,
        "error": "",
        "detail": "",
    }
