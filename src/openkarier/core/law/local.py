"""Local parameters: what the law leaves to the region, or what only a secondary source tells. Dated rows with their SK.

A parameter declares its default, its source and how sure that source is. A region overrides it with dated rows; a
requirement reads the row in force on the reference date, else the default of that date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from openkarier.core.law.citation import Overlap
from openkarier.core.law.logic import Check, Finding, trits, truth_of
from openkarier.core.law.outcome import ALWAYS, NEVER
from openkarier.core.law.terms import Array, Batch, Case, Moved, Term


@dataclass(frozen=True, eq=False)
class Parameter(Term):
    """One local parameter.

    defaults   : (first day, value), oldest first; None = since ever
    confidence : A text of the law read, B secondary source, C not verified
    """

    name: str
    label: str
    defaults: tuple[tuple[date | None, Any], ...]
    unit: str
    source: str
    confidence: str
    choices: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<lokal {self.name}>"

    def default(self, on: date | None) -> Any:
        """The value without any local decision."""
        past = [value for since, value in self.defaults if since is None or (on is not None and since <= on)]
        return past[-1] if past else self.defaults[0][1]

    def accepts(self, value: Any) -> bool:
        """Whether a local decision may set this value: same kind as the default, or one of the choices."""
        return type(value) is type(self.defaults[0][1]) and (not self.choices or value in self.choices)

    def one(self, case: Case) -> Any:
        """The value in force."""
        return case.local(self)

    def columns(self, batch: Batch) -> Array:
        """The value in force, once."""
        return np.asarray(batch.local(self))

    def show(self, value: Any) -> str:
        """The value with its unit."""
        return f"{value} {self.unit}".strip()

    @property
    def true(self) -> Check:
        """Is switched on."""
        return Silent(self)


@dataclass(frozen=True)
class Silent(Check):
    """A switch set by the region: it decides, but is not itself something a person can meet, so it has no words."""

    parameter: Parameter

    def one(self, case: Case) -> Finding:
        """On or off."""
        on = bool(self.parameter.one(case))
        return Finding(truth_of(on), window=ALWAYS if on else NEVER)

    def columns(self, batch: Batch) -> Array:
        """On or off, once."""
        on = np.full((1, 1), bool(batch.local(self.parameter)))
        return trits(np.ones((1, 1), np.bool_), on)

    def terms(self) -> Iterator[Term]:
        """The switch."""
        yield self.parameter


@dataclass(frozen=True)
class Chosen(Term):
    """One of several terms, chosen by a local parameter."""

    by: Parameter
    options: tuple[tuple[str, Term], ...]

    @property
    def label(self) -> str:  # type: ignore[override]  # follows from its parts
        """The names of the options."""
        return " atau ".join(term.label for _, term in self.options)

    def one(self, case: Case) -> Any:
        """Value of the chosen term."""
        return dict(self.options)[self.by.one(case)].one(case)

    def columns(self, batch: Batch) -> Array:
        """Column of the chosen term."""
        return dict(self.options)[batch.local(self.by)].columns(batch)

    def show(self, value: Any) -> str:
        """As the options write it."""
        return self.options[0][1].show(value)

    def keys(self) -> tuple[str, ...]:
        """Keys of all options."""
        return tuple(key for _, term in self.options for key in tuple(term.keys()))


def parameters_in(term: Term) -> tuple[Parameter, ...]:
    """Return the local parameters a term rests on."""
    if isinstance(term, Parameter):
        return (term,)
    if isinstance(term, Chosen):
        return (term.by,)
    return parameters_in(term.by.amount) if isinstance(term, Moved) else ()


@dataclass(frozen=True, slots=True)
class LocalRow:
    """A decision of the region: from `mulai` to `sampai` (None = until further notice) the parameter has this value."""

    name: str
    value: Any
    mulai: date
    sampai: date | None
    sk: str


@dataclass(frozen=True)
class LocalParameters:
    """The region's decisions; two rows for one parameter on one day are refused."""

    rows: tuple[LocalRow, ...] = ()

    def __post_init__(self) -> None:
        last: dict[str, LocalRow] = {}
        for row in sorted(self.rows, key=lambda row: (row.name, row.mulai)):
            before = last.get(row.name)
            if before and (before.sampai is None or row.mulai <= before.sampai):
                raise Overlap(f"{row.name}: {row.sk} mulai {row.mulai}, padahal {before.sk} masih berlaku.")
            last[row.name] = row

    def value(self, parameter: Parameter, on: date | None) -> Any:
        """Return the value in force on a day."""
        if on is not None:
            for row in self.rows:
                if row.name == parameter.name and row.mulai <= on and (row.sampai is None or on <= row.sampai):
                    return row.value
        return parameter.default(on)

    def check(self, parameters: Iterable[Parameter]) -> tuple[str, ...]:
        """Return a sentence for each row that no parameter can accept."""
        known = {parameter.name: parameter for parameter in parameters}
        faults = []
        for row in self.rows:
            if row.name not in known:
                faults.append(f"{row.sk}: parameter {row.name} tidak dikenal.")
            elif not known[row.name].accepts(row.value):
                faults.append(f"{row.sk}: nilai {row.value!r} tidak sesuai untuk {row.name}.")
        return tuple(faults)


NATIONAL_DEFAULTS = LocalParameters()
