"""Kelompok rencana suksesi: the steps into it, the conditions of entry, and how ready a successor is. No storage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openkarier.core.eligibility import State
from openkarier.core.periods import add_months
from openkarier.core.workflow import Workflow, step

# Steps as public talent programmes keep them; PP 11/2017 art. 199 (1): set every year by the PPK.
MEMBERSHIP = Workflow(
    states={
        "kandidat": "Kandidat",
        "dinominasikan": "Dinominasikan",
        "diverifikasi": "Diverifikasi",
        "ditetapkan": "Ditetapkan PPK",
        "tidak": "Tidak ditetapkan",
    },
    steps=(
        step("nominasi", "kandidat", "dinominasikan", "bkpsdm", "Nominasi"),
        step("verifikasi", "dinominasikan", "diverifikasi", "bkpsdm", "Verifikasi"),
        step("tetapkan", "diverifikasi", "ditetapkan", "ppk", "Penetapan"),
        step("keluarkan", ("kandidat", "dinominasikan", "diverifikasi"), "tidak", "bkpsdm ppk", "Pencoretan"),
        step("pulihkan", "tidak", "kandidat", "bkpsdm", "Pengembalian menjadi kandidat"),
    ),
)
SUCCESSORS = 3  # per post, as three names go to the PPK in open selection (PP 11/2017 art. 121 (3))
TRAINING_HOURS = 20  # JP a year: PP 11/2017 art. 203 (4)


class Readiness(StrEnum):
    """When a successor could take the post."""

    NOW = "sekarang"
    SOON = "1-2"
    LATER = "3-5"
    UNKNOWN = "tak-dinilai"
    FAR = "jauh"


READINESS_LABEL = {
    Readiness.NOW: "Siap sekarang",
    Readiness.SOON: "Siap 1–2 tahun",
    Readiness.LATER: "Siap 3–5 tahun",
    Readiness.UNKNOWN: "Belum dapat dinilai",
    Readiness.FAR: "Belum terlihat waktunya",
}
ORDER = tuple(Readiness)
LEVELS_SOON = 2  # missing competency levels that a plan of one to two years can close; local convention, no source
MONTHS_SOON, MONTHS_LATER = 24, 60


@dataclass(frozen=True)
class Judged:
    """How ready, from when, and why, in sentences."""

    readiness: Readiness
    on: date | None
    why: tuple[str, ...]


def readiness(
    state: State, earliest: date | None, gaps: Sequence[tuple[str, int]] | None, on: date, unknown: Sequence[str] = ()
) -> Judged:
    """Ready by the rules and by the standard. `gaps`: (competency, levels missing), None = never tested."""
    by_rule, sentence = _by_rule(state, earliest, on, unknown)
    by_gap = Readiness.UNKNOWN if gaps is None else _by_gap(sum(levels for _, levels in gaps))
    why = [sentence, *_gap_words(gaps)]
    worst = Readiness.UNKNOWN if Readiness.UNKNOWN in (by_rule, by_gap) else max(by_rule, by_gap, key=ORDER.index)
    return Judged(worst, earliest if by_rule in (Readiness.SOON, Readiness.LATER) else None, tuple(why))


def _by_rule(state: State, earliest: date | None, on: date, unknown: Sequence[str]) -> tuple[Readiness, str]:
    if state in (State.MEETS, State.UNASKED):
        return Readiness.NOW, "Memenuhi semua syarat jabatan yang dapat diperiksa dari data."
    if state is State.OPEN:
        names = f": {', '.join(unknown)}" if unknown else ""
        return Readiness.UNKNOWN, f"Ada syarat yang belum dapat dinilai{names}."
    if earliest is None:
        return Readiness.FAR, "Ada syarat yang tidak terpenuhi oleh waktu saja."
    sentence = f"Syarat masa terpenuhi paling cepat {earliest:%d-%m-%Y}."
    if earliest <= add_months(on, MONTHS_SOON):
        return Readiness.SOON, sentence
    return (Readiness.LATER if earliest <= add_months(on, MONTHS_LATER) else Readiness.FAR), sentence


def _by_gap(levels: int) -> Readiness:
    return Readiness.NOW if not levels else Readiness.SOON if levels <= LEVELS_SOON else Readiness.LATER


def _gap_words(gaps: Sequence[tuple[str, int]] | None) -> list[str]:
    if gaps is None:
        return ["Belum ada hasil uji kompetensi untuk dibandingkan dengan standar jabatan ini."]
    if not gaps:
        return ["Kompetensi memenuhi standar jabatan."]
    names = ", ".join(f"{name} ({levels} tingkat)" for name, levels in gaps)
    return [f"Kompetensi di bawah standar: {names}."]
