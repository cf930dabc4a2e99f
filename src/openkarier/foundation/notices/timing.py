"""When a message may leave, and when a reminder is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STEPS = (14, 3, 1)  # days before a deadline: H-14, H-3, H-1
QUIET_FROM, QUIET_UNTIL = time(20, 0), time(7, 0)


def earliest(now: datetime, zone: str, mulai: time = QUIET_FROM, selesai: time = QUIET_UNTIL) -> datetime:
    """Return `now`, or the end of the quiet hours that `now` falls in (`mulai` inclusive, `selesai` exclusive)."""
    local = now.astimezone(ZoneInfo(zone))
    clock = local.time()
    within = mulai <= clock < selesai if mulai <= selesai else clock >= mulai or clock < selesai
    if not within:
        return now
    end = local.replace(hour=selesai.hour, minute=selesai.minute, second=0, microsecond=0)
    return end if end > local else end + timedelta(days=1)


def rung(deadline: date, today: date, *, start: date, steps: Sequence[int] = STEPS) -> int | None:
    """Return the rung of the reminder ladder (days before `deadline`) that is due, or None.

    A rung whose day was missed stays due until the next one; a rung before `start`, the opening, never was.
    """
    left = (deadline - today).days
    if left < 0:
        return None
    reached = [step for step in steps if left <= step and deadline - timedelta(days=step) >= start]
    return min(reached, default=None)


def rung_key(event: str, subject: str, step: int) -> str:
    """Return the key of a rung, so that each person gets it once: "aspirasi.pengingat:2026-1:H-3"."""
    return f"{event}:{subject}:H-{step}"
