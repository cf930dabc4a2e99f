"""Lengths of time: how long between two dates (age, time in post), and how long in posts of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from openkarier.core.law.checks import OPERATORS, span
from openkarier.core.law.logic import Check, Finding, trits, truth_of
from openkarier.core.law.outcome import NEVER, Outcome, Window
from openkarier.core.law.terms import Array, Batch, Case, Duration, Term, known
from openkarier.core.periods import (
    BEGINNING,
    END,
    MONTHS_A_YEAR,
    Unit,
    add_months,
    first_day,
    full_months,
    lama,
    last_start,
    shift,
    shift_columns,
    tanggal,
    total_service,
)  # fmt: skip

WORDS = {">=": "paling singkat", "<=": "paling lama", ">": "lebih dari", "<": "kurang dari"}
HORIZON_MONTHS = 60 * MONTHS_A_YEAR  # nobody waits longer than a career


@dataclass(frozen=True)
class Elapsed:
    """The time from `since` to `until`, to be compared with a length of time."""

    since: Term
    until: Term
    label: str

    def __ge__(self, other: Duration) -> Lapse:
        return Lapse(self, ">=", other)

    def __le__(self, other: Duration) -> Lapse:
        return Lapse(self, "<=", other)

    def __gt__(self, other: Duration) -> Lapse:
        return Lapse(self, ">", other)

    def __lt__(self, other: Duration) -> Lapse:
        return Lapse(self, "<", other)


@dataclass(frozen=True)
class Lapse(Check):
    """`until` stands in relation `op` to `since` plus a length of time. The window is over `until`.

    Where `until` is itself computed from a birthday (the retirement age), the window is over `since`.
    """

    elapsed: Elapsed
    op: str
    length: Duration

    def one(self, case: Case) -> Finding:
        """Judge one case."""
        since, until = self.elapsed.since.one(case), self.elapsed.until.one(case)
        amount = self.length.amount.one(case)
        asked = f"{self.elapsed.label} {WORDS[self.op]} {self.length.text(amount)}"
        if since is None or until is None or amount is None:
            known_side = self.elapsed.until if since is not None else self.elapsed.since
            return Finding(Outcome.UNKNOWN, "tidak tercatat", asked, missing=(known_side.label,))
        bound = shift(since, amount, self.length.unit, case.holidays)
        outcome = truth_of(OPERATORS[self.op](until, bound))
        unmet = () if outcome is Outcome.PASS else (self.elapsed.label,)
        window, today = self._window(since, until, bound, amount)
        return Finding(outcome, self._found(since, until), asked, unmet, (), window, today)

    def columns(self, batch: Batch) -> Array:
        """Judge a batch."""
        since, until = self.elapsed.since.columns(batch), self.elapsed.until.columns(batch)
        amount = np.asarray(self.length.amount.columns(batch))
        bound = shift_columns(since, amount, self.length.unit, batch.holidays)
        return trits(known(bound) & known(until) & known(amount), OPERATORS[self.op](until, bound))

    def _window(self, since: date, until: date, bound: date, amount: int) -> tuple[Window, date]:
        if self.op == ">=" and not self.elapsed.until.movable:
            return ((BEGINNING, last_start(until, amount, self.length.unit)),), since
        return span(self.op, bound), until

    def _found(self, since: date, until: date) -> str:
        if self.length.unit in (Unit.HARI, Unit.HARI_KERJA):
            days = (until - since).days
            return f"{days} hari ({tanggal(until)})"
        return lama(*full_months(since, until))

    def terms(self) -> Iterator[Term]:
        """Both dates and the amount."""
        yield from (self.elapsed.since, self.elapsed.until, self.length.amount)


@dataclass(frozen=True)
class Service:
    """One period in one post. `selesai` is exclusive, None = still held; `facts` describe the post (None = unknown)."""

    mulai: date | None
    selesai: date | None
    facts: Mapping[str, Any]

    def matches(self, wanted: Filter) -> Outcome:
        """Whether the post is of the wanted kind."""
        outcome = Outcome.PASS
        for key, values in wanted:
            have = self.facts.get(key)
            outcome = min(outcome, Outcome.UNKNOWN if have is None else truth_of(have in values))
        return outcome


Filter = tuple[tuple[str, tuple[Any, ...]], ...]


@dataclass(frozen=True)
class Served:
    """The time spent in posts of a kind, overlaps counted once, up to the reference date."""

    history: Term
    acuan: Term
    wanted: Filter
    label: str

    def __ge__(self, other: Duration) -> ServedAtLeast:
        return ServedAtLeast(self, other)


@dataclass(frozen=True)
class ServedAtLeast(Check):
    """Service of a kind adds up to a length of time: an unbroken period by the calendar, several by months and days."""

    served: Served
    length: Duration

    def one(self, case: Case) -> Finding:
        """Judge one case: certain posts decide a pass, posts that may match decide between unknown and fail."""
        history, ref = self.served.history.one(case), self.served.acuan.one(case)
        months = self.months(case)
        asked = f"{self.served.label} {WORDS['>=']} {self.length.text(self.length.amount.one(case))}"
        if history is None or ref is None:
            label = self.served.history.label if history is None else self.served.acuan.label
            return Finding(Outcome.UNKNOWN, "tidak tercatat", asked, missing=(label,))
        sure = [post for post in history if post.matches(self.served.wanted) is Outcome.PASS and post.mulai]
        maybe = [post for post in history if post.matches(self.served.wanted) is not Outcome.FAIL]
        found = lama(*total_service(_clipped(sure, ref)))
        if _enough(sure, ref, months):
            return Finding(Outcome.PASS, found, asked, window=((ref, END),), today=ref)
        if any(post.mulai is None for post in maybe) or _enough(maybe, ref, months):
            return Finding(Outcome.UNKNOWN, found, asked, missing=(self.served.label,), today=ref)
        return Finding(Outcome.FAIL, found, asked, (self.served.label,), (), self._window(sure, ref, months), ref)

    def columns(self, batch: Batch) -> Array:
        """Judge a batch."""
        from openkarier.core.law.services import enough  # noqa: PLC0415  # the column side is only paid for by batches

        months = self._months(int(self.length.amount.columns(batch)))
        return enough(batch.services(self.served.history.keys()[0]), self.served.wanted,
                      self.served.acuan.columns(batch), months)  # fmt: skip

    def months(self, case: Case) -> int:
        """The length asked, in months."""
        return self._months(self.length.amount.one(case))

    def _months(self, amount: int) -> int:
        return amount * MONTHS_A_YEAR if self.length.unit is Unit.TAHUN else amount

    def _window(self, sure: list[Service], ref: date, months: int) -> Window:
        if not any(post.selesai is None or post.selesai > ref for post in sure):
            return NEVER
        start = first_day(lambda day: _enough(sure, day, months), ref, add_months(ref, HORIZON_MONTHS))
        return ((start, END),) if start else NEVER

    def terms(self) -> Iterator[Term]:
        """The history, the reference date and the amount."""
        yield from (self.served.history, self.served.acuan, self.length.amount)


def _clipped(posts: list[Service], ref: date) -> list[tuple[date, date]]:
    return [(post.mulai, min(post.selesai or ref, ref)) for post in posts if post.mulai]


def _enough(posts: list[Service], ref: date, months: int) -> bool:
    return total_service(_clipped(posts, ref))[0] >= months
