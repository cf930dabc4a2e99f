"""Shapes that the components of templates/components/ show. A view's presenter makes them; see docs/antarmuka.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Task:
    """Something to do. `state` is a word of `states.STATES`; `due` puts a deadline beside it."""

    label: str
    url: str = ""
    hint: str = ""
    state: str = ""
    due: date | datetime | None = None


@dataclass(frozen=True)
class Step:
    """One station of a tracker. `state`: done, now, later, stopped. `actor` acts now; `meanwhile` is for the reader."""

    label: str
    state: str = "later"
    at: date | datetime | None = None
    actor: str = ""
    text: str = ""
    meanwhile: str = ""
    url: str = ""


@dataclass(frozen=True)
class Trace:
    """A matter the reader has under way, for a home page: its title, where to see it, and its steps."""

    title: str
    url: str
    steps: Sequence[Step]


@dataclass(frozen=True)
class Verdict:
    """One requirement judged. `state`: memenuhi, belum, tidak, tak-dinilai; `word` replaces the usual word of it."""

    state: str
    word: str = ""
    title: str = ""
    sentence: str = ""
    found: str = ""
    asked: str = ""
    citation: str = ""
    citation_url: str = ""
    true_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Stat:
    """One figure with what it counts; `note` says against what."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar of a picture: `value` of `total`, written as `text`; `url` leads to the rows behind it."""

    label: str
    value: float
    total: float
    text: str = ""
    url: str = ""
    line: float | None = None  # a mark to compare with, in the unit of `total`

    @property
    def percent(self) -> float:
        """Length of the bar, 0 to 100."""
        return round(100 * self.value / self.total, 2) if self.total else 0.0

    @property
    def line_percent(self) -> float | None:
        """Place of the mark, 0 to 100."""
        return round(100 * self.line / self.total, 2) if self.line is not None and self.total else None


@dataclass(frozen=True)
class Picture:
    """A picture with the finding as its title, and the table behind it one link away."""

    title: str
    bars: Sequence[Bar] = ()
    text: str = ""
    url: str = ""
    more: str = "Lihat tabelnya"


@dataclass(frozen=True)
class Chip:
    """A filter that is on or may be put on. `url` switches it."""

    label: str
    url: str
    on: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Fact:
    """A datum with where it comes from and its date; `kode` and `baris` name it in core/registry_data."""

    label: str
    value: str
    source: str = ""
    at: date | datetime | None = None
    kode: str = ""
    baris: int = 0


@dataclass(frozen=True)
class Answer:
    """A line of a check-your-answers page; `url` goes back to the question."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Home:
    """What one room puts on a desk's home: what to do, what is happening, what was asked for, figures."""

    tasks: Sequence[Task] = field(default_factory=tuple)
    pictures: Sequence[Picture] = field(default_factory=tuple)
    traces: Sequence[Trace] = field(default_factory=tuple)
    stats: Sequence[Stat] = field(default_factory=tuple)
