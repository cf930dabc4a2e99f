"""Small pictures drawn as SVG by the server: no script, no style, printable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 640, 200  # of the drawing, in its own units
LEFT, RIGHT, TOP, BOTTOM = 8, 56, 14, 26  # margins that the labels need


@dataclass(frozen=True)
class Mark:
    """A place on the curve with what it says."""

    x: float
    y: float
    day: date
    value: int


@dataclass(frozen=True)
class Curve:
    """A line over days, ready to draw: `line` and `area` are SVG path data; `rows` is the table behind it."""

    line: str
    area: str
    first: Mark
    last: Mark
    base: float
    rows: Sequence[tuple[date, int, int]]  # day, total, new on that day
    width: int = WIDTH
    height: int = HEIGHT


def every_day(points: Sequence[tuple[date, int]], begin: date, end: date) -> list[tuple[date, int]]:
    """The cumulative figure of every day from `begin` to `end`; days without a point keep the figure before."""
    known, total, days = dict(points), 0, []
    for offset in range((end - begin).days + 1):
        day = begin + timedelta(days=offset)
        total = known.get(day, total)
        days.append((day, total))
    return days


def curve(days: Sequence[tuple[date, int]], most: int) -> Curve | None:
    """Draw a cumulative line against `most` (the top of the picture); None without days."""
    if not days:
        return None
    span = max(1, len(days) - 1)
    top = max(most, days[-1][1], 1)
    marks = [
        Mark(
            round(LEFT + (WIDTH - LEFT - RIGHT) * place / span, 1),
            round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1),
            day,
            value,
        )
        for place, (day, value) in enumerate(days)
    ]
    line = "M" + " L".join(f"{mark.x} {mark.y}" for mark in marks)
    base = HEIGHT - BOTTOM
    area = f"{line} L{marks[-1].x} {base} L{marks[0].x} {base} Z"
    before = [0, *(value for _, value in days)]
    rows = [(day, value, value - earlier) for (day, value), earlier in zip(days, before, strict=False)]
    return Curve(line, area, marks[0], marks[-1], base, rows)
