"""Reads of deliberation: what the sidang released to the PPK."""

from __future__ import annotations

from django.db.models import QuerySet

from openkarier.stages.deliberation.models import Usulan


def released(instansi: str) -> QuerySet[Usulan]:
    """The usulan of an agency (by code) that went to the PPK, in the order of the sidang and of the tree."""
    found = Usulan.objects.filter(instansi__kode=instansi, released_at__isnull=False)
    return found.select_related("sidang", "pegawai", "dari__unit__opd", "ke__unit__opd").order_by(
        "-released_at", "ke__unit__kiri", "pk"
    )
