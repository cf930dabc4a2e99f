"""What strengthens a performance on record: awards, and teams a person was assigned to by SK."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openkarier.stages.registry.models import Pegawai


class Penghargaan(models.Model):
    """An award with its paper."""

    class Tingkat(models.IntegerChoices):
        INTERNASIONAL = 4, "Internasional"
        NASIONAL = 3, "Nasional"
        LINTAS = 2, "Lintas instansi atau Satyalancana"
        INSTANSI = 1, "Instansi sendiri"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="penghargaan")
    nama = models.CharField(max_length=200)
    tingkat = models.PositiveSmallIntegerField(choices=Tingkat.choices)
    tanggal = models.DateField()
    nomor_sk = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pegawai", "nama", "tanggal"], name="penghargaan_once")]

    def __str__(self) -> str:
        return f"{self.nama} ({self.tanggal})"


class PenugasanTim(models.Model):
    """An assignment to a team by SK. `tingkat`: 3 national, 2 across agencies, 1 own agency."""

    class Tingkat(models.IntegerChoices):
        NASIONAL = 3, "Nasional"
        LINTAS = 2, "Lintas instansi"
        INSTANSI = 1, "Instansi sendiri"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="penugasan_tim")
    nama = models.CharField(max_length=200)
    tingkat = models.PositiveSmallIntegerField(choices=Tingkat.choices)
    ketua = models.BooleanField(default=False)
    nomor_sk = models.CharField(max_length=80)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "nomor_sk", "nama"], name="penugasan_tim_once"),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="penugasan_tim_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.nomor_sk})"
