"""360 scores of a whole agency for the talent map."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

import cast
from openkarier.core.feedback import BERAKHLAK
from openkarier.stages.appraisal import bulk
from openkarier.stages.appraisal.models import Skp, Survey, SurveyTally

AT = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture
def city(db):
    return cast.city()


def rated(person, answer):
    """An SKP whose superior gave one answer to all seven values."""
    Skp.objects.create(
        pegawai=person, tahun=2026, mulai=date(2026, 1, 1), selesai=date(2026, 12, 31), nama_jabatan="x", nama_unit="x",
        jenjang="PELAKSANA", unit=person.unit, since=AT, perilaku_atasan=dict.fromkeys(BERAKHLAK, answer),
    )  # fmt: skip


def surveyed(person, answers, *, closed=True, role="rekan"):
    """A survey with these answers of peers."""
    survey = Survey.objects.create(
        pegawai=person, tahun=2026, mulai=AT.replace(month=10), batas=AT, minimum=3, share_bawahan=50,
        closed_at=AT if closed else None,
    )  # fmt: skip
    for value in BERAKHLAK:
        SurveyTally.objects.create(survey=survey, role=role, value=value, total=sum(answers), people=len(answers))


def test_only_closed_surveys_with_enough_respondents_give_a_score(city, django_assert_num_queries):
    people = [city.orang[name] for name in ("sari", "tono", "wati", "joko", "rahma")]
    for person in people[:4]:
        rated(person, 4)
    surveyed(people[0], [5, 5, 5])
    surveyed(people[1], [5, 5])  # too few
    surveyed(people[2], [5, 5, 5], closed=False)
    surveyed(people[4], [5, 5, 5])  # the superior has not answered
    with django_assert_num_queries(3):
        found = bulk.feedback_scores("5871", 2026)
    assert found == {people[0].pk: 88.0}


def test_another_year_and_another_agency_are_not_among_them(city):
    rated(city.orang["sari"], 4)
    surveyed(city.orang["sari"], [5, 5, 5])
    assert bulk.feedback_scores("5871", 2025) == {}
    assert bulk.feedback_scores("9999", 2026) == {}
