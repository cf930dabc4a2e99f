"""Whom the demo may seat on the day of its oath."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

from openkarier.gateways.demo.placement import SEATED, SWORN, seatable


def usulan(tmt):
    return SimpleNamespace(pegawai=SimpleNamespace(tmt_jabatan=tmt))


def test_nobody_is_seated_who_came_to_the_own_post_on_the_day_of_the_oath_or_later():
    late, before, fresh = usulan(SWORN), usulan(SWORN - timedelta(days=1)), usulan(None)
    assert seatable([late, before, fresh]) == [before, fresh]


def test_no_more_than_the_chairs():
    assert len(seatable([usulan(date(2020, 1, 1))] * 9)) == SEATED
