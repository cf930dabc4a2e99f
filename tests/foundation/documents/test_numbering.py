"""Numbers of letters: patterns, and counters without a gap and without a double, on either database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import close_old_connections, connection, transaction

from openkarier.foundation.documents.models import Counter
from openkarier.foundation.documents.numbering import PatternError, check_pattern, draw, write_number

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{klasifikasi}/{nomor:04}/{unit}/{tahun}", "800.1.3.1/0007/BKPSDM/2026"),
        ("{nomor}/{bulan}/{tahun}", "7/11/2026"),
        ("B/{nomor:03}/{unit}/{klasifikasi}/{bulan_romawi}/{tahun}", "B/007/BKPSDM/800.1.3.1/XI/2026"),
    ],
)
def test_a_number_follows_its_pattern(pattern, number):
    assert write_number(pattern, 7, on=DAY, klasifikasi="800.1.3.1", unit="BKPSDM") == number


def test_a_serial_wider_than_its_pattern_is_not_cut():
    assert write_number("{nomor:02}/{tahun}", 12345, on=DAY) == "12345/2026"


@pytest.mark.parametrize(
    "pattern",
    ["{nomor}", "{tahun}", "{nomor}/{nomor}/{tahun}", "{nomor}/{tahun}/{x}", "{nomor.__class__}/{tahun}",
     "{nomor}/{tahun}/{", "{nomor}\n{tahun}", "{nomor}/{tahun}/" + "x" * 90],
)  # fmt: skip
def test_a_pattern_that_cannot_tell_letters_apart_or_reaches_elsewhere_is_refused(pattern):
    with pytest.raises(PatternError):
        check_pattern(pattern)


@pytest.mark.django_db(transaction=True)
def test_a_number_is_drawn_only_inside_an_act():
    with pytest.raises(PatternError, match="di dalam transaksi"):
        draw(instansi="5871", agenda="sk", year=2026)


@pytest.mark.django_db
def test_each_agenda_agency_and_year_counts_for_itself():
    asked = [
        ("5871", "sk", 2026),
        ("5871", "sk", 2026),
        ("5871", "sk", 2027),
        ("5871", "usulan", 2026),
        ("5872", "sk", 2026),
    ]
    assert [draw(instansi=i, agenda=a, year=y) for i, a, y in asked] == [1, 2, 1, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_gives_its_number_back():
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            assert draw(instansi="5871", agenda="sk", year=2026) == 1
            1 / 0  # noqa: B018
    assert not Counter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_acts_at_once_leave_no_gap_and_no_double():
    def act(n: int) -> int:
        """Draw in an act of its own; every fourth act fails after drawing."""
        close_old_connections()
        try:
            with transaction.atomic():
                serial = draw(instansi="5871", agenda="sk", year=2026)
                if n % 4 == 3:
                    raise ZeroDivisionError
                return serial
        except ZeroDivisionError:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        serials = [serial for serial in pool.map(act, range(80)) if serial]
    assert sorted(serials) == list(range(1, 61))
    assert Counter.objects.get().last == 60
