"""A version of the formula: weights, rubrics, cut-offs and manners, checked whole, with a digest of every number."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from openkarier.core.talent.parts import AXES, AXIS_LABEL, BY_CODE, KINERJA, PARTS, POTENSIAL, SCALES, hundredths

WHOLE = 10_000  # 100 percent, in hundredths of a percent
Rubric = tuple[tuple[int, int], ...]  # (reading at least, points in hundredths), highest first; empty = as it is read
ANGKA, PREDIKAT = "angka", "predikat"
MODES = {
    ANGKA: "Nilai dengan batas",
    PREDIKAT: "Predikat langsung menjadi kategori kinerja",
}
RENTANG, SKALA = "rentang", "skala"
GAPS = {
    RENTANG: "Tidak dihitung; kotak ditunjukkan sebagai rentang sampai datanya ada",
    SKALA: "Bobot bagian yang ada dinaikkan sebanding sampai 100",
}
TANDA, GUGUR = "tanda", "gugur"
AGED = {
    TANDA: "Tetap dihitung dan diberi tanda",
    GUGUR: "Dianggap belum ada",
}
TOP = 10_000  # points of a linear part that is full, in hundredths


# Which category a predicate is, where the agency lets the predicate decide: a local choice (PP 30/2019 art. 41 (8)
# distributes categories per unit instead; corrections, row 23).
PREDICATE_LEVELS = {5: 2, 4: 1, 3: 0, 2: 0, 1: 0}


class FormulaRefused(ValueError):
    """The formula cannot stand; `problems` are sentences that say what, why and what to do."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Formula:
    """Weights in hundredths of a percent of the axis, cut-offs and points in hundredths.

    `batas`: axis -> (high from, middle from). `peta`: predicate 5..1 -> level 2..0, used in mode "predikat" only.
    """

    bobot: Mapping[str, int]
    rubrik: Mapping[str, Rubric]
    batas: Mapping[str, tuple[int, int]]
    sumbu: Mapping[str, int] = field(default_factory=lambda: {KINERJA: 5_000, POTENSIAL: 5_000})
    mode: str = ANGKA
    peta: Mapping[int, int] = field(default_factory=lambda: dict(PREDICATE_LEVELS))
    kosong: str = RENTANG
    usang: str = TANDA

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "bobot": dict(self.bobot),
            "rubrik": {code: [list(step) for step in steps] for code, steps in self.rubrik.items()},
            "batas": {axis: list(pair) for axis, pair in self.batas.items()},
            "sumbu": dict(self.sumbu),
            "mode": self.mode,
            "peta": {str(code): level for code, level in self.peta.items()},
            "kosong": self.kosong,
            "usang": self.usang,
        }

    @staticmethod
    def of(plain: Mapping[str, Any]) -> Formula:
        """From what `plain` gave."""
        return Formula(
            bobot=dict(plain["bobot"]),
            rubrik={code: tuple((a, b) for a, b in steps) for code, steps in plain["rubrik"].items()},
            batas={axis: (high, middle) for axis, (high, middle) in plain["batas"].items()},
            sumbu=dict(plain["sumbu"]),
            mode=plain["mode"],
            peta={int(code): level for code, level in plain["peta"].items()},
            kosong=plain["kosong"],
            usang=plain["usang"],
        )

    @cached_property
    def digest(self) -> str:
        """SHA-256 of every number of it."""
        return hashlib.sha256(json.dumps(self.plain(), sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    def checked(self) -> Formula:
        """Itself, or FormulaRefused with every reason."""
        found = tuple(problems(self))
        if found:
            raise FormulaRefused(found)
        return self

    def points(self, code: str, reading: int) -> int:
        """Points of a reading, in hundredths; a linear part counts up to 100."""
        steps = self.rubrik[code]
        if not steps:
            return min(max(reading, 0), TOP)
        return next((points for least, points in steps if reading >= least), 0)

    def most(self, code: str) -> int:
        """The most points a part can bring, in hundredths."""
        return max((points for _, points in self.rubrik[code]), default=TOP)

    def of_axis(self, axis: str) -> tuple[str, ...]:
        """Codes of the parts of an axis that weigh something."""
        return tuple(part.code for part in PARTS if part.axis == axis and self.bobot[part.code])


def problems(formula: Formula) -> list[str]:
    """Why a formula cannot stand, as sentences; empty when it can."""
    return [*_weights(formula), *_axes(formula), *_cuts(formula), *_rubrics(formula), *_manners(formula)]


def _weights(formula: Formula) -> list[str]:
    if set(formula.bobot) != set(BY_CODE):
        return ["Setiap bagian harus mempunyai bobot; tulis 0 untuk bagian yang tidak dipakai."]
    found = [
        f"Bobot {BY_CODE[code].label} tidak boleh negatif." for code, weight in formula.bobot.items() if weight < 0
    ]
    for axis in AXES:
        total = sum(formula.bobot[part.code] for part in PARTS if part.axis == axis)
        if total != WHOLE:
            gap = f"kurang {hundredths(WHOLE - total)}" if total < WHOLE else f"lebih {hundredths(total - WHOLE)}"
            found.append(
                f"Bobot sumbu {AXIS_LABEL[axis]} berjumlah {hundredths(total)}, {gap}. Sesuaikan sampai tepat 100."
            )
    found += [
        f"{part.label} adalah bagian utama sumbu {AXIS_LABEL[part.axis]}; bobotnya harus lebih dari 0."
        for part in PARTS
        if part.main and formula.bobot[part.code] == 0
    ]
    return found


def _axes(formula: Formula) -> list[str]:
    total = sum(formula.sumbu.get(axis, 0) for axis in AXES)
    if total == WHOLE and min(formula.sumbu.values()) >= 0:
        return []
    return [f"Kedua sumbu dalam nilai talenta berjumlah {hundredths(total)}. Sesuaikan sampai tepat 100."]


def _cuts(formula: Formula) -> list[str]:
    found = []
    for axis in AXES:
        high, middle = formula.batas[axis]
        if not 0 < middle < high:
            found.append(
                f"Batas sumbu {AXIS_LABEL[axis]} terbalik: batas tinggi ({hundredths(high)}) harus lebih besar "
                f"daripada batas menengah ({hundredths(middle)}), dan keduanya lebih dari 0."
            )
        reachable = sum(formula.bobot[p.code] * formula.most(p.code) for p in PARTS if p.axis == axis) // WHOLE
        if high > reachable:
            found.append(
                f"Batas tinggi sumbu {AXIS_LABEL[axis]} ({hundredths(high)}) tidak dapat dicapai siapa pun; "
                f"nilai tertinggi yang mungkin {hundredths(reachable)}."
            )
    return found


def _rubrics(formula: Formula) -> list[str]:
    found = []
    for part in PARTS:
        steps = formula.rubrik.get(part.code)
        if steps is None or bool(steps) == part.linear:
            found.append(f"Rubrik {part.label} tidak lengkap.")
        elif any(a[0] <= b[0] or a[1] < b[1] for a, b in pairwise(steps)):
            found.append(
                f"Rubrik {part.label} harus menurun: keadaan yang lebih baik tidak boleh bernilai lebih rendah."
            )
    return found


def _manners(formula: Formula) -> list[str]:
    found = []
    if formula.mode not in MODES or formula.kosong not in GAPS or formula.usang not in AGED:
        found.append("Pilih cara menentukan kategori kinerja, data yang belum ada, dan data yang kedaluwarsa.")
    codes = [code for code, _ in SCALES["predikat"]]
    levels = [formula.peta.get(code, -1) for code in codes]
    if any(level not in (0, 1, 2) for level in levels) or levels != sorted(levels, reverse=True):
        found.append("Peta predikat ke kategori kinerja harus menurun, dari sangat baik ke sangat kurang.")
    return found


def _steps(*rows: tuple[int, int]) -> Rubric:
    return tuple((least, points * 100) for least, points in rows)


# Kepka BKN 411/2025. Main weights: two independent sources; sub-weights, cut-offs and rubrics: one public programme
# (its own or the decision's, not settled), so they are seed values that an agency may change. `masa` and `keragaman`
# share the 10 of pengalaman jabatan; the points between the outermost of `penugasan`, and below SLTA, are ours.
DEFAULT = Formula(
    bobot={
        "predikat": 6_000, "penghargaan": 1_500, "penugasan": 1_500, "umpan_balik": 1_000,
        "uji": 2_000, "pengembangan": 1_000, "masa": 500, "keragaman": 500, "potensi": 2_500,
        "pendidikan": 1_000, "bidang": 1_000, "disiplin": 1_500,
    },
    rubrik={
        "predikat": _steps((5, 110), (4, 100), (3, 80), (2, 60), (1, 40)),
        "penghargaan": _steps((4, 100), (3, 85), (2, 70), (1, 50), (0, 0)),
        "penugasan": _steps((6, 100), (5, 90), (4, 85), (3, 75), (2, 70), (1, 50), (0, 0)),
        "umpan_balik": (),
        "uji": (),
        "pengembangan": _steps((20, 100), (10, 80), (5, 60), (1, 40), (0, 0)),
        "masa": _steps((60, 100), (36, 80), (12, 60), (0, 40)),
        "keragaman": _steps((4, 100), (3, 80), (2, 60), (1, 40)),
        "potensi": (),
        "pendidikan": _steps((8, 100), (7, 90), (6, 80), (5, 70), (2, 60), (0, 40)),
        "bidang": _steps((3, 100), (2, 75), (1, 50)),
        "disiplin": _steps((4, 100), (3, 75), (2, 50), (1, 25), (0, 0)),
    },
    batas={KINERJA: (8_000, 6_000), POTENSIAL: (8_000, 6_000)},
)  # fmt: skip
