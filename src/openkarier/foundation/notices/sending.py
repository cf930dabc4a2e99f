"""The job that sends e-mail: one message at a time, each offered at most once.

A message is marked "sending" and committed before it is offered, and its outcome is committed before the next one. If
the worker dies in between, the message is found in "sending" and becomes "perlu diperiksa": a person may well get no
mail, never two.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min
from django.utils.timezone import localtime

from openkarier.foundation.jobs.task import Outcome, Postponed, StopAsked, Task
from openkarier.foundation.notices.channels import CARRIERS, Carrier, Deferred, Down, Rejected, Unclear, letter
from openkarier.foundation.notices.models import Batch, Channel, Message, MessageState
from openkarier.foundation.notices.operations import leave_at

TRIES = 5
PAUSE = timedelta(minutes=5)  # before knocking again at a mail server that did not answer; x tries for a deferred mail
DIED = "Pengiriman terhenti tepat saat pesan ini diserahkan. Tanyakan kepada penerima sebelum mengirim ulang."
Verdict = dict[str, Any]  # columns of the message


def send(task: Task, batch: str) -> Outcome:
    """Send the queued e-mails of a batch; postpones the rest in quiet hours and while the mail server is away."""
    run = _Run(task, Batch.objects.get(pk=batch), CARRIERS[Channel.EMAIL]())
    try:
        run.all()
    finally:
        run.carrier.close()
    return run.outcome()


class _Run:
    """One pass over the queued messages of a batch."""

    def __init__(self, task: Task, batch: Batch, carrier: Carrier) -> None:
        self.task, self.batch, self.carrier = task, batch, carrier
        self.mails = batch.messages.filter(channel=Channel.EMAIL)
        self.total = self.mails.count()
        self.done = self.mails.exclude(state=MessageState.QUEUED).count()
        self.down = ""

    def all(self) -> None:
        """Claim, offer, write down and claim the next, until none is due or something asks for a pause."""
        doubtful = {"state": MessageState.UNCERTAIN, "reason": DIED}
        with self._step():
            self.mails.filter(state=MessageState.SENDING).update(**doubtful)
            message = self._claim()
        while message is not None:
            verdict = self._offer(message)
            self.done += verdict["state"] != MessageState.QUEUED
            with self._step():
                self.mails.filter(pk=message.pk, state=MessageState.SENDING).update(**verdict)
                message = self._claim()

    def outcome(self) -> Outcome:
        """Say how it ended, or postpone the rest."""
        if self.task.stopping:
            raise StopAsked
        now = self.task.clock()
        rest = self.mails.filter(state=MessageState.QUEUED).aggregate(due=Min("due_at"))["due"]
        if rest is None:
            sent = self.mails.filter(state=MessageState.SENT).count()
            return Outcome(f"{sent} dari {self.total} surel terkirim.", f"/bkpsdm/pesan/{self.batch.pk}/")
        if self.down:
            until = now + PAUSE
            raise Postponed(until, f"Server surel tidak menjawab ({self.down}). Dicoba lagi pukul {_clock(until)}.")
        until = max(rest, leave_at(self.batch, now))
        raise Postponed(until, f"{self.done} dari {self.total} surel selesai; sisanya dikirim mulai {_clock(until)}.")

    def _step(self) -> Any:
        message = f"{self.done} dari {self.total} surel"
        return self.task.step(cursor=None, done=self.done, total=self.total, message=message, stoppable=False)

    def _claim(self) -> Message | None:
        """Take the next due message, unless it is time to pause. Inside a step."""
        now = self.task.clock()
        if self.task.stopping or self.down or leave_at(self.batch, now) > now:
            return None
        queued = self.mails.filter(state=MessageState.QUEUED, due_at__lte=now).order_by("name")
        while (message := queued.first()) is not None:
            mine = queued.filter(pk=message.pk).order_by()
            if mine.update(state=MessageState.SENDING, attempts=message.attempts + 1):
                return message  # else it was cancelled in this very moment
        return None

    def _offer(self, message: Message) -> Verdict:
        """Hand one message over; return what became of it. Outside any transaction."""
        try:
            self.carrier.ready()
            self.carrier.send(letter(self.batch, message))
        except Down as down:
            self.down = str(down)
            return {"state": MessageState.QUEUED, "attempts": message.attempts}
        except Deferred as later:
            return self._later(message, str(later))
        except Rejected as refused:
            return {"state": MessageState.FAILED, "reason": str(refused)[:300]}
        except Unclear as unclear:
            return {"state": MessageState.UNCERTAIN, "reason": str(unclear)[:300]}
        return {"state": MessageState.SENT, "sent_at": self.task.clock(), "reason": ""}

    def _later(self, message: Message, reason: str) -> Verdict:
        if message.attempts + 1 >= TRIES:
            return {"state": MessageState.FAILED, "reason": reason[:300]}
        due = self.task.clock() + PAUSE * (message.attempts + 1)
        return {"state": MessageState.QUEUED, "reason": reason[:300], "due_at": due}


def _clock(at: datetime) -> str:
    return f"{localtime(at):%H.%M}"
