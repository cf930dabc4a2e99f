"""Score one person: the parts with their points, both axes from the proved to the possible, and the box."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from openkarier.core.talent.boxes import BOX, UNIT, Level, boxes_between
from openkarier.core.talent.formula import GUGUR, PREDIKAT, SKALA, WHOLE, Formula
from openkarier.core.talent.parts import KINERJA, PARTS, POTENSIAL


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part: what was read (None = not on record, or too old for this formula), points in hundredths."""

    code: str
    reading: int | None
    points: int | None
    weight: int
    most: int
    stale: bool

    @property
    def contribution(self) -> int:
        """What it adds to its axis, in millionths of a point; 0 while unknown."""
        return self.weight * (self.points or 0)


@dataclass(frozen=True, slots=True)
class AxisScore:
    """One axis, in millionths: `low` is proved, `high` still possible. `judged`: its main part is on record."""

    low: int
    high: int
    levels: tuple[int, int]
    judged: bool

    @property
    def level(self) -> Level | None:
        """The third it lies in, None while the main part is missing or the range crosses a cut-off."""
        return Level(self.levels[0]) if self.judged and self.levels[0] == self.levels[1] else None


@dataclass(frozen=True, slots=True)
class Score:
    """A person scored. `box` None = cannot be told yet; `boxes` are those still possible."""

    kinerja: AxisScore
    potensial: AxisScore
    parts: tuple[PartScore, ...]
    value: int  # nilai talenta, proved, in millionths

    @property
    def box(self) -> int | None:
        """The box, when both axes are judged and lie in one third each."""
        if self.kinerja.level is None or self.potensial.level is None:
            return None
        return BOX[self.kinerja.level][self.potensial.level]

    @property
    def judged(self) -> bool:
        """Whether both main parts are on record."""
        return self.kinerja.judged and self.potensial.judged

    @property
    def boxes(self) -> tuple[int, ...]:
        """The boxes that are possible, smallest first."""
        return boxes_between(self.kinerja.levels, self.potensial.levels)

    @property
    def floor(self) -> int:
        """The box of what is proved."""
        return BOX[self.kinerja.levels[0]][self.potensial.levels[0]]

    @property
    def missing(self) -> tuple[str, ...]:
        """Codes of parts without a reading that weigh something."""
        return tuple(part.code for part in self.parts if part.points is None and part.weight)

    @property
    def stale(self) -> tuple[str, ...]:
        """Codes of parts whose evidence is past its validity."""
        return tuple(part.code for part in self.parts if part.stale)


def score(formula: Formula, readings: Mapping[str, int], stale: Set[str] = frozenset()) -> Score:
    """Score one person's readings by code; a code that is absent is not on record."""
    parts = tuple(_part(formula, part.code, readings.get(part.code), part.code in stale) for part in PARTS)
    kinerja, potensial = (axis(formula, name, parts) for name in (KINERJA, POTENSIAL))
    value = (formula.sumbu[KINERJA] * kinerja.low + formula.sumbu[POTENSIAL] * potensial.low) // WHOLE
    return Score(kinerja, potensial, parts, value)


def _part(formula: Formula, code: str, reading: int | None, stale: bool) -> PartScore:
    counts = reading is not None and not (stale and formula.usang == GUGUR)
    points = formula.points(code, reading) if counts and reading is not None else None
    return PartScore(code, reading, points, formula.bobot[code], formula.most(code), stale)


def axis(formula: Formula, name: str, parts: tuple[PartScore, ...]) -> AxisScore:
    """One axis from all parts."""
    own = [score for part, score in zip(PARTS, parts, strict=True) if part.axis == name and score.weight]
    main = next(score for part, score in zip(PARTS, parts, strict=True) if part.axis == name and part.main)
    low = sum(part.contribution for part in own)
    high = low + sum(part.weight * part.most for part in own if part.points is None)
    present = sum(part.weight for part in own if part.points is not None)
    if formula.kosong == SKALA and main.points is not None:
        low = high = low * WHOLE // present
    levels = level(formula, name, low), level(formula, name, high)
    if name == KINERJA and formula.mode == PREDIKAT:
        levels = _mapped(formula, main)
    return AxisScore(low, high, levels, main.points is not None)


def level(formula: Formula, name: str, value: int) -> int:
    """The third a value (millionths) lies in; a cut-off belongs to the higher one."""
    high, middle = (cut * UNIT // 100 for cut in formula.batas[name])
    return Level.HIGH if value >= high else Level.MIDDLE if value >= middle else Level.LOW


def _mapped(formula: Formula, main: PartScore) -> tuple[int, int]:
    """The category the predicate is; every one of them while there is no predicate that counts."""
    if main.points is None or main.reading is None:
        return min(formula.peta.values()), max(formula.peta.values())
    found = formula.peta[main.reading]
    return found, found
