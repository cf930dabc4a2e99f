"""Reads of assessment: the test results of a person."""

from __future__ import annotations

from openkarier.stages.assessment.models import HasilUji
from openkarier.stages.registry.models import Pegawai


def results(pegawai: Pegawai) -> list[HasilUji]:
    """Results of competency tests of one person, newest first; whether one still counts is its `berlaku_sampai`."""
    return list(HasilUji.objects.filter(pegawai=pegawai).order_by("-tanggal", "-id"))
