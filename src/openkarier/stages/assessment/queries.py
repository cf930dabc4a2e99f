"""Reads of assessment: test results of a person, and the one result of each person that counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.models import Pegawai


def results(pegawai: Pegawai) -> list[HasilUji]:
    """Results of competency tests of one person, newest first; whether one still counts is its `berlaku_sampai`."""
    return list(HasilUji.objects.filter(pegawai=pegawai).order_by("-tanggal", "-id"))


def latest_results(pegawai_ids: Iterable[int] | QuerySet[Any], on: date) -> dict[int, HasilUji]:
    """The result of each person that counts on a day: the newest valid one; where none is valid, the newest expired.

    One query. `pegawai_ids` are keys, or a query of people or of their keys. Results after `on` are not known yet.
    """
    keys = pegawai_ids if isinstance(pegawai_ids, QuerySet) else list(pegawai_ids)
    if isinstance(keys, QuerySet):
        keys = keys.order_by()
    found: dict[int, HasilUji] = {}
    for row in HasilUji.objects.filter(pegawai__in=keys, tanggal__lte=on).order_by("tanggal", "id"):
        held = found.get(row.pegawai_id)
        if held is None or not row.expired(on) or held.expired(on):
            found[row.pegawai_id] = row
    return found
