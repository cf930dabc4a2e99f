"""Retirements of the next years against those who stand ready below: per year and jenjang, in plain counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openkarier.core.jabatan import JENJANG_LABEL, Jenjang

YEARS = 5
# From where a post is usually filled: one step below, or a JF of the same class (PP 11/2017 articles 54 and 107).
FEEDERS: dict[Jenjang, tuple[Jenjang, ...]] = {
    Jenjang.JPT_MADYA: (Jenjang.JPT_PRATAMA, Jenjang.JF_AHLI_UTAMA),
    Jenjang.JPT_PRATAMA: (Jenjang.ADMINISTRATOR, Jenjang.JF_AHLI_MADYA),
    Jenjang.ADMINISTRATOR: (Jenjang.PENGAWAS, Jenjang.JF_AHLI_MUDA),
    Jenjang.PENGAWAS: (Jenjang.PELAKSANA, Jenjang.JF_AHLI_PERTAMA, Jenjang.JF_MAHIR, Jenjang.JF_PENYELIA),
}


@dataclass(frozen=True)
class Outlook:
    """One jenjang: who retires in each of the years, and who of the group below still serves then.

    `short`: first year in which all who left by then outnumber those who stay ready; None = never within the years.
    """

    jenjang: Jenjang
    years: tuple[int, ...]
    leaving: tuple[int, ...]
    ready: tuple[int, ...]

    @property
    def label(self) -> str:
        """The jenjang to read."""
        return JENJANG_LABEL[self.jenjang]

    @property
    def total(self) -> int:
        """Everybody who retires within the years."""
        return sum(self.leaving)

    @property
    def short(self) -> int | None:
        """First year in which the group does not cover what has been left."""
        gone = 0
        for year, leaving, ready in zip(self.years, self.leaving, self.ready, strict=True):
            gone += leaving
            if gone > ready:
                return year
        return None


def outlook(holders: Iterable[tuple[str, date]], group: Sequence[tuple[str, date]], on: date) -> list[Outlook]:
    """Per jenjang with feeders, from the highest. Both lists hold (jenjang, day of retirement) of one person each."""
    years = tuple(range(on.year, on.year + YEARS))
    leaving = Counter((jenjang, day.year) for jenjang, day in holders if day > on)
    found = []
    for jenjang, below in FEEDERS.items():
        ready = tuple(sum(held in below and day.year > year for held, day in group) for year in years)
        gone = tuple(leaving[jenjang, year] for year in years)
        if any(gone):
            found.append(Outlook(jenjang, years, gone, ready))
    return found
