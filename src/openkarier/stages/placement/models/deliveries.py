"""Penyampaian: when and how a decision reached the person it names; the clock of an objection starts there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openkarier.core.placement.delivery import WAYS
from openkarier.foundation.documents.models import Attachment
from openkarier.stages.aspiration.models import Jawaban
from openkarier.stages.placement.models.cases import Penempatan
from openkarier.stages.registry.models import Instansi


class Penyampaian(models.Model):
    """One decision received: an answer or a petikan. `bukti` names the proof when it did not happen in the portal."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="penyampaian")
    jawaban = models.OneToOneField(Jawaban, null=True, blank=True, on_delete=models.PROTECT, related_name="penyampaian")
    penempatan = models.OneToOneField(
        Penempatan, null=True, blank=True, on_delete=models.PROTECT, related_name="penyampaian"
    )
    cara = models.CharField(max_length=10, choices=list(WAYS.items()))
    diterima_on = models.DateField()
    bukti = models.CharField(max_length=200, blank=True)
    berkas = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(jawaban__isnull=False, penempatan__isnull=True)
                | Q(jawaban__isnull=True, penempatan__isnull=False),
                name="penyampaian_of_one_thing",
            ),
            models.CheckConstraint(condition=Q(cara="portal") | ~Q(bukti=""), name="penyampaian_proved"),
        ]

    def __str__(self) -> str:
        return f"{self.get_cara_display()} {self.diterima_on}"
