"""What every fact has: its key, its name for a person, how it is read, shown and put in columns; and its subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from openkarier.core.law.checks import Present
from openkarier.core.law.terms import Array, Batch, Case, Term


class Unreadable(ValueError):
    """A fact is not written the way its field is; the message says what is expected."""


@dataclass(frozen=True)
class Scale:
    """An order of words; words may share a rank."""

    ranks: tuple[tuple[str, int], ...]
    _by_word: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_word.update(self.ranks)

    def rank(self, word: str | int) -> int:
        """Place of a word; a place stays what it is."""
        return word if isinstance(word, int) else self._by_word[word]

    def read(self, raw: Any) -> str:
        """The word as the scale writes it, whatever its capitals."""
        known = {word.casefold(): word for word, _ in self.ranks}
        word = known.get(str(raw).strip().casefold())
        if word is None:
            raise Unreadable(f"harus salah satu dari {', '.join(known.values())}")
        return word

    def word(self, rank: str | int) -> str:
        """The (first) word at a place."""
        return rank if isinstance(rank, str) else next(word for word, place in self.ranks if place == rank)


@dataclass(frozen=True, eq=False)
class Field(Term):
    """One fact: `key` as in case files, `label` as in a sentence."""

    key: str
    label: str
    sentinel: ClassVar[Any] = None
    dtype: ClassVar[str] = "O"
    columnar: ClassVar[bool] = True  # False: kept outside the cells of a batch
    historical: ClassVar[bool] = False  # True: periods, put in `Services`

    def __repr__(self) -> str:
        return f"<{self.key}>"

    def read(self, raw: Any) -> Any:
        """Turn what a file or form holds into the value; None is "not on record"."""
        raise NotImplementedError

    def encode(self, values: Sequence[Any]) -> Any:
        """Put values in a column of shape (n,), None as the sentinel."""
        return np.array([self.sentinel if value is None else value for value in values], dtype=self.dtype)

    def one(self, case: Case) -> Any:
        """Value in one case."""
        return case.fact(self.key)

    def columns(self, batch: Batch) -> Array:
        """Column of a batch; a fact that nobody recorded is unknown for everyone."""
        column = batch.column(self.key)
        return self.encode([None])[:, None] if column is None else column

    def keys(self) -> tuple[str, ...]:
        """Its own key."""
        return (self.key,)

    @property
    def present(self) -> Present:
        """Is on file."""
        return Present(self)


FIELDS: dict[str, Field] = {}


class Subject:
    """A thing facts are about (a person, a jabatan, a panel): its class attributes are its fields."""

    def __init_subclass__(cls) -> None:
        for item in vars(cls).values():
            if isinstance(item, Field):
                if item.key in FIELDS:
                    raise ValueError(f"Fakta {item.key} didefinisikan dua kali.")
                FIELDS[item.key] = item
