"""What a provider's file says of one person's test: clean values, before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from openkarier.core.competence import KOMPETENSI, POTENSI

UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class HasilRecord:
    """One test of one person, found by NIP or PNS ID.

    kompetensi : nine levels 1-5 in the order of KOMPETENSI, separated by blanks; "" where the file has none
    potensi    : five scores 0-100 in the order of POTENSI, then the total; "-" where a score is missing
    """

    tanggal: date
    penyelenggara: str
    tujuan: str
    nip: str | None = None
    siasn_id: str | None = None
    kompetensi: str = ""
    potensi: str = ""
    jpm: str | None = None
    kegiatan: str | None = None
    metode: str | None = None
    terakreditasi: int | None = None  # 1 yes, 0 no
    nomor_peserta: str | None = None

    @property
    def key(self) -> str:
        """Person and day: the same person may be tested again, but not twice on one day."""
        return f"{self.nip or self.siasn_id} {self.tanggal:%d-%m-%Y}"

    @property
    def label(self) -> str:
        return f"{self.nip or self.siasn_id} ({self.tanggal:%d-%m-%Y})"

    @property
    def levels(self) -> dict[str, int]:
        """Levels by SIASN's names."""
        names = (each.field for each in KOMPETENSI)
        return dict(zip(names, map(int, self.kompetensi.split()), strict=True)) if self.kompetensi else {}

    @property
    def scores(self) -> dict[str, float]:
        """Scores of potential by SIASN's names, with "total"; only those that are known."""
        names = (*(each.field for each in POTENSI), "total")
        pairs = zip(names, self.potensi.split(), strict=True) if self.potensi else ()
        return {name: number(value) for name, value in pairs if value != UNKNOWN}


def number(value: str) -> float:
    """ "72" -> 72, "72.5" -> 72.5."""
    found = float(value)
    return int(found) if found.is_integer() else found


def level_line(levels: Mapping[str, int | None]) -> str:
    """Nine levels as a record keeps them."""
    return " ".join(str(levels[each.field]) for each in KOMPETENSI)


def score_line(scores: Mapping[str, float | None]) -> str:
    """Five scores and the total as a record keeps them; "" where none is known. A missing total is their mean."""
    known = [score for each in POTENSI if (score := scores.get(each.field)) is not None]
    if not known:
        return ""
    total = scores.get("total")
    if total is None and len(known) == len(POTENSI):
        total = round(sum(known) / len(known), 1)
    return " ".join(_plain(value) for value in (*(scores.get(each.field) for each in POTENSI), total))


def _plain(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:g}"
