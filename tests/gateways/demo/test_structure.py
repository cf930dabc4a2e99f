"""The demo city has Kota Bengkulu's structure, and other agencies its pattern."""

from __future__ import annotations

from collections import Counter

import pytest

from openkarier.gateways.demo.agencies import agencies
from openkarier.gateways.demo.cast import CAST
from openkarier.gateways.demo.structure import structure
from openkarier.gateways.demo.tables import table

BENGKULU = structure(agencies(5_500)[0], seed=1)
OPD = {"sekretariat daerah", "sekretariat dprd", "inspektorat", "satpol pp", "badan", "dinas"}


def test_kota_bengkulu_has_30_opd_9_kecamatan_and_67_kelurahan():
    kinds = Counter(unit.jenis for unit in BENGKULU.units)
    assert sum(kinds[kind] for kind in OPD) == 30
    assert (kinds["kecamatan"], kinds["kelurahan"]) == (9, 67)
    assert (kinds["puskesmas"], kinds["korwil"], kinds["smp"]) == (9, 9, 10)


def test_the_648_structural_posts_keep_their_eselon():
    eselon = Counter(post.row.eselon for post in BENGKULU.structural)
    assert eselon == {"II.a": 1, "II.b": 35, "III.a": 55, "III.b": 100, "IV.a": 171, "IV.b": 286}
    assert len(BENGKULU.posts) == 899


def test_every_unit_of_the_list_but_the_city_and_the_hospital_has_one_head():
    heads = Counter(post.row.unit for post in BENGKULU.structural if post.row.kepala)
    listed = {row["unit_code"] for row in table("opd_kota_bengkulu")}
    assert set(heads.values()) == {1}
    assert listed - set(heads) == {"BKL", "BKL.24.R1"}


def test_every_jf_of_the_formation_is_usual_in_a_city_at_that_jenjang():
    usual = {row["nama_jf"]: row["jenjang_tersedia"].split() for row in table("jf_umum_kab_kota")}
    clerks = {row["nama"] for row in table("jabatan_pelaksana_umum")}
    for post in BENGKULU.formation:
        assert post.base in clerks if post.code.startswith("PL") else post.code in usual[post.base]


def test_the_age_of_retirement_of_a_jf_is_that_of_its_jenjang():
    bup = {post.row.nama: post.row.bup for post in BENGKULU.formation}
    assert (bup["Guru Ahli Pertama"], bup["Perawat Terampil"], bup["Auditor Ahli Madya"]) == (60, 58, 60)


def test_another_kabupaten_bears_its_own_names():
    second = agencies(11_000)[1]
    frame = structure(second, seed=1)
    text = " ".join([unit.nama for unit in frame.units] + [post.row.nama for post in frame.posts])
    assert "Bengkulu" not in text
    assert "Wali Kota" not in text
    assert len({unit.kode for unit in frame.units}) == len(BENGKULU.units)


@pytest.mark.parametrize(
    ("people", "sizes"), [(200, [200]), (8_249, [8_249]), (8_251, [4_126, 4_125]), (16_501, [5_501, 5_500, 5_500])]
)
def test_people_are_shared_among_agencies_of_the_usual_size(people, sizes):
    assert [agency.size for agency in agencies(people)] == sizes


def test_fewer_than_200_people_are_refused_with_the_number():
    with pytest.raises(ValueError, match="paling sedikit 200 ASN; yang diminta 199"):
        agencies(199)


def test_the_national_list_is_long_enough_for_half_a_million():
    line = agencies(500_000)
    assert (len(line), sum(agency.size for agency in line), line[0].row.kode) == (91, 500_000, "5871")
    assert len(agencies(5_000_000)) == 508


def test_each_demo_account_has_a_desk_and_its_own_nip():
    assert {cast.desk for cast in CAST} == {
        "asn", "atasan", "operator", "bkpsdm", "asesor", "tpk", "pansel", "ppk", "auditor", "admin",
    }  # fmt: skip
    assert len({cast.nip for cast in CAST}) == len(CAST) == 11
