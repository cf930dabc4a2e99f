"""Leaf is for ever (triggers forbid UPDATE and DELETE); Payload, with the names in it, can be erased."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from openkarier.foundation.journal.acts import BY_KIND, PAPERS


class Leaf(models.Model):
    """One act. `entry` is public: kind, date and a commitment, one line of canonical JSON; `index` has no gaps."""

    index = models.BigIntegerField(primary_key=True)
    entry = models.CharField(max_length=512)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(index__gte=0), name="leaf_index_from_zero")]

    def __str__(self) -> str:
        return f"{self.index} {self.entry}"


class Payload(models.Model):
    """What the commitment in the leaf commits to: who, what, when, and the 32 random bytes that keep it unguessable."""

    leaf = models.OneToOneField(Leaf, primary_key=True, on_delete=models.PROTECT, related_name="payload")
    kind = models.CharField(max_length=32)  # a row of acts.ACTS
    actor = models.CharField(max_length=64)
    subject = models.CharField(max_length=200)
    at = models.DateTimeField()
    body = models.TextField()  # canonical JSON, exactly the bytes that were committed to
    salt = models.BinaryField(max_length=32)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject", "leaf"], name="payload_by_subject"),
            models.Index(fields=["actor", "leaf"], name="payload_by_actor"),
            models.Index(fields=["kind", "leaf"], name="payload_by_kind"),
            models.Index(fields=["at"], name="payload_by_at"),
        ]

    @property
    def label(self) -> str:
        """The act in Indonesian."""
        return BY_KIND[self.kind].label

    def __str__(self) -> str:
        return f"{self.leaf_id} {self.kind} {self.subject}"


class Receipt(models.Model):
    """A paper that was handed out. `number` cannot be guessed; its PDFs are its `seals`."""

    class State(models.TextChoices):
        VALID = "berlaku", "Berlaku"
        VOID = "batal", "Tidak berlaku"

    number = models.CharField(max_length=40)  # as printed
    key = models.CharField(max_length=40, unique=True)  # as compared: see numbers.number_key
    kind = models.CharField(max_length=16)  # a key of acts.PAPERS
    leaf = models.ForeignKey(Leaf, on_delete=models.PROTECT, related_name="receipts")
    state = models.CharField(max_length=8, choices=State, default=State.VALID)
    issued_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="berlaku", voided_at__isnull=True)
                | models.Q(state="batal", voided_at__isnull=False),
                name="receipt_void_has_a_time",
            ),
        ]

    @property
    def label(self) -> str:
        """The paper in Indonesian."""
        return PAPERS[self.kind]

    def __str__(self) -> str:
        return f"{self.number} ({self.get_state_display()})"


class Publication(models.Model):
    """What was public about an agency on a day: canonical JSON, written once, with its digest in the leaf."""

    instansi = models.CharField(max_length=20)  # code of the registry, opaque here
    tanggal = models.DateField()
    isi = models.TextField()
    sidik = models.CharField(max_length=64)  # SHA-256 of `isi` in UTF-8
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, related_name="publication")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "tanggal"], name="publication_once_a_day")]

    def __str__(self) -> str:
        return f"{self.instansi} {self.tanggal}"


class Seal(models.Model):
    """One PDF of a paper: as set, or as signed afterwards. `sidik` is its digest without the proof inside it."""

    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="seals")
    sidik = models.CharField(max_length=64, unique=True)  # SHA-256, hexadecimal
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, related_name="seal")

    def __str__(self) -> str:
        return f"{self.receipt.number} {self.sidik}"
