"""The error sheet opens as text, whatever stands in it."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import python_calamine

from openkarier.gateways.spreadsheet.report import COLUMNS, error_sheet

AT = datetime(2026, 11, 21, tzinfo=UTC)
HEADINGS = [column.heading for column in COLUMNS]


def cells(rows):
    content = error_sheet(rows, source="berkas.xlsx", by="uji", at=AT)
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Galat").to_python()


def test_the_sheet_holds_every_finding_as_text():
    rows = [(2, "NIP BARU", "=HYPERLINK(1)", "NIP01", "galat", "https://x", "+1"), (3, "A", "0123", "B", "C", "D", "E")]
    assert cells(rows) == [HEADINGS, [2.0, *rows[0][1:]], [3.0, *rows[1][1:]]]


def test_an_empty_sheet_still_has_its_headings():
    assert cells([]) == [HEADINGS]
