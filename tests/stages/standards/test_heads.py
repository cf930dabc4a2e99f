"""The head of the region as a fact of the agency: the window of a day follows from it."""

from __future__ import annotations

from datetime import date

import pytest

import cast
from openkarier.core.election import Term
from openkarier.foundation.journal.models import Payload
from openkarier.stages.standards import heads

TERM = Term("DEFINITIF", "Zainal Pratama", date(2025, 2, 20), date(2030, 2, 19), date(2029, 9, 22), "Kepmendagri 221")


@pytest.mark.django_db
def test_the_window_of_a_day_follows_from_the_term_of_that_day():
    city = cast.city()
    unknown = heads.window_on("5871", date(2026, 7, 9))
    assert (unknown.known, unknown.restricted) == (False, False)
    heads.record_term(instansi=city.instansi, term=TERM, actor="dewi", at=cast.NOW)
    days = (date(2025, 8, 20), date(2025, 8, 21), date(2029, 3, 21), date(2029, 3, 22))
    assert [heads.window_on("5871", day).restricted for day in days] == [True, False, False, True]
    assert Payload.objects.filter(kind="MASA_KEPALA").count() == 1
    with pytest.raises(heads.TermRefused, match="sudah tercatat"):
        heads.record_term(instansi=city.instansi, term=TERM, actor="dewi", at=cast.NOW)
