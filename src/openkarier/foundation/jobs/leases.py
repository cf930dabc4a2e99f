"""The worker's verbs on the queue: claim, keep alive, end, give back, and free what a dead worker held."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from openkarier.foundation.jobs.models import Job, State
from openkarier.foundation.jobs.table import handlers
from openkarier.foundation.jobs.task import Outcome, Task, ending, held

BEAT = 10.0  # seconds between heartbeats
SILENCE = timedelta(seconds=60)  # a running job silent for longer has lost its worker
UNEXPECTED = (
    "Pekerjaan ini terhenti karena gangguan di dalam sistem. Yang sudah tersimpan tidak hilang. "
    "Tekan “Coba lagi”; bila terulang, sampaikan nomor {number} kepada Admin TI."
)


def claim(worker: str, *, now: datetime) -> Job | None:
    """Take the next due job, or None. Two workers never get the same one (SKIP LOCKED; on SQLite one writer).

    Jobs of one kind and key run one after the other.
    """
    twin = Job.objects.filter(state=State.RUNNING, kind=OuterRef("kind"), key=OuterRef("key")).exclude(key="")
    due = Job.objects.filter(~Exists(twin), state=State.QUEUED, due_at__lte=now)
    due = due.order_by("-priority", "due_at", "enqueued_at")
    if not due.exists():  # an idle worker only reads: it never takes the write lock
        return None
    try:
        return _take(due, worker, now)
    except IntegrityError:  # another worker started its twin in this very moment
        return None


def _take(due: QuerySet[Job], worker: str, now: datetime) -> Job | None:
    with transaction.atomic():
        job = due.select_for_update(skip_locked=True, of=("self",)).first()
        if job is None:
            return None
        job.state, job.lease = State.RUNNING, f"{worker[:50]}:{uuid.uuid4().hex[:12]}"
        job.attempts, job.heartbeat_at = job.attempts + 1, now
        job.started_at = job.started_at or now
        job.save(update_fields=["state", "lease", "attempts", "heartbeat_at", "started_at"])
    return job


def beat(job: UUID, lease: str, *, now: datetime) -> bool:
    """Say that the job's worker lives; False when the lease was lost."""
    return bool(held(job, lease).update(heartbeat_at=now))


def succeed(job: Job, task: Task, outcome: Outcome, *, now: datetime) -> bool:
    """End a job well; False when the lease was lost meanwhile (then another run ends it)."""
    done = task.total or task.done
    return bool(held(job.pk, job.lease).update(**ending(outcome, now, done=done), lease=""))


def refuse(job: Job, sentence: str, *, now: datetime, detail: str = "") -> bool:
    """End a job as failed, with a sentence for its owner."""
    ended = {"state": State.FAILED, "finished_at": now, "error": sentence, "detail": detail[-8000:], "lease": ""}
    return bool(held(job.pk, job.lease).update(**ended))


def stumble(job: Job, detail: str, *, now: datetime) -> bool:
    """After an unexpected error: back into the queue with a growing wait, or failed when the tries are used up."""
    handler = handlers().get(job.kind)
    if handler is None or job.attempts >= handler.attempts:
        return refuse(job, UNEXPECTED.format(number=str(job.pk)[:8]), now=now, detail=detail)
    due = now + timedelta(seconds=handler.pause(job.attempts))
    waiting = {"state": State.QUEUED, "due_at": due, "lease": "", "detail": detail[-8000:]}
    return bool(held(job.pk, job.lease).update(**waiting))


def give_back(job: Job, *, now: datetime) -> bool:
    """Return an interrupted job to the queue at once; the interrupted try does not count."""
    back = {"state": State.QUEUED, "due_at": now, "lease": "", "attempts": max(job.attempts - 1, 1)}
    return bool(held(job.pk, job.lease).update(**back))


def postpone(job: Job, why: str, *, until: datetime) -> bool:
    """Let the rest of a job wait; the tries start again."""
    waiting = {"state": State.QUEUED, "due_at": until, "lease": "", "attempts": 1, "message": why[:300]}
    return bool(held(job.pk, job.lease).update(**waiting))


def sweep(*, now: datetime) -> int:
    """Free the jobs whose worker has been silent for SILENCE; return how many. A row locked by a live step is left."""
    silent = Job.objects.filter(state=State.RUNNING, heartbeat_at__lt=now - SILENCE)
    if not silent.exists():
        return 0
    with transaction.atomic():
        orphans = list(silent.select_for_update(skip_locked=True))
        for job in orphans:
            stumble(job, f"{job.detail}\nworker {job.lease} silent since {job.heartbeat_at}".strip(), now=now)
    return len(orphans)
