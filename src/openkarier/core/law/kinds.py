"""Kinds of facts: words, places on a scale, yes or no, dates, numbers, sets, papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

import numpy as np

from openkarier.core.law.checks import Compare, Contains, Odd, OneOf
from openkarier.core.law.fields import Field, Scale, Unreadable
from openkarier.core.law.lapse import Elapsed
from openkarier.core.law.terms import Array, Const, Duration, Moved, Term
from openkarier.core.periods import BEGINNING, END, tanggal

EMPTY = Scale(())
NOWHERE = -2
LARGEST = 1e12  # beyond any count, percentage or sum that a rule speaks of


@dataclass(frozen=True, eq=False, repr=False)
class Kode(Field):
    """A word out of a list: a status, a jenjang, a ground. A column may hold text, or int8 places in `words`."""

    words: tuple[tuple[str, str], ...] = ()  # code -> how a person reads it
    sentinel = ""
    dtype = "U48"

    def read(self, raw: Any) -> str:
        """A text."""
        if isinstance(raw, str) and raw.strip():
            return raw.strip()
        raise Unreadable("harus berupa kata")

    def show(self, value: Any) -> str:
        """The word for a person."""
        return "tidak tercatat" if value is None else dict(self.words).get(value, value.replace("_", " "))

    def place(self, value: Any) -> int:
        """Place of a word in `words`; a word that is not there equals none that is."""
        return next((place for place, (word, _) in enumerate(self.words) if word == value), NOWHERE)

    def equals(self, value: str | Term) -> Compare:
        """Is exactly this word (or this table entry)."""
        return Compare(self, "==", value if isinstance(value, Term) else Const(value))

    def differs(self, value: str) -> Compare:
        """Is another word."""
        return Compare(self, "!=", Const(value))

    def one_of(self, *values: str) -> OneOf:
        """Is one of these words."""
        return OneOf(self, values)


@dataclass(frozen=True, eq=False, repr=False)
class Tingkat(Field):
    """A place on a scale: education, golongan. Columns hold ranks."""

    scale: Scale = EMPTY
    sentinel = -1
    dtype = "i2"

    def read(self, raw: Any) -> str:
        """A word of the scale."""
        return self.scale.read(raw)

    def rank(self, value: Any) -> int:
        """Place on the scale."""
        return self.scale.rank(value)

    def show(self, value: Any) -> str:
        """The word."""
        return "tidak tercatat" if value is None else self.scale.word(value)

    def encode(self, values: Sequence[Any]) -> Array:
        """Ranks, -1 = not on record."""
        return np.array([-1 if value is None else self.rank(value) for value in values], dtype=np.int16)

    def __ge__(self, other: str | Term) -> Compare:
        return Compare(self, ">=", other if isinstance(other, Term) else Const(other))


@dataclass(frozen=True, eq=False, repr=False)
class Benar(Field):
    """Yes or no."""

    sentinel = -1
    dtype = "i1"
    words: ClassVar[dict[str, bool]] = {"true": True, "ya": True, "false": False, "tidak": False}

    def read(self, raw: Any) -> bool:
        """Yes or no, also as words."""
        if isinstance(raw, bool):
            return raw
        if str(raw).strip().casefold() not in self.words:
            raise Unreadable("harus ya atau tidak (true atau false)")
        return self.words[str(raw).strip().casefold()]

    def show(self, value: Any) -> str:
        """Ya, tidak."""
        return "tidak tercatat" if value is None else ("ya" if value else "tidak")

    @property
    def true(self) -> Compare:
        """Is so."""
        return Compare(self, "==", Const(True))

    @property
    def false(self) -> Compare:
        """Is not so."""
        return Compare(self, "==", Const(False))


@dataclass(frozen=True, eq=False, repr=False)
class Lengkap(Benar):
    """Whether something is complete; a list is complete when it is not empty and every item is yes."""

    words: ClassVar[dict[str, bool]] = {**Benar.words, "lengkap": True, "belum": False, "tidak lengkap": False}

    def read(self, raw: Any) -> bool:
        """Yes or no, lengkap or belum, or a list of those."""
        if isinstance(raw, (list, tuple)):
            return bool(raw) and all([super(Lengkap, self).read(item) for item in raw])
        return super().read(raw)


@dataclass(frozen=True, eq=False, repr=False)
class Tanggal(Field):
    """A date. `planned` dates move along when someone waits."""

    planned: bool = False
    sentinel = "NaT"
    dtype = "M8[D]"

    def read(self, raw: Any) -> date:
        """An ISO date between 1800 and 2299."""
        try:
            day = raw.date() if isinstance(raw, datetime) else (raw if isinstance(raw, date) else _iso(raw))
        except ValueError:
            raise Unreadable(f"bukan tanggal yang ada: {raw} (tulis TTTT-BB-HH)") from None
        if not BEGINNING <= day <= END:
            raise Unreadable(f"tanggal {day} di luar {BEGINNING.year}-{END.year}")
        return day

    def show(self, value: Any) -> str:
        """1 Mei 2027."""
        return "tidak tercatat" if value is None else tanggal(value)

    def plus(self, length: Duration) -> Moved:
        """The date a length of time later."""
        return Moved(self, length)

    def minus(self, length: Duration) -> Moved:
        """The date a length of time earlier."""
        return Moved(self, length, -1)

    def sejak(self, since: Term, label: str) -> Elapsed:
        """The time from another date up to this one."""
        return Elapsed(since, self, label)

    def __lt__(self, other: Term) -> Compare:
        return Compare(self, "<", other)

    def __gt__(self, other: Term) -> Compare:
        return Compare(self, ">", other)

    def on_or_after(self, day: str) -> Compare:
        """Is this day or later."""
        return Compare(self, ">=", Const(date.fromisoformat(day)))


@dataclass(frozen=True, eq=False, repr=False)
class HariLibur(Field):
    """Holidays and collective leave, as they are passed in."""

    columnar = False

    def read(self, raw: Any) -> tuple[date, ...]:
        """A list of dates."""
        if not isinstance(raw, (list, tuple)):
            raise Unreadable("harus berupa daftar tanggal")
        return tuple(Tanggal("", "").read(item) for item in raw)


def _iso(raw: Any) -> date:
    if not isinstance(raw, str):
        raise ValueError
    return date.fromisoformat(raw.strip())


@dataclass(frozen=True, eq=False, repr=False)
class Angka(Field):
    """A number with its unit; a list counts its items."""

    unit: str = ""
    sentinel = np.nan
    dtype = "f8"

    def read(self, raw: Any) -> float | int:
        """A finite number, or the length of a list."""
        if isinstance(raw, (list, tuple)):
            return len(raw)
        if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not -LARGEST < raw < LARGEST:
            raise Unreadable("harus berupa angka")
        return raw

    def show(self, value: Any) -> str:
        """The number with its unit and a decimal comma."""
        return "tidak tercatat" if value is None else f"{value:g} {self.unit}".strip().replace(".", ",")

    def __ge__(self, other: int | Term) -> Compare:
        return Compare(self, ">=", other if isinstance(other, Term) else Const(other))

    def __le__(self, other: int | Term) -> Compare:
        return Compare(self, "<=", other if isinstance(other, Term) else Const(other))

    def equals(self, other: int) -> Compare:
        """Is exactly this number."""
        return Compare(self, "==", Const(other))

    @property
    def ganjil(self) -> Odd:
        """Is odd."""
        return Odd(self)


@dataclass(frozen=True, eq=False, repr=False)
class Himpunan(Field):
    """A set of words: elements of a panel, stages, papers."""

    words: tuple[tuple[str, str], ...] = ()

    def read(self, raw: Any) -> frozenset[str]:
        """A list of texts."""
        if not isinstance(raw, (list, tuple, set, frozenset)) or not all(isinstance(item, str) for item in raw):
            raise Unreadable("harus berupa daftar kata")
        return frozenset(item.strip() for item in raw)

    def encode(self, values: Sequence[Any]) -> Array:
        """Sets as objects."""
        column = np.empty(len(values), dtype=object)
        column[:] = list(values)
        return column

    def show(self, value: Any) -> str:
        """An item, or all of them."""
        if isinstance(value, str):
            return dict(self.words).get(value, value.replace("_", " "))
        return "tidak tercatat" if value is None else ", ".join(sorted(self.show(item) for item in value))

    def contains(self, *values: str) -> Contains:
        """Holds every one of these."""
        return Contains(self, values)


@dataclass(frozen=True, eq=False, repr=False)
class Dokumen(Field):
    """A paper on file: its number, or simply that it is there."""

    def read(self, raw: Any) -> Any:
        """Anything that names it; false and empty mean that it is not there."""
        return raw if raw not in (False, "", 0) and raw != [] else None

    def encode(self, values: Sequence[Any]) -> Array:
        """1 = on file, -1 = not."""
        return np.array([1 if value is not None else -1 for value in values], dtype=np.int8)
