"""Yearly performance predicates, of e-Kinerja or of an SKP made here, and where the two differ."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from openkarier.stages.registry.models import Pegawai

OURS, THEIRS = "SKP OpenKarier", "e-Kinerja"  # where a predicate comes from


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
    sumber = models.CharField(max_length=40, default=THEIRS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pegawai", "tahun"], name="predikat_once_a_year")]

    def agrees(self, nilai: int, hasil: int | None, perilaku: int | None) -> bool:
        """Whether another source says the same; a rating that one of the two does not give disagrees with nothing."""
        pairs = ((self.hasil_kerja, hasil), (self.perilaku_kerja, perilaku))
        return self.nilai == nilai and all(None in pair or pair[0] == pair[1] for pair in pairs)

    def __str__(self) -> str:
        return f"{self.tahun}: {self.get_nilai_display()}"


class Difference(models.Model):
    """A predicate of another source (`sumber`) than the one on record: a person decides, nothing is overwritten.

    Either way round: our final SKP against an e-Kinerja record, or an e-Kinerja recap against an SKP made here.
    """

    class Choice(models.TextChoices):
        NEW = "baru", "Yang baru datang"
        KEPT = "tercatat", "Yang sudah tercatat"

    predikat = models.ForeignKey(PredikatKinerja, on_delete=models.CASCADE, related_name="selisih")
    nilai = models.PositiveSmallIntegerField(choices=PredikatKinerja.Nilai.choices)
    hasil_kerja = models.PositiveSmallIntegerField(null=True)
    perilaku_kerja = models.PositiveSmallIntegerField(null=True)
    sumber = models.CharField(max_length=40, default=OURS)
    found_at = models.DateTimeField(db_default=Now())
    choice = models.CharField(max_length=8, choices=Choice.choices, blank=True)
    why = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=32, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predikat"], condition=Q(choice=""), name="difference_one_open"),
            models.CheckConstraint(
                condition=Q(choice="", decided_at__isnull=True) | Q(~Q(choice=""), decided_at__isnull=False),
                name="difference_decided_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predikat}: {self.get_nilai_display()}?"
