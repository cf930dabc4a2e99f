"""Reads of the registry: scope, search, superiors and subordinates, vacancy."""

from __future__ import annotations

from datetime import date

import pytest

import cast
from openkarier.core.jabatan import Jenjang
from openkarier.foundation.accounts.scope import Reach, Scope
from openkarier.stages.registry import hierarchy, queries
from openkarier.stages.registry.models import Jabatan, NamaKata, Pegawai, RiwayatJabatan, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return cast.city()


def scope(reach, city, who="sari", unit=""):
    return Scope(reach, city.orang[who].nip, "5871", unit)


def names(found):
    return [person.nama.split()[0] for person in found]


def test_each_reach_sees_just_its_part(city):
    cast.city("9999", "Kota Seberang", 951)
    assert names(queries.people(scope(Reach.SELF, city))) == ["Sari"]
    assert names(queries.people(scope(Reach.SUBORDINATE, city, "budi"))) == ["Sari", "Tono", "Wati"]
    assert names(queries.people(scope(Reach.UNIT, city, unit="pasar"))) == ["Budi", "Sari", "Tono", "Wati"]
    assert len(queries.people(scope(Reach.INSTANSI, city))) == len(city.orang)
    assert names(queries.people(scope(Reach.PUBLIC, city))) == []


def test_an_agency_wide_desk_over_one_unit_sees_that_unit_only(city):
    assert names(queries.people(scope(Reach.INSTANSI, city, unit="laut"))) == ["Joko", "Rahma"]


def test_a_unit_code_that_does_not_exist_sees_nobody(city):
    assert names(queries.people(scope(Reach.UNIT, city, unit="hapus"))) == []


def test_who_left_is_not_in_the_list_but_has_a_page(city):
    Pegawai.objects.filter(pk=city.orang["tono"].pk).update(aktif=False)
    whole = scope(Reach.INSTANSI, city)
    assert "Tono" not in names(queries.people(whole))
    assert queries.person(whole, city.orang["tono"].nip) == city.orang["tono"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sari", ["Sari"]),
        ("SAR", ["Sari"]),
        ("melati sari", ["Sari"]),
        ("ari", []),  # the beginning of a word, not its middle
        ("sari budi", []),
        ("s", ["Budi", "Sari"]),  # Santoso, Sari
        ("!!", []),
        ("  ", ["Budi", "Dewi", "Joko", "Rahma", "Sari", "Tono", "Wati"]),
    ],
)
def test_search_by_the_beginnings_of_words(city, text, found):
    assert names(queries.search(queries.people(scope(Reach.INSTANSI, city)), text)) == found


def test_search_by_nip_whole_begun_or_with_blanks(city):
    everybody, nip = queries.people(scope(Reach.INSTANSI, city)), city.orang["sari"].nip
    for text in (nip, f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}", nip[:8]):
        assert names(queries.search(everybody, text)) == ["Sari"]
    assert names(queries.search(everybody, nip + "0")) == []


def test_search_uses_the_index_of_words(city, django_assert_num_queries):
    NamaKata.objects.create(pegawai=city.orang["budi"], kata="zzzz")
    with django_assert_num_queries(1):
        assert names(queries.search(queries.people(scope(Reach.INSTANSI, city)), "zz")) == ["Budi"]


def test_the_superior_heads_the_nearest_unit(city):
    above = {who: hierarchy.atasan_of(person) for who, person in city.orang.items()}
    assert above["sari"] == city.orang["wati"]
    assert above["wati"] == city.orang["budi"]
    assert above["budi"] is None  # the Wali Kota is no pegawai
    assert above["joko"] == city.orang["rahma"]


def test_a_vacant_head_post_is_passed_over(city):
    Pegawai.objects.filter(pk=city.orang["wati"].pk).update(aktif=False)
    assert hierarchy.atasan_of(city.orang["sari"]) == city.orang["budi"]
    assert names(hierarchy.bawahan(city.orang["budi"])) == ["Sari", "Tono"]


def plt(city, who, post, mulai=date(2026, 2, 1)):
    jabatan = city.jabatan[post]
    return RiwayatJabatan.objects.create(
        pegawai=city.orang[who], jabatan=jabatan, nama_jabatan=jabatan.nama, jenis="1",
        jenjang=Jenjang.ADMINISTRATOR, penugasan="PLT", mulai=mulai,
    )  # fmt: skip


def test_who_stands_in_is_the_superior(city):
    Pegawai.objects.filter(pk=city.orang["wati"].pk).update(jabatan=None)
    plt(city, "joko", "kabid", date(2026, 1, 5))
    plt(city, "tono", "kabid", date(2026, 3, 2))
    assert hierarchy.atasan_of(city.orang["sari"]) == city.orang["tono"]  # the one who came last
    assert [unit.kode for unit in hierarchy.units_headed(city.orang["tono"])] == ["kebersihan"]
    assert names(hierarchy.bawahan(city.orang["tono"])) == ["Sari", "Wati"]


def test_a_stand_in_gives_way_to_the_definitive_head(city):
    plt(city, "joko", "kabid")
    assert hierarchy.atasan_of(city.orang["sari"]) == city.orang["wati"]


def test_subordinates_are_the_inverse_of_superiors(city):
    plt(city, "joko", "kadis-pasar")
    Pegawai.objects.filter(pk=city.orang["budi"].pk).update(jabatan=None)
    everybody = list(Pegawai.objects.select_related("unit"))
    above = {person: hierarchy.atasan_of(person) for person in everybody}
    for boss in everybody:
        expected = sorted(person.nama for person, superior in above.items() if superior == boss)
        assert [person.nama for person in hierarchy.bawahan(boss)] == expected


def test_a_head_without_anybody_below_is_no_superior(city):
    Pegawai.objects.filter(pk=city.orang["joko"].pk).update(aktif=False)
    assert hierarchy.units_headed(city.orang["rahma"]) == []


def test_vacancy_counts_holders_against_formasi(city):
    whole = scope(Reach.INSTANSI, city)
    kinds = {post.kode: (post.terisi, post.acting) for post in queries.posts(whole)}
    assert kinds["penelaah"] == (2, False)
    assert kinds["sekretaris-laut"] == (0, False)
    plt(city, "joko", "sekretaris-laut")
    state = {word: {post.kode for post in queries.in_state(queries.posts(whole), word)} for word in STATES}
    assert state["plt"] == {"sekretaris-laut"}
    assert state["terisi"] == {"kadis-pasar", "kabid", "kadis-laut"}
    assert state["lowong"] == set(kinds) - state["plt"] - state["terisi"]
    assert state[""] == set(kinds)


STATES = ("plt", "terisi", "lowong", "")


def test_headcounts_include_what_lies_below(city):
    whole = scope(Reach.INSTANSI, city)
    counts = {unit.kode: unit.orang for unit in queries.counted(queries.units(whole))}
    assert counts == {"kota": 7, "pasar": 4, "kebersihan": 3, "laut": 2, "bkpsdm": 1}


def test_the_walk_through_the_organisation_begins_at_the_scopes_own_top(city):
    assert [unit.kode for unit in queries.top_units(scope(Reach.INSTANSI, city))] == ["kota"]
    assert [unit.kode for unit in queries.top_units(scope(Reach.UNIT, city, unit="pasar"))] == ["pasar"]
    assert [unit.kode for unit in queries.top_units(scope(Reach.SUBORDINATE, city, "wati"))] == ["kebersihan"]
    assert [unit.kode for unit in queries.path_to(city.unit["kebersihan"])] == ["kota", "pasar"]


def test_closed_posts_and_units_are_out_of_sight(city):
    Jabatan.objects.filter(kode="pengolah").update(aktif=False)
    Unit.objects.filter(kode="bkpsdm").update(aktif=False)
    whole = scope(Reach.INSTANSI, city)
    assert {post.kode for post in queries.posts(whole)} & {"pengolah", "analis"} == set()
    assert queries.unit(whole, "bkpsdm") is None


@pytest.mark.parametrize(
    ("today", "retires", "counted"),
    [
        (date(2026, 7, 9), date(2026, 7, 9), 1),
        (date(2026, 7, 9), date(2026, 7, 8), 0),
        (date(2026, 7, 9), date(2027, 7, 8), 1),
        (date(2026, 7, 9), date(2027, 7, 9), 0),
        (date(2028, 2, 29), date(2029, 2, 28), 1),
        (date(2028, 2, 29), date(2029, 3, 1), 0),
    ],
)
def test_who_retires_within_a_year_from_today_inclusive(city, today, retires, counted):
    Pegawai.objects.filter(pk=city.orang["sari"].pk).update(tmt_pensiun=retires)
    assert queries.figures(scope(Reach.INSTANSI, city), today).retiring == counted


def test_figures_count_structural_posts_without_a_definitive_holder(city):
    plt(city, "joko", "sekretaris-laut")
    Pegawai.objects.filter(pk=city.orang["wati"].pk).update(jabatan=None)
    found = queries.figures(scope(Reach.INSTANSI, city), date(2026, 7, 9))
    assert (found.people, found.structural, found.vacant, found.acting) == (7, 4, 2, 1)
