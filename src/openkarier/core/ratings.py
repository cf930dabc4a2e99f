"""Ratings: hasil kerja x perilaku kerja gives a predicate; parts of a year are joined; a unit's spread is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum


class Ekspektasi(IntEnum):
    """A rating against what was expected; the numbers are SIASN's (hasilKinerjaNilai, perilakuKerjaNilai)."""

    DI_ATAS = 1
    SESUAI = 2
    DI_BAWAH = 3


class Predikat(IntEnum):
    """Predicate of a person or a year, the higher the better; SIASN counts the other way round (`siasn`)."""

    SANGAT_BAIK = 5
    BAIK = 4
    BUTUH_PERBAIKAN = 3  # called "Cukup" in PP 30/2019 Pasal 41 ayat (5)
    KURANG = 2
    SANGAT_KURANG = 1

    @property
    def label(self) -> str:
        """As it is written."""
        return LABEL[self]

    @property
    def siasn(self) -> int:
        """SIASN's kuadranKinerjaNilai: 1 sangat baik to 5 sangat kurang."""
        return 6 - self


LABEL = {
    Predikat.SANGAT_BAIK: "Sangat Baik",
    Predikat.BAIK: "Baik",
    Predikat.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    Predikat.KURANG: "Kurang",
    Predikat.SANGAT_KURANG: "Sangat Kurang",
}
EKSPEKTASI_LABEL = {
    Ekspektasi.DI_ATAS: "Di atas ekspektasi",
    Ekspektasi.SESUAI: "Sesuai ekspektasi",
    Ekspektasi.DI_BAWAH: "Di bawah ekspektasi",
}

# PermenPANRB 6/2022 (lampiran, kuadran kinerja); confidence B: three codings by agencies agree, the annex was not read.
MATRIX_SOURCE = "PermenPANRB 6/2022, lampiran (kuadran kinerja)"
_A, _S, _B = Ekspektasi.DI_ATAS, Ekspektasi.SESUAI, Ekspektasi.DI_BAWAH
MATRIX: Mapping[tuple[Ekspektasi, Ekspektasi], Predikat] = {
    # hasil kerja, perilaku kerja
    (_A, _A): Predikat.SANGAT_BAIK, (_A, _S): Predikat.BAIK, (_A, _B): Predikat.KURANG,
    (_S, _A): Predikat.BAIK, (_S, _S): Predikat.BAIK, (_S, _B): Predikat.KURANG,
    (_B, _A): Predikat.BUTUH_PERBAIKAN, (_B, _S): Predikat.BUTUH_PERBAIKAN, (_B, _B): Predikat.SANGAT_KURANG,
}  # fmt: skip


def predicate(hasil: int, perilaku: int) -> Predikat:
    """The predicate of a pair of ratings. Raises ValueError for a rating that does not exist."""
    return MATRIX[Ekspektasi(hasil), Ekspektasi(perilaku)]


@dataclass(frozen=True)
class Part:
    """A part of a year in one post: its ratings and how many months it lasted."""

    hasil: int
    perilaku: int
    months: int


def prorated(parts: Sequence[Part]) -> tuple[Ekspektasi, Ekspektasi]:
    """Join the parts of a year in proportion to their months (PP 30/2019 Pasal 36); a tie falls to the person's good.

    The act asks for proportion in numbers; that the three ratings are averaged as 1, 2, 3 is this product's method.
    """
    whole = sum(part.months for part in parts)
    if whole <= 0:
        raise ValueError("no months to join")
    return _nearest(sum(p.hasil * p.months for p in parts), whole), _nearest(
        sum(p.perilaku * p.months for p in parts), whole
    )


def _nearest(total: int, whole: int) -> Ekspektasi:
    """total / whole rounded to 1, 2 or 3; one half rounds down, which is the better rating."""
    return Ekspektasi(-((whole - 2 * total) // (2 * whole)))


def numeric_predicate(score: float, *, new_idea: bool) -> Predikat:
    """PP 30/2019 Pasal 41 ayat (5), for years that were rated in numbers (0 to 120); 110 and more asks a new idea."""
    if not 0 <= score <= 120:
        raise ValueError("nilai harus antara 0 dan 120")
    if score >= 90:
        return Predikat.SANGAT_BAIK if score >= 110 and new_idea else Predikat.BAIK
    if score >= 70:
        return Predikat.BUTUH_PERBAIKAN
    return Predikat.KURANG if score >= 50 else Predikat.SANGAT_KURANG


class PredikatUnit(IntEnum):
    """Predicate of an organisation (SE MenPANRB 3/2023)."""

    ISTIMEWA = 5
    BAIK = 4
    BUTUH_PERBAIKAN = 3
    KURANG = 2
    SANGAT_KURANG = 1

    @property
    def label(self) -> str:
        """As it is written."""
        return "Istimewa" if self == PredikatUnit.ISTIMEWA else LABEL[Predikat(self.value)]


GUIDE_SOURCE = "SE Menteri PANRB 3/2023 (pedoman bagi pimpinan, bukan batas)"
SMALLEST = 5  # people; below this a percentage says nothing (this product's choice)


@dataclass(frozen=True)
class Remark:
    """A place where a unit's spread leaves the guide: the sentence, what was found, what the guide says."""

    sentence: str
    found: str
    asked: str


def remarks(unit: PredikatUnit, counts: Mapping[int, int]) -> list[Remark]:
    """Where the predicates of a unit's people leave the guide of SE 3/2023; none is a hindrance.

    `counts`: predicate -> number of people. A unit of fewer than five people is not judged.
    """
    total = sum(counts.values())
    if total < SMALLEST:
        return []
    return [_said(rule, counts, total) for rule in GUIDE[unit] if not rule.kept(counts, total)]


@dataclass(frozen=True)
class Guide:
    """One sentence of the guide: the share of some predicates lies between two bounds, in percent."""

    predicates: tuple[Predikat, ...]
    least: float
    most: float
    more_than_any_other: bool = False
    some: bool = False

    def share(self, counts: Mapping[int, int], total: int) -> float:
        """Their share in percent."""
        return 100.0 * sum(counts.get(each, 0) for each in self.predicates) / total

    def kept(self, counts: Mapping[int, int], total: int) -> bool:
        """Whether the spread follows it."""
        share = self.share(counts, total)
        if self.some and share == 0:
            return False
        if self.more_than_any_other:
            own = sum(counts.get(each, 0) for each in self.predicates)
            if any(counts.get(each, 0) >= own for each in Predikat if each not in self.predicates):
                return False
        return self.least <= share <= self.most

    @property
    def asked(self) -> str:
        """The bounds in words."""
        words = ["paling banyak di antara predikat lain"] if self.more_than_any_other else []
        words += ["ada"] if self.some else []
        words += [f"paling sedikit {self.least:.0f} %"] if self.least else []
        words += ["tidak ada"] if not self.most else [f"paling banyak {self.most:.0f} %"] if self.most < 100 else []
        return ", ".join(words)


_SB, _BK, _BP, _K, _SK = Predikat
GUIDE: Mapping[PredikatUnit, tuple[Guide, ...]] = {
    PredikatUnit.ISTIMEWA: (Guide((_SB,), 0, 70, more_than_any_other=True),),
    PredikatUnit.BAIK: (Guide((_BK,), 0, 70, more_than_any_other=True), Guide((_BP, _K), 0, 100, some=True)),
    PredikatUnit.BUTUH_PERBAIKAN: (Guide((_BP,), 60, 100), Guide((_SB,), 0, 10)),
    PredikatUnit.KURANG: (Guide((_K,), 60, 100), Guide((_BP,), 10, 100), Guide((_SB,), 0, 10)),
    PredikatUnit.SANGAT_KURANG: (Guide((_SK,), 60, 100), Guide((_K, _BP), 10, 100), Guide((_SB,), 0, 0)),
}


def _said(rule: Guide, counts: Mapping[int, int], total: int) -> Remark:
    names = " atau ".join(each.label for each in rule.predicates)
    number = sum(counts.get(each, 0) for each in rule.predicates)
    share = f"{rule.share(counts, total):.0f}"
    found = f"{number} dari {total} orang ({share} %)"
    return Remark(f"Predikat {names}: {found}; pedomannya {rule.asked}.", found, rule.asked)
