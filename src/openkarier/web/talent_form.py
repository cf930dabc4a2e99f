"""The formula as a form: weights, rubrics, cut-offs and manners typed the Indonesian way, read into a core Formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from openkarier.core.aspiration import number
from openkarier.core.talent import PARTS, Formula
from openkarier.core.talent.formula import AGED, GAPS, MODES, Rubric, problems
from openkarier.core.talent.parts import AXES, AXIS_LABEL, BY_CODE, SCALES, hundredths

MOST = 110  # points: a predicate of Sangat Baik is worth 110 (Kepka BKN 411/2025)
CUTS = (("tinggi", "Batas tinggi"), ("menengah", "Batas menengah"))


@dataclass(frozen=True)
class Box:
    """One input: name, label, what is typed, the group it stands under, and the rubric behind it in words and boxes."""

    name: str
    label: str
    value: str
    group: str = ""
    rubric: str = ""
    steps: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A choice among manners."""

    name: str
    label: str
    options: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Sheet:
    """The form as it stands: per axis weights and cut-offs, then the manners; `typed` what could not be read."""

    axes: tuple[tuple[str, tuple[Box, ...], tuple[Box, ...]], ...]
    blend: tuple[Box, ...]
    choices: tuple[Choice, ...]


def sheet(formula: Formula, typed: Mapping[str, str]) -> Sheet:
    """Inputs filled with what was typed, else with the formula's numbers."""

    def box(name: str, label: str, value: int, **more: Any) -> Box:
        return Box(name, label, typed.get(name, hundredths(value)), **more)

    axes = tuple(
        (
            AXIS_LABEL[axis],
            tuple(
                box(f"bobot-{part.code}", part.label, formula.bobot[part.code], group=part.group,
                    rubric=_rubric(formula, part.code), steps=tuple(
                        box(step, label, points) for step, label, points in _steps(formula, part.code)))
                for part in PARTS if part.axis == axis
            ),
            tuple(box(f"batas-{axis}-{key}", label, formula.batas[axis][place])
                  for place, (key, label) in enumerate(CUTS)),
        )
        for axis in AXES
    )  # fmt: skip
    blend = tuple(box(f"sumbu-{axis}", f"Sumbu {AXIS_LABEL[axis].lower()}", formula.sumbu[axis]) for axis in AXES)
    return Sheet(axes, blend, _choices(formula, typed))


def _choices(formula: Formula, typed: Mapping[str, str]) -> tuple[Choice, ...]:
    rows = (
        ("mode", "Kategori kinerja ditentukan oleh", MODES, formula.mode),
        ("kosong", "Bagian yang belum ada datanya", GAPS, formula.kosong),
        ("usang", "Bukti yang lewat masa berlaku", AGED, formula.usang),
    )
    return tuple(
        Choice(name, label, tuple((key, words, typed.get(name, held) == key) for key, words in table.items()))
        for name, label, table, held in rows
    )


def _rubric(formula: Formula, code: str) -> str:
    """The points of each step: "Sangat baik 110 · Baik 100 · …"."""
    steps = formula.rubrik[code]
    if not steps:
        return "nilai apa adanya, paling tinggi 100"
    names = dict(SCALES[code])
    return " · ".join(f"{names.get(least, least)} {hundredths(points)}" for least, points in steps)


def _steps(formula: Formula, code: str) -> list[tuple[str, str, int]]:
    """(input, label, points) of each step of a part's rubric; a linear part has none."""
    names = dict(SCALES.get(code, ()))
    return [(f"rubrik-{code}-{least}", names.get(least, str(least)), points) for least, points in formula.rubrik[code]]


class _Reader:
    """Reads typed numbers, keeping what was held where one cannot be read, and the reasons."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.typed = typed
        self.wrong: list[str] = []

    def __call__(self, name: str, label: str, held: int) -> int:
        """The number under a name, in hundredths."""
        text = self.typed.get(name, "").strip()
        if not text:
            self.wrong.append(f"{label} kosong. Tulis 0 bila tidak dipakai.")
            return held
        found = number(text)
        if found is None or not 0 <= found <= MOST or found * 100 != int(found * 100):
            self.wrong.append(f"{label}: “{text[:20]}” bukan angka 0 sampai {MOST} dengan paling banyak dua desimal.")
            return held
        return int(found * 100)

    def rubric(self, formula: Formula, code: str) -> Rubric:
        """The points of each step; a step that was not asked for stays."""
        label = BY_CODE[code].label
        return tuple(
            (least, self(name, f"Rubrik {label}, {step.lower()}", points) if name in self.typed else points)
            for (least, points), (name, step, _) in zip(formula.rubrik[code], _steps(formula, code), strict=True)
        )

    def cuts(self, formula: Formula, axis: str) -> tuple[int, int]:
        """The two cut-offs of an axis."""
        high, middle = (
            self(f"batas-{axis}-{key}", f"{label} {AXIS_LABEL[axis]}", formula.batas[axis][place])
            for place, (key, label) in enumerate(CUTS)
        )
        return high, middle


def read(formula: Formula, typed: Mapping[str, str]) -> tuple[Formula, list[str]]:
    """The formula with what was typed, and every reason why it cannot stand."""
    value = _Reader(typed)
    new = replace(
        formula,
        bobot={p.code: value(f"bobot-{p.code}", f"Bobot {p.label}", formula.bobot[p.code]) for p in PARTS},
        rubrik={p.code: value.rubric(formula, p.code) for p in PARTS},
        batas={axis: value.cuts(formula, axis) for axis in AXES},
        sumbu={axis: value(f"sumbu-{axis}", f"Sumbu {AXIS_LABEL[axis]}", formula.sumbu[axis]) for axis in AXES},
        mode=typed.get("mode", formula.mode),
        kosong=typed.get("kosong", formula.kosong),
        usang=typed.get("usang", formula.usang),
    )
    return new, value.wrong or problems(new)
