"""Real worker processes on a real database: killed, stopped, and competing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

HERE = Path(__file__).resolve()
ROUTINE = 1_000_000  # what the daily routine of jobs_table leaves


@pytest.fixture
def crew(tmp_path, transactional_db):
    """Commands on a database of their own; every worker that a test leaves running is ended."""
    tests = HERE.parents[2]
    url = f"sqlite:///{tmp_path / 'jobs.sqlite3'}"
    if connection.vendor == "postgresql":
        base, _, query = os.environ["OPENKARIER_DATABASE"].partition("?")
        url = f"{base.rpartition('/')[0]}/{connection.settings_dict['NAME']}?{query}"
    environment = {
        **os.environ,
        "OPENKARIER_DATABASE": url,
        "OPENKARIER_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "openkarier.config.settings",
        "PYTHONPATH": f"{tests}:{tests.parent / 'src'}",
    }
    crew = Crew(environment)
    yield crew
    for worker in crew.workers:
        if worker.poll() is None:
            worker.kill()
        worker.wait()
        worker.stdout.close()


class Crew:
    def __init__(self, environment):
        self.environment, self.workers = environment, []

    def command(self, *words):
        return [sys.executable, str(HERE.with_name("worker_process.py")), *words]

    def say(self, *words):
        done = subprocess.run(self.command(*words), env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def report(self, act="report"):
        """What stands in the database; "finish" works off the rest first."""
        return json.loads(self.say(act).splitlines()[-1])

    def start(self):
        worker = subprocess.Popen(
            self.command("work"), env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.workers.append(worker)
        assert worker.stdout.readline() == "siap\n"
        return worker


def test_a_job_whose_worker_is_killed_three_times_is_resumed_and_each_step_counts_once(crew):
    crew.say("prepare", json.dumps([["letters", {"count": 40, "pause": 0.02}]]))
    for _ in range(3):
        worker = crew.start()
        for _ in range(9):
            worker.stdout.readline()  # written inside a step, before its commit
        worker.kill()
        worker.wait()
    report = crew.report("finish")
    assert [n for n in report["effects"] if n != ROUTINE] == list(range(40))
    assert report["jobs"][0]["attempts"] == 4
    assert (report["jobs"][0]["message"], report["jobs"][0]["done"]) == ("40 surat selesai.", 40)


def test_three_workers_run_each_job_once_and_the_routine_of_the_day_once(crew):
    crew.say("prepare", json.dumps([["trace", {"n": n}] for n in range(150)]))
    crew.start()
    crew.start()
    report = crew.report("finish")
    assert report["effects"] == [*range(150), ROUTINE]
    assert {(job["state"], job["attempts"]) for job in report["jobs"]} == {("done", 1)}


def test_a_worker_asked_to_stop_gives_its_job_back_at_the_last_step(crew):
    crew.say("prepare", json.dumps([["letters", {"count": 500, "pause": 0.02}]]))
    worker = crew.start()
    worker.stdout.readline()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=20) == 0
    report = crew.report()
    letters = report["jobs"][0]
    assert (letters["kind"], letters["state"], letters["attempts"]) == ("letters", "queued", 1)
    assert letters["cursor"] == letters["done"] == len([n for n in report["effects"] if n != ROUTINE]) > 0
