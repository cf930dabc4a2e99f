"""Reminders of the year's dates go to who is late, once a rung, as drafts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cast import account
from openkarier.foundation.notices.models import Batch, Message
from openkarier.stages.appraisal import operations, reminders
from year import AT


class Clock:
    """A task that only knows the time."""

    def __init__(self, *when):
        self.when = datetime(*when, 3, tzinfo=UTC)

    def clock(self):
        return self.when


def told():
    return {(batch.event, message.name) for batch in Batch.objects.all() for message in batch.messages.all()}


def test_who_has_no_fixed_skp_hears_fourteen_days_before_the_end_of_january(city, running):
    reminders.draft_due(Clock(2026, 1, 16))
    assert not Batch.objects.filter(event="kinerja.skp").exists()
    reminders.draft_due(Clock(2026, 1, 17))
    names = {name for event, name in told() if event == "kinerja.skp"}
    assert "Sari Melati" not in names
    assert {"Tono Hidayat", "Joko Prasetyo"} <= names
    before = Message.objects.count()
    reminders.draft_due(Clock(2026, 1, 18))  # the same rung
    assert Message.objects.count() == before


def test_a_superior_hears_how_many_wait_and_bkpsdm_hears_of_the_report(city, running):
    account(city.orang["dewi"], "bkpsdm")
    reminders.draft_due(Clock(2027, 1, 28))
    [message] = Message.objects.filter(batch__event="kinerja.nilai")
    assert (message.name, message.fields["jumlah"], message.fields["tahun"]) == ("Wati Kurnia", "1", "2026")
    reminders.draft_due(Clock(2027, 2, 25))
    assert Message.objects.filter(batch__event="kinerja.laporan").values_list("name", flat=True)[0] == "Dewi Anggraini"


@pytest.mark.parametrize("state", ["02", "13"])
def test_who_needs_no_skp_is_not_reminded(city, state):
    tono = city.orang["tono"]
    tono.kedudukan_hukum = state
    tono.save()
    operations.begin(pegawai=city.orang["sari"], tahun=2026, at=AT)
    assert tono not in reminders.without_fixed(city.instansi, 2026)
