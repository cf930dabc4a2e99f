"""Reminders: one a person and rung, drafted for review, never to who has filed."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

import cast
from openkarier.foundation.notices.models import Batch, Message
from openkarier.stages.aspiration import operations
from openkarier.stages.aspiration.reminders import draft_ladder, draft_reminder
from openkarier.stages.registry.models import Pegawai

pytestmark = pytest.mark.django_db


def ladder(at):
    return draft_ladder(SimpleNamespace(clock=lambda: at))


def people_reminded(batch=None):
    rows = Message.objects.all() if batch is None else Message.objects.filter(batch=batch)
    return set(rows.values_list("recipient", flat=True))


def test_a_reminder_goes_to_the_missing_and_not_to_who_has_filed(city, period, draft):
    sari = city.orang["sari"]
    operations.submit(aspiration=draft, revision=1, actor=operations.Actor.of(sari), hand="asn", at=cast.NOW)
    drafted = draft_reminder(period=period, people=Pegawai.objects.all(), by="dewi", now=cast.NOW)
    assert people_reminded() == {person.nip for key, person in city.orang.items() if key != "sari"}
    assert Batch.objects.get(pk=drafted.batch).state == "draft"


@pytest.mark.parametrize(("days", "made"), [(15, 0), (14, 7), (4, 7), (3, 7), (1, 7), (0, 7)])
def test_a_rung_is_drafted_from_its_day_on(city, period, days, made):
    ladder(cast.PLAN.batas - timedelta(days=days, hours=1))
    assert Message.objects.count() == made


def test_the_ladder_reminds_each_person_at_most_three_times(city, period):
    for days in range(20, -1, -1):
        ladder(cast.PLAN.batas - timedelta(days=days, hours=1))
    keys = set(Batch.objects.values_list("key", flat=True))
    assert keys == {f"aspirasi.pengingat:5871:2026-2:H-{step}" for step in (14, 3, 1)}
    assert Message.objects.count() == 3 * 7


def test_nothing_is_drafted_after_the_deadline(city, period):
    ladder(cast.PLAN.batas + timedelta(minutes=1))
    assert Message.objects.count() == 0
