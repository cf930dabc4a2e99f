"""The minutes: sent to who sat, agreed or objected to, signed; and no release before, unless with a reason."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfWriter

import cast
import committee
from openkarier.foundation.documents import queries as papers
from openkarier.foundation.journal.models import Payload
from openkarier.foundation.notices.models import Message
from openkarier.stages.deliberation import decisions, minutes, sessions
from openkarier.stages.deliberation.minutes import Answer
from openkarier.stages.deliberation.models import Persetujuan
from openkarier.stages.deliberation.refusal import Refused

pytestmark = pytest.mark.django_db
AT = cast.NOW
YES = Answer(setuju=True)


@pytest.fixture
def closed():
    """A sidang of four who came (quorum three), its item postponed, the discussion closed."""
    made = committee.prepared(cast.city())
    sidang = sessions.invite(sidang=made.sidang, actor="dewi", at=AT)
    here = [made.member[key] for key in ("sekda", "murni", "anton", "lina")]
    sidang = sessions.open_sidang(sidang=sidang, present=[each.pk for each in here], actor="tpk", at=AT)
    for each in here:
        sessions.declare(sidang=sidang, anggota=each, ties=[], actor="tpk", at=AT)
    for item in sidang.butir.all():
        decisions.postpone(butir=item, why="Menunggu analisis jabatan.", by=made.member["sekda"], at=AT)
    made.sidang = sessions.close_sidang(sidang=sidang, actor="tpk", at=AT)
    return made


def say(closed, **said):
    found = {closed.member[key].pk: answer for key, answer in said.items()}
    return minutes.approve(sidang=closed.sidang, said=found, actor="tpk", at=AT)


def last_step():
    return json.loads(Payload.objects.filter(kind="SIDANG_TAHAP").order_by("pk").last().body)["facts"]


def scanned():
    page, out = PdfWriter(), BytesIO()
    page.add_blank_page(200, 200)
    page.write(out)
    return out.getvalue()


def test_who_sat_is_asked_and_nothing_decided_is_told(closed):
    told = Message.objects.filter(batch__event="sidang.berita-acara", channel="inbox")
    assert set(told.values_list("recipient", flat=True)) == {
        each.pegawai.nip for each in minutes.present(closed.sidang)
    }
    assert "Sekretaris Dinas Laut" not in told.first().batch.body


def test_they_are_approved_by_the_quorum(closed):
    needed = closed.sidang.kuorum
    keys = ["sekda", "murni", "anton", "lina"]
    before = say(closed, **dict.fromkeys(keys[: needed - 1], YES))
    assert (before.agree, before.silent, before.approved) == (needed - 1, 4 - needed + 1, False)
    assert say(closed, **{keys[needed - 1]: YES}).approved
    assert last_step()["tahap"] == "persetujuan berita acara"


def test_an_objection_needs_a_sentence_and_counts_as_no_approval(closed):
    with pytest.raises(Refused, match=r"Keberatan Lina memerlukan satu kalimat"):
        say(closed, lina=Answer(setuju=False, kalimat="Salah"))
    found = say(closed, sekda=YES, murni=YES, lina=Answer(setuju=False, kalimat="Alasan butir 1 belum lengkap."))
    assert (found.agree, found.object, found.silent) == (2, 1, 1)
    assert say(closed, lina=YES).object == 0
    with pytest.raises(IntegrityError, match="persetujuan_objection_reasoned"), transaction.atomic():
        Persetujuan.objects.update(setuju=False)


def test_who_did_not_sit_has_no_say(closed):
    with pytest.raises(Refused, match="anggota yang hadir"):
        say(closed, rahma=YES)


def test_nothing_is_released_before_without_a_reason(closed):
    with pytest.raises(Refused, match=r"baru disetujui 0 anggota, diperlukan \d"):
        sessions.release(sidang=closed.sidang, actor="tpk", at=AT)
    sessions.release(sidang=closed.sidang, actor="tpk", at=AT, why="Pelantikan camat tidak dapat menunggu.")
    closed.sidang.refresh_from_db()
    assert closed.sidang.rilis_alasan == "Pelantikan camat tidak dapat menunggu."
    with pytest.raises(Refused, match="sebelum usulan disampaikan"):
        say(closed, sekda=YES)


def test_the_signed_scan_is_the_paper_in_force_and_its_hash_is_in_the_ledger(closed):
    with pytest.raises(Refused, match="tidak terbaca sebagai PDF"):
        minutes.keep_scan(sidang=closed.sidang, scan=b"bukan pdf", actor="tpk", at=AT)
    scan = scanned()
    made = minutes.keep_scan(sidang=closed.sidang, scan=scan, actor="tpk", at=AT)
    assert papers.file_of(closed.sidang.berita_acara) == scan
    assert (last_step()["tahap"], last_step()["sidik"]) == ("berita acara ditandatangani", made.sha256)


def test_minutes_issued_anew_are_asked_about_anew(closed):
    say(closed, sekda=YES, murni=YES, anton=YES, lina=YES)
    again = sessions.reopen_sidang(sidang=closed.sidang, why="Butir 1 keliru.", actor="tpk", at=AT)
    again = sessions.close_sidang(sidang=again, actor="tpk", at=AT)
    assert (minutes.standing(again).agree, minutes.standing(again).silent) == (0, 4)
