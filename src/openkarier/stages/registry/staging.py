"""Imports between file and registry: what was read, what is wrong, what would change; nothing private is kept here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from openkarier.stages.registry.models import JENIS, JENJANG, Instansi


class RefJabatan(models.Model):
    """A title of SIASN's list of jabatan fungsional or pelaksana, as this agency last imported it."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="+")
    siasn_id = models.CharField(max_length=42)
    nama = models.CharField(max_length=250)
    jenis = models.CharField(max_length=1, choices=JENIS)
    jenjang = models.CharField(max_length=20, choices=JENJANG)
    bup = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "siasn_id"], name="ref_jabatan_once")]

    def __str__(self) -> str:
        return self.nama


class ImportRun(models.Model):
    """One file on its way in. It changes nothing until a person applies it."""

    class State(models.TextChoices):
        REVIEW = "tinjau", "Menunggu persetujuan"
        APPLIED = "terap", "Sudah diterapkan"
        UNCHANGED = "sama", "Tidak ada perubahan"
        DISCARDED = "batal", "Dibatalkan"

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    heading_row = models.PositiveIntegerField()
    ignored = models.JSONField(default=list)  # headings of columns that were not read; names only, never values
    listed = models.JSONField(default=list)  # keys of rows that could not be read: mentioned, so not missing
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.REVIEW)
    total = models.PositiveIntegerField()
    baru = models.PositiveIntegerField(default=0)
    berubah = models.PositiveIntegerField(default=0)
    sama = models.PositiveIntegerField(default=0)
    galat = models.PositiveIntegerField(default=0)
    peringatan = models.PositiveIntegerField(default=0)
    hilang = models.PositiveIntegerField(default=0)  # in the registry, not in the file; never deleted
    digest = models.CharField(max_length=64)  # of the planned changes: what was reviewed is what is applied
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=32)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.CharField(max_length=32, blank=True)
    skipped = models.BooleanField(default=False)  # applied without the rows that had errors, by a person's choice

    class Meta:
        indexes: ClassVar = [models.Index(fields=["instansi", "created_at"], name="import_run_recent")]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"


class ImportRow(models.Model):
    """One row that was read without error: its kept values, and what it would change as [label, old, new]."""

    class Status(models.TextChoices):
        NEW = "baru", "Baru"
        CHANGED = "berubah", "Berubah"
        SAME = "sama", "Sama"
        ERROR = "galat", "Ada galat"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    nomor = models.PositiveIntegerField()
    label = models.CharField(max_length=500)
    kunci = models.CharField(max_length=400)
    status = models.CharField(max_length=7, choices=Status.choices)
    target = models.BigIntegerField(null=True, blank=True)  # the record it speaks of, if that exists
    record = models.JSONField(default=dict)  # emptied once the run has ended
    changes = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "nomor"], name="import_row_once")]
        indexes: ClassVar = [
            models.Index(fields=["run", "status", "nomor"], name="import_row_by_status"),
            models.Index(fields=["run", "target"], name="import_row_by_target"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}: {self.label}"


class ImportFinding(models.Model):
    """One remark on one cell: row, column, value, why, what to do."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="findings")
    nomor = models.PositiveIntegerField()
    kolom = models.CharField(max_length=100)
    nilai = models.CharField(max_length=80, blank=True)
    kode = models.CharField(max_length=12)
    tingkat = models.CharField(max_length=10)
    alasan = models.CharField(max_length=400)
    tindakan = models.CharField(max_length=400)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["run", "tingkat", "nomor"], name="import_finding_order")]

    def __str__(self) -> str:
        return f"{self.nomor} {self.kolom}: {self.alasan}"


class ImportMapping(models.Model):
    """Which heading is which column, as a person once said for a set of headings."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    kind = models.CharField(max_length=20)
    columns = models.JSONField()  # column name -> heading
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "fingerprint"], name="import_mapping_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.fingerprint[:8]}"
