"""Reading documents: what a setting says on a day, the kop of a signatory, the PDF of a paper."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import cast

import msgspec

from openkarier.foundation.documents import store
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import Order, Verification
from openkarier.foundation.documents.models import Attachment, Batch, Document, Letterhead, Setting, Signature, Upload
from openkarier.foundation.documents.numbering import DEFAULT
from openkarier.foundation.documents.parts import Kop
from openkarier.foundation.documents.styles import style_of
from openkarier.foundation.journal.queries import proved

FILES = (  # every column that names a kept file
    (Document, "sha256"), (Signature, "sha256"), (Letterhead, "arms"), (Batch, "result"), (Attachment, "sha256"),
    (Upload, "sha256"),
)  # fmt: skip
KLASIFIKASI = "800"  # kepegawaian (Permendagri 83/2022); an agency names the full code in its setting


def setting_of(kind: Kind, *, instansi: str, on: date) -> Setting:
    """The agency's setting in force that day, or the national default (not saved)."""
    rows = Setting.objects.filter(instansi=instansi, kind=kind, mulai__lte=on)
    fallback = Setting(instansi=instansi, kind=kind, mulai=on, pattern=DEFAULT, klasifikasi=KLASIFIKASI, unit=instansi)
    return rows.order_by("-mulai").first() or fallback


def kop_of(*, instansi: str, unit: str = "") -> Kop | None:
    """The kop of a signatory: of the regional head (unit ""), or of a perangkat daerah; None when none was set."""
    head = Letterhead.objects.filter(instansi=instansi, unit=unit).first()
    if head is None:
        return None
    return msgspec.convert(
        {
            "lambang": head.lambang,
            "baris": head.lines,
            "alamat": head.alamat,
            "kontak": head.kontak,
            "gambar": store.get(head.arms) if head.arms else b"",
        },
        Kop,
    )


def rendered(document: Document) -> bytes:
    """Set the PDF from the row: always the same bytes with the same Typst."""
    return order_of(document).pdf()


def order_of(document: Document) -> Order:
    """What the press needs to set this paper. PDF/A-3, so that a proof of record can join it."""
    kind = Kind(document.kind)
    return Order(
        kind=kind,
        data=document.data,
        at=document.issued_at,
        verification=verification(document),
        style=style_of(kind).replaced(document.style),
        carrier=True,
    )


def verification(document: Document) -> Verification:
    """What the QR code of this paper leads to."""
    return Verification(document.receipt.number, electronic=document.electronic, certified=document.electronic)


def file_of(document: Document) -> bytes:
    """The paper in force: the last signed file, or else the PDF as it was set. Its hash is checked on the way."""
    last = document.signatures.last()
    return store.get(last.sha256 if last else document.sha256)


def bare(document: Document) -> bytes:
    """The PDF as it was set, without the place for its proof: what is signed, because a proof comes in later."""
    return store.get(document.sha256)[: document.size]


def copy_of(document: Document) -> bytes:
    """The paper in force as people take it home: unsigned ones carry their newest proof of record inside."""
    paper = file_of(document)
    return paper if document.signatures.exists() else proved(paper)


def unpressed(limit: int = 500) -> list[Document]:
    """Papers whose PDF was not yet set (the process died after the commit); oldest first."""
    rows = Document.objects.filter(sha256="", erased_at=None).select_related("receipt").order_by("id")
    return list(rows[:limit])


def referred(sha256: str) -> bool:
    """Whether any row refers to this file."""
    return any(model.objects.filter(**{column: sha256}).exists() for model, column in FILES)


def known_files() -> set[str]:
    """All files that rows refer to."""
    return {
        cast(str, name)
        for model, column in FILES
        for name in model.objects.exclude(**{column: ""}).values_list(column, flat=True)
    }


def fingerprint(data: object) -> str:
    """SHA-256 of a form's data, keys in order."""
    return hashlib.sha256(msgspec.json.encode(data, order="sorted")).hexdigest()
