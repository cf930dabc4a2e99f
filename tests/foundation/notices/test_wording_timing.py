"""Placeholders that cannot be abused; quiet hours and the reminder ladder at their boundaries."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from openkarier.foundation.notices.timing import earliest, rung, rung_key
from openkarier.foundation.notices.wording import fill, line

WIT = ZoneInfo("Asia/Jayapura")


@pytest.mark.parametrize("words", ["{{7*7}}", "{% load x %}", "{nama.__class__}", "{0}", "%(nama)s", "{NAMA}", "{}"])
def test_nothing_but_a_known_name_is_replaced(words):
    assert fill(words, {"nama": "Budi"}) == words


def test_a_value_is_not_filled_again():
    assert fill("{nama}", {"nama": "{nip}", "nip": "rahasia"}) == "{nip}"


def test_a_subject_is_one_line_whatever_the_name_holds():
    assert line("Halo {nama}", {"nama": "Budi\r\nBcc: semua@kantor.example"}) == "Halo Budi Bcc: semua@kantor.example"
    assert fill("{nama}", {"nama": "a\x00b\x1b\nc"}) == "ab\nc"
    assert len(line("{nama}", {"nama": "x" * 500})) == 200


def wit(hour, minute=0, day=21):
    return datetime(2026, 11, day, hour, minute, tzinfo=WIT)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (wit(19, 59), wit(19, 59)),
        (wit(20, 0), wit(7, 0, day=22)),
        (wit(23, 59), wit(7, 0, day=22)),
        (wit(0, 0), wit(7, 0)),
        (wit(6, 59), wit(7, 0)),
        (wit(7, 0), wit(7, 0)),
    ],
)
def test_quiet_hours_end_at_seven_on_the_wall_clock_of_the_agency(now, leaves):
    assert earliest(now, "Asia/Jayapura") == leaves


def test_quiet_hours_within_one_day_and_none_at_all():
    assert earliest(wit(12, 30), "Asia/Jayapura", time(12), time(13)) == wit(13)
    assert earliest(wit(13, 0), "Asia/Jayapura", time(12), time(13)) == wit(13)
    assert earliest(wit(3), "Asia/Jayapura", time(0), time(0)) == wit(3)


@pytest.mark.parametrize(
    ("left", "due"), [(15, None), (14, 14), (13, 14), (4, 14), (3, 3), (2, 3), (1, 1), (0, 1), (-1, None)]
)
def test_a_rung_is_due_from_its_day_until_the_next(left, due):
    deadline = date(2026, 12, 31)
    assert rung(deadline, date.fromordinal(deadline.toordinal() - left), start=date(2026, 1, 1)) == due


def test_a_rung_before_the_opening_never_was():
    deadline = date(2026, 12, 31)
    assert rung(deadline, date(2026, 12, 25), start=date(2026, 12, 18)) is None
    assert rung(deadline, date(2026, 12, 25), start=date(2026, 12, 17)) == 14
    assert rung_key("aspirasi.pengingat", "2026-1", 14) == "aspirasi.pengingat:2026-1:H-14"
