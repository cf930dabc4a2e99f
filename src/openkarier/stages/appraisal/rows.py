"""A yearly predicate as a plain row, for bulk loads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PredikatRow:
    """One year of one person; `nilai` 5 (sangat baik) to 1, the two components 1 (di atas) to 3."""

    tahun: int
    nilai: int
    hasil_kerja: int
    perilaku_kerja: int
