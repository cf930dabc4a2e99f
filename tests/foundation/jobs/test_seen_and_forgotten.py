"""Who sees a job, what the page says while it waits, and when ended jobs are forgotten."""

from __future__ import annotations

from datetime import timedelta

from foundation.jobs import jobs_table
from foundation.jobs.queueing import BUDI, NOON, drain, put, table, task_of  # noqa: F401  # `table` works by itself
from openkarier.foundation.jobs import leases
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.operations import KEEP, KEEP_ROUTINE, forget
from openkarier.foundation.jobs.queries import recent, rows, status
from openkarier.foundation.jobs.schedule import Routine


def test_only_the_owner_and_the_operator_see_a_job():
    job = put(owner=BUDI)
    system = put()
    assert status(job, now=NOON, viewer=BUDI).percent is None
    assert (status(job, now=NOON, viewer="199001012015019002"), status(job, now=NOON)) == (None, None)
    assert status(system, now=NOON) is None
    assert status(system, now=NOON, instansi="5871").title == "Uji"
    elsewhere = put(owner=BUDI, instansi="9999")
    assert status(elsewhere, now=NOON, instansi="5871") is None
    assert {seen.id for seen in rows(list(recent(viewer=BUDI)))} == {job, elsewhere}
    assert (recent().count(), recent(instansi="5871").count(), recent(instansi="9999").count()) == (0, 2, 3)


def test_a_job_that_nobody_takes_says_so_after_a_minute():
    waiting = put(owner=BUDI)
    minute = timedelta(seconds=60)
    assert not status(waiting, now=NOON + minute - timedelta(seconds=1), viewer=BUDI).stalled
    assert status(waiting, now=NOON + minute, viewer=BUDI).stalled
    put(priority=1)
    leases.claim("w", now=NOON + minute)
    assert not status(waiting, now=NOON + minute, viewer=BUDI).stalled


def test_a_waiting_job_knows_how_many_come_before_it():
    put()
    put(priority=-1)
    mine = put(owner=BUDI, due_at=NOON + timedelta(seconds=1))
    assert status(mine, now=NOON, viewer=BUDI).ahead == 1


def test_ended_jobs_are_forgotten_after_ninety_days_and_open_ones_never():
    put()
    drain()
    put()
    assert forget(now=NOON + KEEP) == 0
    assert forget(now=NOON + KEEP + timedelta(seconds=1)) == 1
    assert Job.objects.count() == 1


def test_routines_that_went_well_are_forgotten_after_two_days(monkeypatch):
    monkeypatch.setattr(
        jobs_table,
        "ROUTINES",
        (Routine("harian", "add", "Harian", minutes=1440, grace=timedelta(hours=24), arguments={"n": 1}),),
    )
    assert drain() == 1
    put("refused", {}, key="harian@gagal")
    drain()
    mine = put()
    drain()
    assert forget(now=NOON + KEEP_ROUTINE) == 0
    assert forget(now=NOON + KEEP_ROUTINE + timedelta(seconds=1)) == 1
    assert set(Job.objects.values_list("state", flat=True)) == {"failed", "done"}
    assert Job.objects.filter(pk=mine).exists()


def test_no_routine_may_outlive_the_memory_of_its_slots(settings):
    settings.JOB_TABLE = "openkarier.config.jobs"
    from openkarier.foundation.jobs.table import routines

    assert max((routine.grace for routine in routines()), default=timedelta(0)) < KEEP_ROUTINE


def test_the_list_of_an_agency_leaves_out_routines_that_went_well():
    put()
    put("refused", {})
    asked = put(owner=BUDI, instansi="5871")
    drain()
    assert {job.state for job in recent(instansi="5871")} == {"failed", "done"}
    assert asked in {job.pk for job in recent(instansi="5871")}
    assert recent(instansi="5871").count() == 2
