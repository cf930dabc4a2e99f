"""The comparisons a requirement is made of; each judges one case (`one`) and a batch of columns (`columns`).

An unknown fact is never a pass and never a fail. The exception stands in the law itself: a document that is not on
file does not exist (`Present`, `Contains`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from openkarier.core.law.logic import Check, Finding, trits, truth_of
from openkarier.core.law.outcome import ALWAYS, NEVER, Outcome, Window
from openkarier.core.law.terms import Array, Batch, Case, Term, known
from openkarier.core.periods import BEGINNING, END, ONE_DAY

OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq, "!=": operator.ne, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt,
}  # fmt: skip
WORDS = {
    "==": "",
    "!=": "bukan ",
    ">=": "paling rendah ",
    "<=": "paling tinggi ",
    ">": "lebih dari ",
    "<": "kurang dari ",
}
DATE_WORDS = {"==": "", "!=": "bukan ", ">=": "mulai ", "<=": "paling lambat ", ">": "sesudah ", "<": "sebelum "}


def _found(truth: bool | None, *, found: str, asked: str, label: str, window: Window | None = None) -> Finding:
    """Build the finding of an atom from true, false or unknown (None)."""
    if truth is None:
        return Finding(Outcome.UNKNOWN, "tidak tercatat", asked, missing=(label,))
    if truth:
        return Finding(Outcome.PASS, found, asked, window=ALWAYS if window is None else window)
    return Finding(Outcome.FAIL, found, asked, unmet=(label,), window=NEVER if window is None else window)


@dataclass(frozen=True)
class Compare(Check):
    """Compare a fact with a constant, a local parameter, a table entry or another fact."""

    left: Term
    op: str
    right: Term

    def one(self, case: Case) -> Finding:
        """Judge one case; a comparison of dates also yields the window in which it holds."""
        left, right = self.left.one(case), self.right.one(case)
        dated = isinstance(left, date) or isinstance(right, date)
        asked = self.asked(right)
        if left is None or right is None:
            missing = self.left if left is None else self.right
            return _found(None, found="", asked=asked, label=missing.label)
        truth = bool(OPERATORS[self.op](self.left.rank(left), self.left.rank(right)))
        finding = _found(truth, found=self.left.show(left), asked=asked, label=self.left.label)
        if not dated:
            return finding
        return Finding(truth_of(truth), finding.found, asked, finding.unmet, (), span(self.op, right), left)

    def columns(self, batch: Batch) -> Array:
        """Judge a batch."""
        left, right = self.left.columns(batch), self.right.columns(batch)
        right = _placed(self.left, left, right)
        return trits(known(left) & known(right), OPERATORS[self.op](left, right))

    def asked(self, right: Any) -> str:
        """Write what is asked."""
        if right is True:
            return self.left.label
        if right is False:
            return f"tidak {self.left.label}"
        words = DATE_WORDS if isinstance(right, date) else WORDS
        return f"{self.left.label} {words[self.op]}{self.left.show(right)}"

    def terms(self) -> Iterator[Term]:
        """Both sides."""
        yield from (self.left, self.right)


def _placed(term: Term, column: Array, constant: Array) -> Array:
    """Bring a word onto the scale of a column of numbers."""
    if constant.ndim or constant.dtype.kind != "U" or column.dtype.kind == "U":
        return constant
    return np.asarray(term.place(constant.item()))


def span(op: str, bound: date) -> Window:
    """Return the days that stand in relation `op` to `bound`."""
    spans: dict[str, Window] = {
        ">=": ((bound, END),),
        ">": ((bound + ONE_DAY, END),),
        "<=": ((BEGINNING, bound),),
        "<": ((BEGINNING, bound - ONE_DAY),),
        "==": ((bound, bound),),
    }
    return spans[op]


@dataclass(frozen=True)
class OneOf(Check):
    """The fact is one of the words the law lists."""

    left: Term
    values: tuple[str, ...]

    def one(self, case: Case) -> Finding:
        """Judge one case."""
        value = self.left.one(case)
        asked = f"{self.left.label}: salah satu dari {', '.join(self.left.show(word) for word in self.values)}"
        truth = None if value is None else value in self.values
        return _found(truth, found=self.left.show(value), asked=asked, label=self.left.label)

    def columns(self, batch: Batch) -> Array:
        """Judge a batch."""
        left = self.left.columns(batch)
        words = self.values if left.dtype.kind == "U" else [self.left.place(word) for word in self.values]
        return trits(known(left), np.isin(left, words))

    def terms(self) -> Iterator[Term]:
        """The fact."""
        yield self.left


@dataclass(frozen=True)
class Present(Check):
    """A document is on file. What is not on file does not exist: missing is a fail, not unknown."""

    left: Term

    def one(self, case: Case) -> Finding:
        """Judge one case."""
        value = self.left.one(case)
        found = "ada" if value is True else self.left.show(value)
        here = value is not None and value is not False
        return _found(here, found=found if here else "belum ada", asked=f"{self.left.label} ada", label=self.left.label)

    def columns(self, batch: Batch) -> Array:
        """Judge a batch."""
        left = self.left.columns(batch)
        here = left > 0 if left.dtype == np.int8 else known(left)
        return trits(np.ones(here.shape, np.bool_), here)

    def terms(self) -> Iterator[Term]:
        """The document."""
        yield self.left


@dataclass(frozen=True)
class Contains(Check):
    """A list holds every item the law asks for; a list that is not on file holds nothing."""

    left: Term
    values: tuple[str, ...]

    def one(self, case: Case) -> Finding:
        """Judge one case; `unmet` names the items that are not there."""
        have = self.left.one(case) or frozenset()
        lacking = tuple(self.left.show(item) for item in self.values if item not in have)
        asked = f"{self.left.label}: {', '.join(self.left.show(item) for item in self.values)}"
        found = "kurang: " + ", ".join(lacking) if lacking else "lengkap"
        outcome = truth_of(not lacking)
        return Finding(outcome, found, asked, unmet=lacking, window=NEVER if lacking else ALWAYS)

    def columns(self, batch: Batch) -> Array:
        """Judge a batch of sets."""
        wanted = frozenset(self.values)
        holds = np.frompyfunc(lambda have: have is not None and wanted <= have, 1, 1)
        truth = np.asarray(holds(self.left.columns(batch)), dtype=np.bool_)
        return trits(np.ones(truth.shape, np.bool_), truth)

    def terms(self) -> Iterator[Term]:
        """The list."""
        yield self.left


@dataclass(frozen=True)
class Odd(Check):
    """A number is odd (gasal)."""

    left: Term

    def one(self, case: Case) -> Finding:
        """Judge one case."""
        value = self.left.one(case)
        truth = None if value is None else value % 2 == 1
        return _found(truth, found=self.left.show(value), asked=f"{self.left.label} gasal", label=self.left.label)

    def columns(self, batch: Batch) -> Array:
        """Judge a batch."""
        left = self.left.columns(batch)
        return trits(known(left), left % 2 == 1)

    def terms(self) -> Iterator[Term]:
        """The number."""
        yield self.left


@dataclass(frozen=True)
class LastAtLeast(Check):
    """Each of the last n yearly predicates reaches a level. A bad year fails; a year not on record is unknown."""

    left: Term
    level: str
    count: Term

    def one(self, case: Case) -> Finding:
        """Judge one case."""
        count, series = self.count.one(case), self.left.one(case)
        asked = f"{self.left.label} paling rendah {self.level} selama {count} tahun terakhir"
        if series is None:
            return _found(None, found="", asked=asked, label=self.left.label)
        last = (*(None,) * (count - len(series)), *series)[-count:]
        level = self.left.rank(self.level)
        short = any(value is not None and self.left.rank(value) < level for value in last)
        truth = False if short else (None if None in last else True)
        return _found(truth, found=self.left.show(series[-count:]), asked=asked, label=self.left.label)

    def columns(self, batch: Batch) -> Array:
        """Judge a batch; the last axis of the column holds the years, oldest first, -1 = not on record."""
        count = int(self.count.columns(batch))
        years = self.left.columns(batch)[..., -count:]
        lacking = max(0, count - years.shape[-1])
        each = trits(known(years), years >= self.left.rank(self.level))
        worst = each.min(axis=-1, initial=np.int8(Outcome.UNKNOWN if lacking else Outcome.PASS))
        return np.asarray(worst, dtype=np.int8)

    def terms(self) -> Iterator[Term]:
        """The predicates."""
        yield from (self.left, self.count)
