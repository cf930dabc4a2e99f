"""Working days of Indonesia: national holidays and cuti bersama, and how long something has waited in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from openkarier.core.periods import working_day

SOURCE = "SKB tiga menteri tentang hari libur nasional dan cuti bersama, menurut pustaka holidays"
SATURDAY = 5


@lru_cache(maxsize=8)
def named_holidays(first: int, last: int) -> dict[date, str]:
    """Holidays and cuti bersama of the years `first` to `last`, each with its name."""
    from holidays.constants import GOVERNMENT, PUBLIC  # noqa: PLC0415  # half a second to import; few pages have clocks
    from holidays.countries.indonesia import Indonesia  # noqa: PLC0415

    found = Indonesia(years=range(first, last + 1), categories=(GOVERNMENT, PUBLIC), language="id")
    return dict(found.items())


def holidays_around(day: date, local: Collection[date] = ()) -> frozenset[date]:
    """Holidays of the year of a day, the one before and the one after, with local ones."""
    return frozenset(named_holidays(day.year - 1, day.year + 1)) | frozenset(local)


def works(day: date) -> bool:
    """Whether offices are open that day."""
    return day.weekday() < SATURDAY and day not in holidays_around(day)


def holiday_name(day: date) -> str:
    """Why offices are closed that day; "" when they are open."""
    if day.weekday() >= SATURDAY:
        return ("Sabtu", "Minggu")[day.weekday() - SATURDAY]
    return named_holidays(day.year - 1, day.year + 1).get(day, "")


def nth_working_day(day: date, count: int) -> date:
    """The `count`-th working day after a day; the first is the day after it that works."""
    return working_day(day, count, holidays_around(day))


def waited(since: date, today: date) -> int:
    """Working days after `since` up to and with `today`: 0 on the day itself, never negative."""
    if today <= since:
        return 0
    tomorrow = timedelta(days=1)
    closed = sorted(holidays_around(since) | holidays_around(today))
    return int(np.busday_count(since + tomorrow, today + tomorrow, holidays=closed))
