"""Who may decide in the PPK's name: dated rows with their source."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openkarier.stages.registry.models import Instansi


class Kuasa(models.Model):
    """Power to decide on jabatan administrasi in the PPK's name (PP 11/2017 article 56 paragraph (5))."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="kuasa")
    nip = models.CharField(max_length=32)
    nama = models.CharField(max_length=200)
    dasar = models.CharField("Keputusan pemberian kuasa", max_length=200)
    mulai = models.DateField()
    selesai = models.DateField()
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()
    dicabut_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nip", "mulai"], name="kuasa_once"),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="kuasa_ordered"),
            models.CheckConstraint(condition=~Q(dasar=""), name="kuasa_has_source"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.mulai})"
