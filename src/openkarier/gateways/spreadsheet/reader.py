"""From bytes to rows of cells: xlsx by calamine, csv with its delimiter and letters found by themselves."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass

import python_calamine

from openkarier.gateways.spreadsheet.guard import MOST_COLUMNS, MOST_ROWS, FileRefused, kind_of_content, too_large
from openkarier.gateways.spreadsheet.values import Cell

_SAMPLE_LINES = 40
_LINES_IN_A_CELL = 5  # more means that a quotation mark was never closed
_DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Sheet:
    """Rows of cells; `rows[0]` is row 1 of the spreadsheet."""

    name: str
    rows: list[list[Cell]]


def read_sheets(content: bytes) -> list[Sheet]:
    """Return the sheets of a file, visible ones first. Raises FileRefused with a sentence for the person."""
    if kind_of_content(content) == "csv":
        return [Sheet("", _delimited(_decoded(content)))]
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            order = sorted(book.sheets_metadata, key=lambda each: each.visible is not _VISIBLE)
            names = [each.name for each in order if each.typ is python_calamine.SheetTypeEnum.WorkSheet]
            return [Sheet(name, _cells(book.get_sheet_by_name(name))) for name in names]
    except python_calamine.PasswordError:
        raise FileRefused("Berkas ini terkunci kata sandi.", "Buka kuncinya di Excel, simpan, unggah lagi.") from None
    except (python_calamine.CalamineError, OSError) as error:
        raise FileRefused(f"Berkas ini tidak dapat dibaca ({error}).", "Unduh ulang dari sumbernya.") from None


_VISIBLE = python_calamine.SheetVisibleEnum.Visible


def _cells(sheet: python_calamine.CalamineSheet) -> list[list[Cell]]:
    if sheet.end is None:
        return []
    last_row, last_column = sheet.end
    if last_row >= MOST_ROWS or last_column >= MOST_COLUMNS:
        raise too_large()
    return sheet.to_python(skip_empty_area=False)  # type: ignore[return-value]  # the union of calamine's cell types


def _decoded(content: bytes) -> str:
    """Text of a csv: UTF-8 (with or without BOM), UTF-16 by its BOM, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        raise FileRefused("Berkas ini bukan teks dan bukan lembar kerja.", "Unduh dari SIASN sebagai .xlsx atau .csv.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimited(text: str) -> list[list[Cell]]:
    head, _, rest = text.partition("\n")
    if head.strip().lower().startswith("sep=") and len(head.strip()) == 5:
        delimiter, text = head.strip()[4], "\n" + rest  # the blank line keeps row numbers as Excel shows them
    else:
        delimiter = _delimiter(text)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(list(row))
            if any(cell.count("\n") > _LINES_IN_A_CELL for cell in row):
                raise csv.Error
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise too_large()
    except csv.Error:
        raise FileRefused(
            f'Tanda kutip (") di sekitar baris {len(rows) + 1} tidak ditutup.', "Perbaiki, atau unduh ulang berkasnya."
        ) from None
    return rows


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first lines into the same, largest number of cells."""
    lines = text[:200_000].splitlines()[:_SAMPLE_LINES]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
        width, times = max(widths.items(), key=lambda item: item[0] * item[1], default=(1, 0))
        return width * times, width

    return max(_DELIMITERS, key=evenness)
