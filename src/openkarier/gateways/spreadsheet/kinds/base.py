"""What a kind of file is: its columns, how a row becomes a record, and which doubts a record raises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from openkarier.core.records import Record
from openkarier.gateways.spreadsheet.values import Parser

Values = Mapping[str, object]


@dataclass(frozen=True)
class Doubt:
    """A remark about a record as a whole: code, the column it concerns, why, what to do."""

    kode: str
    column: str
    alasan: str
    tindakan: str
    galat: bool = False


@dataclass(frozen=True)
class Context:
    """What a row cannot say itself: today, the year of a recap, the words above the headings, what a person typed."""

    today: date
    tahun: int | None = None
    above: str = ""
    given: Values = field(default_factory=dict)  # column name -> value for every row that leaves it empty


@dataclass(frozen=True)
class Column:
    """A column we keep. `required`: its heading must be there; `filled`: every row must have a value."""

    name: str
    heading: str
    parse: Parser
    synonyms: tuple[str, ...] = ()
    required: bool = False
    filled: bool = False

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Normalised headings, the official one first."""
        return tuple(re.sub(r"[^A-Z0-9]", "", each.upper()) for each in (self.heading, *self.synonyms))


@dataclass(frozen=True)
class Kind:
    """A kind of file. `order`: which is imported first when several come together."""

    name: str
    label: str
    order: int
    columns: tuple[Column, ...]
    record: type[Record]
    build: Callable[[Values, Context], Record]
    doubts: Callable[[Record, Context], Iterable[Doubt]] = lambda record, context: ()
    foreign: frozenset[str] = field(default_factory=frozenset)  # headings that this kind never has

    def column(self, name: str) -> Column:
        """The column of that name. Raises StopIteration's sibling KeyError where there is none."""
        return self.by_name[name]

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Columns by name."""
        return {column.name: column for column in self.columns}
