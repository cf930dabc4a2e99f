"""Yearly predicates -> facts of the law."""

from __future__ import annotations

from datetime import date
from typing import Any

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
    years = range(on.year - YEARS, on.year)
    found = dict(PredikatKinerja.objects.filter(pegawai=pegawai, tahun__in=years).values_list("tahun", "nilai"))
    words = tuple(WORDS[PredikatKinerja.Nilai(found[year])] if year in found else None for year in years)
    return {"kinerja.dua_tahun_terakhir": words} if found else {}
