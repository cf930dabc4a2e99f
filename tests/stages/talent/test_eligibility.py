"""Lists over a whole city say what each pair says, at a constant number of queries; Jalan saya leads somewhere."""

from __future__ import annotations

from datetime import date

import pytest

import cast
from openkarier.core.eligibility import HINDERS, State, examine
from openkarier.core.law.outcome import Outcome
from openkarier.core.regulations import RULEBOOK
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.registry.models import Pegawai, RiwayatJabatan
from openkarier.stages.talent import eligibility

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 9)


@pytest.fixture
def city(db):
    made = cast.city()
    for person in made.orang.values():
        person.tingkat_pendidikan = "40"
        person.save()
        for year in (2024, 2025):
            PredikatKinerja.objects.create(pegawai=person, tahun=year, nilai=PredikatKinerja.Nilai.BAIK)
    RiwayatJabatan.objects.create(
        pegawai=made.orang["sari"], jabatan=made.jabatan["penelaah"], nama_jabatan="Kepala Seksi", jenis="1",
        jenjang="PENGAWAS", mulai=date(2015, 1, 1), selesai=date(2018, 1, 1),
    )  # fmt: skip
    return made


def people(city):
    return Pegawai.objects.filter(instansi=city.instansi).order_by("nama", "id")


def test_both_lists_agree_with_every_pair_examined_alone(city):
    posts = list(eligibility.open_posts("5871"))
    alone = {
        (person.pk, post.pk): examination.summary.state
        for person in people(city).select_related("instansi", "jabatan")
        for post, examination in zip(posts, eligibility.examined(person, posts, ON), strict=True)
        if post.pk != person.jabatan_id
    }
    by_person = {
        (person.pk, post.pk): state
        for person in people(city).select_related("instansi")
        for post, state in eligibility.reach(person, ON)
    }
    by_post = {
        (person.pk, post.pk): state
        for post in posts
        for person, state in eligibility.candidates(people(city), post, ON, "5871")
    }
    assert alone == by_person == by_post
    assert set(alone.values()) == {State.MEETS, State.SHORT, State.OPEN, State.UNASKED}


@pytest.mark.parametrize("days", [0, 1])
def test_three_years_as_pengawas_to_the_day_open_the_post_above(city, days):
    RiwayatJabatan.objects.filter(jenjang="PENGAWAS").update(mulai=date(2015, 1, 1 + days))
    found = dict(
        (person.nama, state)
        for person, state in eligibility.candidates(people(city), city.jabatan["kabid"], ON, "5871")
    )
    assert found["Sari Melati"] == (State.SHORT if days else State.MEETS)


def test_a_list_costs_the_same_for_one_and_for_all(city, django_assert_num_queries):
    sari = people(city).select_related("instansi").get(nama="Sari Melati")
    with django_assert_num_queries(8):
        assert len(eligibility.reach(sari, ON)) == 6
    with django_assert_num_queries(8):
        assert [post.nama for post, _ in eligibility.reach(sari, ON, "sekretaris laut")] == ["Sekretaris Dinas Laut"]
    with django_assert_num_queries(7):
        assert len(eligibility.candidates(people(city), city.jabatan["kabid"], ON, "5871")) == 6
    with django_assert_num_queries(7):
        assert (
            len(eligibility.candidates(people(city).filter(nama__startswith="T"), city.jabatan["kabid"], ON, "5871"))
            == 1
        )


@pytest.mark.parametrize("post", ["kabid", "kadis-laut"])
def test_the_steps_of_jalan_saya_pass_and_none_can_be_left_out(city, post):
    tono = people(city).select_related("instansi", "jabatan").get(nama="Tono Hidayat")
    [found] = eligibility.examined(tono, [city.jabatan[post]], ON)
    path = eligibility.path_of(found.facts)
    assert path.earliest is not None, [verdict.title for verdict in path.hopeless]

    def stands(changes):
        facts = found.facts
        for change in changes:
            facts = change.applied(facts)
        then = facts.on(path.earliest)
        asked = [pair for pair in examine(RULEBOOK, then).judged if pair[0].severity in HINDERS]
        return all(each.outcome >= Outcome.PASS for rule, each in asked if rule.applies(then)[0])

    assert stands(path.changes)
    for left_out in path.changes:
        assert not stands([change for change in path.changes if change is not left_out]), left_out.sentence
    assert all(step.articles for step in path.steps)
