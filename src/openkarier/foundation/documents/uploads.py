"""Evidence that people hand in: a photo or a scan, checked by its bytes and written anew without what it hid."""

from __future__ import annotations

import warnings
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from openkarier.foundation.documents import store
from openkarier.foundation.documents.models import Upload

LARGEST = 8 * 1024 * 1024  # bytes; a cheap phone's photo is 2-5 MB
MOST_PIXELS = 50_000_000  # before anything is unpacked; a 48-megapixel phone passes
LONG_SIDE = 2_000  # pixels that are kept: a page of A4 at 170 dpi, legible, about 400 kB
QUALITY = 82
MOST_PAGES = 10
PICTURES = ("JPEG", "PNG", "WEBP")
JPEG, PDF = "image/jpeg", "application/pdf"
ORPHAN_AFTER = timedelta(hours=24)  # a file whose form was never sent
UNREADABLE = "Foto tidak terbaca. Ambil lagi fotonya, atau simpan sebagai JPG, lalu unggah."
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheif")


class UploadRefused(ValueError):
    """The file cannot be taken; the sentence says why and what to do."""


def keep(content: bytes, name: str, *, by: str, at: datetime) -> Upload:
    """Write a photo or scan anew, keep it by its hash, and return its row; nothing refers to it yet.

    Not inside a transaction: the file is written first, so that a row never lacks its file.
    """
    clean, mime = rewritten(content)
    sha256 = store.put(clean)
    title = PurePosixPath(name.replace("\\", "/")).name[-120:]
    return Upload.objects.create(sha256=sha256, mime=mime, size=len(clean), name=title, by=by, at=at)


def rewritten(content: bytes) -> tuple[bytes, str]:
    """Return (bytes, MIME type): a JPEG without metadata (place, device), or a PDF of nothing but its pages.

    Raises UploadRefused.
    """
    if not content:
        raise UploadRefused("Berkas kosong. Pilih foto atau pindaian SK.")
    if len(content) > LARGEST:
        raise UploadRefused(
            f"Berkas {len(content) / 1_048_576:.0f} MB terlalu besar; paling besar 8 MB. Perkecil, atau foto ulang."
        )
    if content.startswith(b"%PDF-"):
        return _pages(content), PDF
    if content[4:12] in HEIC:
        raise UploadRefused("Foto HEIC belum dapat dibaca. Setel kamera ke “Paling kompatibel” (JPG), lalu foto ulang.")
    return _picture(content), JPEG


def _picture(content: bytes) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=PICTURES) as found:
                if found.width * found.height > MOST_PIXELS:
                    raise UploadRefused("Gambar terlalu besar untuk dibuka: paling banyak 50 megapiksel. Foto ulang.")
                found.draft("RGB", (LONG_SIDE, LONG_SIDE))
                upright = ImageOps.exif_transpose(found)
                upright.thumbnail((LONG_SIDE, LONG_SIDE))
                plain = Image.new("RGB", upright.size, "white")
                seen = upright.convert("RGBA")
                plain.paste(seen, mask=seen.getchannel("A"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as fault:
        if isinstance(fault, UploadRefused):
            raise
        raise UploadRefused(UNREADABLE) from fault
    out = BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _pages(content: bytes) -> bytes:
    """The pages alone: no scripts, no forms, no attachments, no notes."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise UploadRefused("PDF ini dikunci kata sandi. Simpan tanpa kata sandi, lalu unggah.")
        if not 1 <= len(reader.pages) <= MOST_PAGES:
            raise UploadRefused(f"PDF paling banyak {MOST_PAGES} halaman. Unggah halaman yang perlu saja.")
        writer = PdfWriter()
        for page in reader.pages:
            for part in ("/AA", "/Annots"):
                page.pop(part, None)
            writer.add_page(page)
        out = BytesIO()
        writer.write(out)
    except UploadRefused:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as fault:
        raise UploadRefused("PDF tidak terbaca. Pindai ulang, atau unggah fotonya (JPG).") from fault
    return out.getvalue()


def waiting(ids: list[int], *, by: str) -> list[Upload]:
    """Files that a person handed in and that no case has taken yet, in the order given."""
    found = {row.pk: row for row in Upload.objects.filter(pk__in=ids, by=by, subject="")}
    return [found[each] for each in dict.fromkeys(ids) if each in found]


def take(files: list[Upload], *, subject: str) -> None:
    """Give files to a case ("model:key"), in the caller's transaction."""
    Upload.objects.filter(pk__in=[each.pk for each in files], subject="").update(subject=subject)


def forget_orphans(now: datetime) -> int:
    """Delete rows of files whose form was never sent; the sweep takes the files."""
    return Upload.objects.filter(subject="", at__lt=now - ORPHAN_AFTER).delete()[0]
