"""What a requirement compares: facts, constants, local parameters, tables and dates moved by a length of time.

Every term answers twice: `one` for a single case (a Python value, None when it is not on record) and `columns` for a
batch (a numpy array in which a sentinel stands for "not on record": "" in text, -1 in int, NaN, NaT, None in object).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from openkarier.core.periods import Unit, shift, shift_columns

Array = npt.NDArray[Any]


class Case(Protocol):
    """One case: facts by key, the reference date, holidays and local parameters."""

    @property
    def holidays(self) -> frozenset[date]: ...

    def fact(self, key: str) -> Any: ...

    def local(self, parameter: Any) -> Any: ...


class Batch(Protocol):
    """Columns of cases: an array a key, two-dimensional (people x jabatan) and broadcastable."""

    @property
    def holidays(self) -> frozenset[date]: ...

    def column(self, key: str) -> Array | None: ...

    def local(self, parameter: Any) -> Any: ...

    def services(self, key: str) -> Any: ...


def known(values: Array) -> npt.NDArray[np.bool_]:
    """Tell, element by element, whether a fact is on record."""
    kind = values.dtype.kind
    if kind == "M":
        return ~np.isnat(values)
    if kind == "f":
        return ~np.isnan(values)
    if kind == "U":
        return np.asarray(values != "", dtype=np.bool_)
    if kind == "O":
        return np.array([value is not None for value in values.flat], np.bool_).reshape(values.shape)
    return values >= 0 if kind == "i" else np.ones(values.shape, np.bool_)


class Term(ABC):
    """Something that has a value in a case."""

    label: str
    movable = True  # a date that can be chosen or that time itself moves; a date that follows from a birthday cannot

    @abstractmethod
    def one(self, case: Case) -> Any:
        """Value in one case, or None."""

    @abstractmethod
    def columns(self, batch: Batch) -> Array:
        """Values in a batch."""

    def show(self, value: Any) -> str:
        """Write a value for a person."""
        return "tidak tercatat" if value is None else str(value)

    def rank(self, value: Any) -> Any:
        """Return what is compared: the value itself, or its place on a scale."""
        return value

    def place(self, value: Any) -> Any:
        """Return what stands for a word in a column of numbers."""
        return self.rank(value)

    def keys(self) -> tuple[str, ...]:
        """Keys of the facts this term reads."""
        return ()


@dataclass(frozen=True)
class Const(Term):
    """A number or a word that the law itself names."""

    value: Any

    @property
    def label(self) -> str:  # type: ignore[override]  # a constant is its own label
        """The value."""
        return str(self.value)

    def one(self, case: Case) -> Any:
        """The value."""
        return self.value

    def columns(self, batch: Batch) -> Array:
        """The value, once."""
        return np.asarray(np.datetime64(self.value) if isinstance(self.value, date) else self.value)


@dataclass(frozen=True)
class Lookup(Term):
    """The entry of a table under the value of a field; nothing when the table has no such entry."""

    table: tuple[tuple[str, Any], ...]
    by: Term
    label: str

    def one(self, case: Case) -> Any:
        """Entry under the value of `by`."""
        return dict(self.table).get(self.by.one(case))

    def columns(self, batch: Batch) -> Array:
        """Entries under the values of `by`; missing ones as the sentinel of their kind."""
        codes = self.by.columns(batch)
        sample = self.table[0][1]
        found = np.full(
            codes.shape, -1 if isinstance(sample, int) else "", np.int64 if isinstance(sample, int) else "U40"
        )
        for key, value in self.table:
            found[codes == key] = value
        return found

    def keys(self) -> tuple[str, ...]:
        """Keys of the field that selects."""
        return self.by.keys()


def table(entries: Mapping[str, Any], by: Term, label: str) -> Lookup:
    """Build a lookup from a mapping."""
    return Lookup(tuple(entries.items()), by, label)


@dataclass(frozen=True)
class Duration:
    """A length of time: an amount (a number of the law, a local parameter or a table) and its unit."""

    amount: Term
    unit: Unit

    def text(self, amount: Any) -> str:
        """Write it: "2 tahun"."""
        return f"{amount} {self.unit}"


def _duration(amount: int | Term, unit: Unit) -> Duration:
    return Duration(amount if isinstance(amount, Term) else Const(amount), unit)


def tahun(amount: int | Term) -> Duration:
    """Years."""
    return _duration(amount, Unit.TAHUN)


def bulan(amount: int | Term) -> Duration:
    """Months."""
    return _duration(amount, Unit.BULAN)


def hari(amount: int | Term) -> Duration:
    """Calendar days."""
    return _duration(amount, Unit.HARI)


def hari_kerja(amount: int | Term) -> Duration:
    """Working days, counted from the day after."""
    return _duration(amount, Unit.HARI_KERJA)


@dataclass(frozen=True)
class Moved(Term):
    """A date moved forwards (or back) by a length of time."""

    base: Term
    by: Duration
    sign: int = 1
    movable = False

    @property
    def label(self) -> str:  # type: ignore[override]  # follows from its parts
        """Name of the date it starts from."""
        return self.base.label

    def one(self, case: Case) -> date | None:
        """The moved date, or None."""
        day, amount = self.base.one(case), self.by.amount.one(case)
        return None if day is None or amount is None else shift(day, self.sign * amount, self.by.unit, case.holidays)

    def columns(self, batch: Batch) -> Array:
        """The moved dates; NaT where the date or the amount is unknown."""
        days, amount = self.base.columns(batch), np.asarray(self.by.amount.columns(batch))
        if amount.ndim == 0:
            return shift_columns(days, self.sign * amount, self.by.unit, batch.holidays)
        if amount.shape[0] == 1 < days.shape[0]:  # one amount a jabatan: move the dates once for each different amount
            different, place = np.unique(amount[0], return_inverse=True)
            return self._moved(days, different[None, :], batch)[:, place]
        return self._moved(days, amount, batch)

    def _moved(self, days: Array, amount: Array, batch: Batch) -> Array:
        moved = shift_columns(days, self.sign * amount, self.by.unit, batch.holidays)
        return np.where(known(amount), moved, np.datetime64("NaT"))

    def show(self, value: Any) -> str:
        """Write the date."""
        return self.base.show(value)

    def keys(self) -> tuple[str, ...]:
        """Keys of the date and of the amount."""
        return (*self.base.keys(), *self.by.amount.keys())
