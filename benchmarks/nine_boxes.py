"""Nine boxes of everybody: 5,500 read from a database and scored, 500,000 and 5,000,000 columns, a naive loop beside.

Usage: OPENKARIER_DATA=DIR PYTHONPATH=src .venv/bin/python benchmarks/nine_boxes.py [PEOPLE]
DIR holds a demo city (./run --setup). CPU seconds; memory is the peak of the process so far.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")

import django

django.setup()

import numpy as np
from django.db import connection

from openkarier.core.talent import DEFAULT, PARTS, score
from openkarier.core.talent.columns import Readings, score_all
from openkarier.core.talent.lift import ways
from openkarier.core.talent.parts import SCALES
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.talent.gathering import everyone, gather, handfuls

SEED, CHUNK = 20_251, 500_000  # people to a chunk: memory stays the same however many there are
ON = date(2026, 11, 1)


def timed(label: str, act: Callable[[], Any]) -> Any:
    """Run, print CPU seconds and the peak of memory, hand the result on."""
    start = time.process_time()
    found = act()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{label:<66} {time.process_time() - start:8.2f} s  {peak:6.0f} MB")
    return found


def generated(people: int, random: np.random.Generator) -> Readings:
    """Columns of made-up readings; a tenth of each part is not on record, a tenth is stale."""
    values = np.empty((len(PARTS), people), np.int32)
    for place, part in enumerate(PARTS):
        codes = np.array([code for code, _ in SCALES.get(part.code, ())] or [0], np.int32)
        values[place] = random.integers(3_000, 10_001, people) if part.linear else random.choice(codes, people)
    values[random.random(values.shape, np.float32) < 0.1] = -1
    return Readings(values, random.random(values.shape, np.float32) < 0.1)


def in_chunks(people: int) -> int:
    """Generate and score chunk by chunk; return how many have a box."""
    random, told = np.random.default_rng(SEED), 0
    for start in range(0, people, CHUNK):
        told += int((score_all(DEFAULT, generated(min(CHUNK, people - start), random)).box > 0).sum())
    return told


def one_by_one(readings: Readings) -> list[int]:
    """The naive way: a loop that scores person after person with the very same formula."""
    rows = readings.values.T.tolist()
    return [
        score(DEFAULT, {part.code: value for part, value in zip(PARTS, row, strict=True) if value >= 0}).box or 0
        for row in rows
    ]


def naive_database(count: int) -> int:
    """The naive way from the database: eleven queries a person."""
    people = Pegawai.objects.filter(instansi__kode="5871", aktif=True).order_by("pk")[:count]
    for person in people:
        score_all(DEFAULT, gather("5871", everyone("5871").filter(pk=person.pk), ON).readings)
    return count


def main(people: int) -> None:
    """Print the figures."""
    print(f"database: {connection.vendor}; CPU seconds, peak memory")
    inputs = timed("read every part of the demo city, 12 queries", lambda: gather("5871", everyone("5871"), ON))
    readings = timed("  as columns", lambda: inputs.readings)
    scores = timed(f"  score all {readings.people:,}", lambda: score_all(DEFAULT, readings))
    timed("the same in handfuls of 1,000 (bounded memory)",
          lambda: [score_all(DEFAULT, part.readings) for part in handfuls("5871", ON, 1_000)])  # fmt: skip
    timed(f"  beside: {readings.people:,} scored one by one in Python", lambda: one_by_one(readings))
    sample = 200
    timed(f"  beside: {sample} read and scored one by one from the database", lambda: naive_database(sample))
    print(f"  boxes of the demo city: {scores.counts}")
    random = np.random.default_rng(SEED)
    columns = timed(f"generate {people:,} columns", lambda: generated(people, random))
    together = timed(f"  score {people:,}", lambda: score_all(DEFAULT, columns))
    part = columns[np.arange(min(people, 50_000))]
    alone = timed(f"  beside: {part.people:,} of them one by one", lambda: one_by_one(part))
    print(f"  both agree on {part.people:,} people: {alone == together.box[: part.people].tolist()}")
    timed("generate and score 5,000,000 in chunks of 500,000", lambda: in_chunks(5_000_000))
    rows = readings.values.T[:500].tolist()
    found = [{p.code: v for p, v in zip(PARTS, row, strict=True) if v >= 0} for row in rows]
    timed("what would lift the box, 500 people", lambda: [ways(DEFAULT, each) for each in found])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500_000)
