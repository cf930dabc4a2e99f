"""Local policy: what the region decides about a parameter of the law, from when, under which SK."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.stages.registry.models import Instansi


class Kebijakan(models.Model):
    """One decision: from `mulai` until `selesai` (exclusive; empty = until further notice) `kunci` has this `nilai`.

    The database forbids two decisions on one key on one day (migration 0002).
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="kebijakan")
    kunci = models.CharField(max_length=40)
    nilai = models.JSONField()
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    sk = models.CharField(max_length=120)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gt=F("mulai")), name="kebijakan_ordered"
            ),
            models.CheckConstraint(condition=~Q(sk=""), name="kebijakan_has_sk"),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "kunci", "mulai"], name="kebijakan_by_key")]

    def __str__(self) -> str:
        return f"{self.kunci} = {self.nilai} ({self.mulai})"
