"""Score everybody at once: the same formula over columns of readings, in bounded memory, with the same answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from openkarier.core.talent.boxes import BOX, UNIT
from openkarier.core.talent.formula import GUGUR, PREDIKAT, SKALA, WHOLE, Formula
from openkarier.core.talent.parts import AXES, BY_CODE, KINERJA, PARTS, PLACE, POTENSIAL

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
UNKNOWN = -1
NO_BOX = 0
_BOX = np.array(BOX, np.int8)


@dataclass(frozen=True)
class Readings:
    """People in columns. `values` int32 (parts, people), -1 = not on record; `stale` bool of the same shape."""

    values: npt.NDArray[np.int32]
    stale: Flags

    @property
    def people(self) -> int:
        """How many."""
        return int(self.values.shape[1])

    def __getitem__(self, chosen: Any) -> Readings:
        """Some of the people, by any index of numpy."""
        return Readings(self.values[:, chosen], self.stale[:, chosen])


@dataclass(frozen=True)
class AxisColumns:
    """One axis for all: millionths proved and possible, levels 0 to 2 of both, whether its main part is there."""

    low: Ints
    high: Ints
    level_low: npt.NDArray[np.int8]
    level_high: npt.NDArray[np.int8]
    judged: Flags


@dataclass(frozen=True)
class Scores:
    """Everybody scored. `box` 1 to 9, 0 = cannot be told yet; `value` in millionths; `missing` (parts, people)."""

    axes: dict[str, AxisColumns]
    box: npt.NDArray[np.int8]
    value: Ints
    missing: Flags
    stale: Flags

    @property
    def judged(self) -> Flags:
        """Both main parts are on record."""
        return self.axes[KINERJA].judged & self.axes[POTENSIAL].judged

    @property
    def counts(self) -> dict[int, int]:
        """People per box, 1 to 9; 0 = cannot be told yet."""
        found = np.bincount(self.box, minlength=10)
        return {box: int(found[box]) for box in range(10)}


def empty(people: int) -> Readings:
    """Columns in which nothing is on record."""
    shape = (len(PARTS), people)
    return Readings(np.full(shape, UNKNOWN, np.int32), np.zeros(shape, np.bool_))


def score_all(formula: Formula, readings: Readings) -> Scores:
    """Score all people; agrees with `scoring.score` person by person."""
    absent = readings.values < 0
    if formula.usang == GUGUR:
        absent = absent | readings.stale
    axes = {name: _axis(formula, name, readings.values, absent) for name in AXES}
    kinerja, potensial = axes[KINERJA], axes[POTENSIAL]
    told = kinerja.judged & potensial.judged
    told &= (kinerja.level_low == kinerja.level_high) & (potensial.level_low == potensial.level_high)
    box = np.where(told, _BOX[kinerja.level_low, potensial.level_low], NO_BOX).astype(np.int8)
    value = (formula.sumbu[KINERJA] * kinerja.low + formula.sumbu[POTENSIAL] * potensial.low) // WHOLE
    weighty = np.array([formula.bobot[part.code] > 0 for part in PARTS])[:, None]
    return Scores(axes, box, value, absent & weighty, readings.stale)


def _axis(formula: Formula, name: str, values: npt.NDArray[np.int32], absent: Flags) -> AxisColumns:
    codes = formula.of_axis(name)
    low, gap, present = (np.zeros(values.shape[1], np.int64) for _ in range(3))
    for code in codes:
        place, weight = PLACE[code], formula.bobot[code]
        unknown = absent[place]
        low += np.where(unknown, 0, weight * points(formula, code, values[place]))
        gap += np.where(unknown, weight * formula.most(code), 0)
        present += np.where(unknown, 0, weight)
    main = next(PLACE[code] for code in codes if BY_CODE[code].main)
    judged = ~absent[main]
    high = low + gap
    if formula.kosong == SKALA:
        scaled = low * WHOLE // np.maximum(present, 1)
        low, high = np.where(judged, scaled, low), np.where(judged, scaled, high)
    levels = [_level(formula, name, side) for side in (low, high)]
    if name == KINERJA and formula.mode == PREDIKAT:
        levels = _mapped(formula, values[main], judged)
    return AxisColumns(low, high, levels[0], levels[1], judged)


def points(formula: Formula, code: str, readings: npt.NDArray[np.int32]) -> Ints:
    """Points of readings, in hundredths; what an unknown reading gives must not be used."""
    steps = formula.rubrik[code]
    if not steps:
        return np.clip(readings, 0, 10_000).astype(np.int64)
    ascending = steps[::-1]
    table = np.array([0, *(each for _, each in ascending)], np.int64)
    found: Ints = table[np.searchsorted([least for least, _ in ascending], readings, side="right")]
    return found


def _level(formula: Formula, name: str, values: Ints) -> npt.NDArray[np.int8]:
    high, middle = (cut * UNIT // 100 for cut in formula.batas[name])
    return ((values >= high).astype(np.int8) + (values >= middle)).astype(np.int8)


def _mapped(formula: Formula, predicates: npt.NDArray[np.int32], judged: Flags) -> list[npt.NDArray[np.int8]]:
    table = np.array([0, *(formula.peta[code] for code in range(1, 6))], np.int8)
    found = table[np.clip(predicates, 0, 5)]
    ends: Sequence[int] = (min(formula.peta.values()), max(formula.peta.values()))
    return [np.where(judged, found, end).astype(np.int8) for end in ends]
