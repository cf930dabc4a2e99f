"""A whole organisation judged at once: every requirement for every pair of person and jabatan it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from openkarier.core.law.facts import ACUAN, Columns
from openkarier.core.law.outcome import Outcome, Severity
from openkarier.core.law.requirement import ACTION, TARGET, Requirement
from openkarier.core.law.terms import Array

EVERY = tuple(Severity)


@dataclass(frozen=True)
class Judged:
    """One requirement's outcomes: int8, broadcastable to (people, len(jabatan))."""

    requirement: Requirement
    jabatan: npt.NDArray[np.int64]  # columns of the batch it was asked for
    outcomes: Array


@dataclass(frozen=True)
class Judgement:
    """Every requirement's outcomes for a batch of people x jabatan."""

    people: int
    jabatan: int
    judged: tuple[Judged, ...]

    def of(self, id: str) -> npt.NDArray[np.int8]:  # it is the identifier
        """Outcomes of one requirement, (people, jabatan)."""
        return self._lowest(item for item in self.judged if item.requirement.id == id)

    def worst(self, *severities: Severity) -> npt.NDArray[np.int8]:
        """The lowest outcome a pair meets among requirements of these severities (all, if none is named)."""
        return self._lowest(item for item in self.judged if item.requirement.severity in (severities or EVERY))

    def _lowest(self, items: Iterable[Judged]) -> npt.NDArray[np.int8]:
        lowest = np.full((self.people, self.jabatan), Outcome.NOT_APPLICABLE, np.int8)
        together: dict[bytes, list[Judged]] = defaultdict(list)
        for item in items:
            together[item.jabatan.tobytes()].append(item)
        for group in together.values():
            worst = _minimum(item.outcomes for item in group)
            if len(group[0].jabatan) == self.jabatan:
                np.minimum(lowest, worst, out=lowest)
                continue
            lowest[:, group[0].jabatan] = np.minimum(lowest[:, group[0].jabatan], worst)
        return lowest


def _minimum(outcomes: Iterable[Array]) -> Array:
    """Minimum of arrays, small shapes first so that large ones are touched once."""
    by_shape: dict[tuple[int, ...], Array] = {}
    for array in outcomes:
        by_shape[array.shape] = np.minimum(by_shape[array.shape], array) if array.shape in by_shape else array
    first, *rest = sorted(by_shape.values(), key=lambda array: array.size)
    for array in rest:
        first = np.minimum(first, array)
    return first


def judge(requirements: Iterable[Requirement], batch: Columns) -> Judgement:
    """Judge a batch; each requirement only sees the jabatan whose jenjang it speaks of."""
    slices: dict[tuple[str, ...], tuple[npt.NDArray[np.int64], Columns]] = {}
    judged = []
    acts, days = _acts(batch), _days(batch)
    for rule in requirements:
        if not any(map(rule.scope.acts, acts)) or not any(day is None or rule.provision.on(day) for day in days):
            continue
        if rule.scope.targets not in slices:
            slices[rule.scope.targets] = _slice(rule, batch)
        jabatan, part = slices[rule.scope.targets]
        if len(jabatan):
            judged.append(Judged(rule, jabatan, rule.columns(part)))
    return Judgement(batch.people, batch.jabatan, tuple(judged))


def _acts(batch: Columns) -> tuple[str, ...]:
    """The acts of the batch; a batch that does not name its act brings up nothing, as a single case does."""
    return batch.words(ACTION) if batch.column(ACTION) is not None else ()


def _days(batch: Columns) -> list[date | None]:
    """The different reference dates, None among them if one is not on record."""
    acuan = batch.column(ACUAN)
    return [None] if acuan is None else list(np.unique(acuan).tolist())


def _slice(rule: Requirement, batch: Columns) -> tuple[npt.NDArray[np.int64], Columns]:
    target = batch.column(TARGET)
    every = np.arange(batch.jabatan)
    if target is None or target.shape != (1, batch.jabatan):
        return every, batch
    words, place = batch.once("target", lambda: np.unique(target[0], return_inverse=True))
    asked = np.array([not word or rule.scope.aims(str(word)) for word in words], np.bool_)[place]
    if asked.all():
        return every, batch
    return every[asked], batch.take(every[asked])
