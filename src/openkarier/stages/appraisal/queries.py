"""Reads of appraisal: the yearly predicates of a person."""

from __future__ import annotations

from openkarier.stages.appraisal.models import PredikatKinerja
from openkarier.stages.registry.models import Pegawai


def predicates(pegawai: Pegawai) -> list[PredikatKinerja]:
    """Predikat kinerja of one person, newest year first."""
    return list(PredikatKinerja.objects.filter(pegawai=pegawai).order_by("-tahun"))
