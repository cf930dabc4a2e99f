"""What a page shows of a job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from openkarier.foundation.jobs.leases import SILENCE
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
    stalled: bool
    owner: str

    @property
    def open(self) -> bool:
        """Whether more is to come."""
        return self.state in OPEN


def status(job: UUID, *, now: datetime, viewer: str = "", instansi: str | None = None) -> Status | None:
    """Return a job for its owner (NIP `viewer`), or for the operator of its `instansi`; None: not theirs to see."""
    found = _visible(viewer, instansi).filter(pk=job).first()
    return _status(found, ahead=_ahead(found), stalled=_stalled(found, now)) if found else None


def recent(*, viewer: str = "", instansi: str | None = None) -> QuerySet[Job]:
    """Return the jobs of one person, or of an agency, newest first; page it, then `rows`.

    Jobs that nobody asked for and that went well are left out: a routine of every minute would hide the rest.
    """
    return _visible(viewer, instansi).exclude(owner="", state=State.DONE).order_by("-enqueued_at", "-pk")


def rows(jobs: list[Job]) -> list[Status]:
    """Return one page of jobs, ready to be shown."""
    return [_status(job) for job in jobs]


def _visible(viewer: str, instansi: str | None) -> QuerySet[Job]:
    if instansi is not None:
        return Job.objects.filter(instansi__in=("", instansi))
    return Job.objects.filter(owner=viewer).exclude(owner="")


def _stalled(job: Job, now: datetime) -> bool:
    """Whether the job should have begun a minute ago and no worker is busy: perhaps none runs."""
    if job.state != State.QUEUED or job.due_at > now - SILENCE:
        return False
    return not Job.objects.filter(state=State.RUNNING, heartbeat_at__gte=now - SILENCE).exists()


def _ahead(job: Job) -> int:
    """How many jobs come before this one."""
    if job.state != State.QUEUED:
        return 0
    waiting = Job.objects.filter(state__in=OPEN).exclude(pk=job.pk)
    return waiting.filter(priority__gte=job.priority, due_at__lte=job.due_at).count()


def _status(job: Job, *, ahead: int = 0, stalled: bool = False) -> Status:
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
        stalled=stalled,
        owner=job.owner,
    )
