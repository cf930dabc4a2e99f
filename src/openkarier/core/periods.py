"""Dates as the law counts them: months to the last day, working days, and service with overlaps counted once.

Conventions (each is tested at its boundary):

- adding months to a day that does not exist (29 February, 31) falls on the last day of that month;
- the n-th working day is counted from the day after; Monday to Friday, minus the holidays that are passed in;
- a period ends on the day before `selesai`; a period without `selesai` still runs.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.datetime64]
Interval = tuple[date, date]  # mulai inclusive, selesai exclusive
ONE_DAY = timedelta(days=1)
MONTHS_A_YEAR = 12
DAYS_A_SUMMED_MONTH = 30  # convention: 30 left-over days of separate periods make one month
BEGINNING = date(1800, 1, 1)  # no living person and no rule is older
END = date(2299, 12, 31)


class Unit(StrEnum):
    """A unit of time as the law names it."""

    TAHUN = "tahun"
    BULAN = "bulan"
    HARI = "hari"
    HARI_KERJA = "hari kerja"


def add_months(day: date, months: int) -> date:
    """Move a date by whole months; a day that does not exist becomes the last day of the month."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_months_columns(days: Days, months: int | npt.NDArray[Any]) -> Days:
    """Move dates by whole months, element by element. NaT stays NaT."""
    first: Days = days.astype("datetime64[M]")
    offset = days - first.astype("datetime64[D]")
    target = first + np.asarray(months).astype("timedelta64[M]")
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    moved: Days = np.minimum(target.astype("datetime64[D]") + offset, last)
    return moved


def working_day(day: date, count: int, holidays: frozenset[date] = frozenset()) -> date:
    """Return the `count`-th working day after `day` (before it, if negative)."""
    calendar = np.busdaycalendar(holidays=sorted(holidays))
    roll = "backward" if count >= 0 else "forward"
    moved: date = np.busday_offset(np.datetime64(day), count, roll=roll, busdaycal=calendar).item()  # type: ignore[call-overload]
    return moved


def working_days_columns(days: Days, count: npt.NDArray[Any] | int, holidays: frozenset[date]) -> Days:
    """Return the `count`-th working day after each day. NaT stays NaT."""
    calendar = np.busdaycalendar(holidays=sorted(holidays))
    moved: Days = np.busday_offset(days, count, roll="backward", busdaycal=calendar)
    return moved


def shift(day: date, amount: int, unit: Unit, holidays: frozenset[date] = frozenset()) -> date:
    """Return `day` moved by `amount` units."""
    if unit is Unit.HARI_KERJA:
        return working_day(day, amount, holidays)
    if unit is Unit.HARI:
        return day + timedelta(days=amount)
    return add_months(day, amount * (MONTHS_A_YEAR if unit is Unit.TAHUN else 1))


def shift_columns(
    days: Days, amount: npt.NDArray[Any] | int, unit: Unit, holidays: frozenset[date] = frozenset()
) -> Days:
    """Return each day moved by `amount` units; `amount` may be an array of the same or a broadcastable shape."""
    if unit is Unit.HARI_KERJA:
        return working_days_columns(days, amount, holidays)
    if unit is Unit.HARI:
        moved: Days = days + np.asarray(amount).astype("timedelta64[D]")
        return moved
    return add_months_columns(days, np.asarray(amount) * (MONTHS_A_YEAR if unit is Unit.TAHUN else 1))


def last_start(deadline: date, amount: int, unit: Unit) -> date:
    """Return the last day d for which d + amount is still on or before `deadline` (inverse of `shift`)."""
    start = shift(deadline, -amount, unit)
    while shift(start + ONE_DAY, amount, unit) <= deadline:
        start += ONE_DAY
    return start


def full_months(mulai: date, selesai: date) -> tuple[int, int]:
    """Return (full calendar months, left-over days) between two dates; (0, 0) if they are in the wrong order."""
    if selesai <= mulai:
        return 0, 0
    months = (selesai.year - mulai.year) * MONTHS_A_YEAR + selesai.month - mulai.month
    if add_months(mulai, months) > selesai:
        months -= 1
    return months, (selesai - add_months(mulai, months)).days


def full_months_columns(mulai: Days, selesai: Days) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return full months and left-over days, element by element; dates in the wrong order give 0, 0."""
    selesai = np.maximum(mulai, selesai)
    months = (selesai.astype("datetime64[M]") - mulai.astype("datetime64[M]")).astype(np.int64)
    months -= add_months_columns(mulai, months) > selesai
    days = (selesai - add_months_columns(mulai, months)).astype(np.int64)
    return months, days


def merge(periods: Iterable[Interval]) -> list[Interval]:
    """Join periods that overlap or touch; empty ones disappear."""
    joined: list[Interval] = []
    for mulai, selesai in sorted(period for period in periods if period[0] < period[1]):
        if joined and mulai <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(selesai, joined[-1][1]))
        else:
            joined.append((mulai, selesai))
    return joined


def total_service(periods: Sequence[Interval]) -> tuple[int, int]:
    """Add up separate periods: (months, days), 30 left-over days counting as a month. Overlaps count once."""
    parts = [full_months(mulai, selesai) for mulai, selesai in merge(periods)]
    months, days = sum(part[0] for part in parts), sum(part[1] for part in parts)
    if len(parts) <= 1:
        return months, days
    return months + days // DAYS_A_SUMMED_MONTH, days % DAYS_A_SUMMED_MONTH


def first_day(true_on: Callable[[date], bool], after: date, until: date) -> date | None:
    """Return the first day after `after`, up to `until`, on which a condition holds that never turns false again."""
    span = range((until - after).days)
    found = bisect_left(span, True, key=lambda offset: true_on(after + timedelta(days=offset + 1)))
    return after + timedelta(days=found + 1) if found < len(span) else None


BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def tanggal(day: date) -> str:
    """Write a date as an Indonesian letter does: 1 Mei 2027."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def lama(months: int, days: int) -> str:
    """Write a length of time: "1 tahun 8 bulan", "3 bulan 2 hari", "0 hari"."""
    years, months = divmod(months, MONTHS_A_YEAR)
    parts = [f"{count} {name}" for count, name in ((years, "tahun"), (months, "bulan"), (days, "hari")) if count]
    return " ".join(parts) or "0 hari"
