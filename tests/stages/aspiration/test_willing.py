"""Bersedia ditempatkan, from the draft to the papers and the ledger; older papers stay as they are."""

from __future__ import annotations

import io
import json

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

import cast
from openkarier.foundation.journal.models import Payload
from openkarier.stages.aspiration import letters, operations, queries
from openkarier.stages.aspiration.models import Submission
from openkarier.stages.aspiration.refusal import Incomplete

pytestmark = pytest.mark.django_db


def save(draft, page, **typed):
    return operations.save_draft(aspiration=draft, page=page, typed=typed, at=cast.NOW)


def filed(city, draft, willing, door="tetap"):
    """Sari's declaration with this answer."""
    save(draft, "pintu", door=door)
    save(draft, "penempatan", **{f"willing_{door}": willing})
    if door == "pindah":
        operations.add_wish(aspiration=draft, wish={"jabatan": city.jabatan["pengolah"].pk}, at=cast.NOW)
    sari = operations.Actor.of(city.orang["sari"])
    return operations.submit(aspiration=draft, revision=1, actor=sari, hand="asn", at=cast.NOW)


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_changing_ones_mind_about_the_door_keeps_both_answers(draft):
    save(draft, "penempatan", willing_tetap="opd")
    save(draft, "pintu", door="pindah")
    save(draft, "penempatan", willing_pindah="semua")
    kept = save(draft, "pintu", door="tetap").draft
    assert (kept["willing_tetap"], kept["willing_pindah"]) == ("opd", "semua")


def test_without_an_answer_nothing_is_filed(city, draft):
    with pytest.raises(Incomplete) as refusal:
        filed(city, draft, "")
    assert [gap.page for gap in refusal.value.gaps] == ["penempatan"]


def test_the_answer_stands_in_the_row_the_ledger_and_both_papers(city, draft):
    submission = filed(city, draft, "tujuan", door="pindah")
    submission.refresh_from_db()
    facts = json.loads(Payload.objects.get(kind="PERNYATAAN_TERIMA").body)["facts"]
    assert (submission.willing, facts["bersedia_ditempatkan"], facts["versi"]) == ("tujuan", "tujuan", 2)
    assert "Saya bersedia ditempatkan pada jabatan lain yang setara bila tidak satu pun" in words(
        letters.letter(submission)
    )
    assert "Ya, di perangkat daerah yang saya tuju" in words(letters.receipt(submission))


def test_a_no_is_said_as_plainly_as_a_yes(city, draft):
    submission = filed(city, draft, "tidak")
    assert "Saya tidak bersedia ditempatkan pada jabatan lain yang setara" in words(letters.letter(submission))
    assert list(queries.willing(Submission.objects.all())) == []


def test_a_paper_filed_before_the_question_is_silent_about_it(city, draft):
    submission = filed(city, draft, "opd")
    Submission.objects.update(willing="")
    submission.refresh_from_db()
    assert submission.willing_words == "Tidak ditanyakan saat diajukan"
    assert "ditempatkan" not in words(letters.letter(submission))
    assert "ditempatkan" not in words(letters.receipt(submission))


def test_the_database_keeps_a_wished_opd_away_from_who_stays(city, draft):
    filed(city, draft, "opd")
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.update(willing="tujuan")
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.update(willing="mungkin")
