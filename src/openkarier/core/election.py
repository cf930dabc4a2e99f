"""When replacing officials needs the Minister's consent: the three election rules, as windows with their last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openkarier.core.periods import add_months, tanggal
from openkarier.core.regulations import RULEBOOK

FIRST_MONTHS = 6  # UU 10/2016 article 162 paragraph (3)
BEFORE_PAIRS = 6  # UU 10/2016 article 71 paragraph (2): months before the pairs are fixed
REPORT_DAYS = 7  # working days to report each replacement (news on SE Mendagri 100.2.1.3/1575/SJ; confidence B)
RULES = ("uu10-2016-ps71-2", "uu10-2016-ps162-3", "pp49-2008-ps132a")
STATUS = {"DEFINITIF": "Kepala daerah definitif", "PJ": "Penjabat", "PLT": "Pelaksana tugas"}


@dataclass(frozen=True)
class Term:
    """The term of a regional head. `penetapan_paslon` is the day the candidate pairs of the next election are fixed."""

    kedudukan: str  # a key of STATUS
    nama: str
    mulai: date
    selesai: date
    penetapan_paslon: date | None = None
    sumber: str = ""

    def facts(self) -> dict[str, object]:
        """The term as the law's rules read it."""
        pairs = {"tgl_penetapan_paslon": self.penetapan_paslon} if self.penetapan_paslon else {}
        return {
            "kepala_daerah.jenis": self.kedudukan,
            "kepala_daerah.tgl_pelantikan": self.mulai,
            "kepala_daerah.akhir_masa_jabatan": self.selesai,
            **pairs,
        }


@dataclass(frozen=True)
class Span:
    """One window: a rule, its first and last day."""

    rule: str
    title: str
    first: date
    last: date
    citation: str

    def holds(self, day: date) -> bool:
        """Whether the day lies in it, both ends included."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Window:
    """Where a day stands: the spans it lies in, the spans to come, and the sentence for the screen."""

    now: tuple[Span, ...]
    later: tuple[Span, ...]
    sentence: str
    known: bool = True

    @property
    def restricted(self) -> bool:
        """Whether the Minister's written consent is needed."""
        return bool(self.now)

    @property
    def citations(self) -> str:
        """The articles that restrict this day, each once."""
        return "; ".join(dict.fromkeys(span.citation for span in self.now))

    @property
    def until(self) -> date | None:
        """The last day of the restriction as it stands today."""
        return max((span.last for span in self.now), default=None)


def spans(term: Term) -> list[Span]:
    """The windows of a term, in order."""
    found = []
    if term.kedudukan == "DEFINITIF":
        found.append(_span("uu10-2016-ps162-3", term.mulai, min(term.selesai, add_months(term.mulai, FIRST_MONTHS))))
    else:
        found.append(_span("pp49-2008-ps132a", term.mulai, term.selesai))
    if term.penetapan_paslon:
        found.append(_span("uu10-2016-ps71-2", add_months(term.penetapan_paslon, -BEFORE_PAIRS), term.selesai))
    return sorted(found, key=lambda span: span.first)


def _span(rule: str, first: date, last: date) -> Span:
    found = RULEBOOK.find(rule, None)
    return Span(rule, found.title, first, last, str(found.provision.wordings[-1].citation))


def window(term: Term | None, on: date) -> Window:
    """Where `on` stands under a term; without one it is unknown, never free."""
    if term is None:
        return Window(
            (), (), "Masa jabatan kepala daerah belum dicatat, sehingga jendela Mendagri belum diketahui.", False
        )
    every = spans(term)
    now = tuple(span for span in every if span.holds(on))
    later = tuple(span for span in every if span.first > on)
    if now:
        last = max(span.last for span in now)
        return Window(
            now, later, f"Penggantian pejabat sampai {tanggal(last)} memerlukan persetujuan tertulis Mendagri."
        )
    if later:
        before = later[0].first
        return Window(now, later, f"Penggantian pejabat dapat diputus sendiri sampai sehari sebelum {tanggal(before)}.")
    return Window(now, later, "Tidak ada pembatasan pilkada pada hari ini.")
