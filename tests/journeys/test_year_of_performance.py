"""Bengkulu: a year of SKP with 360 lifts a box, for reasons the person reads."""

from __future__ import annotations

from datetime import UTC, date, datetime

from screens import OFFICE, PHONE

from cast import account
from openkarier.core.feedback import BERAKHLAK
from openkarier.core.talent import DEFAULT
from openkarier.stages.appraisal import rating, surveys
from openkarier.stages.appraisal.models import Invitation, Skp, Survey
from openkarier.stages.registry.honours import Penghargaan, PenugasanTim
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.talent import operations as talent
from openkarier.stages.talent.queries import standing
from stages.talent.conftest import prove
from year import by

JANUARY, DECEMBER, MARCH = (
    datetime(2026, 1, 12, 3, tzinfo=UTC),
    datetime(2026, 12, 28, 3, tzinfo=UTC),
    datetime(2027, 3, 1, 3, tzinfo=UTC),
)


def colleagues(city):
    """Three more people beside Sari and Tono, so that a closed survey is one."""
    post = city.jabatan["penelaah"]
    for serial in range(3):
        Pegawai.objects.create(
            instansi=city.instansi, nip=f"{10**17 + serial}", nama=f"Rekan {serial}", tanggal_lahir="1990-01-01",
            jenis_kelamin="F", status="PNS", jabatan=post, unit=post.unit,
        )  # fmt: skip


def honours(sari):
    """An award of her own agency and a team she leads, so that 360 is the only part of kinerja not on record."""
    Penghargaan.objects.create(pegawai=sari, nama="Pegawai teladan", tingkat=1, tanggal=date(2024, 8, 17))
    PenugasanTim.objects.create(
        pegawai=sari, nama="Tim Pasar Bersih", tingkat=1, ketua=True, nomor_sk="SK 5/2025", mulai=date(2025, 1, 2)
    )


def place(city, formula, nama, on):
    """Sari's kinerja (0-100) and box on a talent map of that day."""
    at = datetime(on.year, on.month, on.day, 4, tzinfo=UTC)
    talent.freeze_map(formula=formula, nama=nama, on=on, actor="asesor", at=at)
    found = standing(city.instansi.kode, on)[city.orang["sari"].pk]
    return found.y, found.box


def asked_of_all(city, answer):
    """Everybody around Sari answers the survey about the year; it closes."""
    dewi = by(city.orang["dewi"])
    surveys.open_surveys(unit=city.unit["pasar"], tahun=2026, batas=MARCH, actor=dewi, at=DECEMBER)
    for invitation in Invitation.objects.filter(survey__pegawai=city.orang["sari"]):
        surveys.answer(invitation=invitation, answers=dict.fromkeys(BERAKHLAK, answer), at=DECEMBER)
    surveys.close_surveys(surveys=Survey.objects.all(), actor=dewi, at=DECEMBER)


def plans(phone):
    """Sari drafts and files on a phone."""
    phone.goto("/asn/kinerja/")
    phone.get_by_role("button", name="Susun SKP 2026").click()
    phone.get_by_role("link", name="Tambah hasil kerja").click()
    phone.fill("#id_rencana", "Tertatanya pasar kelurahan")
    phone.fill("[name=indikator-1]", "Jumlah pasar yang ditata")
    phone.fill("[name=target-1]", "11 pasar")
    phone.get_by_role("button", name="Simpan hasil kerja").click()
    phone.get_by_role("button", name="Ajukan SKP").click()


def talks(desk, phone, nip):
    """Wati settles four things with Sari, who agrees; Wati fixes the SKP."""
    desk.goto(f"/atasan/kinerja/2026-1/{nip}/")
    desk.get_by_role("button", name="Mulai dialog kinerja").click()
    desk.get_by_role("link", name="Catat hasil dialog").click()
    desk.fill("#id_dukungan", "Dua petugas kebersihan")
    desk.fill("#id_pertanggungjawaban", "Laporan setiap akhir bulan")
    desk.check("input[name=konsekuensi][value=talenta]")
    desk.fill("#id_perilaku-pelayanan", "Keluhan pedagang dijawab hari itu juga")
    desk.get_by_role("button", name="Simpan hasil dialog").click()
    phone.reload()
    phone.get_by_role("button", name="Setuju dengan hasil dialog").click()
    desk.reload()
    desk.get_by_role("button", name="Tetapkan SKP").click()


def reports(phone):
    """Sari writes what was achieved."""
    phone.goto("/asn/kinerja/2026-1/realisasi/")
    phone.locator("[name^=realisasi-]").fill("12 pasar")
    phone.get_by_role("button", name="Simpan realisasi").click()
    phone.get_by_role("button", name="Laporkan realisasi").click()


def rates(desk, nip):
    """Wati rates the year above expectation and hands it over."""
    desk.goto(f"/atasan/kinerja/2026-1/{nip}/nilai/")
    desk.check("input[name=hasil][value='1']")
    desk.check("input[name=perilaku][value='1']")
    for key in BERAKHLAK:
        desk.select_option(f"[name=nilai-{key}]", "5")
    desk.get_by_role("button", name="Simpan penilaian").click()
    desk.get_by_role("button", name="Serahkan kepada pegawai").click()


def both(site, visit):
    """Sari's phone and Wati's desk, logged in at the present moment."""
    sari, wati = (site.world.home.orang[name] for name in ("sari", "wati"))
    return visit(sari.akun, size=PHONE), visit(wati.akun or account(wati), size=OFFICE)


def test_a_year_of_skp_with_360_lifts_her_box_for_a_reason_sari_reads(site, visit, time_machine):
    city, sari = site.world.home, site.world.home.orang["sari"]
    colleagues(city)
    prove(sari, predicate=3)  # Butuh Perbaikan in 2024 and 2025
    honours(sari)
    draft = talent.draft_formula(instansi=city.instansi, nama="Rumus 2026", isi=DEFAULT, actor="asesor", at=JANUARY)
    formula = talent.freeze_formula(
        formula=draft, sk="SK Wali Kota 800/7/2026", tanggal_sk=date(2026, 1, 2), actor="asesor", at=JANUARY
    )
    before = place(city, formula, "Peta 2026", date(2026, 1, 10))
    time_machine.move_to(JANUARY)
    phone, desk = both(site, visit)
    plans(phone)
    talks(desk, phone, sari.nip)
    time_machine.move_to(DECEMBER)
    asked_of_all(city, answer=5)
    phone, desk = both(site, visit)
    reports(phone)
    rates(desk, sari.nip)
    phone.goto("/asn/kinerja/2026-1/")
    phone.get_by_role("button", name="Terima dokumen penilaian").click()
    time_machine.move_to(MARCH)
    rating.conclude(skp=Skp.objects.get(pegawai=sari), at=MARCH)
    after = place(city, formula, "Peta 2027", date(2027, 3, 1))
    assert after[0] > before[0]
    assert (before[1], after[1]) == (5, 7)  # from "sesuai" to "di atas ekspektasi", into the group
    phone, _ = both(site, visit)
    phone.goto("/asn/kinerja/")
    assert phone.get_by_text("Predikat 2026 naik menjadi Sangat Baik").first.is_visible()
    phone.get_by_role("link", name="Lihat mengapa, dan apa yang mengubahnya").click()
    read = phone.locator("main").inner_text()
    assert "Kotak 7" in read
    assert "SKP OpenKarier" in read
    assert "Umpan balik 360" in read
