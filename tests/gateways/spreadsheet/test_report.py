"""The error sheet opens as text, whatever stands in it."""

from __future__ import annotations

import io

import python_calamine

from openkarier.gateways.spreadsheet.report import HEADINGS, error_sheet


def test_the_sheet_holds_every_finding_as_text():
    rows = [
        (2, "NIP BARU", "=HYPERLINK(1)", "NIP01", "galat", "https://contoh", "+1"),
        (3, "A", "", "B", "C", "D", "E"),
    ]
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(error_sheet(rows))).get_sheet_by_index(0)
    assert sheet.to_python() == [list(HEADINGS), [2.0, *rows[0][1:]], [3.0, *rows[1][1:]]]


def test_an_empty_sheet_still_has_its_headings():
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(error_sheet([]))).get_sheet_by_index(0)
    assert sheet.to_python() == [list(HEADINGS)]
