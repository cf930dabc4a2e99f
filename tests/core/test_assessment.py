"""JPM, bands and validity."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openkarier.core.assessment import (
    DEFAULT_BANDS,
    BandsRefused,
    Jpm,
    Purpose,
    TypedBand,
    grade,
    jpm,
    packed,
    read_bands,
    unpacked,
    valid_until,
)

ASKED = {"integritas": 3, "kerjasama": 3, "komunikasi": 3}


def typed(*rows):
    return [
        TypedBand(code, code, Decimal(least), None if below is None else Decimal(below)) for code, least, below in rows
    ]


def test_a_surplus_counts_raw_and_not_capped():
    assert jpm({"integritas": 5, "kerjasama": 3, "komunikasi": 1}, ASKED) == Jpm(
        9, 9, Decimal(100), Decimal("77.77"), {"integritas": 2, "kerjasama": 0, "komunikasi": -2}
    )


def test_what_was_not_measured_is_not_weighed():
    assert jpm({"integritas": 5, "kerjasama": 3}, ASKED) is None
    assert jpm({"integritas": 5}, {}) is None


def test_a_share_is_cut_and_never_rounded_into_a_better_band():
    asked = {f"k{number}": 5 for number in range(5_000)}
    found = {name: 4 for name in asked} | {"k0": 3}
    match = jpm(found, asked)
    assert (match.raw, DEFAULT_BANDS[Purpose.FILLING].of(match.raw).code) == (Decimal("79.99"), "MMS")


def test_strengths_and_gaps_stand_widest_first():
    match = jpm({"integritas": 1, "kerjasama": 2, "komunikasi": 5}, ASKED)
    assert (list(match.short.items()), match.strong) == ([("integritas", 2), ("kerjasama", 1)], {"komunikasi": 2})


@pytest.mark.parametrize(
    ("purpose", "value", "code"),
    [
        (Purpose.FILLING, "80", "MS"), (Purpose.FILLING, "79.99", "MMS"), (Purpose.FILLING, "68", "MMS"),
        (Purpose.FILLING, "67.99", "KMS"), (Purpose.FILLING, "130", "MS"), (Purpose.FILLING, "0", "KMS"),
        (Purpose.MAPPING, "90", "O"), (Purpose.MAPPING, "89.99", "CO"), (Purpose.MAPPING, "78", "CO"),
        (Purpose.MAPPING, "77.99", "KO"),
    ],
)  # fmt: skip
def test_the_national_bands_begin_at_their_limit(purpose, value, code):
    assert DEFAULT_BANDS[purpose].of(Decimal(value)).code == code


def test_an_agency_may_set_its_own_limits():
    made = read_bands(Purpose.FILLING, typed(("SB", "91", None), ("B", "85", "91"), ("K", "0", "85")), "SK 1")
    assert [made.of(Decimal(value)).code for value in ("91", "90.5", "85", "84.99")] == ["SB", "B", "B", "K"]
    assert unpacked(Purpose.FILLING, packed(made.bands), "SK 1") == made


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("SB", "91", None), ("B", "85", "90"), ("K", "0", "85")],
         "Ada celah: nilai 90 sampai sebelum 91 (misalnya 90,5) tidak masuk kategori mana pun. "
         "Tulis “B” sampai kurang dari 91."),
        ([("SB", "91", None), ("B", "85", "92"), ("K", "0", "85")],
         "Tumpang tindih: nilai 91 sampai sebelum 92 masuk “SB” dan “B” sekaligus. Tulis “B” sampai kurang dari 91."),
        ([("SB", "85", None), ("B", "91", "85"), ("K", "0", "91")],
         "Urutannya keliru: “B” mulai 91, padahal “SB” di atasnya mulai 85. "
         "Tulis dari kategori tertinggi ke terendah."),
        ([("SB", "91", None), ("B", "50", "91")],
         "Nilai di bawah 50 tidak masuk kategori mana pun. Mulai “B”, kategori terendah, dari 0."),
        ([("SB", "91", "100"), ("B", "0", "91")],
         "“SB” kategori tertinggi, jadi tidak berbatas atas. Kosongkan batas atasnya."),
        ([("SB", "91", None), ("sb", "0", "91")],
         "Dua kategori memakai singkatan yang sama. Bedakan singkatannya."),
        ([("SB", "0", None)], "Isi sedikitnya dua kategori, dari yang tertinggi."),
    ],
)  # fmt: skip
def test_a_set_that_does_not_cover_every_value_once_is_refused_with_the_value(rows, sentence):
    with pytest.raises(BandsRefused) as refusal:
        read_bands(Purpose.MAPPING, typed(*rows), "SK 1")
    assert str(refusal.value) == sentence


@given(st.lists(st.decimals(1, 120, places=2), min_size=1, max_size=5, unique=True), st.decimals(0, 130, places=2))
def test_in_an_accepted_set_each_value_has_one_band(limits, value):
    edges = [*sorted(limits, reverse=True), Decimal(0)]
    rows = [(f"b{place}", edge, edges[place - 1] if place else None) for place, edge in enumerate(edges)]
    made = read_bands(Purpose.MAPPING, [TypedBand(code, code, least, below) for code, least, below in rows], "SK 1")
    holding = [code for code, least, below in rows if least <= value and (below is None or value < below)]
    assert [made.of(value).code] == holding


@pytest.mark.parametrize(
    ("day", "last"),
    [(date(2025, 11, 28), date(2028, 11, 28)), (date(2024, 2, 29), date(2027, 2, 28))],
)
def test_a_result_counts_for_thirty_six_months(day, last):
    assert valid_until(day) == last


@pytest.mark.parametrize(("score", "code"), [(100, "BS"), (90, "BS"), (89, "B"), (50, "C"), (30, "K"), (29, "KS")])
def test_a_score_of_potential_has_a_grade(score, code):
    assert grade(score).code == code
