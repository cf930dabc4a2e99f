"""Names and recommendations of the nine boxes, by version of the table (data/kotak.csv): data, not code.

PermenPANRB 20/2025 may have changed the texts (not seen); its rows would be added under a version of their own.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openkarier.core.talent import LEVEL_WORDS, POOL, Level

CURRENT = "permenpanrb-3-2020"


@dataclass(frozen=True)
class Box:
    """One box as a version of the table describes it."""

    number: int
    kinerja: Level
    potensial: Level
    advice: tuple[str, ...]
    source: str

    @property
    def name(self) -> str:
        """ "Kinerja sesuai ekspektasi, potensial tinggi"."""
        return f"Kinerja {LEVEL_WORDS['kinerja'][self.kinerja]}, potensial {LEVEL_WORDS['potensial'][self.potensial]}"

    @property
    def pool(self) -> bool:
        """Whether it leads to the kelompok rencana suksesi."""
        return self.number in POOL


@cache
def table(version: str = CURRENT) -> dict[int, Box]:
    """The boxes of a version by number. Raises KeyError for a version that is not on record."""
    with (Path(__file__).parent / "data" / "kotak.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["versi"] == version]
    if not rows:
        raise KeyError(version)
    return {int(row["kotak"]): _box(row) for row in rows}


def _box(row: dict[str, str]) -> Box:
    advice = tuple(each.strip() for each in row["rekomendasi"].split(";"))
    return Box(int(row["kotak"]), Level(int(row["kinerja"])), Level(int(row["potensial"])), advice, row["sumber"])
