"""What a complete declaration is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openkarier.core.aspiration import Door, Gap, Personal, Target, Terms, Wish, day, number, read, read_target, tracker

TERMS = Terms(opens=date(2026, 7, 1), max_wishes=2, term_months=6)
TARGET = {
    "indicator": "pasar yang bersih",
    "unit": "pasar",
    "baseline": "4",
    "goal": "11",
    "due": "2026-12-31",
    "method": "penilaian bersama kelurahan",
}
ANSWERS = {
    "door": "tetap", "reason": "Saya ingin menuntaskan penataan pasar.", "ready": "ya",
    "willing_tetap": "tidak", "willing_pindah": "opd",
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", "12"), ("85%", "85"), ("85,5", "85.5"), ("1.250", "1250"), ("1.250,75", "1250.75"), ("1.25", "1.25"),
        ("0.125", "0.125"), ("12.500.000", "12500000"), ("Rp 3.000.000", "3000000"), ("-4", "-4"), (" 7 ", "7"),
    ],
)  # fmt: skip
def test_numbers_are_read_the_indonesian_way(typed, value):
    assert number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "banyak", "12 pasar", "1,2,3", "NaN", "Infinity", "1e99", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧"])
def test_what_is_no_number_is_none(typed):
    assert number(typed) is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(typed):
    assert number(typed) is None or number(typed).is_finite()
    assert day(typed) is None or day(typed).year >= 1


@given(st.integers(-(10**12), 10**12))
def test_a_grouped_whole_number_reads_as_itself(value):
    assert number(f"{value:,}".replace(",", ".")) == value


@pytest.mark.parametrize(("typed", "value"), [("2026-12-31", date(2026, 12, 31)), ("31/12/2026", date(2026, 12, 31))])
def test_dates_are_read_as_sent_and_as_typed(typed, value):
    assert day(typed) == value


def test_29_february_exists_only_in_a_leap_year():
    assert (day("29-02-2028"), day("29-02-2027")) == (date(2028, 2, 29), None)


def test_a_whole_target_is_read():
    target, gaps = read_target(TARGET, 1, TERMS)
    assert gaps == []
    assert target == Target(
        "pasar yang bersih", "pasar", Decimal(4), Decimal(11), date(2026, 12, 31), "penilaian bersama kelurahan"
    )


@pytest.mark.parametrize("name", list(TARGET))
def test_each_missing_part_of_a_target_is_pointed_out_once(name):
    target, gaps = read_target({**TARGET, name: "  "}, 3, TERMS)
    assert target is None
    assert [(gap.page, gap.field) for gap in gaps] == [("target/3", name)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"goal": "sebelas"}, "Target harus berupa angka, misalnya 12 atau 85,5."),
        ({"goal": "4"}, "Target sama dengan keadaan sekarang."),
        ({"due": "kapan-kapan"}, "Tanggal tidak terbaca."),
        ({"due": "2026-07-01"}, "Tanggal selesai sudah lewat."),
    ],
)
def test_what_cannot_be_measured_is_said_in_plain_words(change, sentence):
    _, gaps = read_target({**TARGET, **change}, 1, TERMS)
    assert len(gaps) == 1
    assert gaps[0].sentence.startswith(sentence)


def test_the_day_after_the_opening_is_the_first_possible_deadline():
    assert read_target({**TARGET, "due": "2026-07-02"}, 1, TERMS)[1] == []


def test_a_complete_tetap_is_a_declaration():
    reading = read({**ANSWERS, "personal": "jarak", "personal_note": " 40 km "}, [], [TARGET], TERMS)
    assert reading.gaps == []
    assert reading.declaration is not None
    assert (reading.declaration.door, reading.declaration.personal) == (Door.TETAP, Personal.JARAK)
    assert reading.declaration.personal_note == "40 km"


def test_an_empty_draft_lists_every_gap_in_the_order_of_the_pages():
    assert [gap.page for gap in read({}, [], [], TERMS).gaps] == ["pintu", "alasan", "target", "kesediaan"]


def test_pindah_needs_a_wish_and_no_more_than_the_period_allows():
    answers = {**ANSWERS, "door": "pindah"}
    assert [g.page for g in read(answers, [], [TARGET], TERMS).gaps] == ["jabatan"]
    two = [Wish(1, jabatan=7), Wish(2, kind="Sekretaris camat", opd=3)]
    assert read(answers, two, [TARGET], TERMS).gaps == []
    three = [*two, Wish(3, jabatan=9)]
    assert read(answers, three, [TARGET], TERMS).gaps == [
        Gap("jabatan", "wishes", "Paling banyak 2 jabatan dapat dituju. Hapus salah satu.")
    ]


def test_the_same_post_twice_is_pointed_out():
    reading = read({**ANSWERS, "door": "pindah"}, [Wish(1, jabatan=7), Wish(2, jabatan=7)], [TARGET], TERMS)
    assert [gap.sentence for gap in reading.gaps] == ["Satu jabatan dipilih dua kali. Hapus salah satu."]


def test_tetap_forgets_wishes_left_over_from_pindah():
    reading = read(ANSWERS, [Wish(1, jabatan=7)], [TARGET], TERMS)
    assert reading.declaration is not None
    assert reading.declaration.wishes == ()


def test_six_targets_are_one_too_many_and_five_are_not():
    assert read(ANSWERS, [], [TARGET] * 5, TERMS).gaps == []
    assert [gap.page for gap in read(ANSWERS, [], [TARGET] * 6, TERMS).gaps] == ["target"]


def test_a_reason_of_nineteen_letters_is_too_short_and_of_twenty_is_not():
    assert [g.field for g in read({**ANSWERS, "reason": "x" * 19}, [], [TARGET], TERMS).gaps] == ["reason"]
    assert read({**ANSWERS, "reason": "x" * 20}, [], [TARGET], TERMS).gaps == []


@pytest.mark.parametrize(("state", "current"), [("draf", 0), ("ditarik", 0), ("diajukan", 2), ("dipertimbangkan", 2)])
def test_the_tracker_always_says_who_acts_now(state, current):
    filed = datetime(2026, 7, 9, 3, tzinfo=UTC)
    stops = tracker(state, {"diajukan": filed}, datetime(2026, 7, 31, tzinfo=UTC), "Wali Kota")
    assert [stop.current for stop in stops] == [index == current for index in range(4)]


def test_an_answered_declaration_has_no_current_station():
    at = datetime(2026, 9, 1, tzinfo=UTC)
    dates = dict.fromkeys(("diajukan", "dipertimbangkan", "dijawab"), at)
    assert [stop.current for stop in tracker("dijawab", dates, at, "Wali Kota")] == [False] * 4
