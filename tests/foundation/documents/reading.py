"""Reading a PDF back in tests: its text, its declared standards, its attachments."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader


def pages(pdf: bytes) -> list[str]:
    """The text of each page, with the optional breaks inside long words taken out."""
    return [page.extract_text().replace("\u200b", "") for page in PdfReader(BytesIO(pdf)).pages]


def words(pdf: bytes) -> str:
    """All text, blanks folded."""
    return " ".join("\n".join(pages(pdf)).split())


def standards(pdf: bytes) -> tuple[str, str, str]:
    """What the XMP metadata claim: PDF/A part, conformance level, PDF/UA part."""
    xmp = PdfReader(BytesIO(pdf)).trailer["/Root"]["/Metadata"].get_data().decode()
    return tuple(
        re.search(rf"<{name}>(\w+)</{name}>", xmp)[1] for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
    )


def attachments(pdf: bytes) -> dict[str, bytes]:
    """Files carried inside, by name."""
    return {name: content[0] for name, content in PdfReader(BytesIO(pdf)).attachments.items()}
