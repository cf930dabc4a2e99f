"""The twelve NIP checks, by the published vectors and at their edges."""

from __future__ import annotations

from datetime import date

import pytest

from openkarier.core.records import PersonRecord
from openkarier.gateways.spreadsheet.nip import doubts, nip
from openkarier.gateways.spreadsheet.values import Unreadable

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "cell",
    [
        "199001012015031999",
        "199112312022212999",
        "'199001012015031999",
        " 19900101 201503 1 999 ",
        '="199001012015031999"',
    ],
)
def test_a_sound_nip_is_eighteen_digits(cell):
    assert nip(cell) == "".join(filter(str.isdigit, cell))


@pytest.mark.parametrize(
    ("cell", "kode"),
    [
        ("19900101201503100", "NIP01"),
        ("1990010120150319990", "NIP01"),
        ("19900101201503199A", "NIP01"),
        ("１９９００１０１２０１５０３１９９９", "NIP01"),
        ("199002302015031001", "NIP02"),
        ("199001012015131001", "NIP03"),
        ("199001012015001001", "NIP03"),
        ("199001012015201001", "NIP03"),
        ("199001012015501001", "NIP03"),
        ("199001012015033001", "NIP04"),
        ("199001012015031000", "NIP05"),
        (1.99001012015031e17, "NIP12"),
        (199001012015031999, "NIP12"),
        ("1.99E+17", "NIP12"),
        ("1,99001E+17", "NIP12"),
        ("'1.99001012015031E17", "NIP12"),
    ],
)
def test_a_broken_nip_is_refused_under_its_code(cell, kode):
    with pytest.raises(Unreadable) as caught:
        nip(cell)
    assert caught.value.kode == kode


def test_an_empty_cell_says_nothing():
    assert nip("null") is None


def person(**changes):
    sound = {"siasn_id": "A", "nip": "199001012015031999", "nama": "Uji", "tanggal_lahir": date(1990, 1, 1),
             "jenis_kelamin": "M", "status": "PNS", "kedudukan_hukum": "01", "tmt_cpns": date(2015, 3, 1)}  # fmt: skip
    return PersonRecord(**{**sound, **changes})


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"tanggal_lahir": date(1990, 1, 2)}, [("NIP06", False)]),
        ({"jenis_kelamin": "F"}, [("NIP07", False)]),
        ({"nip": "199903022015031999", "tanggal_lahir": date(1999, 3, 2)}, [("NIP08", False)]),
        ({"nip": "199903012015031999", "tanggal_lahir": date(1999, 3, 1)}, []),
        ({"tmt_cpns": date(2015, 4, 1)}, [("NIP09", False)]),
        ({"tmt_cpns": None}, []),
        ({"status": "PPPK"}, [("NIP10", False)]),
        ({"nip": "199112312022212999", "tanggal_lahir": date(1991, 12, 31), "jenis_kelamin": "F"}, [("NIP10", False)]),
        ({"nip": "202611212045031999", "tanggal_lahir": date(2026, 11, 21), "tmt_cpns": None}, []),
        ({"nip": "202611222045031999", "tanggal_lahir": date(2026, 11, 22), "tmt_cpns": None}, [("NIP02", True)]),
    ],
)
def test_doubts_are_told_and_only_a_birth_in_the_future_stops_the_row(changes, found):
    assert [(kode, galat) for kode, _, _, galat in doubts(person(**changes), TODAY)] == found
