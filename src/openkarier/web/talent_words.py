"""Where a person stands, in words: the sentence on top, both axes part by part, the marks of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openkarier.core.talent import BY_CODE, LEVEL_WORDS, Level, Score
from openkarier.core.talent.formula import RENTANG
from openkarier.core.talent.parts import AXES, AXIS_LABEL, hundredths
from openkarier.stages.talent.boxes import table
from openkarier.stages.talent.explain import Explained, Line, names
from openkarier.stages.talent.queries import split
from openkarier.web.talent_nine import points

if TYPE_CHECKING:
    from openkarier.stages.talent.models import MapRow


@dataclass(frozen=True)
class Standing:
    """The box in words; `number` None = cannot be told, and `why`."""

    number: int | None
    name: str
    advice: tuple[str, ...]
    why: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class PartRow:
    """One part in the table of an axis."""

    line: Line
    weight: str
    points: str
    adds: str


@dataclass(frozen=True)
class AxisView:
    """One axis: its score (a range while something is missing), level, cut-offs, parts."""

    label: str
    score: str
    level: str
    cuts: str
    rows: tuple[PartRow, ...]


def standing_words(score: Score, version: str) -> Standing:
    """The box with its recommendation, or what is missing to tell it."""
    found = table(version)
    value = points(score.value)
    if score.box is not None:
        box = found[score.box]
        return Standing(score.box, box.name, box.advice, tuple(_stale(score)), value)
    mains = [code for code in score.missing if BY_CODE[code].main]
    why = [f"Belum ada {names(mains).lower()} yang dapat dihitung."] if mains else []
    rest = [code for code in score.missing if code not in mains]
    if rest and not mains:
        why.append(f"Nilainya masih berupa rentang karena belum ada: {names(rest).lower()}.")
    why.append(f"Kotak yang masih mungkin: {', '.join(map(str, score.boxes))}.")
    return Standing(None, "Belum dapat dinilai", (), (*why, *_stale(score)), value)


def _stale(score: Score) -> list[str]:
    return [f"Sudah lewat masa berlakunya: {names(score.stale).lower()}."] if score.stale else []


def axes(found: Explained) -> list[AxisView]:
    """Both axes with their parts."""
    return [_axis(found, name) for name in AXES]


def _axis(found: Explained, name: str) -> AxisView:
    score = found.score.kinerja if name == "kinerja" else found.score.potensial
    high, middle = found.formula.batas[name]
    words = LEVEL_WORDS[name]
    span = points(score.low) + (f" sampai {points(score.high)}" if score.high > score.low else "")
    level = words[score.level] if isinstance(score.level, Level) else "belum dapat ditentukan"
    cuts = f"{words[2]} mulai {hundredths(high)}, {words[1]} mulai {hundredths(middle)}"
    return AxisView(AXIS_LABEL[name], span, level, cuts, tuple(_row(line, found) for line in found.axis(name)))


def _row(line: Line, found: Explained) -> PartRow:
    known = line.score.points is not None
    adds = points(line.score.contribution) if known else _unknown(line, found)
    return PartRow(
        line,
        f"{hundredths(line.score.weight)} %",
        hundredths(line.score.points) if line.score.points is not None else "–",
        adds,
    )


def _unknown(line: Line, found: Explained) -> str:
    if found.formula.kosong != RENTANG:
        return "bobotnya dibagi ke bagian lain"
    return f"0 sampai {points(line.score.weight * line.score.most)}"


def marks(row: MapRow) -> tuple[str, ...]:
    """What a list says beside a row: what is missing, what is stale."""
    found = []
    if row.kurang:
        found.append(f"Belum ada: {names(split(row.kurang)).lower()}")
    if row.usang:
        found.append(f"Kedaluwarsa: {names(split(row.usang)).lower()}")
    return tuple(found)
