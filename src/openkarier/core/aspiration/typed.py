"""What people type, read the Indonesian way: numbers and days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from decimal import Decimal, InvalidOperation


def number(text: str) -> Decimal | None:
    """Read a number the Indonesian way: "1.250,5" -> 1250.5, "85%" -> 85, "85" -> 85; None when it is no number."""
    cleaned = text.strip().removesuffix("%").removeprefix("Rp").replace(" ", "")
    if "," in cleaned or cleaned.count(".") > 1 or _thousands(cleaned):
        cleaned = cleaned.replace(".", "").replace(",", ".")
    try:
        value = Decimal(cleaned)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** 14 else None


def _thousands(text: str) -> bool:
    """Whether a single point separates thousands: "1.250" yes, "1.25" no."""
    head, point, tail = text.partition(".")
    return bool(point) and len(tail) == 3 and head.lstrip("-").isdigit() and head.lstrip("-") != "0"


def day(text: str) -> date | None:
    """Read a date: 2026-12-31 (what a date field sends), 31-12-2026 or 31/12/2026; None when it is no date."""
    cleaned = text.strip().replace("/", "-")
    for pattern in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(cleaned, pattern).date()  # noqa: DTZ007  # a calendar day has no zone
        except ValueError:
            continue
    return None


def months_after(start: date, months: int) -> date:
    """The same day `months` later; the last day of that month when it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
