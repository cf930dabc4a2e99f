"""Four verdicts, four severities, and the windows of time in which a condition holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import IntEnum, StrEnum

from openkarier.core.periods import BEGINNING, END, ONE_DAY

Window = tuple[tuple[date, date], ...]  # sorted, disjoint; both ends inclusive
ALWAYS: Window = ((BEGINNING, END),)
NEVER: Window = ()


class Outcome(IntEnum):
    """A verdict. The order is Kleene's: "and" is the minimum, "or" the maximum; unknown is never a fail nor a pass."""

    FAIL = 0
    UNKNOWN = 1
    PASS = 2
    NOT_APPLICABLE = 3

    @property
    def label(self) -> str:
        """The verdict as an ASN reads it."""
        return ("tidak memenuhi", "belum dapat dinilai", "memenuhi", "tidak berlaku")[self]

    @property
    def code(self) -> str:
        """The verdict as case files and frozen decisions write it."""
        return self.name.lower()


class Severity(StrEnum):
    """What a fail means."""

    BLOCK = "block"  # cannot be proposed or decided
    GATE = "gate"  # waits for a document
    WARN = "warn"  # whoever decides must write a reason
    INFO = "info"  # is only shown

    @property
    def label(self) -> str:
        """What a fail means, as an ASN reads it."""
        return {
            "block": "tidak dapat diajukan",
            "gate": "menunggu dokumen",
            "warn": "perlu alasan tertulis",
            "info": "keterangan",
        }[self.value]


def intersect(left: Window, right: Window) -> Window:
    """Return the days that are in both windows."""
    found = ((max(a, c), min(b, d)) for a, b in left for c, d in right)
    return tuple(sorted(span for span in found if span[0] <= span[1]))


def unite(left: Window, right: Window) -> Window:
    """Return the days that are in either window; spans that touch are joined."""
    joined: list[tuple[date, date]] = []
    for start, end in sorted((*left, *right)):
        if joined and (joined[-1][1] == END or start <= joined[-1][1] + ONE_DAY):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def first_in(windows: Iterable[Window], after: date) -> date | None:
    """Return the first day, `after` or later, that lies in all windows."""
    common = ALWAYS
    for window in windows:
        common = intersect(common, window)
    days = (max(start, after) for start, end in common if end >= after)
    return next(days, None)


def turning_points(window: Window, today: date, outcome: Outcome) -> tuple[date | None, date | None]:
    """Return (first day it becomes true, last day it is true) as seen from `today`; None where there is no such day."""
    here = [span for span in window if span[1] >= today]
    past = [span for span in window if span[1] < today]
    if outcome is Outcome.PASS:
        return None, (here[0][1] if here and here[0][1] != END else None)
    start = here[0][0] if here and here[0][0] > today else None
    last = here[0][1] if here and here[0][1] != END else (past[-1][1] if past else None)
    return start, last
