"""The clocks of an objection (PP 79/2021): fourteen working days to object, twenty-one to decide, then the court."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openkarier.core.calendar import nth_working_day, waited
from openkarier.core.periods import tanggal

TO_OBJECT = 14  # working days from receipt, article 4 paragraph (2)
TO_DECIDE = 21  # working days from the day the PPK received it, article 5 paragraph (1)
CITE_OBJECT = "PP 79/2021 Pasal 4 ayat (2)"
CITE_LATE = "PP 79/2021 Pasal 4 ayat (3)"
CITE_DECIDE = "PP 79/2021 Pasal 5 ayat (1)"
CITE_COURT = "PP 79/2021 Pasal 5 ayat (3) dan Pasal 6 ayat (3)"
COURT = "Pengadilan Tata Usaha Negara (PTUN)"


@dataclass(frozen=True)
class Clock:
    """A deadline: its last day, how many working days are used, and whether it has passed."""

    last: date
    used: int
    of: int
    citation: str
    passed: bool

    @property
    def left(self) -> int:
        """Working days left, never negative."""
        return max(0, self.of - self.used)


def to_object(received: date, today: date) -> Clock:
    """The clock of the person; the day after receipt is the first."""
    return _clock(received, today, TO_OBJECT, CITE_OBJECT)


def to_decide(filed: date, today: date) -> Clock:
    """The clock of the PPK."""
    return _clock(filed, today, TO_DECIDE, CITE_DECIDE)


def _clock(since: date, today: date, days: int, citation: str) -> Clock:
    last = nth_working_day(since, days)
    return Clock(last, waited(since, today), days, citation, today > last)


def next_way(state: str, clock: Clock) -> str:
    """What the person can do besides waiting."""
    if state in ("diputus", "tidak-diterima"):
        return f"Bila tidak puas, Anda dapat mengajukan upaya hukum ke {COURT} ({CITE_COURT})."
    if clock.passed and state not in ("dicabut",):
        return f"Batas {clock.of} hari kerja lewat pada {tanggal(clock.last)}; Anda dapat ke {COURT} ({CITE_COURT})."
    return f"PPK wajib memutus paling lambat {tanggal(clock.last)} ({clock.citation})."
