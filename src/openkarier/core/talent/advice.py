"""A change of a reading as a next step: what to do, and by when it can count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from openkarier.core.periods import add_months
from openkarier.core.talent.lift import Change
from openkarier.core.talent.parts import SCALES, hundredths


@dataclass(frozen=True)
class Step:
    """One next step. `on`: the first day it can count, None where no calendar says it; `alone`: time does it."""

    code: str
    text: str
    on: date | None
    alone: bool = False


def next_step(change: Change, on: date, begun: Mapping[str, date | None]) -> Step:
    """Put a change into words. `begun`: day of the evidence held now, by code (the post's TMT for "masa")."""
    text = _TEXT[change.code].format(
        goal=_goal(change), word=_word(change), more=change.after - (change.before or 0), after=change.after,
        years=change.after // 12, year=on.year,
    )  # fmt: skip
    if change.code == "masa":
        return Step("masa", text, add_months(begun.get("masa") or on, change.after), alone=True)
    closing = date(on.year + 1, 1, 31)  # a year's predicate is set in the January after it: usual, not law
    days = {"pengembangan": on, "predikat": closing, "umpan_balik": closing}
    return Step(change.code, text, days.get(change.code))


_TEXT = {
    "predikat": "Raih predikat kinerja “{word}” untuk tahun {year}.",
    "penghargaan": "Peroleh penghargaan resmi tingkat “{word}”.",
    "penugasan": "Peroleh penugasan dengan SK: {word}.",
    "umpan_balik": "Nilai umpan balik 360° {goal} untuk tahun {year}.",
    "uji": "Ikuti uji kompetensi berikutnya dan capai JPM {goal}.",
    "pengembangan": "Tambah {more} JP pelatihan (menjadi {after} JP dalam 12 bulan).",
    "masa": "Genap {years} tahun dalam jabatan sekarang.",
    "keragaman": "Perluas pengalaman: {word}.",
    "potensi": "Ikuti penilaian potensi berikutnya dan capai rata-rata {goal}.",
    "pendidikan": "Selesaikan pendidikan {word} dan catatkan ijazahnya.",
}


def _word(change: Change) -> str:
    return next((words for least, words in SCALES.get(change.code, ()) if change.after >= least), "")


def _goal(change: Change) -> str:
    now = f" (kini {hundredths(change.before)})" if change.before is not None else " (kini belum ada)"
    return f"sedikitnya {hundredths(change.after)}{now}"
