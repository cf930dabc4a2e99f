"""Sanggah data: clocks, what is withheld, and reading what people type."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from openkarier.core.registry_data import BUTIR, read, withheld_facts, withheld_parts
from openkarier.core.registry_disputes import SANGGAH, course, days_left, due, news_due, same, silent
from openkarier.core.workflow import StepRefused

JAKARTA = ZoneInfo("Asia/Jakarta")
FRIDAY = datetime(2026, 7, 10, 16, 0, tzinfo=JAKARTA)
MONDAY = datetime(2026, 7, 6, 9, 0, tzinfo=JAKARTA)
TODAY = date(2026, 7, 10)


def test_the_answer_is_due_within_72_plain_hours_whatever_the_region_promises():
    assert due(FRIDAY, 3) == FRIDAY + timedelta(hours=72)
    assert due(FRIDAY, 30) == FRIDAY + timedelta(hours=72)


def test_a_region_may_promise_an_earlier_working_day():
    assert due(MONDAY, 1) == datetime(2026, 7, 7, 23, 59, 59, tzinfo=JAKARTA)


def test_news_of_what_was_passed_on_is_due_by_working_days():
    assert news_due(FRIDAY, 10).date() == date(2026, 7, 24)


@pytest.mark.parametrize(("hours", "left"), [(73, 4), (72, 3), (1, 1), (0, 0), (-1, 0), (-25, -1)])
def test_days_left_are_rounded_up_and_never_hide_an_overdue_day(hours, left):
    assert days_left(MONDAY + timedelta(hours=hours), MONDAY) == left


def test_silence_begins_after_the_fourteenth_day():
    assert silent(MONDAY, MONDAY + timedelta(days=14)) is False
    assert silent(MONDAY, MONDAY + timedelta(days=14, seconds=1)) is True


def test_what_rests_on_a_disputed_rank_is_withheld_and_nothing_else():
    assert withheld_facts("golongan") == {"asn.golongan"}
    assert withheld_facts("kontak nama") == frozenset()
    assert withheld_parts("riwayat-pelatihan golongan") == {"pengembangan"}


def test_a_disputed_sanction_goes_on_counting():
    assert BUTIR["hukuman"].law == frozenset()


def test_what_is_typed_is_read_or_told_field_by_field():
    values, faults = read(BUTIR["golongan"], {"golongan": "IV/a", "tmt_golongan": "2026-04-01"}, TODAY)
    assert (values, faults) == ({"golongan": "IV/a", "tmt_golongan": "2026-04-01"}, {})
    _, faults = read(BUTIR["golongan"], {"golongan": "V/z", "tmt_golongan": "1 April"}, TODAY)
    assert faults == {
        "golongan": "Pilih golongan dari daftar.",
        "tmt_golongan": "TMT golongan tidak terbaca (“1 April”). Tuliskan seperti 2022-04-01 atau pilih dari kalender.",
    }


def test_a_period_ends_after_it_begins():
    typed = {
        "nama_jabatan": "Kepala Seksi", "nama_unit": "Dinas Pasar", "jenjang": "PENGAWAS", "mulai": "2020-01-02",
        "selesai": "2020-01-02",
    }  # fmt: skip
    _, faults = read(BUTIR["riwayat-jabatan"], typed, TODAY)
    assert faults == {"selesai": "Tanggal “Sampai” harus sesudah tanggal mulai. Periksa kedua tanggalnya pada SK."}


def test_fields_left_open_say_nothing_when_records_are_compared():
    assert same({"golongan": "IV/a", "nomor_sk": ""}, {"golongan": "IV/a", "nomor_sk": "1"}) is True
    assert same({"golongan": "IV/a"}, {"golongan": "III/d"}) is False
    assert same({"golongan": "IV/a"}, None) is False


def test_the_table_of_steps_keeps_hands_apart():
    assert SANGGAH.after("terima", "diteruskan", "bkpsdm") == "diterima"
    with pytest.raises(StepRefused):
        SANGGAH.after("terima", "diajukan", "asn")
    with pytest.raises(StepRefused):
        SANGGAH.after("tolak", "diterima", "bkpsdm")
    assert SANGGAH.verbs("dilengkapi", "asn") == ["lengkapi", "cabut"]


def test_the_tracker_says_who_acts_now_and_until_when():
    steps = [("", "diajukan", datetime(2026, 7, 6, tzinfo=UTC), "")]
    filed, now = course(steps, "diajukan", date(2026, 7, 9))
    assert (filed.label, filed.state) == ("Sanggahan diterima", "done")
    assert (now.actor, now.text) == ("Operator kepegawaian atau BKPSDM", "Paling lambat 9 Juli 2026.")
    assert len(course(steps, "ditolak", None)) == 1
