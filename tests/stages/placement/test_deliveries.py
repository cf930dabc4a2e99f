"""When a decision counts as received: opened in the portal, or handed over with proof; the clock starts there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from openkarier.core.placement.delivery import deliver_by
from openkarier.foundation.documents import attachments, routine, store
from openkarier.foundation.journal.models import Payload
from openkarier.stages.placement import deliveries, objections, paper_queries, papers
from openkarier.stages.placement.models import Penempatan, Penyampaian
from stages.placement import story

SCAN = b"%PDF-1.7 pindaian"
OPENED = datetime(2026, 11, 12, 3, tzinfo=UTC)  # Thursday, two days after the SK
WORDS = {"alasan": "Pengalaman memimpin tim belum dihitung.", "bukti": "SK Tim 511/2024"}


@pytest.fixture
def decree(city, swap):
    return story.decreed(city, swap)


def mine(city, who):
    return Penempatan.objects.select_related("keputusan").get(pegawai=city.orang[who])


def handover(**changes):
    plain = {"cara": "langsung", "diterima": date(2026, 11, 11), "bukti": "Tanda terima 1/2026"}
    return deliveries.Handover(**{**plain, **changes})


def test_the_first_opening_counts_and_later_ones_change_nothing(city, decree):
    own = {"pegawai": city.orang["wati"], "penempatan": mine(city, "wati")}
    first = deliveries.open_own(**own, at=OPENED)
    assert deliveries.open_own(**own, at=OPENED + timedelta(days=9)) == first
    assert (first.cara, first.diterima_on, Payload.objects.filter(kind="PENYAMPAIAN").count()) == (
        "portal", date(2026, 11, 12), 1,
    )  # fmt: skip
    said = story.refusal(deliveries.open_own, pegawai=city.orang["sari"], penempatan=mine(city, "wati"), at=OPENED)
    assert "Anda sendiri" in said


@pytest.mark.parametrize(
    ("filed", "state"), [(date(2026, 12, 2), "diajukan"), (date(2026, 12, 3), "terlambat")]
)  # 14 working days after Thursday 12 November: Wednesday 2 December
def test_the_clock_of_an_objection_runs_from_receipt_and_not_from_the_date_of_the_sk(city, decree, filed, state):
    deliveries.open_own(pegawai=city.orang["wati"], penempatan=mine(city, "wati"), at=OPENED)
    at = datetime(filed.year, filed.month, filed.day, 3, tzinfo=UTC)
    made = objections.object_to(pegawai=city.orang["wati"], penempatan=mine(city, "wati"), at=at, **WORDS)
    assert (made.diterima_on, made.batas_ajukan, made.state) == (date(2026, 11, 12), date(2026, 12, 2), state)


def test_without_proof_of_receipt_no_clock_has_run_and_who_objects_has_received(city, decree):
    late = datetime(2027, 3, 1, 3, tzinfo=UTC)
    made = objections.object_to(pegawai=city.orang["wati"], penempatan=mine(city, "wati"), at=late, **WORDS)
    assert (made.state, made.diterima_on) == ("diajukan", date(2027, 3, 1))
    assert Penyampaian.objects.get().cara == "portal"


def test_a_letter_handed_over_needs_proof_and_a_day_that_can_be(city, decree):
    give = {"keputusan": decree, "usulan": [mine(city, "wati").pk], "actor": story.OFFICE, "at": OPENED}
    for change, said in (
        ({"bukti": " "}, "Tuliskan buktinya"), ({"cara": "portal"}, "cara penyampaiannya"),
        ({"diterima": date(2026, 11, 9)}, "harus antara"), ({"diterima": date(2026, 11, 13)}, "harus antara"),
    ):  # fmt: skip
        assert said in story.refusal(deliveries.hand_over_decree, handover=handover(**change), **give)
    assert [row.pegawai.nama for row in paper_queries.undelivered_petikan(decree)] == ["Wati Kurnia", "Sari Melati"]
    file = attachments.hold("terima.pdf", SCAN, instansi="5871", actor=story.OFFICE, at=OPENED)
    assert deliveries.hand_over_decree(handover=handover(berkas=file), **give) == 1
    assert deliveries.hand_over_decree(handover=handover(), **give) == 0  # on record already: the first stays
    assert [row.pegawai.nama for row in paper_queries.undelivered_petikan(decree)] == ["Sari Melati"]
    assert attachments.content_of(Penyampaian.objects.get().berkas) == SCAN


def test_one_decision_is_delivered_in_five_working_days_and_one_for_many_in_ten():
    assert deliver_by(date(2026, 11, 10), 1) == (date(2026, 11, 17), "UU 30/2014 Pasal 62 ayat (2)")
    assert deliver_by(date(2026, 11, 10), 2) == (date(2026, 11, 24), "UU 30/2014 Pasal 62 ayat (3)")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"MZ\x90", "bukan PDF"), (b"", "bukan PDF"), (b"%PDF-" + b"0" * attachments.LARGEST, "lebih besar dari 10 MB")],
)
def test_a_file_that_cannot_be_kept_is_refused_with_what_to_do(content, said, db):
    with pytest.raises(attachments.AttachmentRefused, match=said):
        attachments.hold("x", content, instansi="5871", actor="a", at=OPENED)


def test_the_file_of_a_paper_is_kept_with_its_hash_and_survives_the_sweep(city, swap, monkeypatch):
    file = attachments.hold("../surat\x00 Mendagri.pdf", SCAN, instansi="5871", actor=story.OFFICE, at=OPENED)
    surat = papers.file_paper(
        instansi=city.instansi, kunci=papers.MENDAGRI, nomor="100.2/1", tanggal=date(2026, 11, 3), penerbit="Mendagri",
        usulan=[swap[0].pk], actor=story.OFFICE, at=OPENED, berkas=file,
    )  # fmt: skip
    assert (surat.berkas.name, surat.berkas.media) == ("surat Mendagri.pdf", "application/pdf")
    monkeypatch.setattr(store, "YOUNG", -1)
    orphan = store.put(b"%PDF-tanpa pemilik")
    routine.sweep_files(SimpleNamespace(clock=lambda: OPENED))
    assert (store.has(surat.berkas.sha256), store.has(orphan)) == (True, False)
