"""The sheet of results from I-MUT: rows with a NIP, what was said, a number and a date; each fault names its row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openkarier.gateways.spreadsheet.guard import FileRefused
from openkarier.gateways.spreadsheet.reader import read_sheets
from openkarier.stages.placement.pertek import WORDS, Fault, Result

HEADS = {
    "nip": ("nip",), "hasil": ("hasil pertek", "hasil", "status"), "nomor": ("nomor pertek", "nomor"),
    "tanggal": ("tanggal pertek", "tanggal"), "catatan": ("catatan", "keterangan"),
}  # fmt: skip
NEEDED = ("nip", "hasil", "nomor", "tanggal")
DIGITS = 18


def read(content: bytes) -> tuple[list[Result], list[Fault]]:
    """Results and faults of a file. Raises FileRefused when it cannot be taken as a whole."""
    for sheet in read_sheets(content):
        for place, row in enumerate(sheet.rows[:30]):
            columns = _columns(row)
            if all(name in columns for name in NEEDED):
                return _rows(sheet.rows, place, columns)
    raise FileRefused(
        "Berkas ini tidak memuat kolom NIP, Hasil pertek, Nomor pertek, dan Tanggal pertek.",
        "Pakai usul.xlsx dari paket ini dan isi tiga kolom terakhirnya.",
    )


def _columns(row: Sequence[Any]) -> dict[str, int]:
    heads = {str(cell).strip().casefold(): place for place, cell in reversed(list(enumerate(row)))}
    found = {}
    for name, words in HEADS.items():
        place = next((heads[word] for word in words if word in heads), None)
        if place is not None:
            found[name] = place
    return found


def _rows(rows: Sequence[Sequence[Any]], head: int, columns: dict[str, int]) -> tuple[list[Result], list[Fault]]:
    good: list[Result] = []
    faults: list[Fault] = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        said = str(cells["hasil"]).strip().casefold()
        if not str(cells["nip"]).strip() or not (said or str(cells["nomor"]).strip()):
            continue  # BKN has not answered yet, or an empty line
        result = _read(number, said, cells)
        (good if isinstance(result, Result) else faults).append(result)  # type: ignore[arg-type]
    return good, faults


def _read(number: int, said: str, cells: dict[str, Any]) -> Result | Fault:
    raw = cells["nip"]
    nip = re.sub(r"\D", "", str(raw))
    if isinstance(raw, (int, float)) or len(nip) != DIGITS:
        sentence = "NIP terbaca sebagai angka atau tidak 18 digit, jadi mungkin rusak. Jadikan kolomnya teks."
        return Fault(number, str(raw)[:30], sentence)
    day = _day(cells["tanggal"])
    if day is None:
        return Fault(number, nip, f"Tanggal pertek “{cells['tanggal']}” tidak terbaca. Tuliskan seperti 31-12-2026.")
    return Result(
        nip, WORDS.get(said, said), str(cells["nomor"]).strip(), day, str(cells.get("catatan", "")).strip(), number
    )


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", str(cell).strip())
    try:
        return (
            date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(str(cell).strip()[:10])
        )
    except ValueError:
        return None
