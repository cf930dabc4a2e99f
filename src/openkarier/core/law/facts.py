"""The facts of one case (`Facts`) and of many (`Columns`), read from the flat keys of case files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from openkarier.core.law.fields import FIELDS, Unreadable
from openkarier.core.law.local import NATIONAL_DEFAULTS, LocalParameters, Parameter
from openkarier.core.law.services import Services
from openkarier.core.law.terms import Array

ACUAN = "tgl_acuan"
LIBUR = "hari_libur"
SYNONYMS = {"eselon": "jabatan.eselon", "eselon_target": "jabatan.eselon", "jabatan.eselon_target": "jabatan.eselon"}


@dataclass(frozen=True)
class Facts:
    """One case: values by key (absent = not on record), judged under a region's parameters."""

    values: Mapping[str, Any]
    parameters: LocalParameters = NATIONAL_DEFAULTS

    def fact(self, key: str) -> Any:
        """Value under a key, or None."""
        return self.values.get(key)

    def local(self, parameter: Parameter) -> Any:
        """A local parameter on the reference date."""
        return self.parameters.value(parameter, self.acuan)

    @property
    def acuan(self) -> date | None:
        """The reference date."""
        day: date | None = self.values.get(ACUAN)
        return day

    @property
    def holidays(self) -> frozenset[date]:
        """Holidays and collective leave that are passed in."""
        return frozenset(self.values.get(LIBUR, ()))

    def but(self, changes: Mapping[str, Any]) -> Facts:
        """The same case with some facts changed."""
        return replace(self, values={**self.values, **changes})

    def on(self, day: date) -> Facts:
        """The same case on another day: the reference date and every planned date move there."""
        planned = {key: day for key in self.values if getattr(FIELDS.get(key), "planned", False)}
        return self.but({**planned, ACUAN: day})


def read_facts(raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str], tuple[str, ...]]:
    """Read raw facts: (values, faults by key, keys that no rule knows)."""
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name, item in raw.items():
        key = SYNONYMS.get(name, name)
        if key not in FIELDS or item is None:
            continue
        try:
            value = FIELDS[key].read(item)
        except Unreadable as fault:
            faults[key] = str(fault)
            continue
        if value is not None:
            values[key] = value
    return values, faults, tuple(key for key in raw if key not in FIELDS and key not in SYNONYMS)


@dataclass(frozen=True)
class Columns:
    """Many cases: `people` rows times `jabatan` columns.

    cells    : by key, (people, 1), (1, jabatan), (people, jabatan) or (1, 1); predicates have the years as a third axis
    histories: by key, the riwayat of the people
    """

    people: int
    jabatan: int
    cells: Mapping[str, Array]
    histories: Mapping[str, Services] = field(default_factory=dict)
    parameters: LocalParameters = NATIONAL_DEFAULTS
    holidays: frozenset[date] = frozenset()
    acts: tuple[str, ...] = ()  # words of a column `action` that holds places in this tuple instead of text
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """Compute something that several requirements need only the first time."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def words(self, key: str) -> tuple[str, ...]:
        """The different words of a column."""
        cell = self.cells[key]
        if cell.dtype.kind == "i":
            return tuple(word for place, word in enumerate(self.acts) if (cell == place).any())
        return tuple(np.unique(cell).tolist())

    def column(self, key: str) -> Array | None:
        """Array under a key, or None."""
        return self.cells.get(key)

    def services(self, key: str) -> Services:
        """Riwayat under a key."""
        if key in self.histories:
            return self.histories[key]
        nothing = np.empty(0, "datetime64[D]")
        return Services(self.people, np.zeros(self.people, np.bool_), np.empty(0, np.int64), nothing, nothing, _Blank())

    def local(self, parameter: Parameter) -> Any:
        """A local parameter on the reference dates of the batch; they must all give the same value."""
        acuan = self.cells.get(ACUAN)
        days = [] if acuan is None else [day for day in np.unique(acuan).tolist() if day is not None]
        found = {repr(value): value for value in (self.parameters.value(parameter, day) for day in days or [None])}
        if len(found) > 1:
            raise ValueError(f"{parameter.name} berubah di antara tanggal acuan; pecah menurut tanggal.")
        return next(iter(found.values()))

    def take(self, jabatan: npt.NDArray[np.int64]) -> Columns:
        """The same people before some of the jabatan."""
        cells = {key: cell[:, jabatan] if cell.shape[1] > 1 else cell for key, cell in self.cells.items()}
        histories = {key: held.take(jabatan) for key, held in self.histories.items()}
        return replace(self, jabatan=len(jabatan), cells=cells, histories=histories, _kept={})


class _Blank(dict[str, Array]):
    def __missing__(self, key: str) -> Array:
        return np.empty(0, "U1")


def encode(rows: Sequence[Mapping[str, Any]]) -> dict[str, Array]:
    """Put values (as `read_facts` returns them) in arrays of shape (n, ...), by key, without riwayat."""
    keys = dict.fromkeys(key for row in rows for key in row if FIELDS[key].columnar)
    return {key: FIELDS[key].encode([row.get(key) for row in rows]) for key in keys}


def pile(cases: Sequence[Facts]) -> Columns:
    """Put cases one under another: a batch of len(cases) people before one jabatan each. They share their holidays."""
    rows = [case.values for case in cases]
    holidays = {case.holidays for case in cases}
    if len(holidays) > 1:
        raise ValueError("Satu kumpulan memakai satu kalender hari libur.")
    cells = {key: cell.reshape(len(rows), 1, *cell.shape[2:]) for key, cell in encode(rows).items()}
    keys = dict.fromkeys(key for row in rows for key in row if FIELDS[key].historical)
    histories = {key: FIELDS[key].encode([row.get(key) for row in rows]) for key in keys}
    return Columns(len(rows), 1, cells, histories, cases[0].parameters, next(iter(holidays)))


def cross(
    people: Sequence[Mapping[str, Any]], jabatan: Sequence[Mapping[str, Any]], common: Mapping[str, Any]
) -> dict[str, Array]:
    """Build the cells of every person before every jabatan; `common` holds the facts that all pairs share."""
    cells = {key: cell.reshape(len(people), 1, *cell.shape[2:]) for key, cell in encode(people).items()}
    cells |= {key: cell.reshape(1, len(jabatan), *cell.shape[2:]) for key, cell in encode(jabatan).items()}
    return cells | {key: cell.reshape(1, 1, *cell.shape[2:]) for key, cell in encode([common]).items()}
