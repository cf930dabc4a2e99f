"""What each member who sat says of the minutes: agreed, or objected with a sentence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openkarier.foundation.documents.models import Document
from openkarier.stages.deliberation.models.tim import Anggota


class Persetujuan(models.Model):
    """One member's answer to one issue of the minutes; minutes issued anew are asked about anew."""

    naskah = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="persetujuan")
    anggota = models.ForeignKey(Anggota, on_delete=models.PROTECT, related_name="persetujuan")
    setuju = models.BooleanField()
    kalimat = models.TextField(blank=True)  # what the member objects to
    pada = models.DateTimeField()
    dicatat_oleh = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["naskah", "anggota"], name="persetujuan_once_a_member"),
            models.CheckConstraint(condition=Q(setuju=True) | ~Q(kalimat=""), name="persetujuan_objection_reasoned"),
        ]

    def __str__(self) -> str:
        return f"{self.anggota}: {'setuju' if self.setuju else 'keberatan'}"
