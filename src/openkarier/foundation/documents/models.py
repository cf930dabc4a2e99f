"""Counters, settings and letterheads of an agency; documents with their data, files and signatures; batches."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.foundation.documents.kinds import LABELS
from openkarier.foundation.journal.models import Leaf, Receipt

SHA256 = 64


def kinds() -> list[tuple[str, str]]:
    """Kinds of letter with their names; called, so that a new kind needs no migration."""
    return [(kind.value, label) for kind, label in LABELS.items()]


class Counter(models.Model):
    """The last serial given in an agenda and year. Agendas are kinds, unless settings let kinds share one."""

    instansi = models.CharField(max_length=20)
    agenda = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "agenda", "year"], name="counter_once")]

    def __str__(self) -> str:
        return f"{self.instansi} {self.agenda} {self.year}: {self.last}"


class Setting(models.Model):
    """How an agency writes a kind of letter from `mulai` on: number pattern, look; `source` is its SK or Perwal.

    `style` holds only the fields of styles.Style that differ from the national default.
    """

    instansi = models.CharField(max_length=20)
    kind = models.CharField(max_length=24, choices=kinds)
    mulai = models.DateField()
    pattern = models.CharField(max_length=100)
    agenda = models.CharField(max_length=40, blank=True)  # "" = the kind has its own
    klasifikasi = models.CharField(max_length=30, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    style = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kind", "mulai"], name="setting_once_a_day"),
            models.CheckConstraint(condition=~Q(source=""), name="setting_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.instansi} {self.kind} {self.mulai}"


class Letterhead(models.Model):
    """A kop: of the regional head (`unit` empty, lambang negara) or of a perangkat daerah; `arms` is a stored SVG."""

    class Lambang(models.TextChoices):
        NEGARA = "negara", "Lambang Negara"
        DAERAH = "daerah", "Logo daerah"

    instansi = models.CharField(max_length=20)
    unit = models.CharField(max_length=60, blank=True)
    lambang = models.CharField(max_length=8, choices=Lambang)
    lines = models.JSONField()
    alamat = models.CharField(max_length=300, blank=True)
    kontak = models.CharField(max_length=300, blank=True)
    arms = models.CharField(max_length=SHA256, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "unit"], name="letterhead_once")]

    def __str__(self) -> str:
        return f"{self.instansi} {self.unit}".strip()


class Document(models.Model):
    """A paper that was issued. The PDF is a function of the row (kind, data, style, issued_at); `sha256` is "" until
    it has been set, and from then on names the kept file. `receipt` carries the public code and says valid or void."""

    instansi = models.CharField(max_length=20)
    kind = models.CharField(max_length=24, choices=kinds)
    number = models.CharField(max_length=150, blank=True)
    agenda = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField(null=True, blank=True)
    subject = models.CharField(max_length=200, blank=True)  # the record it is about, as "model:key"
    data = models.JSONField()
    style = models.JSONField(default=dict, blank=True)
    electronic = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=64)
    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="document")
    leaf = models.OneToOneField(Leaf, on_delete=models.PROTECT, related_name="document")
    sha256 = models.CharField(max_length=SHA256, blank=True)
    size = models.PositiveIntegerField(default=0)  # bytes as set; the proof of record is appended after them
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "agenda", "year", "serial"],
                condition=Q(serial__isnull=False),
                name="document_serial_once",
            ),
            models.UniqueConstraint(
                fields=["instansi", "kind", "number"], condition=~Q(number=""), name="document_number_once"
            ),
            models.CheckConstraint(
                condition=Q(serial__isnull=True, number="") | (Q(serial__isnull=False) & ~Q(number="")),
                name="document_serial_has_a_number",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "issued_at"], name="document_of_subject"),
            models.Index(fields=["id"], condition=Q(sha256="", erased_at=None), name="document_to_set"),
        ]

    @property
    def void(self) -> bool:
        """Whether it was declared void."""
        return self.receipt.state == Receipt.State.VOID

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()


class Signature(models.Model):
    """One signing: by whom, how, and the file that came out; the last one is the paper in force."""

    class Method(models.TextChoices):
        SCAN = "scan", "Tanda tangan basah (pindaian)"
        LOCAL = "local", "Sertifikat pada sistem ini"
        BSRE = "bsre", "Sertifikat BSrE"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="signatures")
    method = models.CharField(max_length=8, choices=Method)
    signer = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=SHA256)
    size = models.PositiveIntegerField()
    signed_at = models.DateTimeField()
    reference = models.CharField(max_length=100, blank=True)  # what the signing service calls it

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.get_method_display()} {self.signer} {self.signed_at:%d-%m-%Y}"


class Attachment(models.Model):
    """A file of somebody else's making that backs a record, as it was handed in; kept in the store by its content."""

    instansi = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    media = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=SHA256)
    size = models.PositiveIntegerField()
    kept_by = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="attachment_has_content")]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """Many letters of one kind as one piece of work; `result` names the zip or the merged PDF when it is done."""

    class Output(models.TextChoices):
        ZIP = "zip", "Satu berkas zip"
        PDF = "pdf", "Satu PDF gabungan"

    instansi = models.CharField(max_length=20)
    kind = models.CharField(max_length=24, choices=kinds)
    output = models.CharField(max_length=3, choices=Output, default=Output.ZIP)
    electronic = models.BooleanField(default=False)
    title = models.CharField(max_length=200)
    created_by = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    result = models.CharField(max_length=SHA256, blank=True)

    def __str__(self) -> str:
        return self.title


class BatchItem(models.Model):
    """One letter of a batch: its data, and the document once it was issued, in the same transaction as its number."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    subject = models.CharField(max_length=200, blank=True)
    data = models.JSONField()
    document = models.OneToOneField(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="item")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="batch_item_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.position}"


class Upload(models.Model):
    """A photo or scan that somebody handed in, as it was written anew (uploads.py); `subject` "" = no case took it."""

    sha256 = models.CharField(max_length=SHA256)
    mime = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    subject = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["sha256"], name="upload_by_file"),
            models.Index(fields=["subject"], name="upload_by_case"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:8]})"
