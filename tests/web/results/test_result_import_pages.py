"""Importing results at the assessor's desk: upload, mapping, preview, apply."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from openkarier.stages.assessment.models import HasilUji
from stages.assessment import provider
from stages.assessment.provider import line, xlsx

GIVEN = {"penyelenggara": "Kanreg VII BKN", "tujuan": "pemetaan", "metode": "cact", "terakreditasi": "ya",
         "kegiatan": "uji-2025-11"}  # fmt: skip


@pytest.fixture
def desk(world):
    return world.client(world.actor["asesor"])


def upload(client, content, view="result_upload", **more):
    file = SimpleUploadedFile("hasil.xlsx", content)
    return client.post(reverse(f"asesor:assessment-{view}"), {**GIVEN, "berkas": file, **more})


def test_a_file_is_looked_at_and_then_applied(world, desk):
    sari, tono = world.home.orang["sari"], world.home.orang["tono"]
    response = upload(desk, xlsx([line(sari.nip), line(tono.nip, (9,) * 9)]))
    page = desk.get(response.url).content.decode()
    assert "Level 9 tidak ada" in page
    assert HasilUji.objects.count() == 0
    run = response.url.rstrip("/").rsplit("/", 1)[1]
    apply = reverse("asesor:assessment-result_apply", args=[run])
    desk.post(apply)
    assert HasilUji.objects.count() == 0  # a row in error, and nobody chose to leave it out
    desk.post(apply, {"lewati": "ya"})
    found = HasilUji.objects.get()
    assert (found.pegawai, found.kegiatan, found.metode) == (sari, "UJI-2025-11", "cact")
    sheet = desk.get(reverse("asesor:assessment-result_errors", args=[run]))
    assert sheet["Content-Type"].endswith("spreadsheetml.sheet")


def test_unknown_headings_are_asked_once_for_a_provider(world, desk):
    heads = ("NIP", "Nama", *(f"K{number}" for number in range(1, 10)))
    content = xlsx([[world.home.orang["sari"].nip, "Sari", *(3,) * 9]], heads=heads)
    asked = upload(desk, content)
    assert "Petakan judul kolom" in asked.content.decode()
    columns = {f"kolom-{name}": head for name, head in zip(("nip", *provider.NAMES), ("NIP", *heads[2:]), strict=True)}
    mapped = upload(desk, content, "result_mapping", judul=heads, jenis="hasil-uji", **columns)
    assert "/hasil/impor/" in mapped.url
    assert upload(desk, content).status_code == 302  # known from now on


def test_a_file_without_a_day_keeps_what_was_typed_and_asks_for_it(world, desk):
    page = upload(desk, xlsx([line(world.home.orang["sari"].nip)], title=()))
    told = page.content.decode()
    assert (page.status_code, "tidak menyebut tanggal uji" in told, "Kanreg VII BKN" in told) == (422, True, True)


def test_the_list_shows_category_and_validity_and_its_cost_is_constant(world, desk, django_assert_num_queries):
    from samples.results import tested

    tested(world.home)
    url = reverse("asesor:assessment-results")
    page = desk.get(url).content.decode()
    assert ("Joko Prasetyo" in page, "Optimal" in page, "Masih berlaku" in page) == (True, True, True)
    with django_assert_num_queries(14) as small:
        desk.get(url)
    sari = world.home.orang["sari"]
    desk_result = HasilUji.objects.get()
    HasilUji.objects.create(
        pegawai=sari, tanggal=desk_result.tanggal, berlaku_sampai=desk_result.berlaku_sampai, penyelenggara="X",
        kompetensi=desk_result.kompetensi,
    )  # fmt: skip
    with django_assert_num_queries(len(small)):
        desk.get(url)


def test_the_own_result_needs_no_trace_and_anothers_leaves_one(world, desk):
    from samples.results import tested

    from openkarier.foundation.journal.models import Payload

    tested(world.home)
    url = reverse("asesor:assessment-result", args=[world.home.orang["joko"].nip])
    page = desk.get(url).content.decode()
    desk.get(url)
    assert ("dari total <strong>9</strong>" in page, "Pembacaan Anda tercatat" in page) == (True, True)
    assert Payload.objects.filter(kind="AKSES_HASIL").count() == 1
    own = world.client(world.actor["asn"]).get(reverse("asn:assessment-own_result")).content.decode()
    assert "Belum ada hasil uji" in own
    assert Payload.objects.filter(kind="AKSES_HASIL").count() == 1
