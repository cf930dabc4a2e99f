"""What goes with a rating: periodic ratings, changes on calibration, unit predicates, objections."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.core.ratings import PredikatUnit
from openkarier.stages.appraisal.models.predicates import PredikatKinerja
from openkarier.stages.appraisal.models.skp import RATINGS, Skp
from openkarier.stages.registry.models import Pegawai, Unit

UNIT_PREDICATES = [(each.value, each.label) for each in sorted(PredikatUnit, reverse=True)]


class Periodic(models.Model):
    """The rating of one triwulan (SIASN periodik 2), before the year's."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="triwulan")
    triwulan = models.PositiveSmallIntegerField()
    hasil_kerja = models.PositiveSmallIntegerField(choices=RATINGS)
    perilaku_kerja = models.PositiveSmallIntegerField(choices=RATINGS)
    nilai = models.PositiveSmallIntegerField(choices=PredikatKinerja.Nilai.choices)
    note = models.CharField(max_length=500, blank=True)
    actor = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skp", "triwulan"], name="periodic_once"),
            models.CheckConstraint(condition=Q(triwulan__in=(1, 2, 3, 4)), name="periodic_quarter"),
        ]
        ordering: ClassVar = ["triwulan"]

    def __str__(self) -> str:
        return f"triwulan {self.triwulan}: {self.get_nilai_display()}"


class RatingChange(models.Model):
    """A rating that changed after it was first given: on calibration or after an objection, always with a reason."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="perubahan")
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    hand = models.CharField(max_length=16)
    hasil_before = models.PositiveSmallIntegerField()
    perilaku_before = models.PositiveSmallIntegerField()
    hasil_after = models.PositiveSmallIntegerField()
    perilaku_after = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=500)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="rating_change_has_reason")]

    def __str__(self) -> str:
        return self.why


class UnitPredicate(models.Model):
    """Predicate of an organisation, fixed before its people are rated (SE MenPANRB 3/2023). `triwulan` 0 = the year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predikat")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField(default=0)
    nilai = models.PositiveSmallIntegerField(choices=UNIT_PREDICATES)
    dasar = models.CharField(max_length=200)
    actor = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "triwulan"], name="unit_predicate_once"),
            models.CheckConstraint(condition=~Q(dasar=""), name="unit_predicate_has_base"),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.get_nilai_display()}"


class UnitReason(models.Model):
    """Why a unit's spread leaves the guide of SE MenPANRB 3/2023; the newest one counts."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="alasan_sebaran")
    tahun = models.PositiveSmallIntegerField()
    why = models.TextField()
    remarks = models.JSONField(default=list)  # the sentences that the reason answers
    actor = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="unit_reason_says_something")]

    def __str__(self) -> str:
        return self.why


class Objection(models.Model):
    """An objection to the superior's superior (PP 30/2019 Pasal 59), decided after hearing both sides."""

    class Ruling(models.TextChoices):
        TETAP = "tetap", "Hasil penilaian tetap"
        UBAH = "ubah", "Hasil penilaian diubah"

    skp = models.OneToOneField(Skp, on_delete=models.CASCADE, related_name="objection")
    number = models.CharField(max_length=40)
    filed_at = models.DateTimeField()
    until = models.DateField()  # the last day on which it could be filed
    reason = models.TextField()
    heard_pegawai = models.TextField(blank=True)
    heard_penilai = models.TextField(blank=True)
    ruling = models.CharField(max_length=8, choices=Ruling.choices, blank=True)
    why = models.TextField(blank=True)
    decided_by = models.ForeignKey(Pegawai, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="objection_has_reason"),
            models.CheckConstraint(
                condition=Q(ruling="") | (~Q(heard_pegawai="") & ~Q(heard_penilai="") & ~Q(why="")),
                name="objection_heard_both",
            ),
        ]

    def __str__(self) -> str:
        return self.number
