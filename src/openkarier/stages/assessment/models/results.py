"""Results of competency tests, as a provider reports them: who, when, by whom, valid until."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from openkarier.stages.registry.models import Pegawai


class HasilUji(models.Model):
    """One person's result of one test. Levels 1-5 under SIASN's nine competency names; JPM in percent."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="hasil_uji")
    tanggal = models.DateField()
    berlaku_sampai = models.DateField()
    penyelenggara = models.CharField(max_length=120)
    tujuan = models.CharField(max_length=40, default="pemetaan")
    kompetensi = models.JSONField(default=dict)  # SIASN field name -> level 1..5
    potensi = models.JSONField(default=dict)  # SIASN field name -> score 0..100
    jpm = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tanggal", "penyelenggara"], name="hasil_uji_once"),
            models.CheckConstraint(condition=Q(berlaku_sampai__gt=F("tanggal")), name="hasil_uji_validity"),
        ]

    def __str__(self) -> str:
        return f"{self.penyelenggara}, {self.tanggal}"

    def expired(self, on: date) -> bool:
        """Whether the result no longer counts on a day; the last day of validity still does."""
        return on > self.berlaku_sampai
