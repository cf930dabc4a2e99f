"""The nine boxes as pictures: the official layout with counts or with oneself, and the scatter of a chosen group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from openkarier.core.talent import BOX, KINERJA, LEVEL_WORDS, POTENSIAL, UNIT, Formula
from openkarier.core.talent.columns import Scores
from openkarier.core.talent.formula import PREDIKAT
from openkarier.core.talent.parts import AXIS_LABEL
from openkarier.foundation.pictures import Area, Axis, Chart, Point, Table, bars, scatter
from openkarier.stages.talent.boxes import Box, table

if TYPE_CHECKING:
    from openkarier.stages.talent.models import MapRow

MOST = 110.0  # the top of an axis: a predicate may bring 110 points


@dataclass(frozen=True)
class Cell:
    """One box of the picture: how many are in it, or whether the reader is."""

    box: Box
    count: int | None = None
    url: str = ""
    here: bool = False
    possible: bool = False


@dataclass(frozen=True)
class Nine:
    """The picture: rows from the highest kinerja down, columns from the lowest potensial up."""

    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    columns: tuple[str, ...] = LEVEL_WORDS["potensial"]


def nine(
    version: str,
    counts: Mapping[int, int] | None = None,
    url: Callable[[int], str] = lambda box: "",
    here: int | None = None,
    possible: Sequence[int] = (),
) -> Nine:
    """Lay the boxes out as the regulation does."""
    boxes = table(version)

    def cell(number: int) -> Cell:
        amount = None if counts is None else counts.get(number, 0)
        return Cell(boxes[number], amount, url(number), number == here, number in possible)

    words = LEVEL_WORDS["kinerja"]
    return Nine(tuple((words[level], tuple(map(cell, BOX[level]))) for level in (2, 1, 0)))


def whole_chart(counts: Mapping[int, int], version: str) -> Chart:
    """How many are in each box, from 9 to 1, as bars."""
    boxes = table(version)
    labels = [f"{number}. {boxes[number].name}" for number in range(9, 0, -1)]
    found = sum(counts.get(number, 0) for number in (7, 8, 9))
    judged = sum(counts.get(number, 0) for number in range(1, 10))
    finding = (
        f"{_dotted(found)} dari {_dotted(judged)} orang yang dapat dinilai berada di kotak 7, 8, atau 9"
        if judged
        else "Belum seorang pun dapat ditempatkan"
    )
    values = {"Orang": [counts.get(number, 0) for number in range(9, 0, -1)]}
    return bars("Pegawai per kotak", finding, labels, values, head="Kotak")


def cloud(rows: Sequence[MapRow], formula: Formula, title: str) -> Chart:
    """Everybody whose box is known, with names on demand; the group of succession shaded."""
    dots = [
        Point(row.pegawai.nama_gelar, round(row.potensial / UNIT, 2), round(row.kinerja / UNIT, 2))
        for row in rows if row.kotak
    ]  # fmt: skip
    inside = sum((row.kotak or 0) >= 7 for row in rows)
    finding = f"{inside} dari {len(dots)} orang berada di kotak 7, 8, atau 9" if dots else "Belum ada titik"
    behind = Table(
        ("Nama", "Kotak", "Potensial", "Kinerja"),
        tuple((row.pegawai.nama_gelar, str(row.kotak), points(row.potensial), points(row.kinerja))
              for row in rows if row.kotak),
    )  # fmt: skip
    return plot(dots, formula, title, finding, behind)


def plot(dots: Sequence[Point], formula: Formula, title: str, finding: str, behind: Table) -> Chart:
    """Points on both axes over the nine areas of a formula's cut-offs.

    Where the predicate decides the category, height says nothing of the box: no areas, and the title says so.
    """
    cuts = {name: tuple(cut / 100 for cut in reversed(formula.batas[name])) for name in (KINERJA, POTENSIAL)}
    by_predicate = formula.mode == PREDIKAT
    if by_predicate:
        title = f"{title}. Kategori kinerja mengikuti predikat, bukan tinggi titik"
    axes = [Axis(AXIS_LABEL[POTENSIAL], 0, MOST, cuts[POTENSIAL]),
            Axis(AXIS_LABEL[KINERJA], 0, MOST, () if by_predicate else cuts[KINERJA])]  # fmt: skip
    areas = [] if by_predicate else _areas(cuts)
    return scatter(title, finding, dots, *axes, areas=areas, places=2, table=behind)


def _areas(cuts: Mapping[str, tuple[float, ...]]) -> list[Area]:
    ends = {name: (0.0, *cut, MOST) for name, cut in cuts.items()}
    return [
        Area(str(BOX[k][p]), (ends[POTENSIAL][p], ends[POTENSIAL][p + 1]), (ends[KINERJA][k], ends[KINERJA][k + 1]),
             "warna-memenuhi-lunak" if BOX[k][p] >= 7 else "")
        for k in range(3) for p in range(3)
    ]  # fmt: skip


def points(value: int) -> str:
    """Millionths as a person reads them, cut after two decimals: 79.999999 stays below 80."""
    return f"{value // 10_000 / 100:.2f}".replace(".", ",")


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def preview(scores: Scores, formula: Formula) -> Chart:
    """Everybody as a cloud of numbers, without names: what a formula makes of them."""
    known = scores.box > 0
    x, y = scores.axes[POTENSIAL].low[known] / UNIT, scores.axes[KINERJA].low[known] / UNIT
    pairs, sizes = np.unique(np.round(np.stack([x, y], axis=1) / 2) * 2, axis=0, return_counts=True)
    dots = [Point(f"{n} orang", float(a), float(b)) for (a, b), n in zip(pairs.tolist(), sizes.tolist(), strict=True)]
    inside = sum(scores.counts[number] for number in (7, 8, 9))
    finding = f"{_dotted(inside)} orang di kotak 7, 8, dan 9; {_dotted(scores.counts[0])} belum dapat dinilai"
    boxes = table()
    behind = Table(
        ("Kotak", "Orang"),
        tuple((f"{n}. {boxes[n].name}", str(scores.counts[n])) for n in range(9, 0, -1)),
    )
    return plot(dots, formula, "Potensial ke kanan, kinerja ke atas; tiap titik sekelompok orang", finding, behind)
