"""One table: the queue, its progress and its results."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class State(models.TextChoices):
    """Where a job stands. Queued and running are open; the other three are final (a person may queue them again)."""

    QUEUED = "queued", "Menunggu giliran"
    RUNNING = "running", "Sedang dikerjakan"
    DONE = "done", "Selesai"
    FAILED = "failed", "Gagal"
    CANCELLED = "cancelled", "Dibatalkan"


OPEN = (State.QUEUED, State.RUNNING)


class Job(models.Model):
    """A piece of long work. `key` makes it unique: for ever (`once`), or among those of its kind still untouched."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=80)  # a name in config/jobs.py
    key = models.CharField(max_length=200, blank=True)
    once = models.BooleanField(default=True)
    arguments = models.JSONField(default=dict)
    title = models.CharField(max_length=200)  # what people read: "Impor ekspor-asn.xlsx"
    owner = models.CharField(max_length=32, blank=True)  # NIP of who asked for it; "" = the system
    instansi = models.CharField(max_length=20, blank=True)  # code of the registry, opaque here; "" = all of them
    back = models.CharField(max_length=200, blank=True)  # path of the page where the owner came from
    priority = models.SmallIntegerField(default=0)  # the higher, the sooner

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    due_at = models.DateTimeField()
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    lease = models.CharField(max_length=80, blank=True)  # who runs it now; a new word at each claim
    heartbeat_at = models.DateTimeField(null=True, blank=True)

    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)  # 0 = not known yet
    message = models.CharField(max_length=300, blank=True)  # what happens now, or what came out
    cursor = models.JSONField(null=True, blank=True)  # how far the committed steps reach
    result = models.CharField(max_length=200, blank=True)  # path of the page that shows the result
    error = models.TextField(blank=True)  # for the owner
    detail = models.TextField(blank=True)  # for the operator: the traceback

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], condition=Q(once=True) & ~Q(key=""), name="job_once"),
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(once=False, state=State.QUEUED, attempts=0) & ~Q(key=""),
                name="job_one_untouched",
            ),
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(state=State.RUNNING) & ~Q(key=""), name="job_one_running"
            ),
            models.CheckConstraint(condition=Q(total=0) | Q(done__lte=F("total")), name="job_done_within_total"),
        ]
        indexes: ClassVar = [
            models.Index(
                F("priority").desc(), "due_at", "enqueued_at", condition=Q(state=State.QUEUED), name="job_queue"
            ),
            models.Index(fields=["heartbeat_at"], condition=Q(state=State.RUNNING), name="job_running"),
            models.Index(fields=["owner", "-enqueued_at"], name="job_of_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_state_display()})"
