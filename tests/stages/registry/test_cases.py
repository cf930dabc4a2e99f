"""Rows of the registry become facts of the law; what the registry does not know stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from openkarier.cli.main import main
from openkarier.core.law import Facts, Outcome
from openkarier.core.people import NEVER_HAPPENED
from openkarier.core.regulations import RULEBOOK
from openkarier.stages.appraisal.cases import kinerja
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.registry import cases
from openkarier.stages.registry.columns import city as columns_of
from openkarier.stages.registry.models import HukumanDisiplin, Instansi, Jabatan, Pegawai, RiwayatJabatan, Unit

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 1)


@pytest.fixture
def city():
    instansi = Instansi.objects.create(kode="5871", nama="Pemerintah Kota Bengkulu", jenis="KOTA")
    opd = Unit.objects.create(instansi=instansi, kode="DINKES", nama="Dinas Kesehatan", jenis="OPD")
    bidang = Unit.objects.create(instansi=instansi, kode="DINKES.1", nama="Bidang Kesmas", induk=opd, opd=opd)
    other = Unit.objects.create(instansi=instansi, kode="DUKCAPIL", nama="Dinas Kependudukan dan Pencatatan Sipil")
    common = {"jenis": "1", "bup": 58}
    return {
        "pengawas": Jabatan.objects.create(unit=bidang, kode="P", nama="Kepala Seksi", jenjang="PENGAWAS", **common),
        "administrator": Jabatan.objects.create(
            unit=bidang, kode="A", nama="Kepala Bidang", jenjang="ADMINISTRATOR", kepala=True, eselon="III/b", **common
        ),
        "kadis": Jabatan.objects.create(
            unit=opd,
            kode="K",
            nama="Kepala Dinas",
            jenjang="JPT_PRATAMA",
            kepala=True,
            eselon="II.b",
            jenis="1",
            bup=60,
        ),
        "dukcapil": Jabatan.objects.create(
            unit=other, kode="D", nama="Kepala Bidang", jenjang="ADMINISTRATOR", kepala=True, **common
        ),
    }


@pytest.fixture
def siti(city):
    post = city["pengawas"]
    siti = Pegawai.objects.create(
        instansi=post.unit.instansi, nip="198505052010012901", nama="SITI", tanggal_lahir=date(1985, 5, 5),
        jenis_kelamin="F", status="PNS", golongan="III/d", tingkat_pendidikan="35", jabatan=post, unit=post.unit,
        tmt_jabatan=date(2023, 3, 1),
    )  # fmt: skip
    RiwayatJabatan.objects.create(
        pegawai=siti, jabatan=post, tunggal=True, nama_jabatan=post.nama, jenis="1", jenjang="PENGAWAS",
        mulai=date(2023, 3, 1),
    )  # fmt: skip
    return siti


def _outcomes(pegawai, tujuan, on=ON):
    facts = cases.calon(pegawai, tujuan, on) | cases.jabatan_tujuan(tujuan, pegawai) | {"tgl_acuan": on}
    return {verdict.requirement: verdict.outcome for verdict in RULEBOOK.examine(Facts(facts | kinerja(pegawai, on)))}


def test_three_years_in_the_same_opd_are_experience_in_the_field(city, siti):
    rule = "pp11-2017-ps54-1d"
    assert [_outcomes(siti, city["administrator"], on)[rule] for on in (date(2026, 2, 28), ON)] == [
        Outcome.FAIL,
        Outcome.PASS,
    ]


def test_elsewhere_the_field_is_not_on_record_and_so_not_judged(city, siti):
    assert _outcomes(siti, city["dukcapil"])["pp11-2017-ps54-1d"] is Outcome.UNKNOWN


def test_what_the_jabatan_is(city, siti):
    facts = {key: cases.jabatan_tujuan(post, siti) for key, post in city.items()}
    assert [facts[key]["action"] for key in ("pengawas", "administrator", "kadis")] == [
        "rotasi",
        "promosi",
        "seleksi_terbuka",
    ]
    assert [facts[key]["jabatan.unit_dukcapil"] for key in ("administrator", "dukcapil")] == [False, True]
    assert [facts[key]["jabatan.kepala_perangkat_daerah"] for key in ("administrator", "kadis")] == [False, True]
    assert [facts[key].get("jabatan.eselon") for key in ("administrator", "kadis", "dukcapil")] == [
        "III.b",
        "II.b",
        None,
    ]


def test_two_closed_years_and_none_for_a_year_that_is_missing(siti):
    assert kinerja(siti, ON) == {}
    PredikatKinerja.objects.create(pegawai=siti, tahun=2025, nilai=4)
    assert kinerja(siti, ON) == {"kinerja.dua_tahun_terakhir": (None, "Baik")}
    PredikatKinerja.objects.create(pegawai=siti, tahun=2024, nilai=3)
    PredikatKinerja.objects.create(pegawai=siti, tahun=2026, nilai=5)
    assert kinerja(siti, ON) == {"kinerja.dua_tahun_terakhir": ("Butuh Perbaikan", "Baik")}


def test_sanctions_run_to_the_day_before_their_end(city, siti):
    assert cases.calon(siti, city["kadis"], ON)["hukdis.terakhir_sedang_berat"] == NEVER_HAPPENED
    HukumanDisiplin.objects.create(
        pegawai=siti, tingkat="B", jenis="Penurunan jabatan", nomor_sk="1", mulai=date(2025, 3, 2),
        selesai=date(2026, 3, 2),
    )  # fmt: skip
    running = [
        cases.calon(siti, city["kadis"], on)["hukdis.berat_berjalan"]
        for on in (date(2025, 3, 1), date(2025, 3, 2), ON, date(2026, 3, 2))
    ]
    assert running == [False, True, True, False]


def test_who_prepares_for_retirement_is_told_so(city, siti):
    rule = "pp11-2017-ps350"
    assert _outcomes(siti, city["administrator"])[rule] is Outcome.PASS
    siti.kedudukan_hukum = "20"
    assert _outcomes(siti, city["administrator"])[rule] is Outcome.FAIL


def test_explain_prints_every_rule_with_its_article(city, siti, capsys):
    assert main(["rules", "explain", "--nip", siti.nip, "--jabatan", "A", "--tanggal", "2026-02-28"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "SITI (198505052010012901) → Kepala Bidang, Bidang Kesmas"
    place = lines.index(
        "✗ Administrator: pengalaman pengawas 3 tahun atau JF setingkat, sesuai bidang: "
        "tidak memenuhi [tidak dapat diajukan] (tafsir)"
    )
    assert lines[place + 3] == "    PP 11/2017 Pasal 54 ayat (1) huruf d; memenuhi mulai 1 Maret 2026"


@pytest.mark.parametrize(("nip", "kode"), [("1", "A"), ("198505052010012901", "X")])
def test_explain_names_what_is_not_there(city, siti, capsys, nip, kode):
    assert main(["rules", "explain", "--nip", nip, "--jabatan", kode]) == 1
    assert "tidak ditemukan di Pemerintah Kota Bengkulu." in capsys.readouterr().err


def test_the_whole_city_in_columns_says_what_each_pair_says(city, siti, django_assert_num_queries):
    budi = Pegawai.objects.create(
        instansi=siti.instansi, nip="197001012000011902", nama="BUDI", tanggal_lahir=date(1970, 1, 1),
        jenis_kelamin="M", status="PPPK", tingkat_pendidikan="30",
    )  # fmt: skip
    post = city["kadis"]
    RiwayatJabatan.objects.create(
        pegawai=siti, jabatan=post, nama_jabatan=post.nama, jenis="1", jenjang="ADMINISTRATOR",
        mulai=date(2020, 1, 1), selesai=date(2023, 3, 1),
    )  # fmt: skip
    HukumanDisiplin.objects.create(pegawai=budi, tingkat="B", jenis="x", nomor_sk="1", mulai=date(2026, 1, 1))
    perawat = Jabatan.objects.create(
        unit=post.unit, kode="JF", nama="Perawat Ahli Muda", jenis="2", jenjang="JF_AHLI_MUDA", bup=58, formasi=5
    )
    posts = list(Jabatan.objects.select_related("unit__opd").order_by("id"))
    more = {siti.pk: {"kinerja.dua_tahun_terakhir": ("Baik", "Baik")}}
    with django_assert_num_queries(4):
        people, columns = columns_of(Pegawai.objects.order_by("id"), posts, ON, more=more)
    judgement = RULEBOOK.judge(columns)
    assert (people, perawat in posts, len(judgement.judged) > 30) == ([siti, budi], True, True)
    for row, each in enumerate(people):
        for column, tujuan in enumerate(posts):
            facts = cases.calon(each, tujuan, ON) | cases.jabatan_tujuan(tujuan, each) | more.get(each.pk, {})
            for rule in RULEBOOK:
                alone = rule.examine(Facts(facts | {"tgl_acuan": ON})).outcome
                assert judgement.of(rule.id)[row, column] == alone, (rule.id, each, tujuan)
