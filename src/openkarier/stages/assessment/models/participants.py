"""Participants of an event, what they need, when they cannot come, and what they ask for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.core.events import ABSENCES, NEEDS, REQUEST
from openkarier.stages.assessment.models.events import Event, Room, Session
from openkarier.stages.registry.models import Pegawai


class Pick(models.Model):
    """A rule by which people were chosen together, so that the choice can be undone together."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="picks")
    rule = models.JSONField()
    label = models.CharField(max_length=400)
    count = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.label


class Participant(models.Model):
    """A person in an event, under a number that is never given twice. Who is taken off stays, with the reason."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participants")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    nomor = models.PositiveIntegerField()
    pick = models.ForeignKey(Pick, null=True, blank=True, on_delete=models.SET_NULL, related_name="participants")
    why = models.CharField(max_length=400)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=32)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_why = models.CharField(max_length=300, blank=True)
    pin_session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    pin_room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    pin_seat = models.PositiveSmallIntegerField(null=True, blank=True)
    pin_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "pegawai"], name="participant_once_an_event"),
            models.UniqueConstraint(fields=["event", "nomor"], name="participant_number_once"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_why="")
                | (Q(removed_at__isnull=False) & ~Q(removed_why="")),
                name="participant_removed_with_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["event", "removed_at"], name="participant_standing")]

    def __str__(self) -> str:
        return f"{self.event.kode}-{self.nomor:04}"


class SpecialNeed(models.Model):
    """A special need: data about health, read by its author and the organiser alone."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="need")
    kind = models.CharField(max_length=12, choices=[(need.value, label) for need, label in NEEDS.items()])
    note = models.CharField(max_length=300, blank=True)
    access = models.BooleanField()  # needs a room without stairs
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_kind_display()


class Absence(models.Model):
    """A declared time in which a participant cannot come."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="absences")
    kind = models.CharField(max_length=12, choices=list(ABSENCES.items()))
    note = models.CharField(max_length=200, blank=True)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="absence_ordered"),
            models.UniqueConstraint(fields=["participant", "mulai", "selesai"], name="absence_once"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Request(models.Model):
    """A participant asks for another time, with a reason; at most one waits for an answer."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="requests")
    session = models.ForeignKey(Session, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=600)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=list(REQUEST.states.items()), default="diajukan")
    answer = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant"], condition=Q(state="diajukan"), name="request_one_waiting"),
            models.CheckConstraint(
                condition=Q(state="diajukan", answered_at__isnull=True)
                | (~Q(state="diajukan") & Q(answered_at__isnull=False)),
                name="request_answer_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()
