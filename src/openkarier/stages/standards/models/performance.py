"""What the region measures its people by, and which goal of the region each measure serves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.core.competence_sheet import ASPEK
from openkarier.stages.registry.models import Instansi


class StandarKinerja(models.Model):
    """One indicator of the local performance standard, from `mulai` until `selesai` (exclusive), under its SK."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="standar_kinerja")
    aspek = models.CharField(max_length=15, choices=list(ASPEK.items()))
    indikator = models.CharField(max_length=250)
    ukuran = models.CharField(max_length=120)  # what counts as reached
    sasaran = models.CharField(max_length=250)  # the goal of the region, with the place where it is written
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    sk = models.CharField(max_length=120)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "aspek", "indikator"],
                condition=Q(selesai__isnull=True),
                name="standar_kinerja_once_running",
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gt=F("mulai")), name="standar_kinerja_ordered"
            ),
            models.CheckConstraint(condition=~Q(sk="") & ~Q(sasaran=""), name="standar_kinerja_has_source"),
            models.CheckConstraint(condition=Q(aspek__in=list(ASPEK)), name="standar_kinerja_aspek_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "mulai"], name="standar_kinerja_by_day")]

    def __str__(self) -> str:
        return self.indikator
