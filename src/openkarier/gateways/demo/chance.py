"""Chance that is the same on every machine: only `Random.random()` is used, whose stream Python guarantees."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import blake2b
from itertools import accumulate
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of choices named by words and numbers: Chance(seed, "5871", 12) is the 13th person of Kota Bengkulu."""

    __slots__ = ("_next",)

    def __init__(self, *name: object) -> None:
        digest = blake2b("/".join(map(str, name)).encode(), digest_size=8).digest()
        self._next = Random(int.from_bytes(digest)).random  # noqa: S311  # a demo, not a secret

    def flip(self, probability: float) -> bool:
        """Return True with this probability."""
        return self._next() < probability

    def between(self, low: float, high: float) -> float:
        """Return a number, evenly from [low, high)."""
        return low + (high - low) * self._next()

    def integer(self, low: int, high: int) -> int:
        """Return a whole number, evenly from low to high, both included."""
        return low + int(self._next() * (high - low + 1))

    def normal(self) -> float:
        """Return a number of mean 0 and spread 1 (six draws, so never beyond 4.3)."""
        draw = self._next
        return sum(draw() for _ in range(6)) * 1.4142135623730951 - 4.242640687119286

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items, evenly."""
        return items[int(self._next() * len(items))]

    def weighted(self, items: Sequence[T], cumulative: Sequence[float]) -> T:
        """Return one of the items; `cumulative` are their running weights."""
        return items[bisect(cumulative, self._next() * cumulative[-1])]

    def day(self, first: date, last: date) -> date:
        """Return a day, evenly from first to last, both included."""
        return first + timedelta(days=self.integer(0, max(0, (last - first).days)))


def running(weights: Sequence[float]) -> list[float]:
    """Return the running sums that `weighted` asks for."""
    return list(accumulate(weights))
