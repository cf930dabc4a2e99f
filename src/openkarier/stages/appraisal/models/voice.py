"""The public's voice: a QR code at a counter, three questions, no name, no cookie; only sums by quarter are kept."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from openkarier.stages.registry.models import Unit


class Service(models.Model):
    """A service of a unit that the public can rate. `kode` stands in the address of the QR code."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="layanan")
    kode = models.SlugField(max_length=24, unique=True)
    nama = models.CharField(max_length=160)
    aktif = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "nama"], name="service_named_once")]

    def __str__(self) -> str:
        return self.nama


class VoiceTally(models.Model):
    """Sum of the answers to one question in one quarter."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="sums")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=12)
    total = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "tahun", "triwulan", "question"], name="voice_tally_once"),
            models.CheckConstraint(
                condition=Q(total__gte=F("people")) & Q(total__lte=F("people") * 5), name="voice_tally_in_scale"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}: {self.tahun}/{self.triwulan}"


class VoiceQuota(models.Model):
    """How often one address answered today: a keyed digest that nobody can turn back, removed the next day."""

    mark = models.CharField(max_length=32)
    day = models.DateField()
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mark", "day"], name="voice_quota_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
