"""The clock's two duties, and how they refuse."""

from __future__ import annotations

import pytest

from openkarier.config.jobs import HANDLERS, ROUTINES
from openkarier.foundation.jobs.task import JobRefused
from openkarier.foundation.journal.models import Payload

from .tampering import sql, without_triggers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.LEDGER_FOLDER = tmp_path / "ledger"
    settings.LEDGER_SIGNER = tmp_path / "signer"


def run(kind):
    return HANDLERS[kind].run(None).message


def test_each_minute_publishes_and_each_night_audits(write):
    write(3)
    assert run("ledger.publish") == "3 catatan terbit."
    assert run("ledger.audit") == "3 catatan di basis data sama dengan buku yang terbit."
    clocks = {routine.kind: (routine.minutes, routine.at and routine.at.hour) for routine in ROUTINES}
    assert (clocks["ledger.publish"], clocks["ledger.audit"]) == ((1, None), (0, 1))


def test_a_tampered_database_stops_both_with_a_sentence(write):
    write(3)
    run("ledger.publish")
    Payload.objects.all().delete()
    with without_triggers():
        sql('DELETE FROM journal_leaf WHERE "index" = 2')
    with pytest.raises(JobRefused, match="2 catatan, padahal 3"):
        run("ledger.publish")
    with pytest.raises(JobRefused, match="nomor 2"):
        run("ledger.audit")
