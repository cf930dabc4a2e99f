"""Writing documents: issue (number, data, leaf), set the PDF, void, erase; settings and letterheads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from openkarier.foundation.documents import numbering, queries, store
from openkarier.foundation.documents.forms import Form, TandaTerima
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import LetterError, check_arms, checked
from openkarier.foundation.documents.models import Document, Letterhead, Setting, Signature
from openkarier.foundation.documents.parts import Kop
from openkarier.foundation.documents.styles import style_of
from openkarier.foundation.journal import operations as journal
from openkarier.foundation.journal.openkarier_verify import digest_of
from openkarier.foundation.journal.sealing import with_hole

PAPER_OF = {
    Kind.UNDANGAN: "undangan",
    Kind.BERITA_ACARA: "berita_acara",
    Kind.SUMPAH: "berita_acara",
    Kind.USULAN: "usulan",
    Kind.SK: "keputusan",
    Kind.PERJANJIAN_KINERJA: "kontrak",
    Kind.LAPORAN: "laporan",
}


def issue(
    kind: Kind,
    data: Form | Mapping[str, object],
    *,
    instansi: str,
    actor: str,
    at: datetime,
    subject: str = "",
    electronic: bool = False,
) -> Document:
    """Issue one paper in the caller's transaction: draw its number, keep its data, write its leaf.

    No file is touched here; call `press` after the commit (or let the sweeping job do it). A kind that bears a number
    gets the next one of its agenda and year; data with their own are refused. Raises LetterError, PatternError.
    """
    form, today = checked(kind, data), timezone.localdate(at)
    with transaction.atomic():
        setting = queries.setting_of(kind, instansi=instansi, on=today)
        serial, number = _number(form, setting, today)
        if number:
            form = msgspec.structs.replace(form, nomor=number)
        kept = msgspec.to_builtins(form)
        facts = {
            "nomor": number or getattr(form, "nomor", "") or "-",
            "jenis": str(kind),
            "isi": queries.fingerprint(kept),
        }
        leaf = journal.record("SURAT_NOMOR", actor=actor, at=at, subject=subject or f"surat:{kind}", facts=facts)
        receipt = journal.issue_receipt(
            period_code=f"S{today.year}", leaf=leaf, kind=PAPER_OF.get(kind, "surat"), at=at
        )
        return Document.objects.create(
            instansi=instansi, kind=kind, number=number, agenda=setting.agenda or kind, year=today.year, serial=serial,
            subject=subject, data=kept, style=setting.style, electronic=electronic, issued_at=at, issued_by=actor,
            receipt=receipt, leaf=leaf,
        )  # fmt: skip


def _number(form: Form, setting: Setting, on: date) -> tuple[int | None, str]:
    """Draw the serial and write the number of a kind that bears one; (None, "") for the others."""
    if not hasattr(form, "nomor") or isinstance(form, TandaTerima):  # a receipt bears the number of its act
        return None, ""
    if form.nomor and getattr(form, "bentuk", "asli") != "asli":
        return None, ""  # a petikan or salinan bears the number of its original
    if form.nomor:
        raise LetterError("Nomor naskah diberikan oleh sistem; kosongkan isian nomor.")
    serial = numbering.draw(instansi=setting.instansi, agenda=setting.agenda or setting.kind, year=on.year)
    return serial, numbering.write_number(
        setting.pattern, serial, on=on, klasifikasi=setting.klasifikasi, unit=setting.unit
    )


def press(document: Document, *, at: datetime) -> Document:
    """Set the PDF of an issued paper and keep it, once; another call changes nothing. Not inside a transaction."""
    if document.sha256 or document.erased_at:
        return document
    keep([(document, queries.rendered(document))], at=at)
    document.refresh_from_db()
    return document


def keep(pressed: Sequence[tuple[Document, bytes]], *, at: datetime) -> None:
    """Keep the PDFs that were set for these papers, each with a hole for its proof of record: files first, then rows
    and seals (DOKUMEN_TERBIT) in one transaction. Of two workers at once the first wins; both have the same bytes.
    """
    kept = []
    for document, pdf in pressed:
        sealed = with_hole(pdf)
        kept.append((document, store.put(sealed), len(pdf), digest_of(sealed)))
    with transaction.atomic():
        for document, sha256, size, sidik in kept:
            mine = Document.objects.filter(pk=document.pk, sha256="", erased_at=None)
            if mine.update(sha256=sha256, size=size):
                journal.seal(receipt=document.receipt, sidik=sidik, actor="sistem", at=at)


def void(document: Document, *, why: str, actor: str, at: datetime) -> Document:
    """Declare a paper void, with the reason; its number is never given again."""
    if not why.strip():
        raise LetterError("Sebutkan alasan naskah dinyatakan tidak berlaku.")
    journal.void_receipt(receipt=document.receipt, actor=actor, at=at, why=why)
    document.receipt.refresh_from_db()
    return document


def erase(document: Document, *, citation: str, actor: str, at: datetime) -> Document:
    """Delete what a paper says and its files, under the article that demands it; number and leaf stay."""
    files = [document.sha256, *document.signatures.values_list("sha256", flat=True)]
    with transaction.atomic():
        Document.objects.filter(pk=document.pk).update(data={}, sha256="", size=0, erased_at=at)
        Signature.objects.filter(document=document).delete()
        journal.erase(document.leaf, citation=citation, actor=actor, at=at)
    for sha256 in filter(None, files):
        if not queries.referred(sha256):
            store.drop(sha256)
    document.refresh_from_db()
    return document


def set_setting(
    kind: Kind,
    *,
    instansi: str,
    mulai: date,
    pattern: str,
    source: str,
    actor: str,
    at: datetime,
    agenda: str = "",
    klasifikasi: str = "",
    unit: str = "",
    style: Mapping[str, Any] | None = None,
) -> Setting:
    """Set how an agency writes a kind of letter from `mulai` on; checked before it is kept, and recorded."""
    values = {
        "pattern": numbering.check_pattern(pattern),
        "agenda": agenda,
        "klasifikasi": klasifikasi,
        "unit": unit,
        "style": dict(style or {}),
        "source": source,
    }
    style_of(kind).replaced(dict(style or {}))
    with transaction.atomic():
        setting, _ = Setting.objects.update_or_create(instansi=instansi, kind=kind, mulai=mulai, defaults=values)
        change = {"jenis": str(kind), "mulai": mulai.isoformat(), "pola": pattern, "sumber": source}
        journal.record("SURAT_UBAH", actor=actor, at=at, subject=f"setting:{setting.pk}", facts={"perubahan": change})
    return setting


def set_letterhead(kop: Kop, *, instansi: str, unit: str = "", actor: str, at: datetime) -> Letterhead:
    """Set the kop of the regional head (unit "") or of a perangkat daerah; its picture goes to the file store."""
    if kop.gambar:
        check_arms(kop.gambar)
    arms = store.put(kop.gambar) if kop.gambar else ""
    values = {
        "lambang": kop.lambang,
        "lines": list(kop.baris),
        "alamat": kop.alamat,
        "kontak": kop.kontak,
        "arms": arms,
    }
    with transaction.atomic():
        head, _ = Letterhead.objects.update_or_create(instansi=instansi, unit=unit, defaults=values)
        change = {"kop": unit or "kepala daerah", "sidik": arms}
        journal.record("SURAT_UBAH", actor=actor, at=at, subject=f"letterhead:{head.pk}", facts={"perubahan": change})
    return head
