"""What the database itself refuses of an usulan, whoever writes it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

import cast
from openkarier.stages.deliberation.models import Sidang, Usulan
from openkarier.stages.deliberation.queries import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return cast.city()


@pytest.fixture
def sidang(city):
    return Sidang.objects.create(
        instansi=city.instansi, kode="2026-1", nama="Sidang I", tanggal=date(2026, 8, 3), tempat="Balai Kota"
    )


def usulan(city, sidang, who, post, **more):
    person = city.orang[who]
    values = {"jenis": "promosi", "peringkat": 1, "pelamar": 3, "oleh": "tpk", "pada": cast.NOW} | more
    return Usulan.objects.create(
        instansi=city.instansi, sidang=sidang, pegawai=person, dari=person.jabatan, ke=city.jabatan[post], **values
    )


def refused(constraint, city, sidang, *args, **more):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        usulan(city, sidang, *args, **more)


def test_one_person_is_proposed_once_in_a_sidang(city, sidang):
    usulan(city, sidang, "wati", "sekretaris-laut")
    refused("usulan_one_per_person|usulan.*pegawai", city, sidang, "wati", "kadis-laut")


def test_a_post_of_one_holder_is_given_once(city, sidang):
    usulan(city, sidang, "wati", "sekretaris-laut")
    refused("usulan_one_per_post|usulan.*ke_id", city, sidang, "sari", "sekretaris-laut")


def test_a_post_of_many_takes_many(city, sidang):
    usulan(city, sidang, "sari", "pengolah", tunggal=False, jenis="mutasi")
    usulan(city, sidang, "tono", "pengolah", tunggal=False, jenis="mutasi")
    assert Usulan.objects.count() == 2


def test_passing_over_somebody_needs_code_words_and_paper(city, sidang):
    away = {"peringkat": 2, "dilewati": 1}
    refused("usulan_departure_reasoned", city, sidang, "wati", "sekretaris-laut", **away)
    coded = away | {"kode_alasan": "keahlian", "alasan": "Menguasai pelelangan ikan."}
    refused("usulan_departure_reasoned", city, sidang, "wati", "sekretaris-laut", **coded)
    usulan(city, sidang, "wati", "sekretaris-laut", **coded, dasar="ND 800/12/2026")


def test_a_rank_cannot_hide_who_was_passed_over(city, sidang):
    refused("usulan_rank_adds_up", city, sidang, "wati", "sekretaris-laut", peringkat=3)
    usulan(city, sidang, "wati", "sekretaris-laut", peringkat=3, terpakai=2)


def test_nothing_is_released_before_its_moment(city, sidang):
    made = usulan(city, sidang, "wati", "sekretaris-laut")
    assert list(released("5871")) == []
    Usulan.objects.filter(pk=made.pk).update(state="dirilis", released_at=cast.NOW)
    assert list(released("5871")) == [made]
