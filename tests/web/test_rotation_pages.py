"""The rotation's pages: three plans side by side, what-ifs, reasons, and what a refused form keeps."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from cast import account, city
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.worker import Worker
from openkarier.stages.deliberation.models import Hasil, Rencana, Skenario
from openkarier.stages.registry.models import Pegawai
from stages.deliberation.rotation import another, declares, known_merit, scenario_of, solved

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(monkeypatch):
    """Wati and Dewi want the vacant secretary's post; Wati has more merit there."""
    built = city()
    another(built, "kabid-laut", "Kepala Bidang Tangkap", "laut", holder="dewi")
    Pegawai.objects.filter(nip__in=[built.orang[who].nip for who in ("wati", "dewi")]).update(tingkat_pendidikan="40")
    declares(built, "wati", "sekretaris-laut")
    declares(built, "dewi", "sekretaris-laut", "kabid")
    known_merit(monkeypatch, {(built.orang["wati"].nip, built.jabatan["sekretaris-laut"].pk): 700})
    for who, desk in (("budi", "tpk"), ("rahma", "ppk"), ("joko", "auditor"), ("sari", "bkpsdm")):
        account(built.orang[who], desk)
    return built


@pytest.fixture
def run(made):
    """A solved scenario."""
    return solved(scenario_of(made))


@pytest.fixture
def as_(made, client):
    """Log in as somebody of the cast."""

    def enter(who):
        client.force_login(made.orang[who].akun)
        return client

    return enter


def test_three_plans_stand_side_by_side_with_the_best_of_each_marked(run, as_):
    page = as_("budi").get(f"/tpk/sidang/rotasi/{run.pk}/").content.decode()
    assert [page.count(name) > 0 for name in ("A Merit ketat", "B Seimbang", "C Keinginan")] == [True] * 3
    assert "Keinginan pertama terpenuhi" in page
    assert run.sidik in page


def test_the_regional_head_sees_the_plans_and_may_not_run_anything(run, as_):
    client = as_("rahma")
    page = client.get(f"/ppk/sidang/rotasi/{run.pk}/").content.decode()
    assert "Adopsi" not in page
    assert client.post(f"/tpk/sidang/rotasi/{run.pk}/langkah/", {"langkah": "hitung"}).status_code == 404


def test_a_person_s_page_says_why_not_with_rank_and_cutoff(made, run, as_):
    nip = made.orang["dewi"].nip
    page = as_("budi").get(f"/tpk/sidang/rotasi/{run.pk}/rencana/a/pegawai/{nip}/").content.decode()
    assert "Jabatan ini diisi peminat dengan merit lebih tinggi daripada merit pegawai ini." in page
    assert "Peringkat 2 dari 2 peminat, merit 500, merit terendah yang masuk 700." in page


def test_a_what_if_is_a_child_that_says_who_loses(made, run, as_):
    client = as_("budi")
    typed = {"jenis": "larang", "nip": made.orang["wati"].nip, "jabatan": made.jabatan["sekretaris-laut"].pk,
             "alasan": "Masih dibutuhkan pasar."}  # fmt: skip
    answer = client.post(f"/tpk/sidang/rotasi/{run.pk}/ketetapan/", typed)
    child = Skenario.objects.get(induk=run)
    assert answer.headers["Location"] == f"/tpk/sidang/rotasi/{child.pk}/"
    moving = client.get(f"/tpk/sidang/rotasi/{child.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 1s"' in moving
    Worker().drain()  # the page's clock is the real one
    ended = client.get(f"/tpk/sidang/rotasi/{child.pk}/", headers={"HX-Request": "true"})
    assert (ended.content, ended.headers["HX-Refresh"]) == (b"", "true")
    page = client.get(f"/tpk/sidang/rotasi/{child.pk}/").content.decode()
    assert "2 orang berubah: 1 merugi, 1 lebih baik" in page


def test_a_wrong_nip_gets_a_sentence_and_loses_nothing(run, as_):
    typed = {"jenis": "buka_tetap", "nip": "123", "alasan": "Dinas membutuhkan."}
    answer = as_("budi").post(f"/tpk/sidang/rotasi/{run.pk}/ketetapan/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tidak ada pegawai dengan NIP “123”." in page
    assert "Dinas membutuhkan." in page


def test_a_limit_without_a_reason_is_refused_and_keeps_what_was_typed(made, as_):
    run = scenario_of(made)
    answer = as_("sari").post(
        f"/bkpsdm/sidang/rotasi/{run.pk}/batas/", {"kunci": "perpindahan", "nilai": "77", "aktif": "ya", "alasan": ""}
    )
    page = answer.content.decode()
    assert (answer.status_code, 'value="77"' in page) == (422, True)
    assert "Tuliskan alasan perubahan batas" in page


def test_adoption_and_a_departure_with_its_consequence_shown_first(made, run, as_):
    client, nip = as_("budi"), made.orang["wati"].nip
    client.post(f"/tpk/sidang/rotasi/{run.pk}/rencana/a/adopsi/", {"alasan": "Tanpa iri beralasan."})
    place = f"/tpk/sidang/rotasi/{run.pk}/rencana/a/pegawai/{nip}/simpang/"
    typed = {"jabatan": "", "kode": "kebutuhan", "alasan": "Pasar belum selesai.", "dasar": "BA 12/2026"}
    page = client.post(place, {**typed, "langkah": "lihat"}).content.decode()
    assert "Akibatnya: 1 orang lain ikut berubah" in page
    assert "Dewi Anggraini: tetap di Kepala Bidang Tangkap, Dinas Laut" in page
    client.post(place, {**typed, "langkah": "catat"})
    page = client.get(f"/tpk/sidang/rotasi/{run.pk}/").content.decode()
    assert "Akibat penyimpangan lain pada rantai yang sama" in page


def test_the_auditor_has_the_run_repeated_and_reads_the_answer(run, as_):
    answer = as_("joko").post(f"/auditor/sidang/rotasi/{run.pk}/periksa-ulang/")
    job = Job.objects.get(kind="deliberation.recheck")
    assert answer.headers["Location"] == f"/pekerjaan/{job.pk}/"


def test_the_frozen_input_is_handed_out_byte_for_byte(run, as_):
    import hashlib  # only here

    raw = as_("joko").get(f"/auditor/sidang/rotasi/{run.pk}/masukan.json").content
    assert hashlib.sha256(raw).hexdigest() == run.sidik


def test_the_workbook_has_everybody_with_reasons(run, as_):
    answer = as_("budi").get(f"/tpk/sidang/rotasi/{run.pk}/rencana/a/daftar.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    rows = book.get_sheet_by_name("Pegawai").to_python()
    assert [row[1] for row in rows[-2:]] == ["Dewi Anggraini", "Wati Kurnia"]


def test_the_list_costs_the_same_for_two_and_for_many(made, run, as_):
    client = as_("budi")
    plan = Rencana.objects.get(skenario=run, jenis="a")

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(f"/tpk/sidang/rotasi/{run.pk}/rencana/a/")
        return len(seen)

    queries()  # the first visit also notes the session
    few = queries()
    Hasil.objects.bulk_create(
        Hasil(rencana=plan, pegawai=made.orang[who], dari=made.orang[who].jabatan, nasib="bertahan", diminta=1)
        for who in ("budi", "sari", "tono", "joko")
    )
    assert queries() == few
