"""The queue in one process: uniqueness, order, waits, fences, and what people are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.jobs import jobs_table
from foundation.jobs.queueing import BUDI, NOON, drain, put, table, task_of  # noqa: F401  # `table` works by itself
from openkarier.foundation.jobs import leases
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.operations import cancel, retry
from openkarier.foundation.jobs.queries import status
from openkarier.foundation.jobs.task import LeaseLost, StopAsked


def test_a_job_runs_once_and_says_what_came_out():
    job = put(owner=BUDI)
    assert (drain(), drain(), jobs_table.MADE) == (1, 0, [1])
    seen = status(job, now=NOON, viewer=BUDI)
    assert (seen.label, seen.message, seen.open, seen.attempts) == ("Selesai", "1 dicatat.", False, 1)


def test_an_unknown_kind_is_refused_where_it_is_enqueued():
    with pytest.raises(LookupError, match=r"config/jobs\.py"):
        put("addd")


def test_a_job_of_a_transaction_that_is_rolled_back_never_existed():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        put()
        1 / 0  # noqa: B018
    assert drain() == 0


def test_the_same_key_is_the_same_job_even_after_it_has_ended():
    first = put(key="impor:abc")
    drain()
    assert put(key="impor:abc") == first
    assert put("trace", key="impor:abc") != first
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(kind="add", key="impor:abc", title="", due_at=NOON, enqueued_at=NOON)


def test_a_recount_joins_one_that_waits_but_not_one_that_runs():
    first = put(key="hitung", once=False)
    assert put(key="hitung", once=False) == first
    leases.claim("w", now=NOON)
    assert put(key="hitung", once=False) != first


def test_a_job_is_claimed_at_its_due_second_and_urgent_ones_first():
    later = put(due_at=NOON + timedelta(seconds=1))
    assert leases.claim("w", now=NOON) is None
    urgent = put(priority=5, due_at=NOON + timedelta(seconds=1))
    claimed = [leases.claim("w", now=NOON + timedelta(seconds=1)).pk for _ in range(2)]
    assert claimed == [urgent, later]


def test_an_idle_worker_does_not_write(django_assert_num_queries):
    with django_assert_num_queries(1) as caught:
        assert leases.claim("w", now=NOON) is None
    assert caught[0]["sql"].startswith("SELECT")


def test_an_error_is_tried_again_after_a_growing_wait_and_then_told_without_its_inside():
    job = put("broken", {}, owner=BUDI)
    waits = []
    now = NOON
    for _ in range(2):
        drain(now)
        due = Job.objects.get(pk=job).due_at
        waits.append((due - now).total_seconds())
        assert drain(due - timedelta(milliseconds=1)) == 0
        now = due
    drain(now)
    seen = status(job, now=NOON, viewer=BUDI)
    assert waits == [10, 40]
    assert (seen.state, seen.attempts) == ("failed", 3)
    assert str(job)[:8] in seen.error
    assert "rahasia" not in seen.error
    assert "rahasia di dalam" in seen.detail


def test_an_error_that_passes_leaves_no_trace_for_people():
    job = put("broken", {"until": 2}, owner=BUDI)
    drain()
    drain(NOON + timedelta(seconds=10))
    seen = status(job, now=NOON, viewer=BUDI)
    assert (seen.state, seen.error, seen.detail) == ("done", "", "")


def test_a_refusal_is_final_and_its_sentence_reaches_the_owner():
    job = put("refused", {}, owner=BUDI)
    drain()
    seen = status(job, now=NOON, viewer=BUDI)
    assert (seen.state, seen.attempts) == ("failed", 1)
    assert seen.error == "Berkas kosong. Unggah berkas yang berisi baris data."


def test_a_failed_job_can_be_queued_again_by_hand_and_an_ended_one_not():
    failed, done = put("refused", {}), put()
    drain()
    assert (retry(failed, now=NOON), retry(done, now=NOON)) == (True, False)
    assert Job.objects.get(pk=failed).attempts == 0


def test_a_failed_recount_is_not_queued_beside_its_twin():
    failed = put("refused", {}, key="hitung", once=False)
    drain()
    put("refused", {}, key="hitung", once=False)
    assert retry(failed, now=NOON) is False


def test_the_sweeper_frees_a_job_that_was_silent_longer_than_the_limit_and_no_other():
    put()
    job = leases.claim("dead", now=NOON)
    assert leases.sweep(now=NOON + leases.SILENCE) == 0
    assert leases.beat(job.pk, job.lease, now=NOON + timedelta(seconds=30))
    assert leases.sweep(now=NOON + timedelta(seconds=90)) == 0
    assert leases.sweep(now=NOON + timedelta(seconds=90, microseconds=1)) == 1
    assert not leases.beat(job.pk, job.lease, now=NOON)
    assert drain(NOON + timedelta(seconds=101)) == 1


def test_a_job_that_kills_its_worker_each_time_fails_in_the_end():
    job = put("broken", {})
    now = NOON
    for _ in range(3):
        leases.claim("dead", now=now)
        now += timedelta(seconds=61)
        leases.sweep(now=now)
        now += timedelta(seconds=160)
    assert (Job.objects.get(pk=job).state, leases.claim("w", now=now)) == ("failed", None)


def test_a_worker_that_lost_its_lease_can_write_nothing_more():
    put("letters", {"count": 2})
    old = leases.claim("slow", now=NOON)
    leases.sweep(now=NOON + timedelta(minutes=2))
    new = leases.claim("quick", now=NOON + timedelta(minutes=2))
    late = task_of(old)
    for write in (lambda: late.progress(1, 2), lambda: late.step(cursor=1, done=1).__enter__()):
        with pytest.raises(LeaseLost):
            write()
    with pytest.raises(LeaseLost), late.finish("dua kali"):
        pytest.fail("the body of a lost finish must not run")
    assert not leases.succeed(old, late, jobs_table.Outcome("dua kali"), now=NOON)
    assert leases.succeed(new, task_of(new), jobs_table.Outcome("sekali"), now=NOON)
    assert Job.objects.get().message == "sekali"


def test_a_step_whose_body_fails_moves_neither_cursor_nor_progress():
    put("letters", {"count": 9})
    job = leases.claim("w", now=NOON)
    with pytest.raises(ZeroDivisionError), task_of(job).step(cursor=3, done=3, total=9):
        1 / 0  # noqa: B018
    job.refresh_from_db()
    assert (job.cursor, job.done, job.total) == (None, 0, 0)


def test_a_cancelled_job_stops_at_its_next_step_and_keeps_what_was_committed():
    job = put("letters", {"count": 9})
    task = task_of(leases.claim("w", now=NOON))
    with task.step(cursor=1, done=1, total=9):
        pass
    assert (cancel(job, now=NOON), cancel(job, now=NOON)) == (True, False)
    with pytest.raises(LeaseLost), task.step(cursor=2, done=2):
        pytest.fail("the body of a cancelled step must not run")
    assert Job.objects.get(pk=job).done == 1


def test_an_asked_stop_comes_before_a_step_not_inside_it():
    put("letters", {"count": 9})
    task = task_of(leases.claim("w", now=NOON), stopping=True)
    with pytest.raises(StopAsked), task.step(cursor=1, done=1):
        pytest.fail("a stop that was asked for must not open a step")


def test_progress_is_written_at_most_twice_a_second_and_at_the_end(django_assert_num_queries):
    put()
    task = task_of(leases.claim("w", now=NOON))
    with django_assert_num_queries(2):
        for n in range(1, 101):
            task.progress(n, 100)
    assert Job.objects.get().done == 100


def test_the_real_table_names_only_handlers_that_take_a_task_first(settings):
    import inspect

    settings.JOB_TABLE = "openkarier.config.jobs"
    from openkarier.foundation.jobs.table import handlers, routines

    assert {next(iter(inspect.signature(handler.run).parameters)) for handler in handlers().values()} <= {"task"}
    assert {routine.kind for routine in routines()} <= set(handlers())
    assert len({routine.name for routine in routines()}) == len(routines())


def test_the_database_refuses_more_done_than_there_is():
    put()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(done=2, total=1)
    assert connection.vendor in {"sqlite", "postgresql"}


def test_jobs_of_one_key_run_one_after_the_other():
    put(key="hitung", once=False)
    first = leases.claim("w", now=NOON)
    second = put(key="hitung", once=False)
    assert leases.claim("v", now=NOON) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=second).update(state="running")
    leases.succeed(first, task_of(first), jobs_table.Outcome(), now=NOON)
    assert leases.claim("v", now=NOON).pk == second


def test_a_postponed_job_waits_without_counting_a_try(monkeypatch):
    monkeypatch.setitem(jobs_table.HANDLERS, "add", jobs_table.Handler(jobs_table.later))
    job = put(owner=BUDI)
    for _ in range(7):
        drain()
        Job.objects.update(due_at=NOON)
    drain()
    seen = status(job, now=NOON, viewer=BUDI)
    assert (seen.state, seen.message, seen.attempts) == ("queued", "Menunggu jam kerja.", 1)
    assert seen.due_at == NOON + timedelta(hours=9)
