"""Performance at the desks: a year walked through the pages, what each reader may see, and the street."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cast import account
from openkarier.core.feedback import BERAKHLAK
from openkarier.stages.appraisal import notes, operations, surveys, voices
from openkarier.stages.appraisal.models import Skp, VoiceTally
from openkarier.stages.appraisal.refusal import Refused
from year import AT, YEAR, by, fixed, handed_over, planned

pytestmark = pytest.mark.django_db
NOW = "2026-01-20T03:00:00Z"
RESULT = {
    "rencana": "Tertatanya pasar", "jenis": "utama", "aspek-1": "kuantitas", "indikator-1": "Jumlah pasar",
    "target-1": "11 pasar",
}  # fmt: skip
DIALOG = {
    "pendekatan": "kuantitatif", "dukungan": "Dua petugas", "pertanggungjawaban": "Laporan bulanan",
    "konsekuensi": ["bimbingan"], "perilaku-pelayanan": "Ramah kepada pedagang",
}  # fmt: skip
RATING = {"hasil": "1", "perilaku": "1"} | {f"nilai-{key}": "5" for key in BERAKHLAK}


@pytest.fixture
def sari(world, time_machine):
    time_machine.move_to(NOW)
    return world.client(world.actor["asn"])


@pytest.fixture
def wati(world, sari):
    return world.client(account(world.home.orang["wati"]))


@pytest.fixture
def skp(world, sari):
    made = operations.begin(pegawai=world.home.orang["sari"], tahun=YEAR, at=AT)
    operations.keep_result(skp=made, nomor=1, planned=planned())
    return made


def own(act, *more):
    return reverse(f"asn:appraisal-{act}", args=["2026-1", *more])


def theirs(skp, act):
    return reverse(f"atasan:appraisal-{act}", args=["2026-1", skp.pegawai.nip])


def shown(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_year_walks_through_the_pages_of_both(world, sari, wati):
    assert sari.post(reverse("asn:appraisal-begin")).status_code == 302
    assert sari.post(own("result", 1), {"rencana": "Tertatanya pasar", "jenis": "utama"}).status_code == 422
    assert sari.post(own("result", 1), RESULT).status_code == 302
    sari.post(own("step"), {"langkah": "ajukan"})
    skp = Skp.objects.get()
    wati.post(theirs(skp, "step"), {"langkah": "mulai-dialog"})
    unlawful = wati.post(theirs(skp, "dialog"), DIALOG | {"catatan_konsekuensi": "siap mengundurkan diri"})
    assert (unlawful.status_code, "tidak ada pasal yang mendasarinya" in unlawful.content.decode()) == (422, True)
    assert wati.post(theirs(skp, "dialog"), DIALOG).status_code == 302
    sari.post(own("step"), {"langkah": "sepakati"})
    wati.post(theirs(skp, "step"), {"langkah": "tetapkan"})
    wati.post(theirs(skp, "note"), {"kind": "umpan", "text": "Rapi dan tepat waktu.", "shared": "ya"})
    assert "Rapi dan tepat waktu." in shown(sari, own("home"))
    key = skp.hasil.get().indikator.get().pk
    sari.post(own("realisation"), {f"realisasi-{key}": "12 pasar", f"bukti-{key}": "Berita acara"})
    sari.post(own("step"), {"langkah": "lapor"})
    assert wati.post(theirs(skp, "rate"), {"hasil": "1"}).status_code == 422
    assert wati.post(theirs(skp, "rate"), RATING).status_code == 302
    assert "Sangat baik" not in shown(sari, own("home"))  # not before it is handed over
    wati.post(theirs(skp, "step"), {"langkah": "serahkan"})
    assert "Sangat baik" in shown(sari, own("home"))
    sari.post(own("step"), {"langkah": "terima"})
    skp.refresh_from_db()
    assert (skp.state, skp.nilai) == ("diterima", 5)


def test_a_step_out_of_turn_says_why_and_changes_nothing(world, sari, wati, skp):
    answer = sari.post(own("step"), {"langkah": "terima"})
    assert (answer.status_code, "keadaannya kini" in answer.content.decode()) == (422, True)
    assert wati.post(theirs(skp, "step"), {"langkah": "tetapkan"}).status_code == 422
    assert sari.post(own("step"), {"langkah": "hapus"}).status_code == 404


def test_counselling_stays_between_the_two(world, sari, wati, skp):
    fixed(world.home, skp)
    notes.say(skp=skp, kind="konseling", text="Perkara pribadi.", actor=by(world.home.orang["wati"]), at=AT)
    seen = {
        "sari": shown(sari, own("home")),
        "wati": shown(wati, theirs(skp, "detail")),
        "budi": shown(world.client(world.actor["atasan"]), theirs(skp, "detail")),
        "bkpsdm": shown(
            world.client(world.actor["bkpsdm"]), reverse("bkpsdm:appraisal-detail", args=["2026-1", skp.pegawai.nip])
        ),
    }
    assert {who for who, page in seen.items() if "Perkara pribadi." in page} == {"sari", "wati"}


def test_an_objection_is_filed_and_ruled_on_the_pages(world, sari, skp):
    handed_over(world.home, fixed(world.home, skp), 3, 2)
    assert sari.post(own("object_to"), {"reason": "pendek"}).status_code == 422
    assert sari.post(own("object_to"), {"reason": "Sembilan dari sebelas pasar sudah tertata."}).status_code == 302
    assert sari.get(own("receipt")).content.startswith(b"%PDF")
    budi = world.client(world.actor["atasan"])
    assert "Putuskan keberatan" in shown(budi, theirs(skp, "detail"))
    heard = {"heard_pegawai": "Laporan ditunjukkan lengkap.", "heard_penilai": "Hitungan dijelaskan ulang."}
    ruling = heard | {"ruling": "ubah", "hasil": "2", "perilaku": "2", "why": "Bukti laporan cukup kuat."}
    assert budi.post(theirs(skp, "ruling"), {"ruling": "ubah"}).status_code == 422
    assert budi.post(theirs(skp, "ruling"), ruling).status_code == 302
    assert (Skp.objects.get().state, Skp.objects.get().nilai) == ("final", 4)


def test_the_papers_are_pdf_and_the_rating_only_once_it_was_handed_over(world, sari, wati, skp):
    assert sari.get(own("plan_paper")).content.startswith(b"%PDF")
    assert sari.get(own("rating_paper")).status_code == 404
    handed_over(world.home, fixed(world.home, skp))
    assert sari.get(own("rating_paper")).content.startswith(b"%PDF")
    assert wati.get(theirs(skp, "rating_paper")).content.startswith(b"%PDF")


@pytest.fixture
def service(world):
    return voices.make_service(
        unit=world.home.unit["pasar"], nama="Loket izin pasar", actor=by(world.home.orang["budi"]), at=AT
    )


def test_the_street_answers_without_a_cookie(client, service):
    url = reverse("suara", args=[service.kode])
    page = client.get(url)
    given = client.post(url, dict.fromkeys(voices.QUESTIONS, "5"))
    assert (page.status_code, given.status_code) == (200, 200)
    assert "Terima kasih" in given.content.decode()
    assert (page.cookies, given.cookies) == ({}, {})
    assert VoiceTally.objects.get(question="ramah").people == 1


def test_the_street_hears_what_is_missing_and_when_it_is_too_much(client, service, monkeypatch):
    url, whole = reverse("suara", args=[service.kode]), dict.fromkeys(voices.QUESTIONS, "5")
    assert client.post(url, {"ramah": "5", "jelas": "9"}).status_code == 422
    monkeypatch.setattr(voices, "A_DAY", 1)
    assert client.post(url, whole).status_code == 200
    assert client.post(url, whole).status_code == 422
    assert client.get(reverse("suara", args=["tidak-ada"])).status_code == 404


@pytest.fixture
def walkers(sari, wati, client):
    """Sari, Wati, and somebody from the street."""
    return sari, wati, client


@pytest.mark.parametrize("word", ["", "abc", "²", "9" * 5_000, "-1", "\x00", "😀"])
def test_garbage_is_answered_below_500(world, walkers, skp, service, word):
    sari, wati, client = walkers
    names = (
        "langkah", "nomor", "rencana", "jenis", "aspek-1", "indikator-1", "target-1", "perspektif", "more", "text",
        "kind", "shared", "reason", "hasil", "perilaku", "why", "konsekuensi", "dukungan", "pendekatan", "triwulan",
        "ruling", "sebab", "alasan", "realisasi-1", "umpan-1", "ramah", "nilai", "dasar", "tahun", "unit", "batas",
        "nama", "choice", "loyal",
    )  # fmt: skip
    typed = dict.fromkeys(names, word)
    bkpsdm = world.client(world.actor["bkpsdm"])
    urls = [(sari, own(act)) for act in ("drop", "step", "realisation", "note", "object_to")]
    urls += [(sari, own("result", 1)), (client, reverse("suara", args=[service.kode]))]
    urls += [(wati, theirs(skp, act)) for act in ("step", "dialog", "note", "quarter", "rate", "calibrate", "ruling")]
    urls += [(bkpsdm, reverse(f"bkpsdm:appraisal-{act}")) for act in ("open_surveys", "make_service")]
    urls += [(bkpsdm, reverse("bkpsdm:appraisal-unit_predicate", args=["pasar"]))]
    answers = {url: who.post(url, typed).status_code for who, url in urls}
    assert {url: status for url, status in answers.items() if status >= 500} == {}
    pages = [(bkpsdm, reverse(f"bkpsdm:appraisal-{act}")) for act in ("index", "people", "spread", "surveys")]
    asked = {url: who.get(url, {"tahun": word, "keadaan": word, "halaman": word}).status_code for who, url in pages}
    assert set(asked.values()) == {200}


def crowd(world, number):
    """People with a rated SKP in Bidang Kebersihan."""
    from openkarier.stages.registry.models import Pegawai

    post, start = world.home.jabatan["penelaah"], Pegawai.objects.count()
    for serial in range(start, start + number):
        person = Pegawai.objects.create(
            instansi=world.home.instansi, nip=f"{10**17 + serial}", nama=f"Warga {serial}", tanggal_lahir="1980-01-01",
            jenis_kelamin="F", status="PNS", jabatan=post, unit=post.unit,
        )  # fmt: skip
        Skp.objects.create(
            pegawai=person, tahun=YEAR, mulai="2026-01-01", selesai="2026-12-31", nama_jabatan="x", nama_unit="x",
            jenjang="PELAKSANA", unit=post.unit, since=AT, state="dinilai", hasil_kerja=2, perilaku_kerja=2,
            hasil_awal=1, perilaku_awal=1, nilai=4, penilai=world.home.orang["wati"],
        )  # fmt: skip


LISTS = ("bkpsdm:appraisal-index", "bkpsdm:appraisal-people", "bkpsdm:appraisal-spread", "auditor:appraisal-spread")


def test_lists_cost_the_same_for_many_as_for_few(world, sari, wati, django_assert_max_num_queries):
    def costs():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        found = {}
        for name in (*LISTS, "atasan:appraisal-index"):
            desk = name.partition(":")[0]
            client = wati if desk == "atasan" else world.client(world.actor[desk])
            client.get(reverse(name))
            with CaptureQueriesContext(connection) as seen:
                assert client.get(reverse(name), {"tahun": YEAR}).status_code == 200
            found[name] = len(seen)
        return found

    crowd(world, 3)
    few = costs()
    crowd(world, 60)
    assert costs() == few


def test_a_survey_is_answered_by_who_was_asked_and_by_nobody_else(world, sari, skp):
    crowd(world, 3)
    with pytest.raises(Refused):
        surveys.open_surveys(unit=world.home.unit["pasar"], tahun=YEAR, batas=AT, actor=by(skp.pegawai), at=AT)
    surveys.open_surveys(
        unit=world.home.unit["pasar"], tahun=YEAR, batas=AT.replace(month=2), actor=by(skp.pegawai), at=AT
    )
    mine = skp.pegawai.diminta.first()
    other = world.home.orang["tono"].diminta.first()
    url = reverse("asn:appraisal-answer", args=[mine.pk])
    assert sari.get(reverse("asn:appraisal-answer", args=[other.pk])).status_code == 404
    assert sari.post(url, {"loyal": "5"}).status_code == 422
    assert sari.post(url, dict.fromkeys(BERAKHLAK, "4")).status_code == 302
    mine.refresh_from_db()
    assert mine.answered
