"""Letters: a kind and its data in, a PDF out (PDF/A and PDF/UA-1), the same bytes for the same moment."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec
import segno
import typst
from django.conf import settings
from django.utils import timezone

from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.parts import Form
from openkarier.foundation.documents.present import present
from openkarier.foundation.documents.styles import Style, style_of

if TYPE_CHECKING:
    from typst import PDFStandard  # lives in the stub only

REASONS = (
    (r"Object missing required field `(\w+)`", "belum ada"),
    (r"Object contains unknown field `(\w+)`", "tidak dikenal"),
    (r"Expected `(?:str|array|bytes)` of length >= 1", "masih kosong"),
    (r"Expected `str` of length <= \d+", "terlalu panjang"),
    (r"Expected .*", "tidak sesuai dengan bentuknya"),
)
HERE = Path(__file__).parent
PLAIN: list[PDFStandard] = ["a-2a", "ua-1"]
WITH_ATTACHMENTS: list[PDFStandard] = ["a-3a", "ua-1"]  # PDF/A-2 admits only PDF/A files as attachments; see docs/adr


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
        message = "Waktu surat harus berzona."
        raise LetterError(message)
    form = checked(kind, data)
    sheet = {
        "isi": present(form, timezone.get_default_timezone()),
        "lambang": _arms(form),
        "gaya": (style or style_of(kind)).sheet(),
        "periksa": _verification(verification),
        "lampiran": [
            {"nama": a.name, "jenis": a.mime, "uraian": a.description, "isi": list(a.content)} for a in attachments
        ],
    }
    return _Press.of(kind).pull(
        msgspec.json.encode(sheet).decode(), at, WITH_ATTACHMENTS if attachments or carrier else PLAIN
    )


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
    return kop.gambar.decode() if kop.gambar else _placeholder(kop.lambang)


@cache
def _placeholder(name: str) -> str:
    return (HERE / "images" / f"{name}.svg").read_text()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])


class _Press:
    """One warm compiler per kind and process; a lock, because a compiler sets one letter at a time."""

    def __init__(self, kind: Kind) -> None:
        self.lock = threading.Lock()
        self.compiler = typst.Compiler(
            str(HERE / "templates" / f"{kind}.typ"),
            root=str(HERE / "templates"),
            font_paths=_fonts(),
            ignore_system_fonts=True,
        )

    @staticmethod
    @cache
    def of(kind: Kind) -> _Press:
        return _Press(kind)

    def pull(self, sheet: str, at: datetime, standards: list[PDFStandard]) -> bytes:
        with self.lock:
            out = self.compiler.compile(
                format="pdf", sys_inputs={"naskah": sheet}, pdf_standards=standards, timestamp=int(at.timestamp())
            )
        return cast(bytes, out)
