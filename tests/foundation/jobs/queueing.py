"""What tests of the queue share: one job of the table of tests, a worker that drains, a task at noon."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from foundation.jobs import jobs_table
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.jobs.task import Task
from openkarier.foundation.jobs.worker import Worker

NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
BUDI = "199001012015019001"


@pytest.fixture(autouse=True)
def table(settings, db, monkeypatch):
    settings.JOB_TABLE = "foundation.jobs.jobs_table"
    monkeypatch.setattr(jobs_table, "ROUTINES", ())
    jobs_table.MADE.clear()


def put(kind="add", arguments=None, **more):
    return enqueue(kind, {"n": 1} if arguments is None else arguments, title="Uji", now=NOON, **more)


def drain(now=NOON):
    return Worker(clock=lambda: now).drain()


def task_of(job, *, stopping=False):
    return Task(job, clock=lambda: NOON, stopping=lambda: stopping)
