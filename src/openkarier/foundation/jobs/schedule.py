"""Work by the clock: a routine fires once per slot, because the slot is the key of the job it puts in the queue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))  # Monday = 0, as datetime.weekday()
WORKDAYS = frozenset(range(5))


@dataclass(frozen=True)
class Routine:
    """A job that the clock asks for: at `at` local time on `weekdays`, or every `minutes` from midnight on.

    A slot missed by more than `grace` (the server was off) is left out; of several missed slots only the last fires.
    """

    name: str
    kind: str
    title: str
    at: time | None = None
    minutes: int = 0
    weekdays: frozenset[int] = EVERY_DAY
    grace: timedelta = timedelta(hours=6)
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a routine without a clock, or with two."""
        if (self.at is None) == (self.minutes == 0) or (self.minutes and 1440 % self.minutes):
            message = f"{self.name}: tetapkan jam (at) atau selang menit yang membagi habis sehari, salah satu saja."
            raise ValueError(message)

    def slot(self, now: datetime, zone: str) -> datetime | None:
        """Return the latest slot at or before `now` (aware) on the wall clock of `zone`; None when it is too old."""
        local = now.astimezone(ZoneInfo(zone))
        latest = self._interval(local) if self.at is None else self._daily(local, self.at)
        return latest if latest is not None and local - latest <= self.grace else None

    def _interval(self, local: datetime) -> datetime | None:
        minute = (local.hour * 60 + local.minute) // self.minutes * self.minutes
        latest = local.replace(hour=minute // 60, minute=minute % 60, second=0, microsecond=0)
        return latest if local.weekday() in self.weekdays else None

    def _daily(self, local: datetime, at: time) -> datetime | None:
        today = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
        days = (today - timedelta(days=back) for back in range(8))
        return next((day for day in days if day <= local and day.weekday() in self.weekdays), None)
