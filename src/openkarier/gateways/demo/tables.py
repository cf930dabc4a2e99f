"""The csv files beside this module, read once."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of data/NAME.csv as dictionaries."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def column(name: str, key: str) -> tuple[str, ...]:
    """Return one column of data/NAME.csv."""
    return tuple(row[key] for row in table(name))
