"""The press: Typst, with the bundled fonts only; one warm compiler per template and process."""

from __future__ import annotations

import threading
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typst

if TYPE_CHECKING:
    from typst import PDFStandard  # lives in the stub only

HERE = Path(__file__).parent
ARCHIVAL: list[PDFStandard] = ["a-2a", "ua-1"]
CARRIER: list[PDFStandard] = ["a-3a", "ua-1"]  # PDF/A-2 admits only PDF/A files as attachments; see docs/adr


class PressError(ValueError):
    """Typst could not set the sheet: a picture that is none, or a template at fault."""


class Press:
    """A compiler sets one letter at a time, so each has a lock; processes, not threads, make it faster."""

    def __init__(self, template: str) -> None:
        self.lock = threading.Lock()
        self.compiler = typst.Compiler(
            str(HERE / "templates" / f"{template}.typ"),
            root=str(HERE / "templates"),
            font_paths=_fonts(),
            ignore_system_fonts=True,
        )

    @staticmethod
    @cache
    def of(template: str) -> Press:
        """The press of this process for a template."""
        return Press(template)

    def pdf(self, sheet: str, at: datetime, standards: list[PDFStandard]) -> bytes:
        """Set a sheet (JSON) as PDF; `at` is the moment that the file names as its making."""
        with self.lock:
            try:
                out = self.compiler.compile(
                    format="pdf", sys_inputs={"naskah": sheet}, pdf_standards=standards, timestamp=int(at.timestamp())
                )
            except typst.TypstError as error:
                raise PressError(f"Naskah tidak dapat dicetak: {error.message}") from error
        return cast(bytes, out)

    def pictures(self, sheet: str, ppi: float) -> list[bytes]:
        """Set a sheet as PNG pictures, one a page."""
        with self.lock:
            try:
                out = self.compiler.compile(format="png", sys_inputs={"naskah": sheet}, ppi=ppi)
            except typst.TypstError as error:
                raise PressError(f"Naskah tidak dapat dicetak: {error.message}") from error
        return out if isinstance(out, list) else [cast(bytes, out)]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
