"""Which posts are critical, from when, under which SK."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openkarier.stages.registry.models import Jabatan


class JabatanKritikal(models.Model):
    """One decision on a post; it runs until the next one on that post. Tier 0 ends it (core.critical.TIERS)."""

    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="kritikal")
    tier = models.PositiveSmallIntegerField()
    kriteria = models.JSONField(default=list)  # keys of core.critical.CRITERIA
    alasan = models.CharField(max_length=400)
    mulai = models.DateField()
    sk = models.CharField(max_length=120)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["jabatan", "mulai"], name="kritikal_once_a_day"),
            models.CheckConstraint(condition=Q(tier__range=(0, 3)), name="kritikal_tier_0_to_3"),
            models.CheckConstraint(condition=~Q(sk="") & ~Q(alasan=""), name="kritikal_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan_id}: {self.tier} ({self.mulai})"
