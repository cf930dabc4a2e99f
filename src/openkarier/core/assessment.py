"""Competency test results weighed: job person match (JPM), gaps, bands by purpose, validity. No storage here."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from itertools import pairwise

HUNDRED = Decimal(100)
CENT = Decimal("0.01")
LEVELS = range(1, 6)  # PermenPANRB 38/2017: five levels of every competency


@dataclass(frozen=True)
class Jpm:
    """Sum of achieved levels against sum of asked levels, in percent with two decimals, never rounded up.

    raw    : a surplus in one competency makes up for a gap in another (the printed BKN form)
    capped : no competency counts beyond what is asked
    gaps   : achieved minus asked, per competency
    """

    achieved: int
    required: int
    raw: Decimal
    capped: Decimal
    gaps: Mapping[str, int]

    @property
    def short(self) -> dict[str, int]:
        """Competencies below what is asked, the widest gap first, each with the levels that are missing."""
        found = sorted((gap, place, name) for place, (name, gap) in enumerate(self.gaps.items()) if gap < 0)
        return {name: -gap for gap, _, name in found}

    @property
    def strong(self) -> dict[str, int]:
        """Competencies above what is asked, the largest surplus first."""
        found = sorted((-gap, place, name) for place, (name, gap) in enumerate(self.gaps.items()) if gap > 0)
        return {name: -gap for gap, _, name in found}


def jpm(found: Mapping[str, int], asked: Mapping[str, int]) -> Jpm | None:
    """Match levels found with levels asked; None where nothing is asked or something asked was not measured.

    JPM = sum achieved / sum required x 100 (form of the BKN assessment report).
    """
    if not asked or any(found.get(name) is None for name in asked):
        return None
    required = sum(asked.values())
    achieved = sum(found[name] for name in asked)
    met = sum(min(found[name], level) for name, level in asked.items())
    gaps = {name: found[name] - level for name, level in asked.items()}
    return Jpm(achieved, required, percent(achieved, required), percent(met, required), gaps)


def percent(part: int, whole: int) -> Decimal:
    """A share in percent, cut after two decimals: 79,996 stays below 80."""
    return (Decimal(part) * HUNDRED / Decimal(whole)).quantize(CENT, ROUND_DOWN)


# --- bands ---


class Purpose(StrEnum):
    """What an assessment is for (Peraturan BKN 26/2019 Ps. 26 ayat (2)); the value is part of a policy's key."""

    FILLING = "pengisian"
    MAPPING = "pemetaan"


PURPOSE_LABEL = {Purpose.FILLING: "Pengisian jabatan", Purpose.MAPPING: "Pemetaan"}


@dataclass(frozen=True)
class Band:
    """One category: every JPM from `least` (included) up to the category above it."""

    code: str
    label: str
    least: Decimal


@dataclass(frozen=True)
class BandSet:
    """Categories from the highest to the lowest, without gap or overlap; `source` is the rule or the SK."""

    purpose: Purpose
    bands: tuple[Band, ...]
    source: str

    def of(self, value: Decimal) -> Band:
        """The category of a JPM."""
        return next((band for band in self.bands if value >= band.least), self.bands[-1])

    def rank(self, value: Decimal) -> int:
        """Place of a JPM's category: 0 the highest."""
        return self.bands.index(self.of(value))


def _default(purpose: Purpose, *bands: tuple[str, str, int]) -> BandSet:
    source = "Borang laporan penilaian kompetensi BKN; pasalnya dalam Peraturan BKN 26/2019 belum terbaca"
    return BandSet(purpose, tuple(Band(code, label, Decimal(least)) for code, label, least in bands), source)


# The national practice. Agencies set their own by decision (Permen KKP 39/2023 Ps. 52: 91/85 and 85/75).
DEFAULT_BANDS = {
    Purpose.FILLING: _default(
        Purpose.FILLING,
        ("MS", "Memenuhi syarat", 80), ("MMS", "Masih memenuhi syarat", 68), ("KMS", "Kurang memenuhi syarat", 0),
    ),
    Purpose.MAPPING: _default(
        Purpose.MAPPING, ("O", "Optimal", 90), ("CO", "Cukup optimal", 78), ("KO", "Kurang optimal", 0)
    ),
}  # fmt: skip


class BandsRefused(ValueError):
    """The categories do not cover every value exactly once; the message says which value, why and what to do."""


@dataclass(frozen=True)
class TypedBand:
    """A category as a decision words it: from `least` (included) to `below` (not included; None = no upper end)."""

    code: str
    label: str
    least: Decimal
    below: Decimal | None


def read_bands(purpose: Purpose, typed: Sequence[TypedBand], source: str) -> BandSet:
    """Make a set of what was typed, highest first. Raises BandsRefused for a gap, an overlap or a wrong order."""
    if len(typed) < 2:
        raise BandsRefused("Isi sedikitnya dua kategori, dari yang tertinggi.")
    codes = [band.code.casefold() for band in typed]
    if len(set(codes)) != len(codes):
        raise BandsRefused("Dua kategori memakai singkatan yang sama. Bedakan singkatannya.")
    if typed[0].below is not None:
        raise BandsRefused(f"“{typed[0].label}” kategori tertinggi, jadi tidak berbatas atas. Kosongkan batas atasnya.")
    for upper, lower in pairwise(typed):
        _must_meet(upper, lower)
    if typed[-1].least != 0:
        raise BandsRefused(
            f"Nilai di bawah {number(typed[-1].least)} tidak masuk kategori mana pun. "
            f"Mulai “{typed[-1].label}”, kategori terendah, dari 0."
        )
    return BandSet(purpose, tuple(Band(band.code, band.label, band.least) for band in typed), source)


def _must_meet(upper: TypedBand, lower: TypedBand) -> None:
    """Refuse two neighbours that do not touch."""
    if lower.least >= upper.least:
        raise BandsRefused(
            f"Urutannya keliru: “{lower.label}” mulai {number(lower.least)}, padahal “{upper.label}” di atasnya mulai "
            f"{number(upper.least)}. Tulis dari kategori tertinggi ke terendah."
        )
    if lower.below is None or lower.below < upper.least:
        end = lower.below if lower.below is not None else lower.least
        middle = number((end + upper.least) / 2)
        raise BandsRefused(
            f"Ada celah: nilai {number(end)} sampai sebelum {number(upper.least)} (misalnya {middle}) tidak masuk "
            f"kategori mana pun. Tulis “{lower.label}” sampai kurang dari {number(upper.least)}."
        )
    if lower.below > upper.least:
        raise BandsRefused(
            f"Tumpang tindih: nilai {number(upper.least)} sampai sebelum {number(lower.below)} masuk “{upper.label}” "
            f"dan “{lower.label}” sekaligus. Tulis “{lower.label}” sampai kurang dari {number(upper.least)}."
        )


def number(value: Decimal) -> str:
    """90.50 -> "90,5"."""
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def packed(bands: Iterable[Band]) -> list[dict[str, str]]:
    """Categories as a policy row keeps them."""
    return [{"kode": band.code, "label": band.label, "mulai": str(band.least)} for band in bands]


def unpacked(purpose: Purpose, kept: Iterable[Mapping[str, str]], source: str) -> BandSet:
    """Categories from a policy row."""
    return BandSet(purpose, tuple(Band(row["kode"], row["label"], Decimal(row["mulai"])) for row in kept), source)


# --- validity ---

VALID_MONTHS = 36  # Peraturan BKN 26/2019 Ps. 29 ayat (4), by BKN's published answers


def valid_until(day: date, months: int = VALID_MONTHS) -> date:
    """The last day on which a result of `day` counts."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


# --- potential ---


@dataclass(frozen=True)
class Grade:
    """A grade of potential on the form's scale."""

    code: str
    label: str
    score: int  # what the letter alone is worth on 0-100
    least: int


# KS/K/C/B/BS as on the printed form. The limits on 0-100 are the product's (no rule names them); a letter stands for
# the middle of its range, so that letter and score lead back to each other.
GRADES = (
    Grade("BS", "Baik sekali", 100, 90),
    Grade("B", "Baik", 80, 70),
    Grade("C", "Cukup", 60, 50),
    Grade("K", "Kurang", 40, 30),
    Grade("KS", "Kurang sekali", 20, 0),
)


def grade(score: float) -> Grade:
    """The grade of a score on 0-100."""
    return next((each for each in GRADES if score >= each.least), GRADES[-1])
