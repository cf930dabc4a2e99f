"""Results of competency tests, as a provider reports them: who, when, by whom, valid until."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.stages.registry.models import Instansi, Pegawai


class HasilUji(models.Model):
    """One person's result of one test. Levels 1-5 under SIASN's nine competency names; JPM in percent.

    Nothing here is typed by hand: a result comes from a provider's file. `kegiatan` is the code of the event, if any.
    """

    class Metode(models.TextChoices):
        SEDERHANA = "sederhana", "Metode sederhana"
        SEDANG = "sedang", "Metode sedang"
        KOMPLEKS = "kompleks", "Metode kompleks (assessment center)"
        CACT = "cact", "CACT BKN"
        PROASN = "proasn", "Profiling ASN (ProASN)"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="hasil_uji")
    tanggal = models.DateField()
    berlaku_sampai = models.DateField()
    penyelenggara = models.CharField(max_length=120)
    tujuan = models.CharField(max_length=40, default="pemetaan")
    kompetensi = models.JSONField(default=dict)  # SIASN field name -> level 1..5
    potensi = models.JSONField(default=dict)  # SIASN field name -> score 0..100
    jpm = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  # as the provider reports it
    kegiatan = models.CharField(max_length=40, blank=True, default="")
    metode = models.CharField(max_length=10, choices=Metode.choices, blank=True, default="")
    terakreditasi = models.BooleanField(null=True, blank=True)  # the provider's unit, for this jenjang; None = unknown
    nomor_peserta = models.CharField(max_length=60, blank=True, default="")
    kompetensi_terkirim = models.CharField(max_length=64, blank=True, default="")  # digest of what SIASN was last sent
    potensi_terkirim = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tanggal", "penyelenggara"], name="hasil_uji_once"),
            models.CheckConstraint(condition=Q(berlaku_sampai__gt=F("tanggal")), name="hasil_uji_validity"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kegiatan", "pegawai"], name="hasil_uji_by_event"),
            models.Index(fields=["berlaku_sampai"], name="hasil_uji_by_expiry"),
        ]

    def __str__(self) -> str:
        return f"{self.penyelenggara}, {self.tanggal}"

    def expired(self, on: date) -> bool:
        """Whether the result no longer counts on a day; the last day of validity still does."""
        return on > self.berlaku_sampai


class EksporHasil(models.Model):
    """What was handed out for SIASN: frozen rows, so that a download that failed can be fetched again unchanged."""

    class Jenis(models.TextChoices):
        KOMPETENSI = "kompetensi", "Kompetensi"
        POTENSI = "potensi", "Potensi"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=10, choices=Jenis.choices)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=32)
    isi = models.JSONField()  # rows under SIASN's field names, each with nip and nama beside them
    tanpa_id = models.JSONField(default=list)  # [nip, nama]: people whose PNS ID is not known

    class Meta:
        indexes: ClassVar = [models.Index(fields=["instansi", "pada"], name="ekspor_hasil_recent")]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}, {self.pada:%d-%m-%Y}"
