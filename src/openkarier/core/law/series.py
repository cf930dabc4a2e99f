"""Yearly predicates: a short series of places on a scale, judged by its last years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from openkarier.core.law.checks import LastAtLeast
from openkarier.core.law.fields import Field, Scale, Unreadable
from openkarier.core.law.kinds import EMPTY
from openkarier.core.law.terms import Array, Batch, Const, Term


@dataclass(frozen=True, eq=False, repr=False)
class Deret(Field):
    """Yearly predicates, oldest first. Columns have a last axis of `years` places."""

    scale: Scale = EMPTY
    years: int = 5

    def read(self, raw: Any) -> tuple[str | None, ...]:
        """A list of words of the scale; null = that year is not on record."""
        if not isinstance(raw, (list, tuple)):
            raise Unreadable("harus berupa daftar, tahun terlama lebih dahulu")
        return tuple(None if item is None else self.scale.read(item) for item in raw)

    def rank(self, value: Any) -> int:
        """Place on the scale."""
        return self.scale.rank(value)

    def show(self, value: Any) -> str:
        """Baik, Cukup."""
        if isinstance(value, str):
            return value
        return "tidak tercatat" if value is None else ", ".join(item or "tidak tercatat" for item in value)

    def encode(self, values: Sequence[Any]) -> Array:
        """Ranks of the last years, (n, 1, years), -1 = not on record."""
        ranks = np.full((len(values), 1, self.years), -1, dtype=np.int8)
        for row, series in enumerate(values):
            for back, word in enumerate(reversed(series or ()), start=1):
                if back <= self.years and word is not None:
                    ranks[row, 0, -back] = self.rank(word)
        return ranks

    def columns(self, batch: Batch) -> Array:
        """Column of a batch, with the years on the last axis."""
        column = batch.column(self.key)
        return self.encode([None]) if column is None else column

    def last_at_least(self, level: str, count: int | Term) -> LastAtLeast:
        """Each of the last `count` years reaches the level."""
        return LastAtLeast(self, level, count if isinstance(count, Term) else Const(count))
