"""Load results of competency tests in batches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from operator import attrgetter

from django.db import transaction

from openkarier.foundation import bulk
from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.assessment.rows import HasilUjiRow


def add_results(rows: Iterable[tuple[int, HasilUjiRow]]) -> None:
    """Add results, each with the key of its person. One transaction."""
    columns = ("pegawai_id", "tanggal", "berlaku_sampai", "penyelenggara", "tujuan", "jpm", "kompetensi", "potensi")
    plain = attrgetter(*columns[1:6])
    with transaction.atomic():
        bulk.insert(
            HasilUji,
            columns,
            ((key, *plain(row), json.dumps(row.kompetensi), json.dumps(row.potensi)) for key, row in rows),
        )
