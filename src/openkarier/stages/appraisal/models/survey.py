"""360: a closed survey (PP 30/2019 Pasal 40). No row says who answered what; only sums are kept."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from openkarier.stages.registry.models import Pegawai


class Survey(models.Model):
    """The survey about one person in one year. `minimum` and `share_bawahan` are the local policy when it opened."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="survei")
    tahun = models.PositiveSmallIntegerField()
    mulai = models.DateTimeField()
    batas = models.DateTimeField()
    minimum = models.PositiveSmallIntegerField()
    share_bawahan = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tahun"], name="survey_once_a_year"),
            models.CheckConstraint(condition=Q(minimum__gte=3), name="survey_minimum_three"),
            models.CheckConstraint(condition=Q(share_bawahan__lte=100), name="survey_share_percent"),
            models.CheckConstraint(condition=Q(batas__gt=F("mulai")), name="survey_ordered"),
        ]

    def accepts(self, at: datetime) -> bool:
        """Whether answers are taken at this moment."""
        return self.closed_at is None and self.mulai <= at < self.batas

    def __str__(self) -> str:
        return f"360 {self.tahun}"


class Invitation(models.Model):
    """Who was asked, in which role, and whether they answered; not when, and not what."""

    class Role(models.TextChoices):
        REKAN = "rekan", "Rekan kerja setingkat"
        BAWAHAN = "bawahan", "Bawahan langsung"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="undangan")
    responden = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="diminta")
    role = models.CharField(max_length=8, choices=Role.choices)
    answered = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "responden"], name="invitation_once")]

    def __str__(self) -> str:
        return f"{self.survey}: {self.role}"


class SurveyTally(models.Model):
    """Sum of the answers of one group to one value; a respondent only raises it."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sums")
    role = models.CharField(max_length=8, choices=Invitation.Role.choices)
    value = models.CharField(max_length=12)
    total = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "role", "value"], name="survey_tally_once"),
            models.CheckConstraint(
                condition=Q(total__gte=F("people")) & Q(total__lte=F("people") * 5), name="survey_tally_in_scale"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.value}"
