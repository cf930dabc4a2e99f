"""Who is told that a result ends: once, in the month that is six months before it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from openkarier.foundation.notices.models import Message
from openkarier.stages.assessment import expiry

NOW = datetime(2028, 5, 28, 3, tzinfo=UTC)


class Task:
    def __init__(self, now):
        self.now = now

    def clock(self):
        return self.now


def test_a_person_is_told_once_and_not_before_or_after(city, result):
    result(city.orang["sari"], date(2025, 11, 28))  # ends 28 November 2028
    result(city.orang["tono"], date(2026, 2, 1))  # ends later
    result(city.orang["joko"], date(2025, 11, 28))
    result(city.orang["joko"], date(2027, 3, 1))  # tested again meanwhile
    told = expiry.draft_alarms(Task(NOW))
    assert told == "1 pengingat masa berlaku hasil uji disiapkan untuk diperiksa."
    expiry.draft_alarms(Task(NOW.replace(day=30)))
    assert {message.recipient for message in Message.objects.all()} == {city.orang["sari"].nip}
