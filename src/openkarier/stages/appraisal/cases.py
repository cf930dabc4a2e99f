"""Yearly predicates -> facts of the law."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import QuerySet

from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.registry.models import Pegawai

WORDS = {
    PredikatKinerja.Nilai.SANGAT_BAIK: "Sangat Baik",
    PredikatKinerja.Nilai.BAIK: "Baik",
    PredikatKinerja.Nilai.BUTUH_PERBAIKAN: "Butuh Perbaikan",
    PredikatKinerja.Nilai.KURANG: "Kurang",
    PredikatKinerja.Nilai.SANGAT_KURANG: "Sangat Kurang",
}
YEARS = 2


def kinerja(pegawai: Pegawai, on: date) -> dict[str, Any]:
    """The predicates of the last two closed years, oldest first, None for a year without one. One query."""
    return kinerja_of(PredikatKinerja.objects.filter(pegawai=pegawai), on).get(pegawai.pk, {})


def kinerja_in(instansi: str, on: date) -> dict[int, dict[str, Any]]:
    """The same for everyone of an agency (by code), by id of the person. One query."""
    return kinerja_of(PredikatKinerja.objects.filter(pegawai__instansi__kode=instansi), on)


def kinerja_of(rows: QuerySet[PredikatKinerja], on: date) -> dict[int, dict[str, Any]]:
    """The facts of some predicates by id of the person; who has none in these years is not among them."""
    years = range(on.year - YEARS, on.year)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for person, year, value in rows.filter(tahun__in=years).values_list("pegawai", "tahun", "nilai"):
        found[person][year] = WORDS[PredikatKinerja.Nilai(value)]
    return {
        person: {"kinerja.dua_tahun_terakhir": tuple(words.get(year) for year in years)}
        for person, words in found.items()
    }
