"""Deciding about a parameter: dated, with an SK, one leaf; and what it would touch, counted before."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

import cast
from openkarier.core.law import LocalParameters, LocalRow
from openkarier.core.regulations import lokal
from openkarier.core.standards import DecisionRefused
from openkarier.foundation.journal.models import Payload
from openkarier.stages.standards.models import Kebijakan
from openkarier.stages.standards.operations import decide
from openkarier.stages.standards.queries import local_parameters
from openkarier.stages.talent import eligibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return cast.city()


def settle(city, nilai, mulai, sk="SK 1"):
    return decide(instansi=city.instansi, kunci="sisa_bup", nilai=nilai, mulai=mulai, sk=sk, actor="dewi", at=cast.NOW)


def test_decisions_follow_one_another_and_each_leaves_a_leaf(city):
    settle(city, 12, date(2026, 1, 1))
    settle(city, 36, date(2028, 1, 1), "SK 3")
    settle(city, 18, date(2027, 1, 1), "SK 2")
    read = local_parameters("5871")
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1), date(2028, 1, 1))
    assert [read.value(lokal.SISA_BUP, day) for day in days] == [24, 12, 12, 18, 36]
    assert Payload.objects.filter(kind="KEBIJAKAN_TETAP").count() == 3


@pytest.mark.parametrize(
    ("nilai", "sk", "sentence"),
    [("dua belas", "SK 1", "bukan nilai yang dikenal"), (True, "SK 1", "bukan nilai yang dikenal"), (12, " ", "nomor")],
)
def test_what_cannot_stand_is_refused_and_nothing_is_written(city, nilai, sk, sentence):
    with pytest.raises(DecisionRefused, match=sentence):
        settle(city, nilai, date(2026, 1, 1), sk)
    assert Kebijakan.objects.count() == 0


def test_the_database_forbids_two_on_one_day_whoever_writes(city):
    settle(city, 12, date(2026, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Kebijakan.objects.create(
            instansi=city.instansi,
            kunci="sisa_bup",
            nilai=3,
            mulai=date(2026, 6, 1),
            sk="SK 9",
            oleh="x",
            pada=cast.NOW,
        )


def test_the_effect_counts_people_and_pairs_whose_verdict_changes(city):
    on, nobody = date(2026, 7, 9), LocalParameters()
    posts, people = len(city.jabatan), len(city.orang)
    same = eligibility.effect("5871", nobody, on)
    assert (same.people, same.pairs, same.examined) == (0, 0, posts * people)
    strict = LocalParameters((LocalRow("sisa_bup", 60 * 12, date(2026, 1, 1), None, "SK 1"),))
    hard = eligibility.effect("5871", strict, on)
    _, now = eligibility.batch(cast.Pegawai.objects.all(), list(eligibility.open_posts("5871")), on, "5871")
    assert 0 < hard.people <= people
    assert hard.people <= hard.pairs <= now.people * now.jabatan
    assert hard.opened == 0


def test_a_bkpsdm_officer_sees_the_effect_before_anything_is_saved(city, client):
    officer = cast.account(city.orang["dewi"], "bkpsdm")
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    typed = {"nilai": "700", "mulai": "2026-01-01", "sk": "Perwal 7/2026"}
    page = client.post("/bkpsdm/standar/kebijakan/sisa_bup/", {**typed, "langkah": "hitung"}).content.decode()
    assert "Putusan berubah bagi" in page
    assert Kebijakan.objects.count() == 0
    client.post("/bkpsdm/standar/kebijakan/sisa_bup/", {**typed, "langkah": "tetapkan"})
    assert [(row.nilai, row.sk) for row in Kebijakan.objects.all()] == [(700, "Perwal 7/2026")]
    assert "Perwal 7/2026" in client.get("/bkpsdm/standar/kebijakan/").content.decode()
    wrong = client.post("/bkpsdm/standar/kebijakan/sisa_bup/", {**typed, "nilai": "dua", "langkah": "hitung"})
    assert (wrong.status_code, "Nilai “dua” tidak sesuai." in wrong.content.decode()) == (422, True)
