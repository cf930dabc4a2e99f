"""Load predicates in batches."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from openkarier.foundation import bulk
from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.appraisal.rows import PredikatRow


def add_predicates(rows: Iterable[tuple[int, PredikatRow]]) -> None:
    """Add predicates, each with the key of its person. One transaction."""
    columns = ("pegawai_id", "tahun", "nilai", "hasil_kerja", "perilaku_kerja")
    with transaction.atomic():
        bulk.insert(
            PredikatKinerja,
            columns,
            ((key, row.tahun, row.nilai, row.hasil_kerja, row.perilaku_kerja) for key, row in rows),
        )
