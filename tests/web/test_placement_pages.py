"""Placement at the desks: reasons to refuse with their article, signing, files of others, receipt, register, kop."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

import cast
from foundation.documents.certificates import PASSPHRASE, certificate
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.models import Attachment, Letterhead, Setting, Signature
from openkarier.foundation.documents.signing import Pkcs12, Secret
from openkarier.gateways import esign
from openkarier.stages.placement import queries
from openkarier.stages.placement.models import Penandatanganan, Penempatan, Penyampaian, Surat
from openkarier.stages.registry.models import Jabatan
from openkarier.web.ppk import placement_signing
from stages.placement import story

NOW = datetime(2026, 11, 12, 3, tzinfo=UTC)  # Thursday
SCAN = b"%PDF-1.7 surat"


@pytest.fixture
def city(world, time_machine):
    """The home of the world, on a working day of November 2026."""
    time_machine.move_to(NOW)
    story.administrator(world.home, "sari", "sekretaris-pasar", "Sekretaris Dinas Pasar", "pasar")
    return world.home


@pytest.fixture
def swap(city):
    return story.released(city, [("wati", "sekretaris-laut", "rotasi"), ("sari", "kabid", "rotasi")])


@pytest.fixture
def desk(world):
    """A browser at a desk."""
    return lambda name: world.client(world.actor[name])


def text(response):
    return " ".join(response.content.decode().split())


def url(view, *args, at="bkpsdm"):
    return reverse(f"{at}:placement-{view}", args=args)


# --- akan ditolak BKN karena … ---

PERMIT = "Catat surat persetujuan Mendagri yang memuat nama ini."
PAPER = "Catat nomor dan tanggal suratnya."
WINDOWS = [
    ({"mulai": date(2026, 8, 1)}, "UU 1/2015 jo. UU 10/2016 Pasal 162 ayat (3)", PERMIT),
    ({"penetapan_paslon": date(2027, 5, 1)}, "UU 1/2015 jo. UU 10/2016 Pasal 71 ayat (2)", PERMIT),
    ({"kedudukan": "PJ"}, "PP 6/2005 jo. PP 49/2008 Pasal 132A", PERMIT),
    (None, "Masa jabatan kepala daerah belum dicatat", "Catat masa jabatan kepala daerah di Jendela Mendagri."),
]


@pytest.mark.parametrize(("term", "citation", "now"), WINDOWS)
def test_each_election_rule_is_named_with_its_article_and_what_to_do(  # noqa: PLR0917  # pytest gives them by name
    city, swap, desk, term, citation, now
):
    if term is not None:
        story.term(city, **term)
    page = text(desk("ppk").get(url("case", swap[0].pk, at="ppk")))
    assert "Akan ditolak BKN karena:" in page
    said = refusal_of(page, "Jendela Mendagri" if term is None else citation)
    assert now in said


SPECIALS = [
    ("Sekretaris Daerah", "setda", "masuk", "Sekretaris Daerah: koordinasi dengan Gubernur", "Pasal 127 ayat (3)"),
    ("Sekretaris DPRD", "setwan", "masuk", "pendapat pimpinan DPRD", "Pasal 127 ayat (4)"),
    ("Inspektur", "inspektorat", "keluar", "konsultasi tertulis kepada Gubernur", "Pasal 99B ayat (2)"),
    ("Inspektur Pembantu I", "inspektorat", "keluar", "konsultasi tertulis kepada Gubernur", "Pasal 99B ayat (2)"),
    ("Camat Ratu Agung", "kecamatan", "masuk", "sertifikat kepamongprajaan", "Pasal 224 ayat (2)"),
]


@pytest.mark.parametrize(("nama", "kode", "way", "said", "article"), SPECIALS)
def test_each_special_post_names_whose_voice_is_missing(  # noqa: PLR0917  # pytest gives them by name
    city, desk, nama, kode, way, said, article
):
    story.term(city)
    jenjang = "JPT_PRATAMA" if nama in ("Sekretaris Daerah", "Sekretaris DPRD", "Inspektur") else "ADMINISTRATOR"
    post = Jabatan.objects.create(
        unit=city.unit["laut"], kode=kode, nama=nama, jenis="1", jenjang=jenjang, bup=60, formasi=1
    )
    city.jabatan[kode] = post
    if way == "keluar":
        city.orang["wati"].jabatan = post
        city.orang["wati"].save()
    made = story.released(city, [("wati", "sekretaris-laut" if way == "keluar" else kode, "rotasi")])
    page = text(desk("ppk").get(url("case", made[0].pk, at="ppk")))
    entry = refusal_of(page, said)
    assert (article in entry, PAPER in entry) == (True, True)


def test_the_civil_registry_is_appointed_by_the_minister(city, desk):
    city.unit["laut"].nama = "Dinas Kependudukan dan Pencatatan Sipil"
    city.unit["laut"].save()
    story.term(city)
    made = story.released(city, [("wati", "sekretaris-laut", "rotasi")])
    entry = refusal_of(text(desk("ppk").get(url("case", made[0].pk, at="ppk"))), "keputusan Menteri Dalam Negeri")
    assert ("Pasal 83A" in entry, PAPER in entry) == (True, True)


def test_requirements_and_papers_are_named_one_by_one_on_the_list_and_on_the_case(city, desk):
    story.term(city)
    made = story.released(city, [("joko", "sekretaris-laut", "promosi")])
    case = text(desk("ppk").get(url("case", made[0].pk, at="ppk")))
    short = refusal_of(case, "pengalaman pengawas 3 tahun")
    assert ("PP 11/2017 Pasal 54 ayat (1) huruf d" in short, "Kembalikan kepada TPK" in short) == (True, True)
    paper = refusal_of(case, "pakta integritas")
    assert ("PP 11/2017 Pasal 54 ayat (1) huruf c dan g" in paper, "mencatat suratnya" in paper) == (True, True)
    assert "Risiko lain sebelum menandatangani" in case
    assert "Dan 1 alasan lain." in text(desk("ppk").get(url("index", at="ppk")))


def test_nothing_is_said_when_nothing_would_be_refused(city, swap, desk):
    story.term(city)
    story.file_everything(city, swap, at=NOW)
    page = text(desk("ppk").get(url("case", swap[0].pk, at="ppk")))
    assert ("Akan ditolak BKN karena:" in page, "Tidak ada yang terlihat akan ditolak BKN" in page) == (False, True)


def refusal_of(page, words):
    """The one line of the list of refusals that has the words."""
    start = page.index("Akan ditolak BKN karena:")
    lines = page[start : page.index("</ul>", start)].split("<li>")
    return next(line for line in lines if words in line)


# --- files of other parties ---


def test_a_letter_is_kept_with_its_file_and_read_at_every_desk_in_scope_only(world, city, swap, desk):
    file = SimpleUploadedFile("mendagri.pdf", SCAN)
    typed = {"kunci": "dok.persetujuan_mendagri", "nomor": "100/1", "tanggal": "2026-11-09", "penerbit": "Mendagri"}
    answer = desk("bkpsdm").post(url("paper", swap[0].pk), typed | {"berkas": file})
    assert answer.status_code == 302
    key = Attachment.objects.get().pk
    for name in ("bkpsdm", "ppk", "auditor", "admin"):
        assert f"/{name}/penempatan/berkas/{key}/" in text(desk(name).get(url("case", swap[0].pk, at=name))), name
        assert desk(name).get(url("file", key, at=name)).content == SCAN, name
    wati, joko = (cast.account(city.orang[key]) for key in ("wati", "joko"))
    assert world.client(wati).get(url("file", key, at="asn")).content == SCAN
    assert world.client(joko).get(url("file", key, at="asn")).status_code == 404
    assert world.client(world.narrow["bkpsdm"]).get(url("file", key)).status_code in (403, 404)
    Attachment.objects.update(instansi="9999")
    assert desk("bkpsdm").get(url("file", key)).status_code == 404


def test_a_file_that_is_none_is_refused_and_what_was_typed_stays(city, swap, desk):
    typed = {"kunci": "dok.persetujuan_mendagri", "nomor": "100/7", "tanggal": "2026-11-09", "penerbit": "Mendagri"}
    answer = desk("bkpsdm").post(url("paper", swap[0].pk), typed | {"berkas": SimpleUploadedFile("x.pdf", b"<html>")})
    page = text(answer)
    assert (answer.status_code, Surat.objects.count()) == (422, 0)
    assert ("bukan PDF, JPEG, atau PNG" in page, "100/7" in page) == (True, True)


# --- signing ---


@pytest.fixture
def decree(city, swap):
    return story.decreed(city, swap)


@pytest.fixture
def service(monkeypatch):
    """Signing at once, with a certificate of the test; a wrong passphrase fails."""
    local = certificate(NOW)
    monkeypatch.setattr(placement_signing, "launch", lambda work: work())
    monkeypatch.setattr(placement_signing.connection, "close", lambda: None)
    monkeypatch.setattr(esign, "signer", lambda nik, secret: Pkcs12(local, Secret(secret)))
    monkeypatch.setattr(esign, "way", lambda: "bsre")


def test_the_ppk_signs_reads_each_fate_and_repeats_what_failed(city, decree, desk, service):
    ppk, paper = desk("ppk"), decree.naskah_id
    assert decree.nomor in text(ppk.get(url("signing", at="ppk")))
    assert ppk.get(url("sign_paper", paper, at="ppk")).content[:5] == b"%PDF-"
    assert ppk.get(url("sign_print", at="ppk")).content[:5] == b"%PDF-"
    begun = ppk.post(url("sign", at="ppk"), {"naskah": [paper], "nik": "1" * 16, "passphrase": "keliru"})
    sitting = Penandatanganan.objects.get()
    assert begun["Location"] == url("sitting", sitting.pk, at="ppk")
    page = text(ppk.get(begun["Location"]))
    assert ("0 dari 1 ditandatangani" in page, "passphrase salah" in page, "keliru" in page) == (True, True, False)
    ppk.post(url("sign_again", sitting.pk, at="ppk"), {"nik": "1" * 16, "passphrase": PASSPHRASE})
    page = text(ppk.get(begun["Location"]))
    assert ("1 dari 1 ditandatangani" in page, "2 kali dicoba" in page) == (True, True)
    assert "Tidak ada yang menunggu tanda tangan Anda" in text(ppk.get(url("signing", at="ppk")))
    part = ppk.get(begun["Location"], headers={"HX-Request": "true"})
    assert (b"<html" in part.content, b"1 dari 1" in part.content) == (False, True)
    assert Signature.objects.get().document_id == paper


def test_a_running_sitting_reloads_by_itself_without_javascript(city, decree, desk):
    sitting = story_sitting(city, decree)
    page = text(desk("ppk").get(url("sitting", sitting.pk, at="ppk")))
    assert '<noscript><meta http-equiv="refresh" content="3" /></noscript>' in page
    assert '<progress value="0" max="1"' in page


def story_sitting(city, decree):
    from openkarier.stages.placement import signing  # beside the one use

    nip = "luar-ppk-1"
    return signing.begin(instansi=city.instansi, papers=[decree.naskah_id], actor=nip, nama="PPK", at=NOW)


def test_without_a_service_ink_is_the_way_and_the_scan_counts(city, decree, desk):
    page = text(desk("ppk").get(url("signing", at="ppk")))
    assert "Layanan BSrE belum dipasang" in page
    refused = desk("ppk").post(url("sign", at="ppk"), {"naskah": [decree.naskah_id], "passphrase": "x"})
    assert (refused.status_code, Penandatanganan.objects.count()) == (422, 0)
    empty = desk("ppk").post(url("sign_scan", decree.naskah_id, at="ppk"))
    assert (empty.status_code, "Pilih PDF hasil pindaian" in text(empty)) == (422, True)


@pytest.mark.parametrize("junk", ["", "abc", "-1", "9" * 400, "²", "a\x00b"])
def test_garbage_is_answered_below_500(city, decree, desk, junk):
    ppk, office = desk("ppk"), desk("bkpsdm")
    assert ppk.post(url("sign", at="ppk"), {"naskah": junk, "nik": junk, "passphrase": junk}).status_code < 500
    for view in ("letterhead", "numbering"):
        names = ("unit", "baris", "jenis", "pola", "mulai", "sumber")
        assert office.post(url(view), dict.fromkeys(names, junk)).status_code < 500
    typed = dict.fromkeys(("usulan", "cara", "diterima", "bukti"), junk)
    assert office.post(url("deliver", decree.pk), typed).status_code < 500
    assert office.get(url("register"), {"jenis": junk, "tahun": junk}).status_code == 200
    issue = {"usulan": junk, "kuasa": junk, "cara": junk, "tanggal": "2026-11-12", "tmt": "2026-11-12"}
    assert office.post(url("issue"), issue).status_code < 500


# --- receipt, register, kop ---


def test_a_petikan_is_received_by_its_person_and_the_clock_says_so(world, city, decree, desk):
    wati = world.client(cast.account(city.orang["wati"]))
    own, other = (Penempatan.objects.get(pegawai=city.orang[key]).pk for key in ("wati", "sari"))
    assert "Sudah menerima petikannya?" in text(wati.get(url("decree", own, at="asn")))
    assert wati.post(url("receive", other, at="asn")).status_code == 404
    wati.post(url("receive", own, at="asn"))
    assert "paling lambat <strong>2 Desember 2026</strong>" in text(wati.get(url("decree", own, at="asn")))
    page = text(desk("bkpsdm").get(url("decree", decree.pk)))
    assert "(1 belum)" in page
    typed = {"usulan": [other], "cara": "pos", "diterima": "2026-11-11", "bukti": "Resi 12"}
    assert desk("bkpsdm").post(url("deliver", decree.pk), typed | {"bukti": ""}).status_code == 422
    assert desk("bkpsdm").post(url("deliver", decree.pk), typed).status_code == 302
    assert sorted(Penyampaian.objects.values_list("cara", flat=True)) == ["portal", "pos"]
    objected = wati.post(url("object_decree", own, at="asn"), {"alasan": "Bidang saya tidak sesuai.", "bukti": "SK 1"})
    assert objected["Location"].startswith("/asn/penempatan/keberatan/K2026-")


def test_kop_and_number_patterns_are_set_with_their_source(city, desk):
    office = desk("bkpsdm")
    office.post(url("letterhead"), {"unit": "bkpsdm", "baris": "PEMERINTAH KOTA\nBKPSDM", "alamat": "Jl. Basuki"})
    assert Letterhead.objects.get().lines == ["PEMERINTAH KOTA", "BKPSDM"]
    typed = {"jenis": "sk", "pola": "{klasifikasi}/{nomor}/{unit}/{tahun}", "mulai": "2026-11-12", "unit": "WK"}
    refused = office.post(url("numbering"), typed)
    assert (refused.status_code, "Tuliskan sumbernya" in text(refused)) == (422, True)
    assert "tepat satu kali" in text(office.post(url("numbering"), typed | {"pola": "{tahun}", "sumber": "Perwal 1"}))
    assert office.post(url("numbering"), typed | {"sumber": "Perwal 1/2026", "klasifikasi": "800"}).status_code == 302
    assert Setting.objects.get().source == "Perwal 1/2026"
    assert "800/7/WK/2026" in text(office.get(url("letters")))


def test_the_register_costs_the_same_however_many_numbers_there_are(city, swap, desk, django_assert_num_queries):
    story.decreed(city, swap[:1])
    office = desk("bkpsdm")
    office.get(url("register"))
    with django_assert_num_queries(11) as few:
        page = text(office.get(url("register")))
    assert "berurutan dari 1" in page
    made = queries.decrees("5871").first()
    assert made.nomor in page
    for n in range(3):
        documents.issue(
            Kind.SK, {**made.naskah.data, "nomor": ""}, instansi="5871", actor="uji", at=NOW, subject=f"uji:{n}"
        )
    with django_assert_num_queries(len(few)):
        page = text(office.get(url("register")))
    assert page.count("Belum ditandatangani") == 4
    assert office.get(url("register_file")).status_code == 200
