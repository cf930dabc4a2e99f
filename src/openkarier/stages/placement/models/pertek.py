"""Pertek: packs that went to BKN through I-MUT, and what BKN said of each name."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.foundation.documents.models import Attachment
from openkarier.stages.placement.models.cases import Penempatan
from openkarier.stages.registry.models import Instansi


class PaketPertek(models.Model):
    """One pack of proposals to BKN."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="paket_pertek")
    tanggal = models.DateField()
    nomor = models.CharField("Nomor surat pengantar", max_length=120)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nomor"], name="paket_pertek_once")]

    def __str__(self) -> str:
        return self.nomor


class Pertek(models.Model):
    """One name in a pack, and the answer. A refused name may stand in a later pack again."""

    class Hasil(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu BKN"
        SETUJU = "setuju", "Disetujui"
        TOLAK = "tolak", "Tidak disetujui"

    paket = models.ForeignKey(PaketPertek, on_delete=models.PROTECT, related_name="isi")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    penempatan = models.ForeignKey(Penempatan, on_delete=models.PROTECT, related_name="pertek")
    usul = models.DateField()  # of the pack; copied so that the database can compare
    hasil = models.CharField(max_length=8, choices=Hasil.choices, default=Hasil.MENUNGGU)
    nomor = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    catatan = models.CharField(max_length=500, blank=True)
    berkas = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dicatat_oleh = models.CharField(max_length=32, blank=True)
    dicatat_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["penempatan"], condition=Q(hasil="menunggu"), name="pertek_one_waiting"),
            models.UniqueConstraint(fields=["instansi", "nomor"], condition=~Q(nomor=""), name="pertek_number_once"),
            models.CheckConstraint(
                condition=Q(tanggal__isnull=True) | Q(tanggal__gte=F("usul")), name="pertek_after_proposal"
            ),
            models.CheckConstraint(
                condition=Q(hasil="menunggu", nomor="", tanggal__isnull=True)
                | (~Q(hasil="menunggu") & ~Q(nomor="") & Q(tanggal__isnull=False)),
                name="pertek_result_numbered",
            ),
        ]
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.nomor or "menunggu"
