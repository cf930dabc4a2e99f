"""Cells as SIASN, Excel and people leave them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from openkarier.gateways.spreadsheet import values
from openkarier.gateways.spreadsheet.values import Unreadable

NOON = datetime(2020, 1, 2, 12)  # noqa: DTZ001  # a spreadsheet knows no zone


@pytest.mark.parametrize(
    ("cell", "words"),
    [("'00123", "00123"), ("null", None), ("NULL ", None), ("-", None), ("", None), (None, None),
     ("\u00a0 a\u00a0b ", "a b"),
     ("\ufeffPNS\u200b ID", "PNS ID"), ('="199001012015031901"', "199001012015031901"), (5.0, "5"), (5.5, "5.5"),
     (True, "1"), ("baris\nbaru", "baris baru"), ("D'Artagnan", "D'Artagnan")],
)  # fmt: skip
def test_cells_are_tidied(cell, words):
    assert values.text(cell) == words


@pytest.mark.parametrize(
    ("cell", "day"),
    [("31-12-1990", date(1990, 12, 31)), ("1990-12-31", date(1990, 12, 31)), ("31/12/1990", date(1990, 12, 31)),
     ("1990-12-31 00:00:00", date(1990, 12, 31)), ("5 Agustus 2019", date(2019, 8, 5)),
     ("'01-02-2003", date(2003, 2, 1)),
     (NOON, date(2020, 1, 2)), (date(2020, 1, 2), date(2020, 1, 2)), (32874.0, date(1990, 1, 1)),
     ("null", None), ("00-00-0000", None), ("01-01-0001", None)],
)  # fmt: skip
def test_dates_are_read_however_they_are_written(cell, day):
    assert values.day(cell) == day


@pytest.mark.parametrize("cell", ["31-02-2020", "12-31-1990", "1990", "32874", "01-01-90", "kemarin", "01-01-1899"])
def test_what_is_no_date_is_refused(cell):
    with pytest.raises(Unreadable):
        values.day(cell)


@pytest.mark.parametrize(
    ("cell", "rank"),
    [("III/d", "III/d"), ("iii d", "III/d"), ("34", "III/d"), (34.0, "III/d"), ("45", "IV/e"),
     ("Penata Tk. I (III/d)", "III/d"),
     ("IX", "IX"), ("ix", "IX"), ("IV", "IV"), ("null", None)],
)  # fmt: skip
def test_a_golongan_is_read_by_name_or_code(cell, rank):
    assert values.rank(cell) == rank


@pytest.mark.parametrize("cell", ["35", "15", "V/a", "Penata", "XVIII", "99"])
def test_a_golongan_that_does_not_exist_is_refused(cell):
    with pytest.raises(Unreadable):
        values.rank(cell)


@pytest.mark.parametrize(
    ("cell", "code"),
    [("22", "22"), (22.0, "22"), ("II.b", "22"), ("II/b", "22"), ("III.a", "31"), ("Non Eselon", "99"),
     ("V.a", "99"), ("00", "99")],
)  # fmt: skip
def test_an_eselon_is_read_by_code_or_name(cell, code):
    assert values.eselon(cell) == code


@pytest.mark.parametrize(
    ("parse", "cell", "value"),
    [(values.sex, "M", "M"), (values.sex, "L", "M"), (values.sex, "P", "F"), (values.sex, "Laki-laki", "M"),
     (values.status, "P", "PNS"), (values.status, "c", "CPNS"), (values.status, "PPPK", "PPPK"),
     (values.predicate, "Sangat Baik", 5), (values.predicate, "BUTUH PERBAIKAN", 3), (values.predicate, "2", 4),
     (values.expectation, "DIATAS ESPEKTASI", 1), (values.expectation, "Di Bawah Ekspektasi", 3),
     (values.level_of_jf, "MA", "JF_AHLI_MADYA"), (values.level_of_jf, "Ahli Madya", "JF_AHLI_MADYA"),
     (values.level_of_jf, "Mahir", "JF_MAHIR"), (values.kind_of_post, "3", "1"), (values.appointment, "Plt", "PLT"),
     (values.phone, "+62 812-3456-7890", "081234567890"), (values.phone, "8123456789", "08123456789"),
     (values.email, "A@B.go.id; lain@x.id", "a@b.go.id"), (values.code(2, 2), "1", "01"),
     (values.code(2, 2), 5.0, "05")],
)  # fmt: skip
def test_words_of_the_domain_are_read_in_every_spelling(parse, cell, value):
    assert parse(cell) == value


@pytest.mark.parametrize(
    ("parse", "cell"),
    [(values.sex, "X"), (values.status, "Honorer"), (values.predicate, "Lumayan"), (values.email, "bukan surel"),
     (values.phone, "123"), (values.words(5), "enamhuruf"), (values.words(50), "=CMD|'/c calc'!A0"),
     (values.words(50), "#REF!"), (values.whole(1, 9), "10"), (values.whole(1, 9), "satu")],
)  # fmt: skip
def test_what_cannot_be_read_says_why_and_what_to_do(parse, cell):
    with pytest.raises(Unreadable) as caught:
        parse(cell)
    assert caught.value.alasan.endswith(".")
    assert caught.value.tindakan.endswith(".")


def test_the_limit_of_a_text_is_its_last_letter():
    assert values.words(5)("lima5") == "lima5"
    with pytest.raises(Unreadable):
        values.words(5)("enam66")
