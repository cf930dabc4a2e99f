#!/usr/bin/env python3
"""The report to the regional head for 361 people: figures, pictures, PDF; CPU seconds. The bound is 3 s.

    .venv/bin/python benchmarks/unit_report.py

On two busy cores: first report of a process 0.7 s (engine and press start), the same again 0.12 s (drawings are kept).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")
os.environ["OPENKARIER_DATA"] = tempfile.mkdtemp(prefix="openkarier-bench-")

import django  # after the path

django.setup()

from datetime import UTC, date, datetime

from django.core.management import call_command

import lebong
from openkarier.core.competence import BY_FIELD, POTENSI
from openkarier.foundation.documents import parts
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.assessment.unit_papers import unit_paper
from openkarier.stages.assessment.unit_reports import unit_report

AT = datetime(2026, 1, 5, 3, tzinfo=UTC)
STANDARD = {"JPT_PRATAMA": 4, "ADMINISTRATOR": 3, "PENGAWAS": 2}


def result(person: object, place: int) -> HasilUji:
    """A result about the standard of the post."""
    asked = STANDARD[person.jabatan.jenjang]  # type: ignore[attr-defined]
    levels = {name: max(1, min(5, asked + (place + n) % 3 - 1)) for n, name in enumerate(BY_FIELD)}
    scores = {each.field: 60 + (place * 7) % 35 for each in POTENSI}
    return HasilUji(
        pegawai=person, tanggal=date(2025, 11, 28), berlaku_sampai=date(2028, 11, 28), penyelenggara="BKN",
        kompetensi=levels, potensi=scores, kegiatan="UJI-2025-11",
    )  # fmt: skip


def main() -> None:
    """Make the agency, then the report twice: the first starts the engine and the press."""
    call_command("migrate", verbosity=0)
    made = lebong.agency()
    HasilUji.objects.bulk_create(result(person, place) for place, person in enumerate(made.orang.values()))
    signer = parts.Penanda(jabatan="Kepala BKPSDM", nama="Contoh")
    for run in ("pertama", "kedua"):
        start = time.process_time()
        report = unit_report(lebong.SCOPE, AT.date(), "UJI-2025-11")
        data = time.process_time() - start
        pdf = unit_paper(report, made.instansi, signer, AT)
        whole = time.process_time() - start
        people = len(report.map.people)
        print(f"{run}: {people} orang, data {data:.2f} s, seluruhnya {whole:.2f} s CPU, PDF {len(pdf) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
