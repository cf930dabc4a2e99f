"""Local policy: no two decisions on one parameter on one day, and the law reads the one of the day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

import cast
from openkarier.core.regulations.lokal import SISA_BUP
from openkarier.stages.standards.models import Kebijakan
from openkarier.stages.standards.queries import local_parameters

pytestmark = pytest.mark.django_db


def decide(city, nilai, mulai, selesai=None, kunci="sisa_bup"):
    return Kebijakan.objects.create(
        instansi=city.instansi,
        kunci=kunci,
        nilai=nilai,
        mulai=mulai,
        selesai=selesai,
        sk="SK 1",
        oleh="x",
        pada=cast.NOW,
    )


def test_decisions_may_touch_but_not_overlap():
    city = cast.city()
    decide(city, 12, date(2025, 1, 1), date(2026, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        decide(city, 18, date(2025, 12, 31))
    decide(city, 18, date(2026, 1, 1))
    decide(city, 6, date(2025, 6, 1), kunci="mutasi_minimal")
    decide(cast.city("9999", "Kota Seberang", 951), 6, date(2025, 6, 1))
    assert Kebijakan.objects.count() == 4


@pytest.mark.parametrize(
    ("on", "value"),
    [(date(2024, 12, 31), 24), (date(2025, 1, 1), 12), (date(2025, 12, 31), 12), (date(2026, 1, 1), 24)],
)
def test_the_law_reads_the_decision_of_the_day_and_else_the_default(on, value):
    decide(cast.city(), 12, date(2025, 1, 1), date(2026, 1, 1))
    assert local_parameters("5871").value(SISA_BUP, on) == value
