"""Import at the BKPSDM desk: upload, mapping, preview, decision."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gateways.spreadsheet import siasn_export as siasn
from openkarier.foundation.jobs.worker import Worker
from openkarier.stages.registry.models import Pegawai, Unit
from openkarier.stages.registry.staging import ImportMapping, ImportRun
from openkarier.web.bkpsdm import imports

HEADS = ["ID", "NAMA_UNOR", "ID_ATASAN"]


@pytest.fixture
def desk(world):
    return world.client(world.actor["bkpsdm"])


def url(name, **kwargs):
    return reverse(f"bkpsdm:registry-{name}", kwargs=kwargs)


def file(content, name="berkas.xlsx"):
    return SimpleUploadedFile(name, content)


def units(*rows, heads=HEADS):
    return siasn.csv_bytes(heads, rows)


def upload(desk, content, **more):
    return desk.post(url("import_upload"), {"berkas": file(content), **more}, follow=True)


def page(response):
    return response.content.decode()


def test_a_file_is_shown_before_it_changes_anything_and_then_applied(desk):
    before = Unit.objects.count()
    response = upload(desk, units(["n1", "Dinas Baru", ""], ["n2", "Bidang Baru", "n1"]))
    run = ImportRun.objects.get()
    assert response.redirect_chain == [(url("import_run", run=run.pk), 302)]
    assert "2 data baru ditambahkan dan 0 data diperbarui" in page(response)
    assert Unit.objects.count() == before
    response = desk.post(url("import_apply", run=run.pk), follow=True)
    assert "Impor diterapkan dan dicatat di Buku Merit." in page(response)
    assert Unit.objects.count() == before + 2
    response = upload(desk, units(["n1", "Dinas Baru", ""], ["n2", "Bidang Baru", "n1"]))
    assert "Isi berkas ini sama dengan data yang tercatat" in page(response)


def test_differences_are_shown_old_and_new(desk, world):
    world.home.unit["laut"].siasn_id = "L"
    world.home.unit["laut"].save()
    response = upload(desk, units(["L", "Dinas Kelautan", ""]))
    told = page(response)
    assert f"<del>{world.home.unit['laut'].nama}</del>" in told
    assert "<strong>Dinas Kelautan</strong>" in told


def test_errors_are_told_and_left_out_only_by_choice(desk):
    before = Unit.objects.count()
    response = upload(desk, units(["n1", "Dinas Baru", ""], ["n2", "Yatim", "hilang"]))
    run = ImportRun.objects.get()
    told = page(desk.get(f"{url('import_run', run=run.pk)}?lihat=galat"))
    assert "Baris 3" in told
    assert "Unit atasan ini tidak ada di berkas maupun di data." in told
    response = desk.post(url("import_apply", run=run.pk), follow=True)
    assert "Masih ada baris galat" in page(response)
    assert Unit.objects.count() == before
    desk.post(url("import_apply", run=run.pk), {"lewati": "ya"})
    assert Unit.objects.count() == before + 1


def test_the_error_sheet_opens_with_every_finding(desk):
    import python_calamine

    upload(desk, units(["n2", "Yatim", "=1+1"], ["n3", "Yatim", "hilang"]))
    response = desk.get(url("import_errors", run=ImportRun.objects.get().pk))
    content = io.BytesIO(b"".join(response.streaming_content))
    sheet = python_calamine.CalamineWorkbook.from_filelike(content).get_sheet_by_name("Galat")
    assert [row[:3] for row in sheet.to_python()] == [
        ["Baris", "Kolom", "Isi"],
        [3.0, "ID_ATASAN", "hilang"],
        [2.0, "ID_ATASAN", "=1+1"],
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "Ini berkas PDF, bukan lembar kerja."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Ini berkas .xls lama"),
        (b"", "Berkas ini kosong"),
        (siasn.xlsx(["NIP BARU", *siasn.EXPORT[2:], "PNS ID"], [[1.99e17] * 67]), "Jadikan kolom NIP teks"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(desk, content, sentence):
    response = upload(desk, content)
    assert response.status_code == 422
    assert sentence in page(response)
    assert ImportRun.objects.count() == 0


def test_no_file_and_too_large_a_file_are_answered_with_a_sentence(desk, monkeypatch):
    assert "Pilih berkas yang akan diimpor." in page(desk.post(url("import_upload"), {}))
    monkeypatch.setattr(imports, "LARGEST_FILE", 10)
    assert "lebih besar dari" in page(upload(desk, units(["n1", "Dinas", ""])))
    monkeypatch.setattr(imports, "LARGEST_FILE", 10**6)
    monkeypatch.setattr(imports, "MOST_ROWS", 1)
    assert "dari peramban paling banyak 1" in page(upload(desk, units(["n1", "A", ""], ["n2", "B", ""])))


def test_unknown_headings_are_mapped_once_and_remembered(desk):
    heads = ["Kode Unor", "Sebutan", "Bapak"]
    content = units(["n1", "Dinas Baru", ""], heads=heads)
    response = upload(desk, content)
    assert "Petakan judul kolom" in page(response)
    answer = {"judul": heads, "jenis": "unit", "kolom-siasn_id": "Kode Unor", "kolom-nama": "Sebutan"}
    response = desk.post(url("import_mapping"), answer)
    assert response.status_code == 422
    assert "Pilih judul untuk “ID_ATASAN”" in page(response)
    assert '<option value="Sebutan" selected>' in page(response)
    response = desk.post(url("import_mapping"), answer | {"kolom-induk_id": "Sebutan"})
    assert "Judul “Sebutan” dipilih lebih dari sekali." in page(response)
    answer["kolom-induk_id"] = "Bapak"
    response = desk.post(url("import_mapping"), answer | {"berkas": file(content)}, follow=True)
    assert "1 data baru ditambahkan" in page(response)
    assert ImportMapping.objects.get().columns == {"siasn_id": "Kode Unor", "nama": "Sebutan", "induk_id": "Bapak"}
    assert "Dinas Baru" in page(upload(desk, content))


def test_a_private_column_cannot_be_mapped(desk):
    heads = ["Kode Unor", "NIK", "Bapak"]
    told = page(upload(desk, units(["n1", "1771", ""], heads=heads)))
    assert '<option value="NIK"' not in told
    answer = {
        "judul": heads,
        "jenis": "unit",
        "kolom-siasn_id": heads[0],
        "kolom-nama": "NIK",
        "kolom-induk_id": heads[2],
    }
    assert "Pilih judul untuk “NAMA_UNOR”" in page(desk.post(url("import_mapping"), answer))


def test_a_mapping_may_be_kept_without_the_file(desk):
    heads = ["Kode Unor", "Sebutan", "Bapak"]
    answer = {"judul": heads, "jenis": "unit", "kolom-siasn_id": heads[0], "kolom-nama": heads[1],
              "kolom-induk_id": heads[2]}  # fmt: skip
    response = desk.post(url("import_mapping"), answer, follow=True)
    assert "Pemetaan disimpan" in page(response)


def test_another_kind_may_be_chosen_on_the_mapping_page(desk):
    response = desk.post(url("import_mapping"), {"judul": ["A", "B"], "jenis": "kinerja", "ganti": "ya"})
    assert 'name="kolom-nilai"' in page(response)
    response = desk.post(url("import_mapping"), {"judul": ["A", "B"], "jenis": "tidak-ada"})
    assert "Pilih jenis" in page(response)


def test_a_recap_without_a_year_asks_for_it(desk, world):
    nip = world.home.orang["joko"].nip
    content = siasn.csv_bytes(["nip", "hasil_akhir"], [[nip, "Baik"]])
    assert "Isi tahun penilaian" in page(upload(desk, content))
    response = upload(desk, content, tahun="2024")
    assert "tahun 2024" in page(response)


def test_a_large_file_is_applied_in_the_background(desk, monkeypatch):
    monkeypatch.setattr(imports, "AT_ONCE", 1)
    upload(desk, units(["n1", "Dinas Baru", ""], ["n2", "Bidang Baru", "n1"]))
    run = ImportRun.objects.get()
    response = desk.post(url("import_apply", run=run.pk))
    assert response.headers["Location"].startswith("/pekerjaan/")
    assert not Unit.objects.filter(nama="Dinas Baru").exists()
    Worker(clock=timezone.now).drain()
    assert Unit.objects.filter(nama="Dinas Baru").exists()
    assert "2 data baru dan 0 perubahan diterapkan." in page(desk.get(response.headers["Location"]))


def test_a_run_is_put_away(desk):
    upload(desk, units(["n1", "Dinas Baru", ""]))
    run = ImportRun.objects.get()
    assert "Tidak ada data yang berubah" in page(desk.post(url("import_discard", run=run.pk), follow=True))
    assert "Impor ini dibatalkan" in page(desk.post(url("import_apply", run=run.pk), follow=True))


def test_who_sees_one_unit_only_cannot_import(world):
    narrow = world.client(world.narrow["bkpsdm"])
    assert "Impor mengubah data seluruh instansi" in page(narrow.get(url("imports")))
    assert narrow.post(url("import_upload"), {"berkas": file(units(["n1", "A", ""]))}).status_code == 404
    assert narrow.post(url("import_mapping"), {"judul": ["A"], "jenis": "unit"}).status_code == 404


@pytest.mark.parametrize("name", ["imports", "import_run"])
def test_pages_cost_the_same_whatever_they_list(desk, world, name, django_assert_max_num_queries):
    made = siasn.city(60)
    for make in (siasn.units_xlsx, siasn.heads_xlsx, siasn.clerks_xlsx, siasn.functional_xlsx):
        upload(desk, make(made))
        desk.post(url("import_apply", run=ImportRun.objects.latest("pk").pk))
    world.home.instansi.siasn_id = siasn.INSTANSI
    world.home.instansi.save()
    upload(desk, siasn.export_xlsx(made))
    run = ImportRun.objects.latest("pk")
    assert (run.baru, run.hilang) == (60, Pegawai.objects.filter(instansi=world.home.instansi).count())
    address = url(name, run=run.pk) if name == "import_run" else url(name)
    for query in ("", "?lihat=hilang"):
        with django_assert_max_num_queries(18):
            assert desk.get(address + query).status_code == 200
