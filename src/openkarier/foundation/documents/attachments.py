"""Files that others made (a letter of the Minister, a pertek): checked by their content, kept by their hash."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from openkarier.foundation.documents import store
from openkarier.foundation.documents.models import Attachment

LARGEST = 10 * 1024 * 1024  # bytes
SHOWN = 200  # letters of a file's name
MEDIA = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


class AttachmentRefused(Exception):
    """The file was not kept; the sentence says why and what to do."""


def hold(name: str, content: bytes, *, instansi: str, actor: str, at: datetime) -> Attachment:
    """Check a file, put it into the store, and return its row unsaved: save it in the transaction of the act.

    Raises AttachmentRefused unless it is a PDF, JPEG or PNG of at most LARGEST bytes.
    """
    media = next((found for start, found in MEDIA.items() if content.startswith(start)), "")
    if not media:
        raise AttachmentRefused("Berkasnya bukan PDF, JPEG, atau PNG. Pindai suratnya sebagai PDF, lalu unggah lagi.")
    if len(content) > LARGEST:
        raise AttachmentRefused("Berkasnya lebih besar dari 10 MB. Pindai ulang dengan 200 dpi, lalu unggah lagi.")
    plain = "".join(letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable())
    return Attachment(
        instansi=instansi, name=plain[-SHOWN:] or "surat", media=media, sha256=store.put(content), size=len(content),
        kept_by=actor, kept_at=at,
    )  # fmt: skip


def content_of(found: Attachment) -> bytes:
    """The file as it was handed in; its hash is checked on the way."""
    return store.get(found.sha256)
