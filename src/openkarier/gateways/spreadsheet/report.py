"""The error sheet: what is wrong with files, as a spreadsheet a person can work through."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from openkarier.gateways.spreadsheet.export import About, Column, Kind, Sheet, write

COLUMNS = (
    Column("Baris", Kind.NUMBER, 8),
    Column("Kolom", width=22),
    Column("Isi", Kind.CODE, 30),
    Column("Kode", width=12),
    Column("Tingkat", width=12),
    Column("Mengapa", width=60),
    Column("Yang perlu dilakukan", width=60),
)


def error_sheet(findings: Iterable[Sequence[object]], *, source: str, by: str, at: datetime) -> bytes:
    """Return an xlsx of (row number, column, value, code, gravity, reason, advice). `source` names the file."""
    buffer = io.BytesIO()
    meaning = (
        ("Berkas", source),
        ("Galat", "Baris tidak diimpor sampai diperbaiki."),
        ("Peringatan", "Baris diimpor; periksa isinya."),
    )
    write(buffer, [Sheet("Galat", COLUMNS, findings)], About("Galat dan peringatan impor", by, at, meaning))
    return buffer.getvalue()
