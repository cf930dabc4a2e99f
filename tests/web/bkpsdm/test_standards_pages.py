"""The standards room at BKPSDM and the person's own page: what is shown, decided, refused, and at what cost."""

from __future__ import annotations

from datetime import date

import pytest

import cast
from openkarier.gateways.spreadsheet.reader import read_sheets
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.models import Jabatan
from openkarier.stages.standards.models import COLUMNS, JabatanKritikal, Kebijakan, LevelBawaan, StandarJabatan

pytestmark = pytest.mark.django_db
LEVELS = dict.fromkeys(COLUMNS.values(), "3")


@pytest.fixture
def city():
    return cast.city()


def enter(client, city, who="dewi", desk="bkpsdm", unit=""):
    client.force_login(
        cast.account(city.orang[who], *([desk] if desk else []), unit=unit),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def text(response):
    return response.content.decode()


def test_a_default_is_marked_as_such_and_an_own_standard_names_its_paper(city, client):
    enter(client, city)
    key = city.jabatan["kabid"].pk
    assert "belum mempunyai standar sendiri" in text(client.get(f"/bkpsdm/standar/jabatan/{key}/"))
    typed = {**LEVELS, "mulai": "2026-01-01", "sk": "SK 061/9/2026", "pendidikan": "mutlak: S-1"}
    done = client.post(f"/bkpsdm/standar/jabatan/{key}/ubah/", typed)
    assert (done.status_code, StandarJabatan.objects.get().sk) == (302, "SK 061/9/2026")
    page = text(client.get(f"/bkpsdm/standar/jabatan/{key}/"))
    assert "belum mempunyai standar sendiri" not in page
    assert "SK 061/9/2026" in page
    assert "1 dari 7 jabatan mempunyai standar sendiri" in text(client.get("/bkpsdm/standar/"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"integritas": "6"}, "6"),
        ({"sk": ""}, "sk"),
        ({"mulai": "besok"}, "Tanggal tidak terbaca"),
        ({"pendidikan": "S-1"}, "Awali dengan mutlak"),
        ({"teknis": "ZZ.1 = 2"}, "ZZ.1 tidak ada dalam kamus"),
    ],
)
def test_a_refused_sheet_keeps_what_was_typed(city, client, wrong, said):
    enter(client, city)
    typed = {**LEVELS, "mulai": "2026-01-01", "sk": "SK 1", "ikhtisar": "Memimpin kebersihan kota"} | wrong
    refused = client.post(f"/bkpsdm/standar/jabatan/{city.jabatan['kabid'].pk}/ubah/", typed)
    assert (refused.status_code, StandarJabatan.objects.count()) == (422, 0)
    assert said in text(refused)
    assert "Memimpin kebersihan kota" in text(refused)


def test_a_role_over_one_unit_decides_nothing_for_the_whole_agency(city, client):
    enter(client, city, unit="pasar")
    typed = {"jenjang": "PELAKSANA", "level": "2", "mulai": "2026-01-01", "sk": "SK 1"}
    assert client.post("/bkpsdm/standar/bawaan/", typed).status_code == 404
    assert "Tetapkan level bawaan" not in text(client.get("/bkpsdm/standar/bawaan/"))
    assert "Kepala Dinas Laut" not in text(client.get("/bkpsdm/standar/"))
    assert LevelBawaan.objects.count() == 0


def test_a_role_over_one_unit_reads_local_policy_and_decides_none(city, client):
    enter(client, city, unit="pasar")
    where = "/bkpsdm/standar/kebijakan/sisa_bup/"
    typed = {"nilai": "12", "mulai": "2026-01-01", "sk": "SK 1", "langkah": "tetapkan"}
    assert client.post(where, typed).status_code == 404
    assert client.post(where, typed | {"langkah": "hitung"}).status_code == 404
    page = text(client.get(where))
    assert ("Diputuskan untuk seluruh instansi" in page, "Hitung akibatnya" in page) == (True, False)
    assert not Kebijakan.objects.exists()


def test_a_critical_post_is_decided_with_its_criteria(city, client):
    enter(client, city)
    where = f"/bkpsdm/standar/kritikal/{city.jabatan['kadis-laut'].pk}/"
    typed = {"tier": "3", "alasan": "Tumpuan nelayan", "mulai": "2026-01-01", "sk": "SK 2"}
    assert "paling sedikit satu kriteria" in text(client.post(where, typed))
    client.post(where, typed | {"kriteria": ["dampak_lowong"]})
    assert JabatanKritikal.objects.get().kriteria == ["dampak_lowong"]
    assert "Tumpuan nelayan" in text(client.get("/bkpsdm/standar/kritikal/"))


def test_the_template_lists_the_posts_that_lack_a_standard_and_is_read_back(city, client):
    enter(client, city)
    got = client.get("/bkpsdm/standar/impor/standar-jabatan.xlsx")
    rows = read_sheets(b"".join(got.streaming_content))[0].rows
    assert rows[0][:3] == ["Kode jabatan", "Kode unit", "Berlaku mulai"]
    assert {row[0] for row in rows[1:]} == set(city.jabatan)
    assert client.get("/bkpsdm/standar/impor/lain.xlsx").status_code == 404


def test_a_person_sees_the_own_standard_beside_the_own_result(city, client):
    enter(client, city, "sari", "")
    before = text(client.get("/asn/standar/"))
    assert "Anda belum pernah diuji" in before
    assert "Belum diuji" in before
    found = dict.fromkeys(COLUMNS.values(), 1) | {"komunikasi": 0}
    found.pop("perekatBangsa")
    HasilUji.objects.create(
        pegawai=city.orang["sari"], tanggal=date(2026, 1, 1), berlaku_sampai=date(2029, 1, 1),
        penyelenggara="BKN", kompetensi=found,
    )  # fmt: skip
    page = text(client.get("/asn/standar/"))
    assert "1 kompetensi di bawah standar: Komunikasi." in page
    assert "Level 0, kurang 1" in page
    assert "tanpa Perekat Bangsa: belum ada data" in page


def test_the_list_costs_the_same_with_more_posts(city, client, django_assert_max_num_queries):
    enter(client, city)
    client.get("/bkpsdm/standar/")
    with django_assert_max_num_queries(40) as few:
        client.get("/bkpsdm/standar/")
    unit = city.unit["laut"]
    Jabatan.objects.bulk_create(
        Jabatan(unit=unit, kode=f"p{n}", nama=f"Penata {n}", jenis="4", jenjang="PELAKSANA", bup=58) for n in range(60)
    )
    with django_assert_max_num_queries(40) as many:
        client.get("/bkpsdm/standar/")
    assert len(few) == len(many)
