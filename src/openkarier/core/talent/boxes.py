"""The nine boxes: which kinerja and potensial make which number, and what is known of where a person stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import product

UNIT = 1_000_000  # a point, in the unit of a score


class Level(IntEnum):
    """A third of an axis."""

    LOW = 0
    MIDDLE = 1
    HIGH = 2


# PermenPANRB 3/2020, as four public programmes print it: kinerja upward (first index), potensial to the right.
BOX = ((1, 3, 6), (2, 5, 8), (4, 7, 9))
POOL = frozenset({7, 8, 9})  # kelompok rencana suksesi (PermenPANRB 3/2020)
LEVEL_WORDS = {
    "kinerja": ("di bawah ekspektasi", "sesuai ekspektasi", "di atas ekspektasi"),
    "potensial": ("rendah", "menengah", "tinggi"),
}
_LEVELS = {box: (Level(k), Level(p)) for k, row in enumerate(BOX) for p, box in enumerate(row)}


def levels_of(box: int) -> tuple[Level, Level]:
    """(kinerja, potensial) of a box, 1 to 9."""
    return _LEVELS[box]


def boxes_between(kinerja: tuple[int, int], potensial: tuple[int, int]) -> tuple[int, ...]:
    """Every box between the lowest and the highest level of both axes (inclusive), smallest first."""
    spans = (range(kinerja[0], kinerja[1] + 1), range(potensial[0], potensial[1] + 1))
    return tuple(sorted(BOX[k][p] for k, p in product(*spans)))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a frozen map puts a person. `x` potensial, `y` kinerja, `value` nilai talenta: points already proved.

    `box` is None while it cannot be told; `boxes` are then the possible ones. `missing` and `stale` are codes of parts.
    """

    box: int | None
    x: float
    y: float
    value: float
    formula: str
    frozen_on: date
    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    boxes: tuple[int, ...] = ()
