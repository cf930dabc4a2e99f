"""Sanggah data at the desks: from the link beside a datum to the answer, without JavaScript."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openkarier.foundation.documents.models import Upload
from openkarier.stages.registry import disputes
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.registry.sanggahan import Sanggahan
from registry_story import CLAIM, OFFICE, WHY, dispute_of, photo

NEW = "/asn/kepegawaian/sanggah/golongan/0/"


def sk(content=None):
    return SimpleUploadedFile("../../SK saya.jpg", content or photo())


@pytest.fixture
def sari(world):
    return world.client(world.actor["asn"])


@pytest.fixture
def dewi(world):
    return world.client(world.actor["bkpsdm"])


def test_a_person_disputes_from_the_datum_and_gets_a_number_and_a_receipt(sari, world):
    assert f'href="{NEW}"' in sari.get("/asn/kepegawaian/").content.decode()
    answer = sari.post(NEW, {**CLAIM, "keterangan": WHY, "berkas": sk()}, follow=True)
    row = Sanggahan.objects.get()
    said = answer.content.decode()
    assert answer.redirect_chain == [(f"/asn/kepegawaian/sanggahan/{row.nomor}/", 302)]
    assert f"Sanggahan diterima dengan nomor {row.nomor}" in said
    assert "Yang bertindak sekarang" in said
    assert sari.get(f"/asn/kepegawaian/sanggahan/{row.nomor}/tanda-terima.pdf").content[:5] == b"%PDF-"
    assert "Sedang disanggah" in sari.get("/asn/kepegawaian/").content.decode()
    assert Upload.objects.get().name == "SK saya.jpg"


def test_a_refused_form_keeps_words_and_photo(sari):
    answer = sari.post(NEW, {"golongan": "IV/a", "tmt_golongan": "besok", "keterangan": WHY, "berkas": sk()})
    file, said = Upload.objects.get(), answer.content.decode()
    assert answer.status_code == 422
    assert "TMT golongan tidak terbaca (“besok”)" in said
    assert f'name="simpan" value="{file.pk}" checked' in said
    assert WHY in said
    sari.post(NEW, {**CLAIM, "keterangan": WHY, "simpan": file.pk})
    assert Sanggahan.objects.get().bukti.get().berkas_id == file.pk


def test_a_file_that_is_no_paper_is_told_by_name(sari):
    answer = sari.post(NEW, {**CLAIM, "keterangan": WHY, "berkas": sk(b"MZ program")})
    assert "SK saya.jpg: Foto tidak terbaca." in answer.content.decode()
    assert not Sanggahan.objects.exists()


@pytest.mark.parametrize("path", ["tidak-ada/0/", "golongan/7/", "predikat/0/", "riwayat-jabatan/999999/"])
def test_what_is_not_on_record_cannot_be_disputed(sari, path):
    assert sari.get(f"/asn/kepegawaian/sanggah/{path}").status_code == 404


def test_the_office_accepts_and_goes_on_to_the_next(world, dewi):
    first, second = dispute_of(world.home.orang["sari"]), dispute_of(world.home.orang["joko"])
    inbox = dewi.get("/bkpsdm/kepegawaian/sanggahan/").content.decode()
    assert inbox.index(first.nomor) < inbox.index(second.nomor)
    url = f"/bkpsdm/kepegawaian/sanggahan/{first.nomor}/jawab/"
    answer = dewi.post(url, {"langkah": "terima", **CLAIM})
    assert answer.headers["Location"] == f"/bkpsdm/kepegawaian/sanggahan/{second.nomor}/"
    assert Pegawai.objects.get(pk=first.pegawai_id).golongan == "IV/a"
    answer = dewi.post(f"/bkpsdm/kepegawaian/sanggahan/{second.nomor}/jawab/", {"langkah": "tolak", "alasan": ""})
    assert (answer.status_code, "Pilih alasan penolakan dari daftar." in answer.content.decode()) == (422, True)
    sent = {"langkah": "tolak", "alasan": "sesuai-sk", "penjelasan": "SK terakhir menyebut III/d."}
    answer = dewi.post(f"/bkpsdm/kepegawaian/sanggahan/{second.nomor}/jawab/", sent)
    assert answer.headers["Location"] == "/bkpsdm/kepegawaian/sanggahan/"


def test_an_operator_cannot_accept_what_bkpsdm_decides(world):
    row = dispute_of(world.home.orang["sari"])
    Sanggahan.objects.filter(pk=row.pk).update(butir="status", seharusnya={"status": "PPPK"})
    page = world.client(world.narrow["operator"]).get(f"/operator/kepegawaian/sanggahan/{row.nomor}/").content.decode()
    assert 'value="terima"' not in page
    assert "wewenang BKPSDM" in page


def test_the_evidence_is_seen_by_those_who_answer_and_by_nobody_else(world, dewi):
    row = dispute_of(world.home.orang["joko"])
    path = f"/bkpsdm/kepegawaian/sanggahan/{row.nomor}/bukti/{row.bukti.get().berkas_id}/"
    answer = dewi.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert world.client(world.narrow["operator"]).get(path.replace("bkpsdm", "operator")).status_code == 404


def test_the_person_answers_a_request_for_evidence_and_may_withdraw(world, sari):
    row = dispute_of(world.home.orang["sari"])
    disputes.ask_evidence(sanggahan=row, why="Halaman kedua belum ada.", by=OFFICE, at=row.diajukan_at)
    base = f"/asn/kepegawaian/sanggahan/{row.nomor}/"
    assert "Halaman kedua belum ada." in sari.get(base).content.decode()
    assert sari.post(f"{base}bukti/", {"catatan": ""}).status_code == 422
    sari.post(f"{base}bukti/", {"berkas": sk()})
    assert Sanggahan.objects.get().state == "diajukan"
    sari.post(f"{base}cabut/")
    assert Sanggahan.objects.get().state == "dicabut"


def test_the_inbox_costs_the_same_for_three_as_for_one(world, dewi):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            dewi.get("/bkpsdm/kepegawaian/sanggahan/")
        return len(seen)

    dispute_of(world.home.orang["sari"])
    cost()  # the first request opens the session
    one = cost()
    for key in ("joko", "tono"):
        dispute_of(world.home.orang[key])
    assert cost() == one
