"""Open Karier, from the opening of the period to the figures: Dewi opens, Sari declares, Wati speaks, Dewi counts."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from screens import OFFICE, PHONE

from cast import account
from openkarier.stages.aspiration import queries
from openkarier.stages.aspiration.models import Aspiration, Submission

TARGET = {
    "indicator": "pasar yang bersih",
    "baseline": "4",
    "goal": "11",
    "unit": "pasar",
    "method": "penilaian bersama kelurahan",
}


@pytest.fixture
def dewi(site):
    person = site.world.home.orang["dewi"]
    return person.akun or account(person, "bkpsdm")


def open_a_period(page, kode):
    """BKPSDM plans a period of two weeks that began yesterday, and opens it."""
    now = timezone.localtime()
    page.goto("/bkpsdm/aspirasi/periode/baru/")
    page.fill("#id_nama", f"Open Karier {kode}")
    page.fill("#id_kode", kode)
    page.fill("#id_dasar", "SK Wali Kota 800/1")
    page.fill("#id_mulai", f"{now - timedelta(days=1):%Y-%m-%dT%H:%M}")
    page.fill("#id_batas", f"{now + timedelta(days=13):%Y-%m-%dT%H:%M}")
    page.click("main .button-primary")
    page.get_by_role("row", name=f"Open Karier {kode}").get_by_role("button", name="Buka periode").click()


def declare(page, kode, door="pindah"):
    """An ASN walks through the questions on a phone; every stop is looked at by the caller's `see`."""
    yield page.goto(f"/asn/aspirasi/{kode}/")
    page.get_by_role("link", name="Mulai mengisi").click()
    yield page.check(f"input[value={door}]")
    page.click("main .button-primary")
    page.fill("#q", "sekretaris")
    page.get_by_role("button", name="Pilih Sekretaris Dinas Laut").click()
    yield page.get_by_role("link", name="Lanjutkan").click()
    page.check("input[value=opd]")
    yield page.click("main .button-primary")
    page.fill("#id_reason", "Saya ingin menuntaskan penataan pasar pagi.")
    page.select_option("#id_personal", "jarak")
    page.fill("#id_personal_note", "Rumah 40 km dari kantor")
    page.click("main .button-primary")
    yield page.get_by_role("link", name="Tambah target pertama").click()
    for name, value in TARGET.items():
        page.fill(f"#id_{name}", value)
    page.click("main .button-primary")
    yield page.get_by_role("link", name="Lanjutkan").click()
    page.check("#id_ready")
    page.click("main .button-primary")
    yield page.get_by_role("button", name="Ajukan pernyataan").click()


def test_a_declaration_travels_from_the_phone_to_the_figures_and_the_letter(site, visit, axe, dewi):
    city = site.world.home
    office = visit(dewi, size=OFFICE)
    open_a_period(office, "2031-1")

    phone = visit(site.world.actor["asn"], size=PHONE)
    phone.goto("/asn/")
    assert phone.get_by_role("link", name="Isi Pernyataan Karier").is_visible()
    for _ in declare(phone, "2031-1"):
        assert axe(phone) == []
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    paper = Submission.objects.get(aspiration__period__kode="2031-1")
    assert paper.number in phone.locator("main").inner_text()

    letter = phone.context.request.get("/asn/aspirasi/2031-1/surat.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(letter.body())).pages)
    assert [
        word
        for word in ("Sari Melati", "Sekretaris Dinas Laut", "dari 4 menjadi 11 pasar", "Saya bersedia ditempatkan")
        if word not in text
    ] == []
    assert "40 km" not in text

    superior = visit(account(city.orang["wati"]), size=OFFICE)
    superior.goto("/atasan/aspirasi/2031-1/" + city.orang["sari"].nip + "/")
    assert "40 km" not in superior.content()
    superior.check("input[value=catatan]")
    superior.fill("#note", "Perlu pengganti lebih dahulu.")
    superior.get_by_role("button", name="Simpan pendapat").click()

    phone.goto("/asn/aspirasi/2031-1/")
    assert "Perlu pengganti lebih dahulu." in phone.locator("main").inner_text()

    office.goto("/bkpsdm/aspirasi/?periode=2031-1")
    assert "1 dari 7 yang wajib" in office.locator("main").inner_text()
    assert axe(office) == []
    office.goto("/bkpsdm/aspirasi/masuk/2031-1/" + city.orang["sari"].nip + "/")
    assert "40 km" in office.locator("main").inner_text()

    book = office.context.request.get("/bkpsdm/aspirasi/partisipasi.xlsx?periode=2031-1").body()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("Per unit kerja").to_python()
    assert ["Dinas Pasar", 4.0, 1.0, 0.25, 1.0, 0.0, 0.0, 3.0] in rows
    assert [page.complaints.lines for page in (phone, office, superior)] == [[], [], []]


def test_what_was_typed_survives_a_dead_connection_and_a_new_page(site, visit, dewi):
    office = visit(dewi)
    office.goto("/bkpsdm/aspirasi/periode/")
    for button in office.get_by_role("button", name="Tutup periode").all():
        button.click()
    open_a_period(office, "2031-2")
    page = visit(site.world.actor["asn"], size=PHONE)
    page.goto("/asn/aspirasi/2031-2/isi/alasan/")
    page.context.set_offline(True)
    page.fill("#id_reason", "Kalimat yang diketik tanpa sinyal.")
    page.get_by_text("Sambungan terputus.").wait_for()
    page.context.set_offline(False)
    page.goto("/asn/aspirasi/2031-2/isi/alasan/")
    page.get_by_text("Tersimpan").wait_for()
    assert page.input_value("#id_reason") == "Kalimat yang diketik tanpa sinyal."
    page.wait_for_function("Object.keys(localStorage).length === 0")  # nothing waits any more: the server has it
    kept = Aspiration.objects.get(period__kode="2031-2")
    assert kept.draft["reason"] == "Kalimat yang diketik tanpa sinyal."


def test_what_was_sent_after_the_session_ended_is_there_after_log_in(site, visit, dewi):
    period = queries.current_period("5871")
    page = visit(site.world.actor["asn"], scripts=False)
    page.goto(f"/asn/aspirasi/{period.kode}/isi/alasan/")
    page.fill("#id_reason", "Kalimat yang dikirim sesudah sesi berakhir.")
    page.context.clear_cookies(name="sessionid")
    page.click("main .button-primary")
    page.fill("#id_nip", site.world.home.orang["sari"].nip)
    page.fill("#id_sandi", "pasar-bersih-2026")
    page.click("main button[type=submit]")
    assert page.input_value("#id_reason") == "Kalimat yang dikirim sesudah sesi berakhir."
