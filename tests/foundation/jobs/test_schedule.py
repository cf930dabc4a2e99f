"""When a routine fires, at the boundaries."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from foundation.jobs import jobs_table
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.schedule import WORKDAYS, Routine
from openkarier.foundation.jobs.worker import Worker

WIB = ZoneInfo("Asia/Jakarta")


def at(*words):
    return datetime(*words, tzinfo=WIB)


def slot(routine, *words, zone="Asia/Jakarta"):
    return routine.slot(at(*words), zone)


SEVEN = Routine("pengingat", "add", "Pengingat harian", at=time(7, 0), grace=timedelta(hours=3))


def test_a_daily_slot_opens_at_its_minute_and_not_a_second_before():
    assert slot(SEVEN, 2026, 11, 21, 6, 59, 59) is None
    assert slot(SEVEN, 2026, 11, 21, 7, 0, 0) == at(2026, 11, 21, 7, 0)


def test_a_missed_slot_is_made_up_for_within_its_grace_only():
    assert slot(SEVEN, 2026, 11, 21, 10, 0, 0) == at(2026, 11, 21, 7, 0)
    assert slot(SEVEN, 2026, 11, 21, 10, 0, 1) is None


def test_workdays_leave_saturday_out_and_reach_back_to_friday():
    office = Routine("kantor", "add", "Kantor", at=time(16, 0), weekdays=WORKDAYS, grace=timedelta(days=4))
    assert slot(office, 2026, 11, 21, 16, 0) == at(2026, 11, 20, 16, 0)
    assert slot(office, 2026, 11, 23, 15, 59) == at(2026, 11, 20, 16, 0)
    assert slot(office, 2026, 11, 23, 16, 0) == at(2026, 11, 23, 16, 0)


def test_a_slot_is_on_the_wall_clock_of_the_zone():
    wit = ZoneInfo("Asia/Jayapura")  # two hours ahead of Jakarta
    assert slot(SEVEN, 2026, 11, 21, 5, 0, zone="Asia/Jayapura") == datetime(2026, 11, 21, 7, 0, tzinfo=wit)


def test_an_interval_counts_from_midnight():
    quarter = Routine("periksa", "add", "Periksa", minutes=15)
    assert slot(quarter, 2026, 11, 21, 0, 14, 59) == at(2026, 11, 21, 0, 0)
    assert slot(quarter, 2026, 11, 21, 23, 59) == at(2026, 11, 21, 23, 45)


@pytest.mark.parametrize("clock", [{}, {"at": time(7), "minutes": 5}, {"minutes": 7}, {"minutes": 1441}])
def test_a_routine_without_one_clear_clock_is_refused(clock):
    with pytest.raises(ValueError, match="selang menit"):
        Routine("rusak", "add", "Rusak", **clock)


def test_two_workers_and_a_restart_fire_a_slot_once(settings, db, monkeypatch):
    settings.JOB_TABLE = "foundation.jobs.jobs_table"
    monkeypatch.setattr(jobs_table, "ROUTINES", (Routine("a", "add", "A", at=time(7), arguments={"n": 1}),))
    for minute in (0, 0, 5, 59):
        Worker(clock=lambda minute=minute: at(2026, 11, 21, 7, minute)).drain()
    assert list(Job.objects.values_list("key", "state")) == [("a@2026-11-21T07:00+0700", "done")]
    Worker(clock=lambda: at(2026, 11, 22, 7, 0)).drain()
    assert Job.objects.count() == 2
