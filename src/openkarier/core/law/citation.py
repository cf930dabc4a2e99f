"""Where a rule is written: instrument, article, and the days on which each wording is in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from openkarier.core.periods import ONE_DAY


class Overlap(ValueError):
    """Two versions of one rule would be in force on the same day."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An act as it is cited: PP 11/2017; `changed_by` lists the acts that amended it."""

    nama: str
    sumber: str = ""  # where the text was read; several addresses are separated by " ; "
    changed_by: tuple[str, ...] = ()

    def jo(self, other: Instrument) -> Instrument:
        """Cite this act as amended by another."""
        return replace(self, changed_by=(*self.changed_by, other.nama))

    def pasal(self, nomor: int | str) -> Citation:
        """Cite an article."""
        return Citation(self, (f"Pasal {nomor}",))

    def lampiran(self) -> Citation:
        """Cite the annex."""
        return Citation(self, ("Lampiran",))

    def umum(self) -> Citation:
        """Cite the act as a whole; its article could not be read."""
        return Citation(self, ())

    def __str__(self) -> str:
        return " jo. ".join((self.nama, *self.changed_by))


@dataclass(frozen=True, slots=True)
class Citation:
    """An article down to its number. `also` names further articles that belong to the same rule."""

    instrument: Instrument
    parts: tuple[str, ...]
    also: tuple[str, ...] = ()

    def ayat(self, *nomor: int) -> Citation:
        """Go down to a paragraph (or several)."""
        return self._down("ayat " + _enumerated(f"({n})" for n in nomor))

    def huruf(self, *huruf: str) -> Citation:
        """Go down to a letter (or several)."""
        return self._down("huruf " + _enumerated(huruf))

    def angka(self, nomor: int) -> Citation:
        """Go down to a number."""
        return self._down(f"angka {nomor}")

    def bersama(self, other: str) -> Citation:
        """Name a further article that belongs to the same rule."""
        return replace(self, also=(*self.also, other))

    def _down(self, part: str) -> Citation:
        return replace(self, parts=(*self.parts, part))

    def __str__(self) -> str:
        return "; ".join((" ".join((str(self.instrument), *self.parts)), *self.also))


@dataclass(frozen=True, slots=True)
class Wording:
    """One citation with the first and the last day it is in force (None = open, or not read)."""

    mulai: date | None
    sampai: date | None
    citation: Citation

    def in_force(self, day: date) -> bool:
        """Whether this wording binds on `day`."""
        return (self.mulai is None or self.mulai <= day) and (self.sampai is None or day <= self.sampai)


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule through time: its wordings, oldest first, never two on one day."""

    wordings: tuple[Wording, ...]

    def since(self, mulai: str, citation: Citation) -> Provision:
        """From `mulai` on the rule stands elsewhere, or stands amended."""
        start, last = date.fromisoformat(mulai), self.wordings[-1]
        if (last.mulai is not None and start <= last.mulai) or (last.sampai is not None and start <= last.sampai):
            raise Overlap(f"{citation}: berlaku mulai {start}, padahal {last.citation} masih berlaku pada hari itu.")
        closed = last if last.sampai else replace(last, sampai=start - ONE_DAY)
        return Provision((*self.wordings[:-1], closed, Wording(start, None, citation)))

    def repealed(self, on: str) -> Provision:
        """From the day `on` the rule no longer binds."""
        end, last = date.fromisoformat(on) - ONE_DAY, self.wordings[-1]
        if last.mulai is not None and end < last.mulai:
            raise Overlap(f"{last.citation}: dicabut {on}, sebelum mulai berlaku {last.mulai}.")
        return Provision((*self.wordings[:-1], replace(last, sampai=end)))

    def on(self, day: date) -> Wording | None:
        """Return the wording in force on `day`."""
        return next((wording for wording in self.wordings if wording.in_force(day)), None)

    def ayat(self, *nomor: int) -> Provision:
        """Go down to a paragraph in every wording."""
        return self._each(lambda citation: citation.ayat(*nomor))

    def huruf(self, *huruf: str) -> Provision:
        """Go down to a letter in every wording."""
        return self._each(lambda citation: citation.huruf(*huruf))

    def angka(self, nomor: int) -> Provision:
        """Go down to a number in every wording."""
        return self._each(lambda citation: citation.angka(nomor))

    def bersama(self, other: str) -> Provision:
        """Name a further article in every wording."""
        return self._each(lambda citation: citation.bersama(other))

    def _each(self, down: Callable[[Citation], Citation]) -> Provision:
        return Provision(tuple(replace(wording, citation=down(wording.citation)) for wording in self.wordings))


def since(mulai: str | None, citation: Citation) -> Provision:
    """Begin a provision: in force from `mulai` (ISO date), or from a day that could not be read (None)."""
    return Provision((Wording(date.fromisoformat(mulai) if mulai else None, None, citation),))


def _enumerated(words: Iterable[str]) -> str:
    return " dan ".join(words)
