"""The Tim Penilai Kinerja: formed by SK for a time, with its members; and the ties that members have declared."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openkarier.core.deliberation import ELEMENTS, OFFICES, TIES
from openkarier.stages.registry.models import Instansi, Pegawai


class Tim(models.Model):
    """One team under one SK, from `mulai` until `selesai` (exclusive; empty = until replaced)."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="tim_penilai")
    sk = models.CharField(max_length=120)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "sk"], name="tim_once_per_sk"),
            models.CheckConstraint(condition=Q(selesai__isnull=True) | Q(selesai__gt=F("mulai")), name="tim_ordered"),
        ]

    def __str__(self) -> str:
        return f"Tim Penilai Kinerja ({self.sk})"


class Anggota(models.Model):
    """One member of a team: for which element of the law, in which office, until when."""

    tim = models.ForeignKey(Tim, on_delete=models.CASCADE, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="keanggotaan_tim")
    unsur = models.CharField(max_length=20, choices=list(ELEMENTS.items()))
    kedudukan = models.CharField(max_length=10, choices=list(OFFICES.items()), default="anggota")
    selesai = models.DateField(null=True, blank=True)  # exclusive; a member who left before the team's term

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tim", "pegawai"], name="anggota_once_a_team"),
            models.UniqueConstraint(
                fields=["tim", "kedudukan"],
                condition=Q(kedudukan__in=["ketua", "sekretaris"]),
                name="anggota_one_chair_one_secretary",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai.nama_gelar}, {self.get_kedudukan_display().lower()}"


class Hubungan(models.Model):
    """A tie between a member and an employee that the member declared once; it counts in every later sidang."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="hubungan_dinyatakan")
    dengan = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=10, choices=list(TIES.items()))
    pada = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pegawai", "dengan", "jenis"], name="hubungan_once")]

    def __str__(self) -> str:
        return f"{self.pegawai_id}–{self.dengan_id}: {self.jenis}"
