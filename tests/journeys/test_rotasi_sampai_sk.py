"""The Bengkulu story whole: declarations, three plans, one adopted with two departures, sidang, SK, oath, answers."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from unittest import mock

import numpy as np
import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader, PdfWriter
from python_calamine import CalamineWorkbook

import cast
import committee
from foundation.documents.certificates import PASSPHRASE, certificate
from openkarier.foundation.documents.models import Document
from openkarier.foundation.documents.signing import Pkcs12, Secret, intact
from openkarier.foundation.jobs.worker import Worker
from openkarier.foundation.journal.audit import audit_database
from openkarier.foundation.journal.models import Payload
from openkarier.foundation.journal.publishing import own_shelf, own_signer, publish
from openkarier.stages.aspiration.models import Aspiration, Jawaban
from openkarier.stages.deliberation import agenda, decisions, minutes, rotasi, rotation_lists, sessions
from openkarier.stages.deliberation.adoption import Departure, adopt, depart_from
from openkarier.stages.deliberation.proposing import Proposal
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.deliberation.voting import Vote, voters
from openkarier.stages.placement import cases
from openkarier.stages.placement.models import Keberatan, Keputusan, PaketPertek, Pelantikan, Penempatan
from openkarier.stages.registry.models import Pegawai, RiwayatJabatan
from openkarier.web.ppk import placement_signing
from stages.deliberation.rotation import another, declares, scenario_of, solved

pytestmark = pytest.mark.django_db
MOVERS = {"wati": "sekretaris-laut", "dewi": "kabid"}
FLOWS = [("Dinas Laut", "Dinas Pasar", 1), ("Dinas Pasar", "Dinas Laut", 1)]
CHAPTERS = {
    "DATA_BEKU", "ROTASI_HITUNG", "ROTASI_ADOPSI", "PENYIMPANGAN", "SIDANG_BUTIR", "SURAT_TANDA", "USULAN_TPK",
    "PUTUSAN", "PERTEK", "SK_TERBIT", "JABATAN_BERLAKU", "JAWABAN", "KEBERATAN",
}  # fmt: skip


@pytest.fixture
def made(monkeypatch, settings, tmp_path):
    """The cast, five administrators among them; six people declare. Buku Merit is published to a folder of its own."""
    settings.LEDGER_FOLDER, settings.LEDGER_SIGNER = tmp_path / "ledger", tmp_path / "signer"
    monkeypatch.setattr(
        "openkarier.stages.deliberation.pairs.merit",
        lambda people, posts, on: np.full((len(people), len(posts)), 500, np.int16),
    )
    city = cast.city()
    committee.people(city)
    another(city, "kabid-laut", "Kepala Bidang Tangkap", "laut", holder="dewi")
    another(city, "sekretaris-pasar", "Sekretaris Dinas Pasar", "pasar", holder="sari")
    another(city, "kabid-niaga", "Kepala Bidang Niaga", "pasar", holder="tono")
    another(city, "kabid-harga", "Kepala Bidang Harga", "pasar")
    another(city, "kabid-data", "Kepala Bidang Data", "laut")
    Pegawai.objects.update(tingkat_pendidikan="40")
    declares(city, "wati", "sekretaris-laut")
    declares(city, "dewi", "kabid")
    declares(city, "sari", "kabid-harga")
    declares(city, "tono", "kabid-data")
    declares(city, "joko", "kabid", "kadis-pasar")
    declares(city, "rahma")
    return city


def planned(city):
    """The period closed, three plans with their certificates; the first adopted; Sari and Tono kept, by departures."""
    run = solved(scenario_of(city))
    assert run.period.state == "ditutup"
    assert {kind: plan.sah for kind, plan in rotasi.plans(run).items()} == {"a": True, "b": True, "c": True}
    adopt(rencana=rotasi.plans(run)["a"], alasan="Tanpa iri beralasan.", actor="tpk", hand="tpk", at=cast.NOW)
    plan = rotasi.adopted("5871")
    for who in ("sari", "tono"):
        departure = Departure(city.orang[who], None, "kebutuhan", "Masih diperlukan di bidangnya.", "BA 12/2026")
        depart_from(rencana=plan, departure=departure, actor="tpk", at=cast.NOW)
    assert [row.pegawai.nama for row in rotasi.departures(plan)] == ["Sari Melati", "Tono Hidayat"]
    names = {person.pk: key for key, person in city.orang.items()}
    posts = {post.pk: key for key, post in city.jabatan.items()}
    found = {names[move.pegawai_id]: posts[move.ke_id] for move in rotasi.moves(plan)}
    assert found == MOVERS
    return plan


def sat(city, plan):
    """The sidang on the plan's posts; everybody agrees; minutes approved and signed; released together."""
    committee.appoint(city)
    sidang = committee.plan(city)
    moves = {move.ke_id: move.pegawai_id for move in rotasi.moves(plan)}
    agenda.build_agenda(sidang=sidang, sources=["rencana"], planned=moves, actor="dewi", at=cast.NOW)
    assert {item.jabatan_id: item.asal for item in sidang.butir.all()} == dict.fromkeys(moves, "rencana")
    for who, post in MOVERS.items():
        committee.put(sidang, city, post, **{who: 500})
    sidang = sessions.invite(sidang=sidang, actor="dewi", at=cast.NOW)
    sidang = decided(city, sidang)
    sidang = sessions.close_sidang(sidang=sidang, actor="tpk", at=cast.NOW)
    with pytest.raises(Refused, match="baru disetujui 0 anggota"):
        sessions.release(sidang=sidang, actor="tpk", at=cast.NOW)
    committee.agree(sidang)
    minutes.keep_scan(sidang=sidang, scan=scanned(), actor="tpk", at=cast.NOW)
    return sessions.release(sidang=sidang, actor="tpk", at=cast.NOW)


def decided(city, sidang):
    """Everybody comes, declares no ties, and agrees to each proposal."""
    members = sessions.members_of(sidang)
    sidang = sessions.open_sidang(sidang=sidang, present=[each.pk for each in members], actor="tpk", at=cast.NOW)
    for each in members:
        sessions.declare(sidang=sidang, anggota=each, ties=[], actor="tpk", at=cast.NOW)
    chair = next(each for each in members if each.pegawai_id == city.orang["sekda"].pk)
    for who, post in MOVERS.items():
        item = sidang.butir.get(jabatan=city.jabatan[post])
        proposal = Proposal(Pegawai.objects.get(pk=city.orang[who].pk), "rotasi", "Sesuai rencana rotasi.")
        decisions.propose(butir=item, proposal=proposal, by=chair, at=cast.NOW)
        votes = {each.pk: Vote("setuju") for each in voters(item)}
        decisions.settle(butir=item, votes=votes, by=chair, at=cast.NOW)
    return sidang


def scanned():
    """One page, as a scanner makes it."""
    page, out = PdfWriter(), io.BytesIO()
    page.add_blank_page(595, 842)
    page.write(out)
    return out.getvalue()


class Desk:
    """A browser of one person, who logs in anew each time: days pass between the acts."""

    def __init__(self, user):
        self.user = user

    @property
    def client(self):
        """Logged in."""
        client = Client()
        client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def post(self, path, **typed):
        """Send a form; what was refused shows its sentence."""
        answer = self.client.post(path, typed)
        assert answer.status_code in (200, 302), answer.content.decode().split("error-summary")[-1][:900]
        return answer

    def get(self, path):
        """Open a page or a file."""
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        return b"".join(answer.streaming_content) if answer.streaming else answer.content


def gates_opened(office, usulan, keys):
    """The head's term and every paper that the gates name."""
    office.post(
        "/bkpsdm/penempatan/jendela/masa/", nama="Zainal Pratama", kedudukan="DEFINITIF", mulai="2025-02-20",
        selesai="2030-02-19", paslon="", sumber="Keputusan Mendagri 100.2.1.3-221",
    )  # fmt: skip
    every = cases.gates_of(usulan, "5871", date(2026, 7, 10))
    wanted = sorted({key for each in usulan for key, _ in cases.missing_papers(every[each.pk])})
    for key in wanted:
        office.post(
            "/bkpsdm/penempatan/jendela/surat/", kunci=key, nomor=f"800/{key}", tanggal="2026-07-09",
            penerbit="Kepala BKPSDM", usulan=keys,
        )  # fmt: skip


def answered_by_bkn(office, people):
    """The pack goes out and comes back as a sheet with a number for each name, and a stranger's row."""
    pack = PaketPertek.objects.get()
    archive = zipfile.ZipFile(io.BytesIO(office.get(f"/bkpsdm/penempatan/pertek/{pack.pk}/paket.zip")))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(archive.read("usul.xlsx"))).get_sheet_by_name("Usul").to_python()
    assert sorted(row[0] for row in rows[1:]) == sorted(person.nip for person in people)
    lines = ["NIP;Hasil pertek;Nomor pertek;Tanggal pertek"]
    lines += [f"'{person.nip};setuju;P/{n};14-07-2026" for n, person in enumerate(people)]
    file = io.BytesIO("\n".join([*lines, "'199001012015031999;setuju;P/99;14-07-2026"]).encode())
    file.name = "hasil.csv"
    answer = office.client.post(f"/bkpsdm/penempatan/pertek/{pack.pk}/hasil/", {"berkas": file})
    assert "2 hasil dicatat, 1 baris perlu diperbaiki." in answer.content.decode()


def drawn(ppk, plan):
    """The mayor sees the adopted plan, departures applied: flows between OPD with a sentence, and as a table."""
    words = " ".join(ppk.get(f"/ppk/sidang/rotasi/{plan.skenario_id}/").decode().split())
    assert "2 penyimpangan dari rencana" in words
    assert "perpindahan melintasi perangkat daerah" in words
    assert rotation_lists.flows(plan) == FLOWS
    assert all(left in words and right in words for left, right, _ in FLOWS)


def agreed(story):
    """The PPK reads what BKN would refuse and what the committee saw, and agrees."""
    with time_machine.travel(datetime(2026, 7, 10, 2, 0, tzinfo=UTC), tick=False):
        assert "Akan ditolak BKN" in story.ppk.get("/ppk/penempatan/").decode()
        assert "Berkas utuh" in story.ppk.get(f"/ppk/sidang/berkas/{story.keys[0]}/").decode()
        assert story.ppk.get(f"/ppk/sidang/acara/{story.usulan[0].sidang.kode}/berita-acara.pdf")[:5] == b"%PDF-"
        story.ppk.post("/ppk/penempatan/putus/", usulan=story.keys, putusan="setujui", bebas_konflik="ya")


def through_the_gates(story):
    """The papers come in, BKN is asked and answers."""
    with time_machine.travel(datetime(2026, 7, 10, 3, 0, tzinfo=UTC), tick=False):
        gates_opened(story.office, story.usulan, story.keys)
        asked = {"usulan": story.keys, "nomor": "800/I-MUT/1", "tanggal": "2026-07-10"}
        story.office.post("/bkpsdm/penempatan/pertek/usul/", **asked)
    with time_machine.travel(datetime(2026, 7, 15, 2, 0, tzinfo=UTC), tick=False):
        answered_by_bkn(story.office, story.people)


def decreed(story):
    """One SK for both names, an excerpt for each, and the invitation to the pelantikan."""
    office = story.office
    with time_machine.travel(datetime(2026, 7, 15, 2, 0, tzinfo=UTC), tick=False):
        office.post(
            "/bkpsdm/penempatan/sk/terbit/", usulan=story.keys, tentang="pengangkatan dan pemindahan dalam jabatan",
            tanggal="2026-07-15", tmt="2026-07-17", pengesah_jabatan="Kepala BKPSDM", pengesah_nama="Murni",
        )  # fmt: skip
        Worker().drain()
        decree = Keputusan.objects.get()
        pages = PdfReader(io.BytesIO(office.get(f"/bkpsdm/penempatan/sk/{decree.pk}/naskah.pdf"))).pages
        assert all(person.nip in " ".join(page.extract_text() for page in pages) for person in story.people)
        zipped = zipfile.ZipFile(io.BytesIO(office.get(f"/bkpsdm/penempatan/sk/{decree.pk}/petikan.zip")))
        assert len(zipped.namelist()) == 2
        signed(story.ppk, office, decree)
        office.post(
            "/bkpsdm/penempatan/pelantikan/rencana/", usulan=story.keys, nama="Pelantikan Juli",
            waktu="2026-07-17T09:00", tempat="Balai Kota", pelantik="Zainal Pratama",
            jabatan_pelantik="Wali Kota Bengkulu",
        )  # fmt: skip
        where = f"/bkpsdm/penempatan/pelantikan/{Pelantikan.objects.get().pk}/"
        office.post(f"{where}undang/", jabatan="Kepala BKPSDM", nama="Murni")


def sworn_in(story):
    """The oath with its papers; the registry changes for both at once; the answers go out the same day."""
    office, where = story.office, f"/bkpsdm/penempatan/pelantikan/{Pelantikan.objects.get().pk}/"
    with time_machine.travel(datetime(2026, 7, 17, 4, 0, tzinfo=UTC), tick=False):
        office.post(f"{where}hadir/")
        witnesses = [story.made.orang[key].nip for key in ("anton", "rahma")]
        office.post(f"{where}laksana/", rohaniwan="H. Karim", saksi_1=witnesses[0], saksi_2=witnesses[1])
        for kind in ("berita-acara-sumpah", "spp", "spmt"):
            office.post(f"{where}cetak/", jenis=kind)
        Worker().drain()
        office.post("/bkpsdm/penempatan/berlaku/")
        rows = RiwayatJabatan.objects.filter(selesai=None, pegawai__in=story.people)
        held = dict(rows.values_list("pegawai", "jabatan"))
        assert held == {each.pegawai_id: each.ke_id for each in story.usulan}
        assert set(Penempatan.objects.values_list("state", flat=True)) == {"berlaku"}
        office.post(f"/bkpsdm/penempatan/jawaban/{cast.PLAN.kode}/umumkan/")
        Worker().drain()


def verified():
    """Buku Merit holds every chapter, and verifies."""
    publish(shelf=own_shelf(), signer=own_signer())
    audit = audit_database(own_shelf())
    assert (audit.waiting, audit.erased) == (0, 0)
    kinds = Payload.objects.values_list("kind", flat=True)
    assert set(kinds) >= CHAPTERS
    assert Payload.objects.filter(kind="PENYIMPANGAN").count() == 2


class Story:
    """Who acts in it, and on which usulan."""

    def __init__(self, made, usulan):
        self.made, self.usulan, self.keys = made, usulan, [each.pk for each in usulan]
        self.ppk = Desk(cast.account(made.orang["lina"], "ppk"))
        self.office = Desk(cast.account(made.orang["murni"], "bkpsdm"))
        self.people = [Pegawai.objects.get(pk=each.pegawai_id) for each in usulan]


def test_from_the_wish_to_the_oath_and_the_answer(made):
    plan = planned(made)
    story = Story(made, sat(made, plan))
    drawn(story.ppk, plan)
    agreed(story)
    through_the_gates(story)
    decreed(story)
    sworn_in(story)
    told(made)
    objected(made, story.ppk, story.office)
    verified()


def signed(ppk, office, decree):
    """The PPK signs electronically; the paper that people take home is whole, and in the register."""
    typed = {"naskah": [decree.naskah_id], "passphrase": PASSPHRASE}
    local = Pkcs12(certificate(cast.NOW), Secret(PASSPHRASE))
    with (
        mock.patch.multiple(placement_signing, launch=lambda work: work(), connection=mock.Mock()),
        mock.patch("openkarier.gateways.esign.signer", lambda nik, secret: local),
    ):
        ppk.post("/ppk/penempatan/tanda-tangan/mulai/", **typed)
    assert intact(office.get(f"/bkpsdm/penempatan/sk/{decree.pk}/naskah.pdf"))
    assert "Ditandatangani" in office.get("/bkpsdm/penempatan/register/").decode()


def told(made):
    """Everybody who declared has an answer with its reason."""
    found = {row.aspiration.pegawai.nama: row for row in Jawaban.objects.select_related("aspiration__pegawai")}
    assert len(found) == Aspiration.objects.exclude(state="draf").count() == 6
    assert {name: row.hasil for name, row in found.items()} == {
        "Wati Kurnia": "dikabulkan", "Dewi Anggraini": "dikabulkan", "Sari Melati": "belum", "Tono Hidayat": "belum",
        "Joko Prasetyo": "belum", "Rahma Yuliana": "tetap",
    }  # fmt: skip
    assert [point["kode"] for point in found["Joko Prasetyo"].isi["butir"]] == ["syarat", "seleksi"]


def objected(made, ppk, office):
    """Joko objects in time; BKPSDM studies, the PPK decides, Joko reads."""
    joko = Desk(cast.account(made.orang["joko"]))
    with time_machine.travel(datetime(2026, 7, 20, 2, 0, tzinfo=UTC), tick=False):
        assert "Buka jawaban" in joko.get(f"/asn/penempatan/jawaban/{cast.PLAN.kode}/").decode()
        joko.post(f"/asn/penempatan/jawaban/{cast.PLAN.kode}/buka/")
        page = joko.get(f"/asn/penempatan/jawaban/{cast.PLAN.kode}/").decode()
        assert "7 Agustus 2026" in page  # fourteen working days after 20 July, when it was opened
        letter = PdfReader(io.BytesIO(joko.get(f"/asn/penempatan/jawaban/{cast.PLAN.kode}/surat.pdf")))
        assert "keberatan tertulis paling lama 14 hari kerja" in " ".join(letter.pages[0].extract_text().split())
        joko.post(
            f"/asn/penempatan/jawaban/{cast.PLAN.kode}/keberatan/", alasan="Masa kerja saya sebagai pengawas terlewat.",
            bukti="SK 821/2019",
        )  # fmt: skip
        ticket = Keberatan.objects.get().tiket
        office.post(f"/bkpsdm/penempatan/keberatan/{ticket}/telaah/", telaah="SK 821/2019 tidak tercatat di SIASN.")
        ppk.post(
            f"/ppk/penempatan/keberatan/{ticket}/putus/", hasil="memperkuat",
            pertimbangan="Data pendukung tidak mengubah penilaian syarat.",
        )  # fmt: skip
        assert "Memperkuat keputusan" in joko.get(f"/asn/penempatan/keberatan/{ticket}/").decode()
    assert Document.objects.filter(subject=f"keberatan:{ticket}", kind="sk").count() == 1
