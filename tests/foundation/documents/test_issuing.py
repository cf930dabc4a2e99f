"""Issuing papers: number, data and leaf together or not at all; the PDF afterwards, once, always the same."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import UTC, date, datetime

import msgspec
import pytest
from django.db import IntegrityError, transaction

from foundation.documents.catalogue import CATALOGUE, SK, SURAT_DINAS, UNDANGAN
from foundation.documents.reading import attachments, standards, words
from foundation.documents.samples import AT, BKPSDM, PERMOHONAN
from openkarier.foundation.documents import operations, queries, store
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import LetterError
from openkarier.foundation.documents.models import Counter, Document, Setting
from openkarier.foundation.documents.numbering import PatternError
from openkarier.foundation.documents.styles import Style
from openkarier.foundation.journal.models import Leaf, Payload
from openkarier.foundation.journal.openkarier_verify import digest_of
from openkarier.foundation.journal.queries import Standing, standing_of_paper
from openkarier.foundation.journal.sealing import with_hole

pytestmark = pytest.mark.django_db

ACTOR = "197203151998031902"
WHO = {"instansi": "5871", "actor": ACTOR, "at": AT}


@pytest.fixture(autouse=True)
def scratch(settings, tmp_path):
    settings.DATA = tmp_path


def blank(form):
    """The form as an office hands it in: without a number."""
    return msgspec.structs.replace(form, nomor="")


def test_every_kind_but_the_receipt_is_issued_and_numbered_if_it_bears_a_number():
    for kind, form in CATALOGUE.items():
        bears = hasattr(form, "nomor") and kind != Kind.TANDA_TERIMA
        document = operations.issue(kind, blank(form) if bears else form, **WHO)
        assert (document.serial, bool(document.number)) == ((1, True) if bears else (None, False))
        assert msgspec.convert(document.data, kind.form).__class__ is kind.form


def test_two_letters_of_a_kind_have_following_numbers_and_one_leaf_each():
    numbers = [operations.issue(Kind.SURAT_DINAS, blank(SURAT_DINAS), **WHO).number for _ in range(2)]
    assert numbers == ["800/0001/5871/2026", "800/0002/5871/2026"]
    assert [payload.kind for payload in Payload.objects.order_by("leaf_id")] == ["SURAT_NOMOR"] * 2


def test_the_year_of_a_number_is_that_of_the_local_day():
    new_year = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)  # 00.00 WIB on 1 January
    document = operations.issue(Kind.SURAT_DINAS, blank(SURAT_DINAS), **(WHO | {"at": new_year}))
    assert (document.year, document.number) == (2027, "800/0001/5871/2027")


def test_data_may_not_bring_their_own_number():
    with pytest.raises(LetterError, match="kosongkan"):
        operations.issue(Kind.SURAT_DINAS, SURAT_DINAS, **WHO)
    assert not Counter.objects.exists()


def test_an_act_that_fails_after_issuing_leaves_nothing_behind():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        operations.issue(Kind.SK, blank(SK), **WHO)
        1 / 0  # noqa: B018
    assert (Document.objects.count(), Leaf.objects.count(), Counter.objects.count()) == (0, 0, 0)


def test_the_database_itself_refuses_a_number_twice():
    document = operations.issue(Kind.SK, blank(SK), **WHO)
    other = operations.issue(Kind.SK, blank(SK), **WHO)
    for change in ({"serial": document.serial}, {"number": document.number}, {"serial": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=other.pk).update(**change)


def test_the_pdf_is_set_once_kept_by_its_hash_and_committed_to_in_the_book():
    document = operations.press(operations.issue(Kind.UNDANGAN, blank(UNDANGAN), electronic=True, **WHO), at=AT)
    pdf = queries.file_of(document)
    assert hashlib.sha256(pdf).hexdigest() == document.sha256
    assert pdf.startswith(queries.bare(document))
    assert queries.bare(document) == queries.rendered(document)
    assert list(attachments(pdf)) == ["bukti.tlog-proof"]
    assert document.number in words(pdf)
    assert f"/verifikasi/{document.receipt.number}/" in words(pdf)
    assert standards(pdf) == ("3", "A", "1")
    assert f'"sidik":"{digest_of(pdf)}"' in Payload.objects.get(kind="DOKUMEN_TERBIT").body
    leaves = Leaf.objects.count()
    assert operations.press(document, at=AT).sha256 == document.sha256
    assert Leaf.objects.count() == leaves


def test_a_death_between_commit_and_file_is_made_good_with_the_same_bytes():
    document = operations.issue(Kind.UNDANGAN, blank(UNDANGAN), **WHO)
    assert queries.unpressed() == [document]
    store.put(with_hole(queries.rendered(document)))  # died after the file, before the row
    pressed = operations.press(queries.unpressed()[0], at=AT)
    assert queries.unpressed() == []
    assert queries.known_files() == {pressed.sha256}
    assert len(list(store.folder().glob("??/*"))) == 1


def test_of_two_workers_that_set_the_same_paper_one_leaf_remains():
    document = operations.issue(Kind.UNDANGAN, blank(UNDANGAN), **WHO)
    twin = Document.objects.get(pk=document.pk)
    operations.press(document, at=AT)
    operations.press(twin, at=AT)
    assert Payload.objects.filter(kind="DOKUMEN_TERBIT").count() == 1


def test_a_void_paper_stays_void_with_its_reason_and_its_number_is_not_given_again():
    document = operations.issue(Kind.SK, blank(SK), **WHO)
    with pytest.raises(LetterError, match="alasan"):
        operations.void(document, why=" ", actor=ACTOR, at=AT)
    operations.press(document, at=AT)
    assert standing_of_paper(queries.file_of(document)).standing == Standing.VALID
    operations.void(document, why="salah nama", actor=ACTOR, at=AT)
    assert standing_of_paper(queries.file_of(document)).standing == Standing.VOID
    assert Document.objects.get(pk=document.pk).void is True
    assert operations.issue(Kind.SK, blank(SK), **WHO).serial == 2


def test_erasure_takes_words_and_file_and_leaves_number_and_leaf():
    document = operations.press(operations.issue(Kind.SURAT_PERMOHONAN, PERMOHONAN, **WHO), at=AT)
    operations.erase(document, citation="UU 27/2022 Ps. 8", actor=ACTOR, at=AT)
    kept = Document.objects.get(pk=document.pk)
    assert (kept.data, kept.sha256, kept.erased_at) == ({}, "", AT)
    assert list(store.folder().glob("??/*")) == []
    assert Leaf.objects.filter(pk=document.leaf_id).exists()
    assert not Payload.objects.filter(leaf_id=document.leaf_id).exists()
    assert queries.unpressed() == []
    assert operations.press(kept, at=AT).sha256 == ""


def setting(**changes):
    values = {"instansi": "5871", "mulai": date(2026, 1, 1), "pattern": "{klasifikasi}/{nomor:04}/BKPSDM/{tahun}",
              "source": "Perwal 1/2026", "klasifikasi": "800.1.3.3", "actor": ACTOR, "at": AT}  # fmt: skip
    return operations.set_setting(Kind.SK, **(values | changes))


def test_a_setting_holds_from_its_day_and_later_ones_do_not_touch_earlier_papers():
    setting(style={"paper": "A4", "size": 11})
    document = operations.issue(Kind.SK, blank(SK), **WHO)
    setting(mulai=date(2026, 11, 22), pattern="{nomor}/SK/{tahun}", style={"paper": "F4"})
    assert document.number == "800.1.3.3/0001/BKPSDM/2026"
    assert queries.setting_of(Kind.SK, instansi="5871", on=date(2026, 11, 21)).style["paper"] == "A4"
    assert queries.setting_of(Kind.SK, instansi="5871", on=date(2026, 11, 22)).style["paper"] == "F4"
    assert Document.objects.get().style == {"paper": "A4", "size": 11}
    assert Payload.objects.filter(kind="SURAT_UBAH").count() == 2


def test_kinds_may_share_one_agenda():
    setting(agenda="surat-keluar")
    Setting.objects.create(
        instansi="5871",
        kind=Kind.USULAN,
        mulai=date(2026, 1, 1),
        pattern="U/{nomor}/{tahun}",
        agenda="surat-keluar",
        source="x",
    )
    usulan = operations.issue(Kind.USULAN, blank(CATALOGUE[Kind.USULAN]), **WHO)
    assert [operations.issue(Kind.SK, blank(SK), **WHO).serial, usulan.serial] == [2, 1]


@pytest.mark.parametrize(
    ("changes", "error"),
    [({"pattern": "{nomor}"}, PatternError), ({"style": {"paper": "B5"}}, ValueError), ({"source": ""}, IntegrityError),
     ({"style": {"colour": "red"}}, TypeError)],
)  # fmt: skip
def test_a_setting_that_cannot_print_is_refused(changes, error):
    with pytest.raises(error), transaction.atomic():
        setting(**changes)
    assert not Setting.objects.exists()


def test_the_national_default_is_named_with_its_source():
    assert asdict(Style())["source"].startswith("Permendagri 1/2023")


def test_a_kop_is_kept_with_its_picture_and_comes_back_as_it_was():
    own = msgspec.structs.replace(BKPSDM, gambar=b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    operations.set_letterhead(own, instansi="5871", unit="BKPSDM", actor=ACTOR, at=AT)
    operations.set_letterhead(BKPSDM, instansi="5871", actor=ACTOR, at=AT)
    assert queries.kop_of(instansi="5871", unit="BKPSDM") == own
    assert queries.kop_of(instansi="5871") == BKPSDM
    assert queries.kop_of(instansi="0000") is None
