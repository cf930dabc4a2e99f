"""The formula as a form: weights, cut-offs and manners typed the Indonesian way, read into a core Formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from openkarier.core.aspiration import number
from openkarier.core.talent import PARTS, Formula
from openkarier.core.talent.formula import AGED, GAPS, MODES, problems
from openkarier.core.talent.parts import AXES, AXIS_LABEL, SCALES, hundredths

CUTS = (("tinggi", "Batas tinggi"), ("menengah", "Batas menengah"))


@dataclass(frozen=True)
class Box:
    """One input: its name, label, the group it stands under, what is typed, and the rubric behind it."""

    name: str
    label: str
    value: str
    group: str = ""
    rubric: str = ""


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

    def box(name: str, label: str, value: int, **more: str) -> Box:
        return Box(name, label, typed.get(name, hundredths(value)), **more)

    axes = tuple(
        (
            AXIS_LABEL[axis],
            tuple(
                box(f"bobot-{part.code}", part.label, formula.bobot[part.code], group=part.group,
                    rubric=_rubric(formula, part.code))
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


def read(formula: Formula, typed: Mapping[str, str]) -> tuple[Formula, list[str]]:
    """The formula with what was typed, and every reason why it cannot stand."""
    wrong: list[str] = []

    def value(name: str, label: str, held: int) -> int:
        text = typed.get(name, "").strip()
        if not text:
            wrong.append(f"{label} kosong. Tulis 0 bila tidak dipakai.")
            return held
        found = number(text)
        if found is None or not 0 <= found <= 110 or found * 100 != int(found * 100):
            wrong.append(f"{label}: “{text[:20]}” bukan angka 0 sampai 110 dengan paling banyak dua desimal.")
            return held
        return int(found * 100)

    new = replace(
        formula,
        bobot={p.code: value(f"bobot-{p.code}", f"Bobot {p.label}", formula.bobot[p.code]) for p in PARTS},
        batas={
            axis: (
                value(f"batas-{axis}-tinggi", f"Batas tinggi {AXIS_LABEL[axis]}", formula.batas[axis][0]),
                value(f"batas-{axis}-menengah", f"Batas menengah {AXIS_LABEL[axis]}", formula.batas[axis][1]),
            )
            for axis in AXES
        },
        sumbu={axis: value(f"sumbu-{axis}", f"Sumbu {AXIS_LABEL[axis]}", formula.sumbu[axis]) for axis in AXES},
        mode=typed.get("mode", formula.mode),
        kosong=typed.get("kosong", formula.kosong),
        usang=typed.get("usang", formula.usang),
    )
    return new, wrong or problems(new)
