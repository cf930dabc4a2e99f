"""Batches in the outbox, a message per person and channel, and what people and agencies wish."""

from __future__ import annotations

import uuid
from datetime import time
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Channel(models.TextChoices):
    """How a message travels. A new one is a value here and a carrier in channels.py."""

    INBOX = "inbox", "Kotak masuk"
    EMAIL = "email", "Surel"


class BatchState(models.TextChoices):
    """A batch is a draft until a person releases or cancels it."""

    DRAFT = "draft", "Menunggu diperiksa"
    RELEASED = "released", "Dikirim"
    CANCELLED = "cancelled", "Dibatalkan"


class MessageState(models.TextChoices):
    """UNCERTAIN: the sender died, or the line broke, between "take this" and "taken"; a person decides."""

    DRAFT = "draft", "Draf"
    QUEUED = "queued", "Menunggu dikirim"
    SENDING = "sending", "Sedang dikirim"
    SENT = "sent", "Terkirim"
    FAILED = "failed", "Gagal"
    UNCERTAIN = "uncertain", "Perlu diperiksa"


class Batch(models.Model):
    """Messages about one event to many people. `subject` and `body` hold {placeholders}; frozen once released."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.CharField(max_length=60)  # kind of event: "aspirasi.pengingat"
    key = models.CharField(max_length=160)  # the event itself: "aspirasi.pengingat:2026-1:H-3"
    instansi = models.CharField(max_length=20)  # code of the registry, opaque here
    unit = models.CharField(max_length=60, blank=True)  # the part of it whose desk drafted; "" = the whole
    zone = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    link = models.CharField(max_length=200, blank=True)  # path of the page that the message leads to
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.DRAFT)
    count = models.PositiveIntegerField(default=0)  # messages when drafted; when released, those released
    created_by = models.CharField(max_length=32)
    created_at = models.DateTimeField()
    released_by = models.CharField(max_length=32, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.CharField(max_length=32, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    job = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["instansi", "state", "-created_at"], name="batch_of_instansi")]

    def __str__(self) -> str:
        return self.title


class Message(models.Model):
    """One message to one person over one channel; its text is the batch's wording filled with `fields`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="messages")
    key = models.CharField(max_length=160)
    recipient = models.CharField(max_length=32)  # NIP
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=8, choices=Channel)
    address = models.CharField(max_length=254, blank=True)  # e-mail known when drafted, on every channel
    fields = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.DRAFT)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # why it failed, or must be looked at

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "recipient", "channel"], name="message_once"),
            models.CheckConstraint(condition=~Q(channel=Channel.EMAIL, address=""), name="message_email_addressed"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["batch", "channel", "state", "name"], name="message_of_batch"),
            models.Index(
                "recipient",
                F("sent_at").desc(),
                condition=Q(channel=Channel.INBOX, state=MessageState.SENT),
                name="message_inbox",
            ),
            models.Index(
                fields=["recipient"],
                condition=Q(channel=Channel.INBOX, state=MessageState.SENT, read_at__isnull=True),
                name="message_unread",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_state_display()}"


class Preference(models.Model):
    """What a person wishes beside the inbox, which everybody has."""

    recipient = models.CharField(max_length=32, unique=True)  # NIP
    email = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.recipient


class QuietHours(models.Model):
    """Hours in which an agency does not disturb its people, on the wall clock of their zone. Equal ends: none."""

    instansi = models.CharField(max_length=20, unique=True)
    mulai = models.TimeField(default=time(20, 0))
    selesai = models.TimeField(default=time(7, 0))

    def __str__(self) -> str:
        return f"{self.instansi} {self.mulai:%H.%M}–{self.selesai:%H.%M}"
