"""What a page shows of a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openkarier.foundation.jobs.models import OPEN, Job, State


@dataclass(frozen=True)
class Status:
    """A job as people see it. `percent` is None while the total is not known."""

    id: UUID
    title: str
    state: str
    label: str
    done: int
    total: int
    percent: int | None
    message: str
    error: str
    detail: str
    attempts: int
    enqueued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    due_at: datetime
    result: str
    back: str
    ahead: int
    owner: str

    @property
    def open(self) -> bool:
        """Whether more is to come."""
        return self.state in OPEN


def status(job: UUID, *, viewer: str = "", whole: bool = False) -> Status | None:
    """Return a job for its owner (NIP `viewer`), or for the operator (`whole`); None when it is not theirs to see."""
    found = Job.objects.filter(pk=job).first()
    if found is None or not (whole or (viewer and found.owner == viewer)):
        return None
    return _status(found, ahead=_ahead(found))


def recent(*, viewer: str = "", whole: bool = False, limit: int = 50) -> list[Status]:
    """Return the latest jobs of one person, or of all, newest first."""
    jobs = Job.objects.all() if whole else Job.objects.filter(owner=viewer).exclude(owner="")
    return [_status(job, ahead=0) for job in jobs.order_by("-enqueued_at")[:limit]]


def _ahead(job: Job) -> int:
    """How many jobs come before this one."""
    if job.state != State.QUEUED:
        return 0
    waiting = Job.objects.filter(state__in=OPEN).exclude(pk=job.pk)
    return waiting.filter(priority__gte=job.priority, due_at__lte=job.due_at).count()


def _status(job: Job, *, ahead: int) -> Status:
    return Status(
        id=job.pk,
        title=job.title,
        state=job.state,
        label=job.get_state_display(),
        done=job.done,
        total=job.total,
        percent=100 * job.done // job.total if job.total else None,
        message=job.message,
        error=job.error,
        detail=job.detail,
        attempts=job.attempts,
        enqueued_at=job.enqueued_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        due_at=job.due_at,
        result=job.result,
        back=job.back,
        ahead=ahead,
        owner=job.owner,
    )
