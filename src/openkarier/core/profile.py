"""One person's result read against a standard: rows, strengths, gaps, category, advice. Every sentence has a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openkarier.core.assessment import Band, BandSet, Grade, Jpm, Purpose, grade, jpm, number
from openkarier.core.competence import KOMPETENSI, POTENSI, Kompetensi, Standard, assumed
from openkarier.core.development_advice import ADVICE, Advice
from openkarier.core.jabatan import JENJANG_LABEL, Jenjang

NEXT = {  # the jenjang that is asked next of a holder (PP 11/2017 Ps. 54, 106-107)
    Jenjang.PELAKSANA: Jenjang.PENGAWAS,
    Jenjang.PENGAWAS: Jenjang.ADMINISTRATOR,
    Jenjang.ADMINISTRATOR: Jenjang.JPT_PRATAMA,
    Jenjang.JPT_PRATAMA: Jenjang.JPT_MADYA,
    Jenjang.JF_PEMULA: Jenjang.JF_TERAMPIL,
    Jenjang.JF_TERAMPIL: Jenjang.JF_MAHIR,
    Jenjang.JF_MAHIR: Jenjang.JF_PENYELIA,
    Jenjang.JF_AHLI_PERTAMA: Jenjang.JF_AHLI_MUDA,
    Jenjang.JF_AHLI_MUDA: Jenjang.JF_AHLI_MADYA,
    Jenjang.JF_AHLI_MADYA: Jenjang.JF_AHLI_UTAMA,
}
MOST_NAMED = 3  # gaps that a development plan takes on at once


@dataclass(frozen=True)
class Line:
    """One competency: level found, level asked, and what the level found means."""

    kompetensi: Kompetensi
    found: int
    asked: int

    @property
    def gap(self) -> int:
        """Levels above (+) or below (-) what is asked."""
        return self.found - self.asked

    @property
    def shown(self) -> str:
        """The gap in words."""
        if not self.gap:
            return "Sesuai"
        return f"{abs(self.gap)} level di {'atas' if self.gap > 0 else 'bawah'}"

    @property
    def text(self) -> str:
        """What a person on this level does, by the dictionary."""
        return self.kompetensi.text(self.found)


@dataclass(frozen=True)
class Aspect:
    """One aspect of potential; `score` None where it was not measured."""

    nama: str
    score: float | None

    @property
    def grade(self) -> Grade | None:
        """KS to BS."""
        return None if self.score is None else grade(self.score)


@dataclass(frozen=True)
class Profile:
    """What the individual report says."""

    lines: tuple[Line, ...]
    aspects: tuple[Aspect, ...]
    total: float | None
    match: Jpm | None
    bands: BandSet
    standard: Standard
    placement: str
    advice: tuple[tuple[Line, Advice], ...]

    @property
    def band(self) -> Band | None:
        """The category; None where the match cannot be judged."""
        return self.bands.of(self.match.raw) if self.match else None

    @property
    def strengths(self) -> tuple[Line, ...]:
        """Above the standard, the largest surplus first; where none is, those that meet it."""
        above = sorted((line for line in self.lines if line.gap > 0), key=lambda line: -line.gap)
        return tuple(above or [line for line in self.lines if line.gap == 0])

    @property
    def areas(self) -> tuple[Line, ...]:
        """Below the standard, the widest gap first."""
        return tuple(sorted((line for line in self.lines if line.gap < 0), key=lambda line: line.gap))


def profile(
    levels: Mapping[str, int], scores: Mapping[str, float], standard: Standard, bands: BandSet, *, jenjang: str,
    next_bands: BandSet,
) -> Profile:  # fmt: skip
    """Read a result. `next_bands` judges the match with the jenjang above, whose default levels are assumed."""
    lines = tuple(
        Line(each, levels[each.field], standard.levels[each.field])
        for each in KOMPETENSI
        if each.field in levels and each.field in standard.levels
    )
    match = jpm(levels, standard.levels)
    areas = sorted((line for line in lines if line.gap < 0), key=lambda line: line.gap)
    return Profile(
        lines=lines,
        aspects=tuple(Aspect(each.nama, scores.get(each.field)) for each in POTENSI),
        total=scores.get("total"),
        match=match,
        bands=bands,
        standard=standard,
        placement=_placement(levels, match, bands, jenjang, next_bands) if bands.purpose is Purpose.MAPPING else "",
        advice=tuple((line, ADVICE[line.kompetensi.field]) for line in areas[:MOST_NAMED]),
    )


def _placement(levels: Mapping[str, int], match: Jpm | None, bands: BandSet, jenjang: str, next_bands: BandSet) -> str:
    """Part V of the form: where the result fits. Advice only; requirements, performance and the sidang decide."""
    if match is None:
        return "Belum dapat disarankan: ada kompetensi yang belum diukur."
    rank = bands.rank(match.raw)
    above = NEXT.get(Jenjang(jenjang)) if jenjang else None
    higher = jpm(levels, assumed(above).levels) if above else None
    if rank == 0 and above and higher and next_bands.rank(higher.raw) == 0:
        return (
            f"Sesuai pada jenjang jabatan saat ini, dan kompetensinya juga memenuhi standar bawaan jenjang "
            f"{JENJANG_LABEL[above]} (JPM {number(higher.raw)} persen). Dapat dipertimbangkan untuk jenjang itu bila "
            "syarat lainnya terpenuhi."
        )
    if rank == 0:
        return "Sesuai pada jenjang jabatan saat ini."
    if rank < len(bands.bands) - 1:
        return "Sesuai pada jenjang jabatan saat ini, disertai pengembangan pada kompetensi yang belum memenuhi."
    return (
        "Belum disarankan untuk jabatan yang menuntut lebih dari jabatan saat ini; dahulukan pengembangan, lalu uji "
        "kembali."
    )
