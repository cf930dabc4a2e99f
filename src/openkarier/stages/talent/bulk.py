"""Load boxes of SIMATA in batches."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from openkarier.foundation import bulk
from openkarier.stages.talent.models import SimataBox

COLUMNS = ("pegawai_id", "tahun", "kotak", "sumbu_x", "sumbu_y", "total")


def add_simata(rows: Iterable[tuple[int, int, int, int, int, int]]) -> None:
    """Add (person, year, box, x, y, total), axes in hundredths. One transaction."""
    with transaction.atomic():
        bulk.insert(SimataBox, COLUMNS, rows)
