"""The sidang walked at the desks: said in words when refused, seen by nobody outside before its release."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfWriter

import cast
import committee
from openkarier.stages.aspiration import operations as aspiration
from openkarier.stages.deliberation import freezing, sheets
from openkarier.stages.deliberation.dossier import dossiers
from openkarier.stages.deliberation.models import Sidang, Usulan

KODE = "2026-1"
WORDS = "Menguasai pelelangan ikan sejak lama"


@pytest.fixture
def tpk(world):
    """A sidang with its invitation; the chair has an account."""
    made = committee.prepared(world.home)
    committee.sessions.invite(sidang=made.sidang, actor="dewi", at=cast.NOW)
    return made


@pytest.fixture
def chair(world, tpk):
    person = world.home.orang["sekda"]
    return world.client(cast.account(person, "tpk"))


def url(view, *args, desk="tpk"):
    return reverse(f"{desk}:deliberation-{view}", args=args)


def opened(chair, tpk):
    members = [each.pk for each in tpk.member.values()]
    chair.post(url("start", KODE), {"hadir": members})
    for key in members:
        chair.post(url("declare", KODE, key), {"nyatakan": "ya"})


def typed(tpk, who, **more):
    return {"calon": tpk.city.orang[who].nip, "jenis": "promosi", "alasan": WORDS} | more


def ballots(tpk, *, yes=("sekda", "murni", "anton", "lina")):
    return {f"suara-{tpk.member[key].pk}": "setuju" for key in yes}


def test_from_attendance_to_the_ppk(world, tpk, chair):
    assert "Kuorum belum tercapai" in text(chair.post(url("start", KODE), {"hadir": [tpk.member["sekda"].pk]}))
    opened(chair, tpk)
    page = text(chair.get(url("item", KODE, 1)))
    assert "Ambang sementara: merit" not in page  # the helper put the candidates in by hand
    assert "Rahma Yuliana (pernah menjadi atasan calon" in page
    away = typed(tpk, "hasan", kode_alasan="keahlian", dasar="ND 800/12/2026")
    assert chair.post(url("propose", KODE, 1), away).status_code == 302
    assert "Suara Anton, Lina, Murni belum dicatat" in text(
        chair.post(url("vote", KODE, 1), ballots(tpk, yes=["sekda"]))
    )
    assert chair.post(url("vote", KODE, 1), ballots(tpk)).status_code == 302
    hidden = [("bkpsdm", url("sidang", KODE, desk="bkpsdm")), ("bkpsdm", url("item", KODE, 1, desk="bkpsdm"))]
    hidden += [("ppk", url("index", desk="ppk")), ("auditor", url("index", desk="auditor"))]
    hidden += [("auditor", url("sample", desk="auditor"))]
    for desk, address in hidden:
        page = text(world.client(world.actor[desk]).get(address))
        assert (WORDS in page, "Hasan Basri, promosi" in page) == (False, False), address
    chair.post(url("step", KODE), {"langkah": "close"})
    assert WORDS not in text(world.client(world.actor["ppk"]).get(url("index", desk="ppk")))
    chair.post(url("approve", KODE), {f"setuju-{each.pk}": "ya" for each in tpk.member.values()})
    chair.post(url("step", KODE), {"langkah": "release"})
    assert WORDS in text(world.client(world.actor["ppk"]).get(url("index", desk="ppk")))
    page = text(world.client(world.actor["auditor"]).get(url("index", desk="auditor")))
    assert (WORDS in page, "Keahlian khusus yang dituntut jabatan" in page, "Syahrial" in page) == (True, True, True)
    assert chair.get(url("minutes", KODE)).content[:5] == b"%PDF-"


def text(response):
    return response.content.decode()


def test_a_departure_without_reason_keeps_what_was_typed(tpk, chair):
    opened(chair, tpk)
    response = chair.post(url("propose", KODE, 1), typed(tpk, "hasan"))
    page = text(response)
    assert (response.status_code, Usulan.objects.count()) == (422, 0)
    assert "1 calon bernilai lebih tinggi dilewati. Lengkapi kode alasan, surat yang mendasari" in page
    assert WORDS in page


def test_without_a_candidate_the_form_says_so(tpk, chair):
    opened(chair, tpk)
    response = chair.post(url("propose", KODE, 1), {"jenis": "promosi"})
    assert (response.status_code, "Pilih satu calon pada tabel." in text(response)) == (422, True)


def test_who_is_no_member_reads_only(world, tpk, chair):
    opened(chair, tpk)
    stranger = world.client(world.actor["tpk"])
    assert "hanya dapat membaca" in text(stranger.get(url("sidang", KODE)))
    for view in ("propose", "vote", "postpone", "reconsider"):
        answer = stranger.post(url(view, KODE, 1), typed(tpk, "gita"))
        assert "Anda bukan anggota tim sidang ini" in text(answer), view
    assert "Anda bukan anggota" in text(stranger.post(url("step", KODE), {"langkah": "close"}))


def test_closing_with_open_items_names_them(tpk, chair):
    opened(chair, tpk)
    assert "Butir 1 belum diputus" in text(chair.post(url("step", KODE), {"langkah": "close"}))


@pytest.mark.parametrize("junk", ["", "abc", "-1", "9" * 400, "²", "a\x00b", "😀"])
def test_garbage_is_answered_below_500(tpk, chair, junk):
    opened(chair, tpk)
    for view, names in (
        ("start", ["hadir"]), ("attend", ["anggota"]), ("step", ["langkah", "alasan"]),
    ):  # fmt: skip
        assert chair.post(url(view, KODE), dict.fromkeys(names, junk)).status_code < 500
    proposal = dict.fromkeys(("calon", "jenis", "alasan", "kode_alasan", "dasar", "landasan", "jalur"), junk)
    assert chair.post(url("propose", KODE, 1), proposal).status_code < 500
    assert chair.post(url("vote", KODE, 1), {f"suara-{tpk.member['sekda'].pk}": junk}).status_code < 500
    key = tpk.member["lina"].pk
    assert chair.post(url("declare", KODE, key), {"nyatakan": "ya", f"hubungan-{junk}": junk}).status_code < 500
    post = tpk.city.jabatan["sekretaris-laut"].pk
    assert chair.get(url("compare", post), {"calon": [junk, "x"]}).status_code < 500


def test_the_secretariat_reads_what_is_wrong_with_a_team(world):
    committee.people(world.home)
    client = world.client(world.actor["bkpsdm"])
    lines = [f"{seat.pegawai.nip}; {seat.unsur}; {seat.kedudukan}" for seat in committee.seats(world.home)]
    page = {"sk": "SK 1", "mulai": "2026-01-01"}
    answer = client.post(url("appoint", desk="bkpsdm"), page | {"anggota": "\n".join(lines[:4])})
    assert (answer.status_code, "gasal" in text(answer), lines[0] in text(answer)) == (422, True, True)
    answer = client.post(url("appoint", desk="bkpsdm"), page | {"anggota": "123; PYB; ketua"})
    assert "Baris 1: tidak ada pegawai dengan NIP" in text(answer)
    assert client.post(url("appoint", desk="bkpsdm"), page | {"anggota": "\n".join(lines)}).status_code == 302


# --- the dossier ---


def file_a_wish(world):
    """Gita's declaration with a personal reason (distance, 40 km)."""
    period, gita = cast.open_period_of(world.home), world.home.orang["gita"]
    made = aspiration.begin(period=period, pegawai=gita, at=cast.NOW)
    cast.fill(made)
    aspiration.submit(aspiration=made, revision=1, actor=aspiration.Actor.of(gita), hand="asn", at=cast.NOW)


def test_a_personal_reason_is_only_that(world, tpk, chair, time_machine):
    time_machine.move_to(cast.NOW)
    file_a_wish(world)
    opened(chair, tpk)
    post, city = world.home.jabatan["sekretaris-laut"], world.home.orang
    chair.post(url("propose", KODE, 1), typed(tpk, "gita"))
    usulan = Usulan.objects.get()
    content = freezing.dossier_of(usulan.butir, cast.NOW)
    names = [city["gita"].nip, city["hasan"].nip]
    shown = [
        text(chair.get(url("dossier", post.pk, city["gita"].nip))),
        text(chair.get(url("compare", post.pk), {"calon": names})),
        text(world.client(world.actor["bkpsdm"]).get(url("dossier", post.pk, city["gita"].nip, desk="bkpsdm"))),
        str(content),
        str(sheets._wishes(dossiers([city["gita"]], post, committee.TODAY)[0])),
    ]
    for page in shown:
        assert "lasan pribadi sah" in page or "alasan_pribadi_sah" in page
        assert [word for word in ("40 km", "Jarak", "jarak") if word in page] == []


def test_the_dossier_says_unknown_and_never_zero(world, tpk, chair):
    page = text(chair.get(url("dossier", world.home.jabatan["sekretaris-laut"].pk, world.home.orang["hasan"].nip)))
    for words in (
        "Hasil uji kompetensi belum ada data",
        "Kotak peta talenta belum ada data",
        "Predikat kinerja belum ada data",
    ):
        assert words in page


def test_more_than_five_are_not_compared_and_one_alone_is_not(world, tpk, chair):
    post = world.home.jabatan["sekretaris-laut"].pk
    everyone = [world.home.orang[key].nip for key in ("gita", "hasan", "sari", "tono", "joko", "dewi")]
    page = text(chair.get(url("compare", post), {"calon": everyone}))
    assert ("Paling banyak lima calon dibandingkan; 1 yang lain" in page, "Bandingkan 5 calon" in page) == (True, True)
    assert chair.get(url("compare", post), {"calon": everyone[0]}).status_code == 422


# --- cost ---

COSTS = {"index": 6, "sidang": 12, "item": 15}  # queries; session, account, seats and frame included


def test_a_longer_agenda_costs_the_same_queries(world, tpk, chair):
    opened(chair, tpk)
    few = costs(chair)
    sidang = Sidang.objects.get()
    for key in ("kasi-ikan", "kasi-pasar", "kabid", "kadis-laut", "kadis-pasar"):
        committee.put(sidang, world.home, key, sari=500, tono=400, joko=300)
    assert costs(chair) == few
    assert few == COSTS


def costs(client):
    found = {}
    for view in COSTS:
        address = url(view, *{"sidang": [KODE], "item": [KODE, 1]}.get(view, []))
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        found[view] = len(seen)
    return found


def test_a_narrow_seat_sees_no_sidang(world, tpk):
    for desk in ("tpk", "bkpsdm"):
        client = world.client(world.narrow[desk])
        assert KODE not in text(client.get(url("index", desk=desk)))
        assert client.get(url("sidang", KODE, desk=desk)).status_code == 404


def closed(chair, tpk):
    opened(chair, tpk)
    chair.post(url("postpone", KODE, 1), {"mengapa": "Menunggu analisis jabatan."})
    chair.post(url("step", KODE), {"langkah": "close"})


def test_minutes_are_answered_signed_and_shown_with_their_hash(world, tpk, chair):
    closed(chair, tpk)
    page = text(chair.post(url("step", KODE), {"langkah": "release", "alasan": "segera"}))
    assert "Berita acara baru disetujui 0 anggota" in page
    key = tpk.member["lina"].pk
    answer = chair.post(url("approve", KODE), {f"setuju-{key}": "tidak", f"kalimat-{key}": "Salah"})
    assert (answer.status_code, 'value="Salah"' in text(answer)) == (422, True)
    chair.post(url("approve", KODE), {f"setuju-{each.pk}": "ya" for each in tpk.member.values()})
    assert "5 setuju, 0 berkeberatan" in text(chair.get(url("sidang", KODE)))
    assert "Pilih PDF hasil pindaian" in text(chair.post(url("sign", KODE)))
    scan = BytesIO()
    pages = PdfWriter()
    pages.add_blank_page(595, 842)
    pages.write(scan)
    file = SimpleUploadedFile("ba.pdf", scan.getvalue(), "application/pdf")
    assert chair.post(url("sign", KODE), {"berkas": file}).status_code == 302
    assert hashlib.sha256(scan.getvalue()).hexdigest() in text(chair.get(url("sidang", KODE)))
    office = world.client(world.actor["bkpsdm"])
    assert office.get(url("minutes", KODE, desk="bkpsdm")).status_code == 404
    chair.post(url("step", KODE), {"langkah": "release"})
    assert office.get(url("minutes", KODE, desk="bkpsdm")).content == scan.getvalue()


def test_a_reason_lets_the_usulan_go_first_and_the_ppk_reads_it(world, tpk, chair):
    opened(chair, tpk)
    chair.post(url("propose", KODE, 1), typed(tpk, "gita"))
    chair.post(url("vote", KODE, 1), ballots(tpk))
    chair.post(url("step", KODE), {"langkah": "close"})
    chair.post(url("step", KODE), {"langkah": "release", "alasan": "Masa jabatan Plt. berakhir besok."})
    page = text(world.client(world.actor["ppk"]).get(url("index", desk="ppk")))
    assert ("Masa jabatan Plt. berakhir besok." in page, "Gita Permata" in page) == (True, True)


def test_a_person_s_dossiers_are_one_click_from_the_person(world, tpk, chair):
    gita = tpk.city.orang["gita"].nip
    office = world.client(world.actor["bkpsdm"])
    where = url("person_files", gita, desk="bkpsdm")
    assert where in text(office.get(reverse("bkpsdm:registry-person", args=[gita])))
    post = tpk.city.jabatan["sekretaris-laut"].pk
    there = url("dossier", post, gita, desk="bkpsdm")
    assert there in text(office.get(where))
    assert office.get(where, {"jabatan": post}).url == there
