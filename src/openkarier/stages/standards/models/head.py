"""Who heads the region, from when until when: dated rows with their source."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openkarier.core.election import STATUS, Term
from openkarier.stages.registry.models import Instansi


class PeriodeKepalaDaerah(models.Model):
    """A term of the regional head, `mulai` to `selesai` (both included), and the election that ends it."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="kepala_daerah")
    nama = models.CharField(max_length=200)
    kedudukan = models.CharField(max_length=10, choices=list(STATUS.items()))
    mulai = models.DateField()
    selesai = models.DateField()
    penetapan_paslon = models.DateField(null=True, blank=True)
    sumber = models.CharField(max_length=200)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "mulai"], name="kepala_daerah_once"),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="kepala_daerah_ordered"),
            models.CheckConstraint(condition=~Q(sumber=""), name="kepala_daerah_has_source"),
        ]

    @property
    def term(self) -> Term:
        """The row as the core reads it."""
        return Term(self.kedudukan, self.nama, self.mulai, self.selesai, self.penetapan_paslon, self.sumber)

    def __str__(self) -> str:
        return f"{self.nama} ({self.mulai})"
