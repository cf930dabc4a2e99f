"""Two hands at one placement at one moment, with real commits: one result, one number, one change of riwayat."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Lock

import pytest

import cast
from foundation.documents.certificates import PASSPHRASE, certificate
from openkarier.foundation.documents.models import Document, Signature
from openkarier.foundation.documents.signing import Pkcs12, Secret
from openkarier.foundation.journal.models import Payload
from openkarier.stages.placement import (
    ceremonies,
    decisions,
    decrees,
    deliveries,
    effect,
    paper_queries,
    pertek,
    signing,
)
from openkarier.stages.placement.effect import Outcome
from openkarier.stages.placement.models import Keputusan, Langkah, Penempatan, Penyampaian, Pertek
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import RiwayatJabatan
from stages.aspiration.test_races import together
from stages.placement import story

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 10, 5, 0, tzinfo=UTC)


@pytest.fixture
def city(transactional_db):
    """The cast, committed, with Sari as an administrator too."""
    made = cast.city()
    story.administrator(made, "sari", "sekretaris-pasar", "Sekretaris Dinas Pasar", "pasar")
    return made


def kinds(results):
    """How often each kind of end came about."""
    return sorted(type(each).__name__ for each in results)


def ready(city, swap):
    story.term(city)
    story.agree(swap)
    story.file_everything(city, swap)


def test_two_clerks_record_one_result_and_the_second_reads_that_it_is_there(city, swap):
    ready(city, swap)
    pertek.propose(
        instansi=city.instansi, usulan=[each.pk for each in swap], nomor="9", tanggal=date(2026, 11, 3),
        actor=story.OFFICE, at=story.SK_AT,
    )  # fmt: skip
    nip = city.orang["wati"].nip

    def clerk(nomor):
        found = pertek.Result(nip, "setuju", nomor, date(2026, 11, 9))
        return lambda: pertek.record_result(instansi=city.instansi, result=found, actor=nomor, at=story.SK_AT)

    results = together(clerk("P/1"), clerk("P/2"))
    assert kinds(results) == ["Pertek", "Refused"]
    kept = Pertek.objects.exclude(hasil="menunggu").get()
    assert kept.nomor == next(each for each in results if isinstance(each, Pertek)).nomor
    assert "sudah tercatat" in str(next(each for each in results if isinstance(each, Refused)))
    assert Langkah.objects.filter(after="pertek").count() == 1


def test_two_clicks_of_the_ppk_decide_once(city, swap):
    def click():
        return decisions.decide(
            usulan=[each.pk for each in swap], decision=decisions.Decision("setujui"), actor=story.PPK,
            at=story.DECIDED,
        )  # fmt: skip

    results = together(click, click)
    assert kinds(results) == ["Refused", "UUID"]
    assert list(Penempatan.objects.values_list("state", flat=True)) == ["disetujui", "disetujui"]
    assert (Langkah.objects.count(), Payload.objects.filter(kind="PUTUSAN").count()) == (2, 2)


def test_one_post_is_not_agreed_for_two_people_at_once(city, swap):
    other = story.released(city, [("joko", "sekretaris-laut", "promosi")], kode="TPK-2")

    def agree(usulan):
        return lambda: story.agree([usulan])

    assert kinds(together(agree(swap[0]), agree(other[0]))) == ["Refused", "UUID"]
    assert Penempatan.objects.filter(state="disetujui").count() == 1


def test_two_batches_of_sk_take_each_name_once_and_numbers_have_no_gap(city, swap):
    ready(city, swap)
    story.granted(city, swap)

    def issue(*names):
        return lambda: decrees.issue_sk(
            instansi=city.instansi, usulan=[each.pk for each in names], order=story.ORDER, actor=story.OFFICE,
            at=story.SK_AT,
        )  # fmt: skip

    results = together(issue(*swap), issue(*swap), issue(swap[0]))
    done = [each for each in results if isinstance(each, Keputusan)]
    assert kinds(results) == ["Keputusan", *["Refused"] * 2] or kinds(results).count("GatesShut") > 0
    assert len(done) == 1
    assert list(Document.objects.filter(kind="sk").exclude(number="").values_list("serial", flat=True)) == [1]
    assert paper_queries.gaps("5871", 2026) == []
    assert not {type(each) for each in results} - {Keputusan, Refused, decrees.GatesShut}


def test_four_sk_at_once_draw_four_numbers_in_a_row(city):
    posts = ["sekretaris-laut", "kabid"]
    for n in range(2):
        story.administrator(city, ("tono", "joko")[n], f"kabid-{n}", f"Kepala Bidang {n}", "laut")
        posts.append(f"kabid-{n}")
    found = story.released(
        city, list(zip(("wati", "sari", "tono", "joko"), (*posts[:2], posts[3], posts[2]), ["rotasi"] * 4, strict=True))
    )
    ready(city, found)
    story.granted(city, found)

    def issue(usulan):
        return lambda: decrees.issue_sk(
            instansi=city.instansi, usulan=[usulan.pk], order=story.ORDER, actor=story.OFFICE, at=story.SK_AT
        )

    assert kinds(together(*map(issue, found))) == ["Keputusan"] * 4
    serials = Document.objects.filter(kind="sk").exclude(number="").order_by("serial").values_list("serial", flat=True)
    assert list(serials) == [1, 2, 3, 4]
    assert (len(set(Keputusan.objects.values_list("nomor", flat=True))), paper_queries.gaps("5871", 2026)) == (4, [])


def test_the_routine_and_a_click_on_the_tmt_change_the_riwayat_once(city, swap):
    story.sworn(city, swap)

    def begin(hand):
        return lambda: effect.take_effect(instansi="5871", actor=hand, hand=hand, at=story.PLAN.waktu)

    results = together(begin("sistem"), begin("bkpsdm"), begin("sistem"))
    assert [each for each in results if not isinstance(each, Outcome)] == []
    assert sum(each.moved for each in results) == 2
    assert [each.blocked for each in results] == [(), (), ()]
    assert list(Penempatan.objects.values_list("state", flat=True)) == ["berlaku", "berlaku"]
    assert RiwayatJabatan.objects.filter(pegawai=city.orang["wati"]).count() == 2
    assert Payload.objects.filter(kind="JABATAN_BERLAKU").count() == 2


def test_a_ceremony_is_held_once_however_many_click(city, swap):
    story.decreed(city, swap)
    event = ceremonies.plan_ceremony(
        instansi=city.instansi, usulan=[each.pk for each in swap], plan=story.PLAN, actor=story.OFFICE, at=story.SK_AT
    )
    ceremonies.invite(event=event, pengesah=story.SIGNER, kepala="Wali Kota", actor=story.OFFICE, at=story.SK_AT)
    after = story.PLAN.waktu + timedelta(hours=1)
    ceremonies.note_attendance(event=event, absent=[], actor=story.OFFICE, at=after)
    event.refresh_from_db()

    def hold():
        return ceremonies.hold_ceremony(
            event=event, rohaniwan="H. Karim", saksi=[city.orang["budi"], city.orang["rahma"]], actor=story.OFFICE,
            at=after,
        )  # fmt: skip

    assert kinds(together(hold, hold)) == ["Refused", "int"]
    assert Langkah.objects.filter(after="dilantik").count() == 2


class Counting:
    """A certificate kept here that counts what it is asked to sign."""

    method = Signature.Method.LOCAL

    def __init__(self):
        self.local, self.calls, self.lock = Pkcs12(certificate(NOW), Secret(PASSPHRASE)), 0, Lock()

    def sign(self, pdf, **how):
        with self.lock:
            self.calls += 1
        return self.local.sign(pdf, **how)


def test_two_processes_at_one_sitting_sign_each_paper_once(city, swap):
    ready(city, swap)
    story.granted(city, swap)
    for each in swap:
        decrees.issue_sk(
            instansi=city.instansi, usulan=[each.pk], order=story.ORDER, actor=story.OFFICE, at=story.SK_AT
        )
    waiting = list(paper_queries.unsigned("5871", story.PPK, NOW.date()).values_list("pk", flat=True))

    def sit():
        return signing.begin(instansi=city.instansi, papers=waiting, actor=story.PPK, nama="Z", at=NOW)

    opened = together(sit, sit)
    assert kinds(opened) == ["Penandatanganan", "Refused"]
    made, signer = next(each for each in opened if not isinstance(each, Refused)), Counting()

    def work():
        return signing.carry_on(sitting=made.pk, signer=signer, clock=lambda: NOW)

    assert sum(together(work, work)) == 2
    assert (signer.calls, Signature.objects.count()) == (2, 2)


def test_two_windows_open_one_petikan_and_it_is_received_once(city, swap):
    story.decreed(city, swap)
    placed = Penempatan.objects.select_related("keputusan").get(pegawai=city.orang["wati"])

    def look():
        return deliveries.open_own(pegawai=city.orang["wati"], penempatan=placed, at=NOW).pk

    results = together(look, look, look)
    assert len(set(results)) == 1
    assert Penyampaian.objects.count() == 1
