"""Numbers and dates in words, at the boundaries where Indonesian changes its word."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from openkarier.foundation.documents import terbilang

WORDS = {
    0: "nol",
    1: "satu",
    9: "sembilan",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    99: "sembilan puluh sembilan",
    100: "seratus",
    101: "seratus satu",
    111: "seratus sebelas",
    199: "seratus sembilan puluh sembilan",
    200: "dua ratus",
    999: "sembilan ratus sembilan puluh sembilan",
    1_000: "seribu",
    1_001: "seribu satu",
    1_100: "seribu seratus",
    1_945: "seribu sembilan ratus empat puluh lima",
    1_999: "seribu sembilan ratus sembilan puluh sembilan",
    2_000: "dua ribu",
    2_026: "dua ribu dua puluh enam",
    11_000: "sebelas ribu",
    100_000: "seratus ribu",
    101_000: "seratus satu ribu",
    999_999: "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan",
    1_000_000: "satu juta",
    1_001_000: "satu juta seribu",
    1_000_000_000: "satu miliar",
    1_000_000_001: "satu miliar satu",
    10**12: "satu triliun",
    -5: "minus lima",
}


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_a_number_is_said_as_it_is_spoken(number, words):
    assert terbilang.terbilang(number) == words


def test_the_largest_number_is_said_and_the_next_one_refused():
    assert terbilang.terbilang(10**15 - 1).startswith("sembilan ratus sembilan puluh sembilan triliun")
    with pytest.raises(ValueError, match="terlalu besar"):
        terbilang.terbilang(10**15)


def test_no_two_numbers_below_ten_thousand_sound_the_same():
    assert len({terbilang.terbilang(n) for n in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    ("amount", "figures"),
    [(0, "Rp0,00"), (999, "Rp999,00"), (1_000, "Rp1.000,00"), (1_250_000, "Rp1.250.000,00"), (-1_500, "-Rp1.500,00")],
)
def test_an_amount_is_written_with_full_stops_and_a_comma(amount, figures):
    assert terbilang.rupiah(amount) == figures


def test_an_amount_is_said_in_rupiah():
    assert terbilang.rupiah_terbilang(1_250_000) == "satu juta dua ratus lima puluh ribu rupiah"


def test_a_date_is_written_and_said():
    day = date(2026, 11, 1)
    assert terbilang.tanggal(day) == "1 November 2026"
    assert terbilang.hari(day) == "Minggu"
    assert terbilang.tanggal_terbilang(day) == "tanggal satu bulan November tahun dua ribu dua puluh enam"


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Asia/Jakarta", "00.05 WIB"),
        ("Asia/Makassar", "01.05 WITA"),
        ("Asia/Jayapura", "02.05 WIT"),
        ("UTC", "17.05 UTC+0"),
    ],
)
def test_a_time_carries_its_zone(zone, text):
    assert terbilang.jam(datetime(2026, 11, 20, 17, 5, tzinfo=UTC).astimezone(ZoneInfo(zone))) == text


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="tanpa zona"):
        terbilang.jam(datetime(2026, 11, 20, 17, 5))  # noqa: DTZ001  # that is the point
