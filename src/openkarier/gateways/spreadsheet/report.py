"""The error sheet: what is wrong with a file, as a spreadsheet a person can work through."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

HEADINGS = ("Baris", "Kolom", "Isi", "Kode", "Tingkat", "Mengapa", "Yang perlu dilakukan")
_WIDTHS = (8, 22, 30, 12, 12, 60, 60)


def error_sheet(findings: Iterable[Sequence[object]]) -> bytes:
    """Return an xlsx of (row number, column, value, code, gravity, reason, advice); text stays text."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    sheet = book.add_worksheet("Galat")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, HEADINGS[place], bold)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, (nomor, *rest) in enumerate(findings, start=1):
        sheet.write_number(last, 0, int(str(nomor)), wrap)
        for place, value in enumerate(rest, start=1):
            sheet.write_string(last, place, str(value), wrap)
    sheet.autofilter(0, 0, max(last, 1), len(HEADINGS) - 1)
    book.close()
    return buffer.getvalue()
