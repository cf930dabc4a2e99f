"""Keberatan: an objection to a decision of the PPK, its clocks and its answer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.core.placement.steps import OBJECTION, OUTCOMES
from openkarier.stages.aspiration.models import Jawaban
from openkarier.stages.placement.models.cases import Penempatan
from openkarier.stages.registry.models import Instansi, Pegawai


class Keberatan(models.Model):
    """One objection, against an answer or against a placement. The dates of its clocks are worked out when filed."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="keberatan")
    tiket = models.CharField(max_length=40, unique=True)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="keberatan")
    jawaban = models.ForeignKey(Jawaban, null=True, blank=True, on_delete=models.PROTECT, related_name="keberatan")
    penempatan = models.ForeignKey(
        Penempatan, null=True, blank=True, on_delete=models.PROTECT, related_name="keberatan"
    )
    alasan = models.TextField()
    bukti = models.TextField("Data pendukung")
    diterima_on = models.DateField()  # when the decision reached the person
    diajukan_at = models.DateTimeField()
    batas_ajukan = models.DateField()
    batas_putus = models.DateField()
    state = models.CharField(max_length=16, choices=list(OBJECTION.states.items()))
    telaah = models.TextField(blank=True)
    hasil = models.CharField(max_length=16, choices=list(OUTCOMES.items()), blank=True)
    pertimbangan = models.TextField(blank=True)
    diputus_at = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(jawaban__isnull=False) | Q(penempatan__isnull=False), name="keberatan_against_something"
            ),
            models.UniqueConstraint(fields=["jawaban"], condition=~Q(state="dicabut"), name="keberatan_once_an_answer"),
            models.UniqueConstraint(
                fields=["penempatan"],
                condition=Q(jawaban__isnull=True) & ~Q(state="dicabut"),
                name="keberatan_once_a_placement",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("diputus", "tidak-diterima"))
                | (~Q(pertimbangan="") & Q(diputus_at__isnull=False)),
                name="keberatan_decided_reasoned",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "state", "batas_putus"], name="keberatan_by_clock")]

    def __str__(self) -> str:
        return self.tiket


class LangkahKeberatan(models.Model):
    """A step of an objection: who, when, from, to, why."""

    keberatan = models.ForeignKey(Keberatan, on_delete=models.CASCADE, related_name="langkah")
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    hand = models.CharField(max_length=12)
    before = models.CharField(max_length=16, blank=True)
    after = models.CharField(max_length=16)
    why = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
