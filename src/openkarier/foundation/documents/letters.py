"""Letters: a kind and its data in, a PDF out (PDF/A and PDF/UA-1), the same bytes for the same moment."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import msgspec
import segno
from django.conf import settings
from django.utils import timezone

from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.parts import Form
from openkarier.foundation.documents.present import present, tall
from openkarier.foundation.documents.press import ARCHIVAL, CARRIER, Press, PressError
from openkarier.foundation.documents.styles import Style, style_of

HERE = Path(__file__).parent
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120">'
    '<image width="100" height="120" href="data:image/{mime};base64,{data}"/></svg>'
)
RASTER = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
REASONS = (
    (r"Object missing required field `(\w+)`", "belum ada"),
    (r"Object contains unknown field `(\w+)`", "tidak dikenal"),
    (r"Expected `(?:str|array|bytes)` of length >= 1", "masih kosong"),
    (r"Expected `str` of length <= \d+", "terlalu panjang"),
    (r"Expected .*", "tidak sesuai dengan bentuknya"),
)


class LetterError(ValueError):
    """The data do not make a letter of this kind; the sentence says which field and why."""


@dataclass(frozen=True)
class Attachment:
    """A file carried inside the PDF: name, MIME type, one line of description, bytes."""

    name: str
    mime: str
    description: str
    content: bytes


@dataclass(frozen=True)
class Verification:
    """What the QR code leads to: the public page of `code`.

    `electronic`: no wet signature, so the QR stands in the signature block and not at the foot; `certified`: the paper
    is signed with a certificate (PP 71/2019 Ps. 60), and says so.
    """

    code: str
    electronic: bool = False
    certified: bool = False

    @property
    def url(self) -> str:
        """Public address of the verification page."""
        return f"{settings.OPENKARIER_URL.rstrip('/')}/verifikasi/{self.code}/"


def render(
    kind: Kind,
    data: Form | Mapping[str, object],
    *,
    at: datetime,
    verification: Verification | None = None,
    style: Style | None = None,
    attachments: tuple[Attachment, ...] = (),
    carrier: bool = False,
) -> bytes:
    """Set one letter and return the PDF. `at` is the letter's own moment (aware): same input, same bytes.

    With attachments, or as the `carrier` of a proof to be attached later, it is PDF/A-3a, otherwise PDF/A-2a.
    Raises LetterError when the data do not fit the kind.
    """
    if at.tzinfo is None:
        raise LetterError("Waktu surat harus berzona.")
    sheet = _sheet(checked(kind, data), style or style_of(kind), verification, attachments)
    return Press.of(kind).pdf(sheet, at, CARRIER if attachments or carrier else ARCHIVAL)


def printout(template: str, data: Form, *, at: datetime) -> bytes:
    """Set a working paper that is no letter (cards, lists to tick): without number or code, and not kept."""
    return Press.of(template).pdf(_sheet(data, Style(), None, ()), at, ARCHIVAL)


def pictures(
    kind: Kind, data: Form | Mapping[str, object], *, style: Style | None = None, ppi: float = 96
) -> list[bytes]:
    """Set a letter as PNG pictures, one a page: the preview before it is issued, without number and QR code."""
    return Press.of(kind).pictures(_sheet(checked(kind, data), style or style_of(kind), None, ()), ppi)


def check_arms(picture: bytes) -> None:
    """Raise LetterError when the file is no picture that a kop can carry (SVG, PNG or JPEG)."""
    form = next((form for magic, form in RASTER.items() if picture.startswith(magic)), "svg")
    try:
        Press.of("lambang").pictures(msgspec.json.encode({"isi": list(picture), "format": form}).decode(), 36)
    except PressError as error:
        raise LetterError("Gambar lambang tidak terbaca. Unggah berkas SVG, PNG, atau JPEG.") from error


def _sheet(form: Form, style: Style, verification: Verification | None, attachments: tuple[Attachment, ...]) -> str:
    """What a template reads, as JSON."""
    content = present(form, timezone.get_default_timezone())
    return msgspec.json.encode(
        {
            "isi": content,
            "lambang": _arms(form),
            "gaya": style.sheet(),
            "tinggi": tall(content),
            "periksa": _verification(verification),
            "lampiran": [
                {"nama": a.name, "jenis": a.mime, "uraian": a.description, "isi": list(a.content)} for a in attachments
            ],
        }
    ).decode()


@dataclass(frozen=True)
class Order:
    """One letter to be set, as a value that can travel to another process: the arguments of `render`."""

    kind: Kind
    data: Form | Mapping[str, object]
    at: datetime
    verification: Verification | None = None
    style: Style | None = None
    carrier: bool = False

    def pdf(self) -> bytes:
        """Set it here."""
        return render(
            self.kind, self.data, at=self.at, verification=self.verification, style=self.style, carrier=self.carrier
        )


def checked(kind: Kind, data: Form | Mapping[str, object]) -> Form:
    """Return the data as the form of their kind, every field checked; LetterError names the first that is wrong."""
    form = kind.form
    try:
        return msgspec.convert(msgspec.to_builtins(data), form)
    except msgspec.ValidationError as error:
        raise LetterError(f"{kind.label} belum dapat dicetak: {_in_indonesian(str(error))}") from error


def _in_indonesian(reason: str) -> str:
    """Say a validation error with the place first: "isian pemohon.nama belum ada"."""
    said, _, place = reason.partition(" - at `$")
    path = place.rstrip("`").lstrip(".")
    for pattern, sentence in REASONS:
        if found := re.fullmatch(pattern, said):
            name = ".".join(filter(None, (path, found[1] if found.re.groups else "")))
            return f"isian {name or 'naskah'} {sentence}."
    return f"isian {path or 'naskah'} keliru ({said})."


def _verification(verification: Verification | None) -> dict[str, object] | None:
    if verification is None:
        return None
    return {
        "url": verification.url,
        "kode": verification.code,
        "elektronik": verification.electronic,
        "bersertifikat": verification.certified,
        "qr": qr_svg(verification.url),
    }


def qr_svg(content: str) -> str:
    """Draw a QR code (error correction M) as SVG text, dark on nothing, quiet zone of 2 modules."""
    out = BytesIO()
    segno.make_qr(content, error="m").save(out, kind="svg", border=2, xmldecl=False, light="#ffffff")
    return out.getvalue().decode()


def _arms(form: Form) -> str:
    """The picture of the kop as SVG text: the agency's own, or the neutral placeholder."""
    kop = getattr(form, "kop", None)
    if kop is None:
        return ""
    return _svg(kop.gambar) if kop.gambar else _placeholder(kop.lambang)


def _svg(picture: bytes) -> str:
    """An SVG as it is; a PNG or JPEG inside one."""
    form = next((form for magic, form in RASTER.items() if picture.startswith(magic)), "")
    if not form:
        return picture.decode()
    return FRAME.format(mime=form.replace("jpg", "jpeg"), data=b64encode(picture).decode())


@cache
def _placeholder(name: str) -> str:
    return (HERE / "images" / f"{name}.svg").read_text()
