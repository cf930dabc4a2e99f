"""What would lift a box: the smallest changes of one person's readings after which the same formula gives a higher box.

A change raises one reading to the next steps of its rubric (a missing one may be brought in). Sets of changes are tried
from small to large, so that no change of a set can be left out; among equally small ones the easier come first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product

from openkarier.core.talent.boxes import Level
from openkarier.core.talent.formula import PREDIKAT, SKALA, TOP, WHOLE, Formula
from openkarier.core.talent.parts import AXES, BY_CODE, KINERJA, PARTS
from openkarier.core.talent.scoring import PartScore, Score, level, score

MOST_CHANGES = 4
WAYS = 3  # ways shown for one axis
GRID = 1_000  # readings in hundredths are first tried in steps of 10 points, then brought down to a whole point


@dataclass(frozen=True, slots=True)
class Change:
    """One reading that would be different. `before` None = not on record."""

    code: str
    before: int | None
    after: int


Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Changes that together lift the axis."""

    axis: str
    changes: Changes


def ways(formula: Formula, readings: Mapping[str, int], stale: Set[str] = frozenset()) -> list[Way]:
    """The ways up, one axis after the other; none for an axis that is high, or whose main part is not on record."""
    now = score(formula, readings, stale)
    return [way for name in AXES for way in _of_axis(formula, now, name)]


def applied(readings: Mapping[str, int], stale: Set[str], changes: Changes) -> tuple[dict[str, int], frozenset[str]]:
    """The readings and stale marks after the changes; new evidence is fresh."""
    new = {change.code: change.after for change in changes}
    return {**readings, **new}, frozenset(stale) - set(new)


def risen(before: Score, after: Score) -> bool:
    """Whether what is proved lies in a higher box."""
    return after.floor > before.floor


@dataclass(frozen=True)
class _Axis:
    """One axis of one person: what is proved, and what it would be after changes; additive, so that many are tried."""

    formula: Formula
    name: str
    parts: Mapping[str, PartScore]
    held: int  # the third it lies in now

    def lifts(self, changes: Changes) -> bool:
        """Whether the axis reaches a higher third."""
        if self.name == KINERJA and self.formula.mode == PREDIKAT:
            return any(self.formula.peta[each.after] > self.held for each in changes if each.code == "predikat")
        own = self.parts.values()
        new = {each.code: self.formula.points(each.code, each.after) for each in changes}
        total = sum(part.weight * new.get(part.code, part.points or 0) for part in own)
        if self.formula.kosong == SKALA:
            present = sum(part.weight for part in own if part.points is not None or part.code in new)
            total = total * WHOLE // present
        return level(self.formula, self.name, total) > self.held

    def options(self, part: PartScore) -> list[int]:
        """Readings that a person may reach and that would count for more, lowest first."""
        if not BY_CODE[part.code].effort or not part.weight:
            return []
        held = -1 if part.points is None else part.points
        if BY_CODE[part.code].linear:
            return [value for value in range(GRID, TOP + 1, GRID) if value > held]
        steps = [least for least, points in self.formula.rubrik[part.code] if points > held]
        return sorted(step for step in steps if part.points is None or step > (part.reading or 0))


def _of_axis(formula: Formula, now: Score, name: str) -> list[Way]:
    found = now.kinerja if name == KINERJA else now.potensial
    if not found.judged or found.levels[0] == Level.HIGH:
        return []
    own = {score.code: score for part, score in zip(PARTS, now.parts, strict=True) if part.axis == name}
    axis = _Axis(formula, name, own, found.levels[0])
    options = {code: steps for code, part in own.items() if (steps := axis.options(part))}
    for size in range(1, MOST_CHANGES + 1):
        lifting = [_least(axis, codes, options) for codes in combinations(options, size)]
        chosen = sorted((changes for changes in lifting if changes), key=_ease)[:WAYS]
        if chosen:
            return [Way(name, changes) for changes in chosen]
    return []


def _least(axis: _Axis, codes: Sequence[str], options: Mapping[str, Sequence[int]]) -> Changes:
    """The nearest changes of exactly these parts that lift the axis; nothing when even the utmost does not."""

    def change(values: Sequence[int]) -> Changes:
        pairs = zip(codes, values, strict=True)
        return tuple(Change(code, axis.parts[code].reading, value) for code, value in pairs)

    if not axis.lifts(change([options[code][-1] for code in codes])):
        return ()
    tried = map(change, product(*(options[code] for code in codes)))
    return _lowered(min((changes for changes in tried if axis.lifts(changes)), key=_amount), axis.lifts)


def _lowered(changes: Changes, lifts: Callable[[Changes], bool]) -> Changes:
    """Bring readings in hundredths down to the least whole point that still lifts."""
    for place, change in enumerate(changes):
        if not BY_CODE[change.code].linear:
            continue
        floor = max(change.after - GRID, (change.before or 0) // 100 * 100)
        for value in range(floor + 100, change.after, 100):
            lower = (*changes[:place], Change(change.code, change.before, value), *changes[place + 1 :])
            if lifts(lower):
                changes = lower
                break
    return changes


def _amount(changes: Changes) -> tuple[float, ...]:
    """How far a set goes, as a share of what each part can be; smaller is nearer."""
    return (sum(_share(change) for change in changes),)


def _share(change: Change) -> float:
    most = TOP if BY_CODE[change.code].linear else {"masa": 60, "pengembangan": 20, "pendidikan": 8}.get(change.code, 5)
    return (change.after - (change.before or 0)) / most


def _ease(changes: Changes) -> tuple[float, ...]:
    """What is easy and near comes first; a far jump weighs more than several short ones."""
    return (sum(BY_CODE[change.code].effort * (1 + 4 * _share(change) ** 2) for change in changes),)
