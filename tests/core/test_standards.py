"""A decision ends the one before it, gives way to the one after it, and takes only values the law knows."""

from __future__ import annotations

from datetime import date

import pytest

from openkarier.core.law import LocalRow
from openkarier.core.regulations import lokal
from openkarier.core.standards import DecisionRefused, options, read_value, with_decision

OLD = LocalRow("sisa_bup", 24, date(2026, 1, 1), None, "SK 1")
NEXT = LocalRow("sisa_bup", 36, date(2028, 1, 1), None, "SK 3")
OTHER = LocalRow("plt_bulan", 3, date(2025, 1, 1), None, "SK 0")


def value(rows, on):
    return rows.value(lokal.SISA_BUP, on)


def test_a_decision_counts_from_its_day_and_the_one_before_ends_the_day_before():
    after = with_decision([OLD, OTHER], LocalRow("sisa_bup", 12, date(2027, 1, 1), None, "SK 2"))
    assert [value(after, day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [24, 12]
    assert OTHER in after.rows


def test_a_decision_between_two_ends_when_the_later_one_begins():
    ended = LocalRow("sisa_bup", 24, date(2026, 1, 1), date(2027, 12, 31), "SK 1")
    after = with_decision([ended, NEXT], LocalRow("sisa_bup", 12, date(2027, 1, 1), None, "SK 2"))
    days = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 12, 31), date(2028, 1, 1))
    assert [value(after, day) for day in days] == [24, 12, 12, 36]


def test_a_second_decision_from_the_same_day_is_refused():
    with pytest.raises(DecisionRefused, match="mulai berlaku 01-01-2026"):
        with_decision([OLD], LocalRow("sisa_bup", 12, date(2026, 1, 1), None, "SK 2"))


@pytest.mark.parametrize(
    ("parameter", "typed", "read"),
    [
        (lokal.SISA_BUP, " 12 ", 12), (lokal.SISA_BUP, "0", 0), (lokal.BATAS_USIA_INKLUSIF, "tidak", False),
        (lokal.BATAS_USIA_INKLUSIF, "ya", True), (lokal.ACUAN_USIA_JPT, "pelantikan", "pelantikan"),
    ],
)  # fmt: skip
def test_a_value_is_read_as_its_parameter_wants_it(parameter, typed, read):
    assert read_value(parameter, typed) == read


@pytest.mark.parametrize(
    ("parameter", "typed"),
    [
        (lokal.SISA_BUP, "dua"), (lokal.SISA_BUP, "-1"), (lokal.SISA_BUP, "²"), (lokal.SISA_BUP, "1,5"),
        (lokal.SISA_BUP, ""), (lokal.SISA_BUP, "999999"), (lokal.BATAS_USIA_INKLUSIF, "mungkin"),
        (lokal.ACUAN_USIA_JPT, "kapan saja"),
    ],
)  # fmt: skip
def test_what_is_no_value_of_it_is_refused_with_what_would_be(parameter, typed):
    with pytest.raises(DecisionRefused, match="tidak sesuai"):
        read_value(parameter, typed)


def test_a_switch_offers_two_words():
    assert options(lokal.BATAS_USIA_INKLUSIF) == (("ya", "ya"), ("tidak", "tidak"))
    assert options(lokal.SISA_BUP) == ()
