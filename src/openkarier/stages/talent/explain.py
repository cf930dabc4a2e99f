"""One person explained: every part with points, evidence, source and date; the box; and what would lift it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openkarier.core.talent import BY_CODE, Formula, Part, Score, score
from openkarier.core.talent.advice import Step, next_step
from openkarier.core.talent.lift import Way, applied, ways
from openkarier.core.talent.parts import PARTS, meaning
from openkarier.core.talent.scoring import PartScore
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.talent.gathering import everyone, gather
from openkarier.stages.talent.inputs import Reading
from openkarier.stages.talent.models import MapRow


@dataclass(frozen=True)
class Line:
    """One part of one person: what was read in words, its score, where it comes from."""

    part: Part
    score: PartScore
    words: str
    reading: Reading | None


@dataclass(frozen=True)
class Lift:
    """One way up: the steps, and the box after them."""

    axis: str
    steps: tuple[Step, ...]
    box: int

    @property
    def on(self) -> date | None:
        """The day from which all of it can count; None where one of the steps has no date."""
        days = [step.on for step in self.steps]
        return max(day for day in days if day) if all(days) else None


@dataclass(frozen=True)
class Explained:
    """A person on a day under a formula."""

    score: Score
    lines: tuple[Line, ...]
    on: date
    formula: Formula

    def axis(self, name: str) -> list[Line]:
        """The parts of an axis that weigh something."""
        return [line for line in self.lines if line.part.axis == name and line.score.weight]


def frozen(row: MapRow) -> Explained:
    """A row of a frozen map, scored again from the evidence it keeps; `peta__formula` selected."""
    readings = {
        code: Reading(value, stale, date.fromisoformat(at) if at else None, source, note)
        for code, (value, stale, at, source, note) in row.bukti.items()
    }
    return explained(Formula.of(row.peta.formula.isi), readings, row.peta.tanggal)


def today(person: Pegawai, formula: Formula, on: date) -> tuple[Explained, list[Lift]]:
    """A person by what is on record on a day, and the ways up. About fifteen queries; `instansi` selected."""
    people = everyone(person.instansi.kode).filter(pk=person.pk)
    readings = gather(person.instansi.kode, people, on).of(person.pk)
    return explained(formula, readings, on), lifts(formula, readings, on)


def explained(formula: Formula, readings: Mapping[str, Reading], on: date) -> Explained:
    """Score readings and put them beside their evidence."""
    found = score(formula, _values(readings), _stale(readings))
    lines = tuple(_line(part, each, readings.get(part.code)) for part, each in zip(PARTS, found.parts, strict=True))
    return Explained(found, lines, on, formula)


def lifts(formula: Formula, readings: Mapping[str, Reading], on: date) -> list[Lift]:
    """The smallest changes that lift the box, as dated steps."""
    values, stale = _values(readings), _stale(readings)
    begun = {code: reading.at for code, reading in readings.items()}
    return [
        Lift(way.axis, _steps(way, on, begun), score(formula, *applied(values, stale, way.changes)).floor)
        for way in ways(formula, values, stale)
    ]


def _steps(way: Way, on: date, begun: Mapping[str, date | None]) -> tuple[Step, ...]:
    return tuple(next_step(change, on, begun) for change in way.changes)


def _line(part: Part, found: PartScore, reading: Reading | None) -> Line:
    words = meaning(part.code, reading.value) if reading is not None else "belum ada data"
    return Line(part, found, words, reading)


def _values(readings: Mapping[str, Reading]) -> dict[str, int]:
    return {code: reading.value for code, reading in readings.items()}


def _stale(readings: Mapping[str, Reading]) -> frozenset[str]:
    return frozenset(code for code, reading in readings.items() if reading.stale)


def names(codes: Sequence[str]) -> str:
    """ "predikat kinerja, penghargaan": codes of parts as a sentence names them."""
    return ", ".join(BY_CODE[code].label for code in codes)
