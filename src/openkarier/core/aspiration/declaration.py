"""What a Pernyataan Karier is made of: doors, wishes, willingness, targets. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from openkarier.core.aspiration.willing import Willing


class Door(StrEnum):
    """The two doors of the declaration."""

    PINDAH = "pindah"
    TETAP = "tetap"


class Personal(StrEnum):
    """Personal reasons: typed, protected, never shown to the superior; the committee sees only that one exists."""

    KELUARGA = "keluarga"
    KESEHATAN = "kesehatan"
    PASANGAN = "pasangan"
    JARAK = "jarak"
    LAIN = "lain"


PERSONAL_LABEL = {
    Personal.KELUARGA: "Merawat anak, orang tua, atau anggota keluarga",
    Personal.KESEHATAN: "Kesehatan diri sendiri",
    Personal.PASANGAN: "Mengikuti suami atau istri",
    Personal.JARAK: "Rumah jauh dari tempat kerja",
    Personal.LAIN: "Alasan pribadi lain",
}


@dataclass(frozen=True)
class Wish:
    """A wished post: either one jabatan, or a kind of jabatan (`kind`, free words) in an OPD."""

    rank: int
    jabatan: int | None = None
    kind: str = ""
    opd: int | None = None


@dataclass(frozen=True)
class Target:
    """A promise that can be measured: from `baseline` to `goal` (`unit`), by `due`, measured by `method`."""

    indicator: str
    unit: str
    baseline: Decimal
    goal: Decimal
    due: date
    method: str


@dataclass(frozen=True)
class Terms:
    """What the period asks: dates in local time, the number of wishes, the default term of a target in months."""

    opens: date
    max_wishes: int
    term_months: int


@dataclass(frozen=True)
class Declaration:
    """A complete declaration, parsed from what the person typed."""

    door: Door
    reason: str
    wishes: tuple[Wish, ...]
    targets: tuple[Target, ...]
    ready: bool
    willing: Willing
    personal: Personal | None = None
    personal_note: str = ""
