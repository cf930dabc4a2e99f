"""Yearly performance predicates, as e-Kinerja reports them."""

from __future__ import annotations

from django.db import models

from openkarier.stages.registry.models import Pegawai


class PredikatKinerja(models.Model):
    """Predicate of one person and year: `nilai` 5 sangat baik, 4 baik, 3 butuh perbaikan, 2 kurang, 1 sangat kurang.

    `hasil_kerja` and `perilaku_kerja` carry SIASN's 1 di atas, 2 sesuai, 3 di bawah ekspektasi.
    """

    class Nilai(models.IntegerChoices):
        SANGAT_BAIK = 5, "Sangat baik"
        BAIK = 4, "Baik"
        BUTUH_PERBAIKAN = 3, "Butuh perbaikan"
        KURANG = 2, "Kurang"
        SANGAT_KURANG = 1, "Sangat kurang"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="predikat_kinerja")
    tahun = models.PositiveSmallIntegerField()
    nilai = models.PositiveSmallIntegerField(choices=Nilai.choices)
    hasil_kerja = models.PositiveSmallIntegerField(null=True, blank=True)
    perilaku_kerja = models.PositiveSmallIntegerField(null=True, blank=True)
    sumber = models.CharField(max_length=40, default="e-Kinerja")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pegawai", "tahun"], name="predikat_once_a_year")]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.get_nilai_display()}"
