"""Pelantikan: one ceremony, its witnesses, and who was there. Religion is not kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.core.placement.steps import CEREMONY
from openkarier.stages.placement.models.cases import Penempatan
from openkarier.stages.registry.models import Instansi, Pegawai


class Pelantikan(models.Model):
    """One ceremony. `alasan` is written when it falls late or on a day off."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pelantikan")
    nama = models.CharField(max_length=160)
    waktu = models.DateTimeField()
    tempat = models.CharField(max_length=200)
    pelantik = models.CharField("Pejabat yang melantik", max_length=200)
    jabatan_pelantik = models.CharField(max_length=200)
    rohaniwan = models.CharField(max_length=300, blank=True)
    saksi_1 = models.ForeignKey(Pegawai, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    saksi_2 = models.ForeignKey(Pegawai, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    alasan = models.TextField(blank=True)
    diundang_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=list(CEREMONY.states.items()), default="direncanakan")
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nama"], name="pelantikan_nama_once"),
            models.CheckConstraint(
                condition=~Q(state="terlaksana") | (~Q(rohaniwan="") & Q(saksi_1__isnull=False, saksi_2__isnull=False)),
                name="pelantikan_witnessed",
            ),
        ]
        ordering: ClassVar = ["-waktu"]

    def __str__(self) -> str:
        return self.nama


class Peserta(models.Model):
    """One person at a ceremony, in the order in which the names are read; `hadir` empty = not yet noted."""

    pelantikan = models.ForeignKey(Pelantikan, on_delete=models.CASCADE, related_name="peserta")
    penempatan = models.ForeignKey(Penempatan, on_delete=models.PROTECT, related_name="peserta")
    urutan = models.PositiveIntegerField()
    hadir = models.BooleanField(null=True, blank=True)
    aktif = models.BooleanField(default=True)  # of a ceremony that is not cancelled

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pelantikan", "penempatan"], name="peserta_once"),
            models.UniqueConstraint(
                fields=["penempatan"],
                condition=Q(aktif=True) & (Q(hadir__isnull=True) | Q(hadir=True)),
                name="peserta_one_ceremony",
            ),
        ]
        ordering: ClassVar = ["urutan"]

    def __str__(self) -> str:
        return f"{self.urutan}. {self.penempatan_id}"
