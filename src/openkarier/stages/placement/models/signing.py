"""Penandatanganan: papers that one official signs electronically in one sitting, each exactly once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.core.placement.signing import PAPER
from openkarier.foundation.documents.models import Document, Signature
from openkarier.stages.registry.models import Instansi

LIVE = ("menunggu", "dikirim", "ditandatangani")


class Penandatanganan(models.Model):
    """One sitting. It holds neither passphrase nor NIK: both live in memory while it runs."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="penandatanganan")
    oleh = models.CharField(max_length=32)
    nama = models.CharField(max_length=200)
    mulai_at = models.DateTimeField()
    denyut_at = models.DateTimeField()  # when it last gave a sign of life
    selesai_at = models.DateTimeField(null=True, blank=True)
    pesan = models.CharField(max_length=300, blank=True)  # why it stopped, when it did before the last paper

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.nama} {self.mulai_at:%d-%m-%Y %H.%M}"


class NaskahTanda(models.Model):
    """One paper of a sitting."""

    penandatanganan = models.ForeignKey(Penandatanganan, on_delete=models.CASCADE, related_name="naskah")
    naskah = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    urutan = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=list(PAPER.states.items()), default="menunggu")
    alasan = models.CharField(max_length=300, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    tanda = models.OneToOneField(Signature, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["naskah"], condition=Q(state__in=LIVE), name="tanda_once_a_paper"),
            models.CheckConstraint(
                condition=Q(state="ditandatangani", tanda__isnull=False)
                | (~Q(state="ditandatangani") & Q(tanda__isnull=True)),
                name="tanda_signed_has_signature",
            ),
            models.CheckConstraint(condition=~Q(state="gagal") | ~Q(alasan=""), name="tanda_failure_explained"),
        ]
        ordering: ClassVar = ["urutan"]

    def __str__(self) -> str:
        return f"{self.urutan}. {self.get_state_display()}"
