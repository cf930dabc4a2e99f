"""Disputes about data: what is said to be wrong, the evidence, each step, and what was written down in the end."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.core.registry_data import BUTIR
from openkarier.core.registry_disputes import OPEN, REASONS, STATES
from openkarier.foundation.documents.models import Upload
from openkarier.stages.registry.models import Instansi, Pegawai


def butir() -> list[tuple[str, str]]:
    """Data that can be disputed; called, so that a new one needs no migration."""
    return [(each.kode, each.label) for each in BUTIR.values()]


def states() -> list[tuple[str, str]]:
    """States of a dispute."""
    return list(STATES.items())


def reasons() -> list[tuple[str, str]]:
    """Coded reasons of a refusal."""
    return list(REASONS.items())


class Sanggahan(models.Model):
    """One dispute. `butir` and `baris` name the datum (`baris` 0: a field of the person, or a row that is missing).

    `tercatat` is what the record said when it was filed, `seharusnya` what the person says, `dicatat` what was written.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    nomor = models.CharField(max_length=40, unique=True)  # of the receipt
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="sanggahan")
    butir = models.CharField(max_length=24, choices=butir)
    baris = models.PositiveBigIntegerField(default=0)
    hapus = models.BooleanField(default=False)  # the row is not the person's at all
    tercatat = models.JSONField(default=dict)
    seharusnya = models.JSONField(default=dict)
    keterangan = models.TextField()
    salinan = models.JSONField(default=dict)  # what the receipt says of the person, as on the day
    state = models.CharField(max_length=10, choices=states, default="diajukan")
    diajukan_at = models.DateTimeField()
    batas = models.DateTimeField()  # until when the person hears
    kabar_at = models.DateTimeField()  # the last word the person got
    alasan = models.CharField(max_length=24, choices=reasons, blank=True)
    jawaban = models.TextField(blank=True)
    rujukan = models.CharField(max_length=80, blank=True)  # number at the keeper of the master
    dicatat = models.JSONField(default=dict)
    diputus_at = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "butir", "baris"], condition=Q(state__in=OPEN), name="sanggahan_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(state="ditolak") | (~Q(alasan="") & ~Q(jawaban="")), name="sanggahan_refused_with_reason"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "state", "batas"], name="sanggahan_inbox")]

    def __str__(self) -> str:
        return f"{self.nomor} ({self.butir})"


class BuktiSanggahan(models.Model):
    """One file of evidence, kept by its hash."""

    sanggahan = models.ForeignKey(Sanggahan, on_delete=models.CASCADE, related_name="bukti")
    berkas = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.berkas)


class LangkahSanggahan(models.Model):
    """One step: who, when, from where to where, and the words that went with it."""

    sanggahan = models.ForeignKey(Sanggahan, on_delete=models.CASCADE, related_name="langkah")
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    hand = models.CharField(max_length=12)
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10)
    why = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.before} > {self.after}"
