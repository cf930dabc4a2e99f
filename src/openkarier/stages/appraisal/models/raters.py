"""Who appraises whom where the organisation names nobody: the official whom the PPK appointed, dated, with its SK."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.stages.registry.models import Pegawai


class Appointment(models.Model):
    """From `mulai` until `selesai` (exclusive) `penilai` appraises `pegawai` (PP 30/2019 Pasal 46 ayat (1))."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penunjukan_penilai")
    penilai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    sk = models.CharField(max_length=120)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai"], condition=Q(selesai__isnull=True), name="rater_one_open"),
            models.UniqueConstraint(fields=["pegawai", "mulai"], name="rater_one_start"),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="rater_ordered"
            ),
            models.CheckConstraint(condition=~Q(pegawai=F("penilai")), name="rater_is_another"),
            models.CheckConstraint(condition=~Q(sk=""), name="rater_has_sk"),
        ]
        indexes: ClassVar = [models.Index(fields=["penilai", "mulai"], name="rater_by_penilai")]

    def runs(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.mulai <= on and (self.selesai is None or on < self.selesai)

    def __str__(self) -> str:
        return f"{self.penilai_id} menilai {self.pegawai_id} sejak {self.mulai}"
