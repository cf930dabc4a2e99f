"""E-mail against a real SMTP server: what leaves, what is refused, and what nobody knows."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from foundation.notices.readers import AWAY, BKPSDM, NOON, SCOPE, mailed, nip, notice, person
from foundation.notices.smtp_double import serve
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.worker import Worker
from openkarier.foundation.notices import queries
from openkarier.foundation.notices.models import Message
from openkarier.foundation.notices.operations import NoticeRefused, cancel, draft, release, resend, settle

pytestmark = pytest.mark.django_db
PAUSE = timedelta(minutes=5)


@pytest.fixture
def post(settings, monkeypatch):
    """The mail server; settings point at it, and the clock asks for nothing."""
    monkeypatch.setattr("openkarier.config.jobs.ROUTINES", ())
    server = serve()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    settings.EMAIL_HOST_USER = ""
    settings.OPENKARIER_URL = "https://karier.bengkulukota.example"
    yield server
    server.shutdown()
    server.server_close()


def sent_off(*people, now=NOON):
    drafted = draft(notice(), people, by=BKPSDM, now=now)
    release(drafted.batch, scope=SCOPE, count=drafted.messages, by=BKPSDM, now=now)
    return drafted.batch


def work(now=NOON):
    return Worker(clock=lambda: now).drain()


def mails():
    return {row.recipient: (row.state, row.attempts) for row in Message.objects.filter(channel="email")}


def test_an_email_carries_the_text_the_link_and_a_lasting_id(post):
    sent_off(mailed(1), person(2))
    work()
    ((to, mail),) = post.box
    assert (to, mail["Subject"]) == ("asn@kantor1.example", "Pegawai 00001, tenggat 24 November 2026")
    assert "Yth. Pegawai 00001," in mail.get_content()
    assert "https://karier.bengkulukota.example/asn/aspirasi/2026-1/" in mail.get_content()
    assert mail["Message-ID"] == f"<{Message.objects.get(channel='email').pk}@localhost>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert Job.objects.get().message == "1 dari 1 surel terkirim."


def test_each_answer_of_the_mail_server_becomes_a_state_with_its_reason(post):
    batch = sent_off(mailed(1), mailed(2, "tolak"), mailed(3, "nanti"), mailed(4, "putus"), mailed(5))
    work()
    assert mails() == {
        nip(1): ("sent", 1),
        nip(2): ("failed", 1),
        nip(3): ("queued", 1),
        nip(4): ("uncertain", 1),
        nip(5): ("sent", 1),
    }
    reasons = dict(Message.objects.filter(channel="email").values_list("recipient", "reason"))
    assert reasons[nip(2)] == "Server surel menjawab 550: kotak surat tidak ada"
    assert reasons[nip(4)].startswith("Sambungan terputus saat pesan diserahkan")
    tally = queries.batch(batch, SCOPE).tally
    assert (tally.sent, tally.waiting, tally.failed, tally.uncertain) == (7, 1, 1, 1)


def test_a_deferred_email_is_offered_five_times_and_then_fails(post):
    sent_off(mailed(1, "nanti"))
    now, offered = NOON, []
    for _ in range(7):
        offered.append(work(now))
        now = Job.objects.get().due_at
    assert mails() == {nip(1): ("failed", 5)}
    assert sum(offered) == 5
    assert Message.objects.get(channel="email").reason == "Server surel menjawab 450: penuh"


def test_a_mail_server_that_is_away_costs_no_message_a_try(post, settings):
    settings.EMAIL_PORT = 9  # discard: nobody listens
    sent_off(mailed(1), mailed(2))
    work()
    assert mails() == {nip(1): ("queued", 0), nip(2): ("queued", 0)}
    job = Job.objects.get()
    assert (job.state, job.due_at) == ("queued", NOON + PAUSE)
    assert job.message.startswith("Server surel tidak menjawab (")
    settings.EMAIL_PORT = post.port
    work(NOON + PAUSE)
    assert [to for to, _ in post.box] == ["asn@kantor1.example", "asn@kantor2.example"]


def test_a_failed_email_can_be_sent_again_and_a_doubtful_one_only_by_name(post):
    batch = sent_off(mailed(1, "tolak"), mailed(2, "putus"))
    work()
    assert resend(batch, scope=SCOPE, now=NOON) == 1
    doubtful = Message.objects.get(state="uncertain")
    assert resend(batch, scope=SCOPE, now=NOON, message=doubtful.pk) == 1
    work()
    assert [to for to, _ in post.box] == ["putus@kantor2.example"] * 2
    assert settle(batch, scope=AWAY, message=doubtful.pk, now=NOON) is False
    assert settle(batch, scope=SCOPE, message=doubtful.pk, now=NOON) is True
    assert mails()[nip(2)][0] == "sent"
    with pytest.raises(NoticeRefused):
        resend(batch, scope=AWAY, now=NOON)


def test_a_cancelled_batch_sends_nothing_more(post):
    cancel(sent_off(mailed(1)), scope=SCOPE, by=BKPSDM, now=NOON)
    work()
    assert post.box == []


def test_a_run_that_reaches_the_quiet_hours_goes_on_in_the_morning(post):
    evening = NOON.replace(hour=12, minute=59, second=59)  # 19.59.59 in Jakarta
    sent_off(mailed(1), mailed(2), now=evening)
    ticks = iter([timedelta(0)] * 4)
    Worker(clock=lambda: evening + next(ticks, timedelta(seconds=1))).drain()
    assert [to for to, _ in post.box] == ["asn@kantor1.example"]
    morning = Job.objects.get().due_at
    assert morning == evening + timedelta(hours=11, seconds=1)
    work(morning)
    assert [to for to, _ in post.box] == ["asn@kantor1.example", "asn@kantor2.example"]


def test_a_sender_killed_three_times_sends_no_email_twice(tmp_path):
    """Own processes on an own database: 40 e-mails, the sender killed with -9 while it hands one over."""
    crew = Crew(tmp_path)
    try:
        crew.say("prepare", "40")
        for n in range(3):
            sender = crew.start("work")
            crew.await_lines(10 * (n + 1))
            sender.send_signal(signal.SIGKILL)
            sender.wait()
        report = json.loads(crew.say("finish"))
    finally:
        crew.end()
    arrived = [json.loads(text)["to"] for text in crew.paper.read_text().splitlines()]
    assert len(arrived) == len(set(arrived))
    assert report["states"]["uncertain"] <= 3
    assert report["states"]["sent"] + report["states"]["uncertain"] == 40
    assert set(report["sent"]) <= set(arrived)
    assert report["job"] == "done"


class Crew:
    """A mail server and senders, each a process."""

    def __init__(self, folder: Path):
        here = Path(__file__).resolve()
        self.paper, self.program = folder / "surel.jsonl", str(here.with_name("sender_process.py"))
        self.paper.touch()
        tests = here.parents[2]
        self.environment = {
            **os.environ,
            "OPENKARIER_DATABASE": f"sqlite:///{folder / 'notices.sqlite3'}",
            "OPENKARIER_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "openkarier.config.settings",
            "PYTHONPATH": f"{tests}:{tests.parent / 'src'}",
        }
        self.running = []
        server = self._process(str(here.with_name("smtp_double.py")), str(self.paper))
        port = server.stdout.readline().strip()
        self.environment |= {"OPENKARIER_EMAIL_HOST": "127.0.0.1", "OPENKARIER_EMAIL_PORT": port}
        self.environment |= {"OPENKARIER_EMAIL_TLS": "0"}

    def _process(self, *words):
        process = subprocess.Popen([sys.executable, *words], env=self.environment, stdout=subprocess.PIPE, text=True)
        self.running.append(process)
        return process

    def start(self, *words):
        return self._process(self.program, *words)

    def say(self, *words):
        return subprocess.run(
            [sys.executable, self.program, *words], env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        ).stdout

    def await_lines(self, count):
        import time

        end = time.monotonic() + 180  # a busy machine is slow, not wrong
        while len(self.paper.read_text().splitlines()) < count:
            assert time.monotonic() < end, self.paper.read_text()
            time.sleep(0.002)

    def end(self):
        for process in self.running:
            process.kill()
            process.wait()
            process.stdout.close()
