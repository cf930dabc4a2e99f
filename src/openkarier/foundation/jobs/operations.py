"""What people and stages do to jobs: put one in the queue, cancel it, have it tried again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from openkarier.foundation.jobs.models import OPEN, Job, State
from openkarier.foundation.jobs.table import handlers, routines

KEEP = timedelta(days=90)  # finished jobs (and with them their keys) are forgotten after this
KEEP_ROUTINE = timedelta(days=2)  # longer than any routine's grace: a slot that was forgotten is too old to fire again


class About(TypedDict, total=False):
    """Whose job it is (`owner`: NIP), where its page leads `back` to, when it is due at the earliest, how urgent."""

    owner: str
    instansi: str
    back: str
    due_at: datetime | None
    priority: int


def enqueue(
    kind: str, arguments: Mapping[str, Any] | None = None, *,
    title: str, now: datetime, key: str = "", once: bool = True, **about: Unpack[About],
) -> UUID:  # fmt: skip
    """Put a job in the queue, in the caller's transaction: it exists exactly if the caller's writes do.

    With a `key` the call may be repeated: `once` gives one job for ever, `once=False` one job among those that no
    worker has touched yet (a recount asked for while another runs must run after it). Returns the job's id.
    """
    if kind not in handlers():
        message = f"{kind!r} stands not in the table of handlers, config/jobs.py"
        raise LookupError(message)
    due = about.pop("due_at", None) or now
    fields = {"arguments": dict(arguments or {}), "title": title[:200], "enqueued_at": now, "due_at": due, **about}
    if not key:
        return Job.objects.create(kind=kind, **fields).pk
    untouched: dict[str, Any] = {} if once else {"state": State.QUEUED, "attempts": 0}
    with transaction.atomic():  # the lock keeps a worker from starting on it before the caller's writes are there
        queue = Job.objects.select_for_update()
        job, _ = queue.get_or_create(kind=kind, key=key, once=once, **untouched, defaults=fields)
    return job.pk


def cancel(job: UUID, *, now: datetime) -> bool:
    """Cancel an open job; a running one stops at its next step, and committed steps stay. False: it had ended."""
    ended = {"state": State.CANCELLED, "finished_at": now, "lease": ""}
    return bool(Job.objects.filter(pk=job, state__in=OPEN).update(**ended))


def retry(job: UUID, *, now: datetime) -> bool:
    """Put a failed or cancelled job back in the queue; it resumes at its cursor. False: nothing to retry."""
    again = {"state": State.QUEUED, "due_at": now, "attempts": 0, "finished_at": None, "error": "", "detail": ""}
    with transaction.atomic():
        found = Job.objects.select_for_update().filter(pk=job, state__in=(State.FAILED, State.CANCELLED)).first()
        if found is None or _twin(found):
            return False
        return bool(Job.objects.filter(pk=job).update(**again))


def forget(*, now: datetime) -> int:
    """Delete jobs that ended more than KEEP ago (routines that went well: KEEP_ROUTINE); return how many."""
    ended = Job.objects.exclude(state__in=OPEN)
    by_clock = Q(*(Q(key__startswith=f"{routine.name}@") for routine in routines()), _connector=Q.OR)
    smooth = ended.filter(by_clock, state=State.DONE, finished_at__lt=now - KEEP_ROUTINE) if by_clock else ended.none()
    return smooth.delete()[0] + ended.filter(finished_at__lt=now - KEEP).delete()[0]


def _twin(job: Job) -> bool:
    """Whether the same work already waits, so that a retry would only double it."""
    waiting = Job.objects.filter(kind=job.kind, key=job.key, once=False, state=State.QUEUED, attempts=0)
    return bool(job.key) and not job.once and waiting.exists()
