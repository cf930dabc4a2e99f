"""SK: one decision with its annex of people, its date and TMT; the papers are documents of the foundation."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openkarier.foundation.documents.models import Batch, Document
from openkarier.stages.placement.models.head import Kuasa
from openkarier.stages.registry.models import Instansi


class Keputusan(models.Model):
    """One SK. `petikan` is the batch of excerpts; `lapor_*` tells the Minister of replacements inside a window."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="sk_penempatan")
    tentang = models.CharField(max_length=300)
    nomor = models.CharField(max_length=150)
    tanggal = models.DateField()
    tmt = models.DateField()
    naskah = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="sk_penempatan")
    petikan = models.OneToOneField(Batch, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kuasa = models.ForeignKey(Kuasa, null=True, blank=True, on_delete=models.PROTECT, related_name="sk")  # a.n. the PPK
    dalam_jendela = models.BooleanField(default=False)  # signed while the Minister's consent was needed
    lapor_nomor = models.CharField(max_length=120, blank=True)
    lapor_tanggal = models.DateField(null=True, blank=True)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nomor"], name="sk_penempatan_once"),
            models.CheckConstraint(
                condition=Q(lapor_tanggal__isnull=True) | Q(lapor_tanggal__gte=F("tanggal")), name="sk_reported_after"
            ),
        ]

    def __str__(self) -> str:
        return self.nomor
