"""Nobody left out: Yulia helps Joko to declare, and Dewi reminds the others."""

from __future__ import annotations

import io
import re

import pytest
from django.utils import timezone
from pypdf import PdfReader
from screens import OFFICE, PHONE

from cast import account, fill, open_period_of
from openkarier.foundation.accounts.models import Pengguna, Peran
from openkarier.foundation.notices.models import Message
from openkarier.stages.aspiration import operations
from openkarier.stages.aspiration.models import Period, Submission


@pytest.fixture
def city(site, time_machine):
    """The home city with its period open today; Joko, who has no account yet, has a complete draft."""
    time_machine.move_to("2026-07-09T04:00:00Z", tick=True)
    made = site.world.home
    period = open_period_of(made)
    joko = made.orang["joko"]
    aspiration = operations.begin(period=period, pegawai=joko, at=timezone.now())
    if aspiration.state == "draf":
        fill(aspiration, timezone.now())
    return made


@pytest.fixture
def yulia(city):
    """Operator of Dinas Laut."""
    user, _ = Pengguna.objects.get_or_create(nip="yulia", defaults={"nama": "Yulia Operator"})
    Peran.objects.get_or_create(
        pengguna=user, desk="operator", instansi="5871", unit="laut", defaults={"mulai": "2026-01-01"}
    )
    return user


def test_an_operator_types_and_the_person_agrees_with_a_code(city, visit, axe, yulia):
    joko = city.orang["joko"]
    page = visit(yulia, size=OFFICE)
    page.goto("/operator/aspirasi/belum/")
    page.get_by_role("link", name="Bantu mengisi Joko Prasetyo").click()
    assert "Anda mengisi atas nama" not in page.locator("main").inner_text()
    page.get_by_role("link", name="Periksa dan ajukan").click()
    assert axe(page) == []
    page.fill("#code", "000000")
    page.get_by_role("button", name="Ajukan atas namanya").click()
    assert "Kode tidak berlaku lagi" in page.locator(".error-summary").inner_text()
    page.get_by_role("button", name="Kirim kode persetujuan").click()

    person = visit(joko.akun or account(joko), size=PHONE)
    person.goto("/kotak-masuk/")
    person.get_by_text("Kode persetujuan Pernyataan Karier Anda").first.click()
    code = re.search(r"kode (\d{6})", person.locator("main").inner_text())
    assert code is not None

    dewi = city.orang["dewi"]
    office = visit(dewi.akun or account(dewi, "bkpsdm"))
    office.goto("/bkpsdm/pesan/")
    assert "Kode persetujuan" not in office.locator("main").inner_text()

    page.fill("#code", code[1])
    page.get_by_role("button", name="Ajukan atas namanya").click()
    paper = Submission.objects.get(aspiration__pegawai=joko)
    assert paper.number in page.locator("main").inner_text()
    assert (paper.filed_by_name, paper.consent) == ("Yulia Operator", "kode")
    path = f"/operator/aspirasi/{paper.aspiration.period.kode}/{joko.nip}/tanda-terima.pdf"
    text = PdfReader(io.BytesIO(page.context.request.get(path).body())).pages[0].extract_text()
    assert [name for name in ("Yulia Operator", "Joko Prasetyo") if name not in text] == []


def test_reminders_are_drafted_reviewed_and_sent_once(city, visit, axe):
    dewi = city.orang["dewi"]
    page = visit(dewi.akun or account(dewi, "bkpsdm"), size=OFFICE)
    page.goto("/bkpsdm/aspirasi/belum/")
    missing = page.locator("main").get_by_role("row").count() - 1
    page.get_by_role("link", name="Siapkan pengingat").click()
    page.get_by_role("button", name=f"Siapkan {missing} pengingat").click()
    assert f"{missing} pesan disiapkan sebagai draf" in page.locator("main").inner_text()
    assert axe(page) == []
    page.goto("/bkpsdm/aspirasi/pengingat/")
    page.get_by_role("button", name=f"Siapkan {missing} pengingat").click()
    assert "sudah disiapkan" in page.locator("main").inner_text()
    period = Period.objects.get(instansi=city.instansi)
    assert Message.objects.filter(key__startswith=f"aspirasi.pengingat:5871:{period.kode}").count() == missing
