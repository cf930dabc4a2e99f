"""Sari finds her golongan wrong, photographs the SK with her phone, and reads the answer the next day."""

from __future__ import annotations

from screens import OFFICE, PHONE

from cast import account
from openkarier.stages.registry.models import Pegawai
from registry_story import photo


def test_a_wrong_rank_is_disputed_from_a_phone_and_mended_at_the_office(site, visit, axe):
    sari, dewi = site.world.home.orang["sari"], site.world.home.orang["dewi"]
    page = visit(sari.akun or account(sari), size=PHONE, scripts=False)
    page.goto("/asn/kepegawaian/")
    page.get_by_role("link", name="Sanggah Golongan", exact=True).click()
    page.select_option("#id_golongan", "IV/a")
    page.fill("#id_tmt_golongan", "2026-04-01")
    page.fill("#id_keterangan", "SK kenaikan pangkat April belum tercatat.")
    page.set_input_files("#id_berkas", {"name": "sk.jpg", "mimeType": "image/jpeg", "buffer": photo(size=(1200, 1600))})
    page.get_by_role("button", name="Kirim sanggahan").click()
    assert "Sanggahan diterima dengan nomor" in page.locator("main").inner_text()
    number = page.locator("h1").inner_text().removeprefix("Sanggahan ")

    office = visit(dewi.akun or account(dewi, "bkpsdm"), size=OFFICE)
    office.goto("/bkpsdm/kepegawaian/sanggahan/")
    office.locator("tr", has_text=number).get_by_role("link").click()
    assert axe(office) == []
    office.locator("summary", has_text="Terima dan perbaiki data").press("Enter")
    office.get_by_role("button", name="Terima dan simpan").press("Enter")
    office.get_by_text("Sanggahan diterima dan datanya diperbaiki.").wait_for()

    page.goto(f"/asn/kepegawaian/sanggahan/{number}/")
    assert "Diterima, data diperbaiki" in page.locator("main").inner_text()
    assert Pegawai.objects.get(pk=sari.pk).golongan == "IV/a"
