"""A test result as a plain row, for bulk loads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class HasilUjiRow:
    """One test of one person: levels 1-5 and potentials 0-100 under SIASN's names, JPM in percent."""

    tanggal: date
    berlaku_sampai: date
    penyelenggara: str
    tujuan: str
    kompetensi: Mapping[str, int]
    potensi: Mapping[str, int]
    jpm: Decimal
    kegiatan: str = ""
    metode: str = ""
    terakreditasi: bool | None = None
    nomor_peserta: str = ""
