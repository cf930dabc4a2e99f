"""Kabupaten Lebong, November 2025: 361 officials tested in one day, mapped, reported to the Bupati, and drawn upon."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import lebong
from lebong import ACTOR, DAY, KODE, PLANNED, SCOPE
from openkarier.core.talent import DEFAULT
from openkarier.foundation.accounts.models import Pengguna, Peran
from openkarier.foundation.documents import letters, parts
from openkarier.foundation.documents.kinds import Kind
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.assessment import attendance, choosing, event_queries, scheduling, seat_plan, unit_papers
from openkarier.stages.assessment.models import HasilUji, Participant
from openkarier.stages.assessment.unit_reports import unit_report
from openkarier.stages.registry.honours import Penghargaan, PenugasanTim
from openkarier.stages.registry.models import Pegawai, RiwayatDiklat, RiwayatJabatan
from openkarier.stages.talent import operations as talent
from openkarier.stages.talent import succession
from openkarier.stages.talent.models import MapRow
from stages.assessment.provider import line, xlsx

EVENT = "UJI-2025-11"
AFTER = datetime(2025, 12, 5, 3, 0, tzinfo=UTC)
STRANGER = "197001012000011901"
GIVEN = {"penyelenggara": "Kantor Regional VII BKN Palembang", "tujuan": "pemetaan", "metode": "cact",
         "terakreditasi": "ya", "kegiatan": EVENT}  # fmt: skip
STANDARD = {"JPT_PRATAMA": 4, "ADMINISTRATOR": 3, "PENGAWAS": 2}


@pytest.fixture
def lebong_city(db):
    """The agency, with a year of predicates, training and education behind everybody."""
    made = lebong.agency()
    made.instansi.sebutan_kepala = "Bupati"
    made.instansi.save()
    people = list(Pegawai.objects.filter(instansi=made.instansi).select_related("jabatan", "unit"))
    for place, person in enumerate(people):
        person.siasn_id = f"PNS{place:029}"
        person.tmt_jabatan = date(2021, 1, 4)
        person.tingkat_pendidikan, person.pendidikan, person.tahun_lulus = "40", "S-1 Ilmu Pemerintahan", 2003
    Pegawai.objects.bulk_update(people, ["siasn_id", "tmt_jabatan", "tingkat_pendidikan", "pendidikan", "tahun_lulus"])
    PredikatKinerja.objects.bulk_create(
        PredikatKinerja(pegawai=person, tahun=year, nilai=5 if place % 3 == 0 else 4)
        for place, person in enumerate(people)
        for year in (2023, 2024)
    )
    RiwayatDiklat.objects.bulk_create(
        RiwayatDiklat(pegawai=person, jenis="teknis", nama="Pelayanan Publik", selesai=date(2025, 3, 1), jam=24)
        for person in people
    )
    RiwayatJabatan.objects.bulk_create(
        RiwayatJabatan(
            pegawai=person, jabatan=person.jabatan, tunggal=True, nama_jabatan=person.jabatan.nama,
            nama_unit=person.unit.nama, jenis="1", jenjang=person.jabatan.jenjang, mulai=date(2021, 1, 4),
        )
        for person in people
    )  # fmt: skip
    Penghargaan.objects.create(
        pegawai=people[0], nama="Satyalancana Karya Satya X", tingkat=2, tanggal=date(2023, 7, 10),
        nomor_sk="Keppres 1/2023",
    )  # fmt: skip
    PenugasanTim.objects.create(
        pegawai=people[0], nama="Tim Reformasi Birokrasi", tingkat=1, ketua=True, nomor_sk="SK 5/2025",
        mulai=date(2025, 1, 2),
    )  # fmt: skip
    return made


def at_the_desk(desk):
    """A browser of somebody with this role over the whole agency."""
    user = Pengguna.objects.create(nip=f"luar-{desk}", nama=f"Pemegang {desk}")
    Peran.objects.create(pengguna=user, desk=desk, instansi=KODE, unit="", mulai=date(2025, 1, 1))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def the_day(made):
    """The day of the test: all are seated, twenty stay away. Returns (those who came, those who did not)."""
    event = lebong.event(made)
    choosing.pick(event=event, rule=choosing.Rule(), scope=SCOPE, expected=361, actor=ACTOR, at=PLANNED)
    seating = seat_plan.seat_everybody(event=event, ronde=1, actor=ACTOR, at=PLANNED)
    assert (seating.fits, seating.figures["people"]) == (True, 361)
    for verb in ("jadwalkan", "undang", "mulai"):
        scheduling.move_event(event=event, verb=verb, actor=ACTOR, at=DAY)
    event.refresh_from_db()
    away = set(Participant.objects.filter(event=event).order_by("nomor").values_list("pegawai_id", flat=True)[5:365:18])
    for held in event.sessions.all():
        scans = [
            attendance.Scan(attendance.token(seat.participant), held.mulai)
            for seat in event_queries.seat_rows(held)
            if seat.participant.pegawai_id not in away
        ]
        attendance.record_scans(
            event=event, session=held, scans=scans, device="pintu", actor=ACTOR, at=DAY + timedelta(hours=12)
        )
    people = list(Pegawai.objects.filter(instansi=made.instansi).select_related("jabatan").order_by("pk"))
    return [each for each in people if each.pk not in away], [each for each in people if each.pk in away]


def levels(person, place):
    """Nine levels about the standard: every third person is strong, all others weak on two competencies."""
    asked = STANDARD[person.jabatan.jenjang]
    mark = [min(5, asked + (place % 3 == 0)) for _ in range(9)]
    if place % 3:
        mark[6] = mark[7] = max(1, asked - 1)
    return tuple(mark)


def table(came):
    return [
        line(person.nip, levels(person, place), (70 + place % 20,) * 5, place, person.nama)
        for place, person in enumerate(came, 1)
    ]


def planted(rows):
    """What goes wrong in real files: levels that are none, a person twice, a person of another agency."""
    wrong = [list(row) for row in rows]
    wrong[3][4], wrong[10][5], wrong[20][6] = 6, "3,5", 0
    twice = [*rows[30][:4], *(1,) * 9, *rows[30][13:]]
    return [*wrong, twice, line(STRANGER)]


def upload(client, content):
    file = SimpleUploadedFile("hasil-kanreg.xlsx", content)
    return client.post(reverse("asesor:assessment-result_upload"), {**GIVEN, "berkas": file})


def apply(client, response, **how):
    run = response.url.rstrip("/").rsplit("/", 1)[1]
    return client.post(reverse("asesor:assessment-result_apply", args=[run]), how)


def test_from_the_seats_to_the_pool(lebong_city, time_machine):
    time_machine.move_to(AFTER, tick=False)
    came, away = the_day(lebong_city)
    assert (len(came), len(away)) == (341, 20)
    asesor = at_the_desk("asesor")

    # The provider's file, with its errors: looked at, refused whole, then taken without the wrong rows.
    preview = upload(asesor, xlsx(planted(table(came))))
    page = asesor.get(preview.url).content.decode()
    for told in ("Level 6 tidak ada", "terletak di antara dua level", "Level 0 tidak ada", "Muncul juga di baris",
                 "Bukan pegawai instansi ini"):  # fmt: skip
        assert told in page
    apply(asesor, preview)
    assert HasilUji.objects.count() == 0
    apply(asesor, preview, lewati="ya")
    assert HasilUji.objects.filter(kegiatan=EVENT).count() == 341 - 4
    corrected = xlsx(table(came))
    apply(asesor, upload(asesor, corrected))
    assert HasilUji.objects.filter(kegiatan=EVENT).count() == 341
    assert "sama dengan hasil yang tercatat" in asesor.get(upload(asesor, corrected).url).content.decode()

    # The report to the Bupati: as a page, and as a paper that needs no editing.
    shown = asesor.get(reverse("asesor:assessment-report"), {"kegiatan": EVENT}).content.decode()
    assert ("20 peserta belum punya hasil" in shown, shown.count("<figure")) == (True, 5)
    paper = asesor.get(reverse("asesor:assessment-report_paper"), {"kegiatan": EVENT})
    words = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(paper.content)).pages]
    whole = " ".join(" ".join(words).split())
    for said in ("Temuan pokok", "Yth. Bupati", "dari 361 peserta", "Kesenjangan terlebar", "Mengelola Perubahan",
                 "Siapa siap untuk apa", "Dua puluh" if "Dua puluh" in whole else "20 peserta belum punya hasil",
                 "Cara dan sumber", away[0].nama):  # fmt: skip
        assert said in whole, said
    report = unit_report(SCOPE, AFTER.date(), EVENT)
    form = unit_papers.unit_form(report, lebong_city.instansi, parts.Penanda(jabatan="Kepala", nama="Dewi"), AFTER)
    sheets = letters.pictures(Kind.LAPORAN_UJI, form, ppi=40)
    assert sum(len(chapter.gambar) for chapter in form.bab) == 6
    assert sum(chapter.tabel is not None for chapter in form.bab) >= 4
    assert (len(sheets) == len(words), min(map(len, sheets)) > 2_000) == (True, True)  # no sheet is empty

    # The nine boxes, frozen; the group of the year, set by the Bupati.
    draft = talent.draft_formula(instansi=lebong_city.instansi, nama="Rumus 2025", isi=DEFAULT, actor=ACTOR, at=AFTER)
    formula = talent.freeze_formula(
        formula=draft, sk="SK Bupati 1/2025", tanggal_sk=AFTER.date(), actor=ACTOR, at=AFTER
    )
    peta = talent.freeze_map(formula=formula, nama="Peta 2025", on=AFTER.date(), actor=ACTOR, at=AFTER)
    assert (peta.orang, MapRow.objects.filter(peta=peta, kotak__in=(7, 8, 9)).exists()) == (361, True)
    hand = succession.Hand(ACTOR, "bkpsdm", AFTER, "Data tertulis dilengkapi dari arsip kepegawaian")
    group = succession.open_group(peta=peta, tahun=2026, hand=hand)
    fit = [each.pk for each in group.anggota.all() if "tidak" not in {row["state"] for row in each.putusan}]
    for verb in ("nominasi", "verifikasi"):
        succession.step_members(group=group, verb=verb, members=fit, hand=hand)
    ppk = succession.Hand("bupati", "ppk", AFTER)
    done = succession.set_group(group=group, sk="SK Bupati 2/2025", tanggal_sk=AFTER.date(), hand=ppk)
    assert done.anggota.filter(state="ditetapkan").count() == len(fit) > 0

    # What goes to SIASN: every result once; a second time nothing is left to send.
    asesor.post(reverse("asesor:assessment-export_prepare"), {"jenis": "kompetensi", "alasan": "SIASN"})
    again = asesor.post(
        reverse("asesor:assessment-export_prepare"), {"jenis": "kompetensi", "alasan": "SIASN"}, follow=True
    )
    assert "Tidak ada yang berubah sejak ekspor terakhir" in again.content.decode()
    made = again.context["rows"][0]["export"]
    file = asesor.get(reverse("asesor:assessment-export_file", args=[made.pk, "json"]))
    bodies = json.loads(file.content)
    assert (bodies["path"], len(bodies["isi"])) == ("/kompetensi/kompetensi/save", 341)
    assert bodies["isi"][0].keys() == {
        "pnsId", "integritas", "kerjasama", "komunikasi", "orientasiPadaHasil", "pelayananPublik",
        "pengembanganDiriDanOrla", "mengelolaPerubahan", "pengambilanKeputusan", "perekatBangsa",
    }  # fmt: skip
