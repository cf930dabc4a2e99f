"""Seats given, tries to give them, attendance, and the minutes of each session."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.foundation.documents.models import Batch, Document
from openkarier.stages.assessment.models.events import Event, Room, Session
from openkarier.stages.assessment.models.participants import Participant


class Seating(models.Model):
    """One try to seat everybody: it fits (figures, whom it moved), or it does not and these are the causes."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="seatings")
    ronde = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    fits = models.BooleanField()
    sidik = models.CharField(max_length=64)  # SHA-256 of what was solved
    causes = models.JSONField(default=list)  # [[kind, about, sentence]]
    moves = models.JSONField(default=list)  # [[participant, before, after]], places in words
    figures = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["event", "ronde", "-at"], name="seating_newest")]

    def __str__(self) -> str:
        return f"{self.event_id}/{self.ronde}: {'muat' if self.fits else 'tidak muat'}"


class Seat(models.Model):
    """The seat of a participant in a round: one person a seat, one seat a person."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="seats")
    ronde = models.PositiveSmallIntegerField()
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="seats")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    invited_at = models.DateTimeField(null=True, blank=True)  # to this very seat; a new seat is a new invitation

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "ronde"], name="seat_one_a_person"),
            models.UniqueConstraint(fields=["session", "room", "number"], name="seat_never_twice"),
            models.CheckConstraint(condition=Q(number__gte=1), name="seat_numbered"),
        ]

    def __str__(self) -> str:
        return f"kursi {self.number}"


class Invitation(models.Model):
    """One sending of invitations: the batch of letters, and the batch of notices in the outbox (its number)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="invitations")
    ronde = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    people = models.PositiveIntegerField()
    notices = models.UUIDField(null=True)
    letters = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.people} undangan"


class Attendance(models.Model):
    """A participant was there: the earliest time of all scans, from whatever device they came."""

    class How(models.TextChoices):
        QR = "qr", "Kode QR"
        KETIK = "ketik", "Nomor diketik"
        DAFTAR = "daftar", "Daftar tercetak"

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="attendances")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    at = models.DateTimeField()
    how = models.CharField(max_length=8, choices=How.choices)
    device = models.CharField(max_length=40, blank=True)
    actor = models.CharField(max_length=32)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "session"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.at}"


class Minutes(models.Model):
    """The berita acara of a session, drafted from the attendance."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="minutes")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"berita acara {self.session_id}"
