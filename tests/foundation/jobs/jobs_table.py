"""Handlers that the tests of the queue run; each leaves its traces in the table `effect`."""

from __future__ import annotations

import sys
import time
from datetime import timedelta

from django.db import connection

from openkarier.foundation.jobs.table import Handler, Outcome, Routine
from openkarier.foundation.jobs.task import JobRefused, Postponed

MADE: list[object] = []


def leave(n: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO effect VALUES (%s)", [n])


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def add(task, n):
    MADE.append(n)
    return f"{n} dicatat."


def trace(task, n):
    with task.finish(f"{n} dicatat."):
        leave(n)


def letters(task, count, pause=0.0):
    """`count` letters, each in a step of its own; `pause` seconds inside the step, so that a kill hits its middle."""
    for n in range(task.cursor or 0, count):
        with task.step(cursor=n + 1, done=n + 1, total=count, message=f"Surat {n + 1} dari {count}"):
            leave(n)
            say(n)  # the test that reads it may kill now
            time.sleep(pause)
    return Outcome(f"{count} surat selesai.", "/hasil/")


def broken(task, until=99):
    if task.attempt < until:
        message = "rahasia di dalam"
        raise ValueError(message)


def refused(task):
    message = "Berkas kosong. Unggah berkas yang berisi baris data."
    raise JobRefused(message)


def later(task, n):
    raise Postponed(task.clock() + timedelta(hours=9), "Menunggu jam kerja.")


HANDLERS = {
    "add": Handler(add),
    "trace": Handler(trace),
    "letters": Handler(letters, attempts=50, wait=0),
    "broken": Handler(broken, attempts=3, wait=10),
    "refused": Handler(refused),
}
ROUTINES = (
    Routine("harian", "trace", "Tugas harian", minutes=1440, grace=timedelta(hours=24), arguments={"n": 1_000_000}),
)
