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
from pypdf import PdfReader
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
from openkarier.stages.deliberation import agenda, decisions, rotasi, sessions
from openkarier.stages.deliberation.adoption import Departure, adopt, depart_from
from openkarier.stages.placement import cases
from openkarier.stages.placement.models import Keberatan, Keputusan, PaketPertek, Pelantikan, Penempatan
from openkarier.stages.registry.models import Pegawai, RiwayatJabatan
from openkarier.web.ppk import placement_signing
from stages.deliberation.rotation import another, declares, scenario_of, solved

pytestmark = pytest.mark.django_db
MOVERS = {"wati": "sekretaris-laut", "dewi": "kabid"}


@pytest.fixture
def made(monkeypatch):
    """The cast, five administrators among them; six people declare."""
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
    """Three plans; the first adopted; Sari and Tono are kept where they are, by departures."""
    run = solved(scenario_of(city))
    assert [plan.sah for plan in rotasi.plans(run).values()] == [True, True, True]
    adopt(rencana=rotasi.plans(run)["a"], alasan="Tanpa iri beralasan.", actor="tpk", hand="tpk", at=cast.NOW)
    plan = rotasi.adopted("5871")
    for who in ("sari", "tono"):
        departure = Departure(city.orang[who], None, "kebutuhan", "Masih diperlukan di bidangnya.", "BA 12/2026")
        depart_from(rencana=plan, departure=departure, actor="tpk", at=cast.NOW)
    names = {person.pk: key for key, person in city.orang.items()}
    posts = {post.pk: key for key, post in city.jabatan.items()}
    found = {names[move.pegawai_id]: posts[move.ke_id] for move in rotasi.moves(plan)}
    assert found == MOVERS
    return {move.ke_id: move.pegawai_id for move in rotasi.moves(plan)}


def sat(city, moves):
    """The sidang on the plan's posts; everybody agrees; released together."""
    committee.appoint(city)
    sidang = committee.plan(city)
    agenda.build_agenda(sidang=sidang, sources=["rencana"], planned=moves, actor="dewi", at=cast.NOW)
    for who, post in MOVERS.items():
        committee.put(sidang, city, post, **{who: 500})
    sidang = sessions.invite(sidang=sidang, actor="dewi", at=cast.NOW)
    members = sessions.members_of(sidang)
    sidang = sessions.open_sidang(sidang=sidang, present=[each.pk for each in members], actor="tpk", at=cast.NOW)
    for each in members:
        sessions.declare(sidang=sidang, anggota=each, ties=[], actor="tpk", at=cast.NOW)
    chair = next(each for each in members if each.pegawai_id == city.orang["sekda"].pk)
    for who, post in MOVERS.items():
        item = sidang.butir.get(jabatan=city.jabatan[post])
        proposal = decisions.Proposal(Pegawai.objects.get(pk=city.orang[who].pk), "rotasi", "Sesuai rencana rotasi.")
        decisions.propose(butir=item, proposal=proposal, by=chair, at=cast.NOW)
        votes = {each.pk: decisions.Vote("setuju") for each in decisions.voters(item)}
        decisions.settle(butir=item, votes=votes, by=chair, at=cast.NOW)
    sidang = sessions.close_sidang(sidang=sidang, actor="tpk", at=cast.NOW)
    return sessions.release(sidang=sidang, actor="tpk", at=cast.NOW)


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


def test_from_the_wish_to_the_oath_and_the_answer(made):  # one story; its steps are functions above
    usulan = sat(made, planned(made))
    keys = [each.pk for each in usulan]
    ppk = Desk(cast.account(made.orang["lina"], "ppk"))
    office = Desk(cast.account(made.orang["murni"], "bkpsdm"))
    people = [Pegawai.objects.get(pk=each.pegawai_id) for each in usulan]
    with time_machine.travel(datetime(2026, 7, 10, 2, 0, tzinfo=UTC), tick=False):
        assert "Akan ditolak BKN" in ppk.get("/ppk/penempatan/").decode()
        ppk.post("/ppk/penempatan/putus/", usulan=keys, putusan="setujui", bebas_konflik="ya")
    with time_machine.travel(datetime(2026, 7, 10, 3, 0, tzinfo=UTC), tick=False):
        gates_opened(office, usulan, keys)
        office.post("/bkpsdm/penempatan/pertek/usul/", usulan=keys, nomor="800/I-MUT/1", tanggal="2026-07-10")
    with time_machine.travel(datetime(2026, 7, 15, 2, 0, tzinfo=UTC), tick=False):
        answered_by_bkn(office, people)
        office.post(
            "/bkpsdm/penempatan/sk/terbit/", usulan=keys, tentang="pengangkatan dan pemindahan dalam jabatan",
            tanggal="2026-07-15", tmt="2026-07-17", pengesah_jabatan="Kepala BKPSDM", pengesah_nama="Murni",
        )  # fmt: skip
        Worker().drain()
        decree = Keputusan.objects.get()
        pages = PdfReader(io.BytesIO(office.get(f"/bkpsdm/penempatan/sk/{decree.pk}/naskah.pdf"))).pages
        assert all(person.nip in " ".join(page.extract_text() for page in pages) for person in people)
        zipped = zipfile.ZipFile(io.BytesIO(office.get(f"/bkpsdm/penempatan/sk/{decree.pk}/petikan.zip")))
        assert len(zipped.namelist()) == 2
        signed(ppk, office, decree)
        office.post(
            "/bkpsdm/penempatan/pelantikan/rencana/", usulan=keys, nama="Pelantikan Juli", waktu="2026-07-17T09:00",
            tempat="Balai Kota", pelantik="Zainal Pratama", jabatan_pelantik="Wali Kota Bengkulu",
        )  # fmt: skip
        event = Pelantikan.objects.get()
        where = f"/bkpsdm/penempatan/pelantikan/{event.pk}/"
        office.post(f"{where}undang/", jabatan="Kepala BKPSDM", nama="Murni")
    with time_machine.travel(datetime(2026, 7, 17, 4, 0, tzinfo=UTC), tick=False):
        office.post(f"{where}hadir/")
        witnesses = [made.orang[key].nip for key in ("anton", "rahma")]
        office.post(f"{where}laksana/", rohaniwan="H. Karim", saksi_1=witnesses[0], saksi_2=witnesses[1])
        for kind in ("berita-acara-sumpah", "spp", "spmt"):
            office.post(f"{where}cetak/", jenis=kind)
        Worker().drain()
        office.post("/bkpsdm/penempatan/berlaku/")
        held = dict(RiwayatJabatan.objects.filter(selesai=None, pegawai__in=people).values_list("pegawai", "jabatan"))
        assert held == {each.pegawai_id: each.ke_id for each in usulan}
        assert set(Penempatan.objects.values_list("state", flat=True)) == {"berlaku"}
        office.post(f"/bkpsdm/penempatan/jawaban/{cast.PLAN.kode}/umumkan/")
        Worker().drain()
    told(made)
    objected(made, ppk, office)
    publish(shelf=own_shelf(), signer=own_signer())
    audit = audit_database(own_shelf())
    assert (audit.waiting, audit.erased) == (0, 0)
    assert {"PUTUSAN", "PERTEK", "SK_TERBIT", "JABATAN_BERLAKU", "JAWABAN", "KEBERATAN"} <= set(
        Payload.objects.values_list("kind", flat=True)
    )


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
