"""What posts ask on a day: the own version that runs, else the default of the jenjang, in constant queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

import cast
from openkarier.core.competence import even
from openkarier.stages.registry.models import Jabatan
from openkarier.stages.standards.models import (
    COLUMNS,
    JabatanKritikal,
    KompetensiTeknis,
    LevelBawaan,
    StandarJabatan,
    SyaratTeknis,
)
from openkarier.stages.standards.queries import critical_posts, standards_of

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 9)
WHO = {"oleh": "dewi", "pada": cast.NOW}


@pytest.fixture
def city():
    return cast.city()


def version(post, level, mulai, sk="SK 1", **other):
    levels = dict.fromkeys(COLUMNS, level) | other
    return StandarJabatan.objects.create(jabatan=post, mulai=mulai, sk=sk, **levels, **WHO)


def test_a_post_without_a_standard_asks_what_its_jenjang_asks_and_says_so(city):
    posts = [city.jabatan["kadis-pasar"], city.jabatan["penelaah"], city.jabatan["analis"]]
    found = standards_of(posts, ON)
    assert [(found[post.pk].total, found[post.pk].assumed) for post in posts] == [(36, True), (9, True), (27, True)]


def test_the_version_that_runs_on_the_day_is_the_last_that_began(city):
    post = city.jabatan["kabid"]
    version(post, 3, date(2026, 1, 1), "SK 1")
    version(post, 4, ON, "SK 2", integritas=5)
    version(post, 5, date(2026, 7, 10), "SK 3")
    assert standards_of([post], date(2025, 12, 31))[post.pk].assumed
    assert standards_of([post], date(2026, 7, 8))[post.pk].levels == even(3)
    today = standards_of([post], ON)[post.pk]
    assert (today.source, today.assumed, today.levels) == ("SK 2", False, even(4) | {"integritas": 5})


def test_technical_competencies_belong_to_their_version(city):
    post = city.jabatan["kabid"]
    old, new = version(post, 3, date(2026, 1, 1)), version(post, 3, ON, "SK 2")
    waste = KompetensiTeknis.objects.create(
        instansi=city.instansi, kode="LH.01", nama="Pengelolaan Sampah", urusan="Lingkungan Hidup", sumber="Kamus"
    )
    SyaratTeknis.objects.create(standar=old, kompetensi=waste, level=2)
    SyaratTeknis.objects.create(standar=new, kompetensi=waste, level=3)
    assert standards_of([post], ON)[post.pk].technical == {"LH.01": 3}


def test_the_agency_may_decide_the_default_of_a_jenjang_for_itself_only(city):
    other = cast.city("1771", "Pemerintah Kota Seberang", start=950)
    row = {"instansi": city.instansi, "jenjang": "PELAKSANA", "mulai": ON, "sk": "SK 9"}
    LevelBawaan.objects.create(level=2, **row, **WHO)
    mine, theirs = city.jabatan["penelaah"], other.jabatan["penelaah"]
    found = standards_of([mine, theirs], ON)
    assert [(found[p.pk].total, found[p.pk].source) for p in (mine, theirs)] == [(18, "SK 9"), (9, "Bawaan jenjang")]


def test_the_queries_do_not_grow_with_the_posts(city, django_assert_num_queries):
    for post in city.jabatan.values():
        version(post, 3, date(2026, 1, 1))
    for posts in (list(Jabatan.objects.all()[:2]), list(Jabatan.objects.all())):
        with django_assert_num_queries(3):
            assert len(standards_of(posts, ON)) == len(posts)


def test_critical_posts_are_those_whose_last_decision_is_not_tier_0(city):
    def decide(post, tier, mulai):
        JabatanKritikal.objects.create(
            jabatan=city.jabatan[post], tier=tier, alasan="Hajat hidup", mulai=mulai, sk="SK 5", **WHO
        )

    decide("kadis-pasar", 2, date(2025, 1, 1))
    decide("kadis-pasar", 3, date(2026, 1, 1))
    decide("kadis-laut", 1, date(2025, 1, 1))
    decide("kadis-laut", 0, date(2026, 1, 1))
    decide("kabid", 1, date(2026, 7, 10))
    assert critical_posts("5871", ON) == {city.jabatan["kadis-pasar"].pk: 3}
    assert critical_posts("1771", ON) == {}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("level", [0, 6])
def test_the_database_refuses_a_level_outside_1_to_5(city, column, level):
    with pytest.raises(IntegrityError, match="standar_level_1_to_5"), transaction.atomic():
        version(city.jabatan["kabid"], 3, ON, **{column: level})


def test_the_database_refuses_a_second_version_of_one_day_and_one_without_sk(city):
    version(city.jabatan["kabid"], 3, ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        version(city.jabatan["kabid"], 4, ON, "SK 2")
    with pytest.raises(IntegrityError), transaction.atomic():
        version(city.jabatan["kabid"], 4, date(2027, 1, 1), "")
