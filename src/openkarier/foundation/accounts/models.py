"""Pengguna logs in by NIP; Peran says which desk the person sits at, and over which part of the organisation."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class Desk(models.TextChoices):
    """The desks. ASN and atasan follow from the registry; all others are granted as a Peran."""

    ASN = "asn", "ASN"
    ATASAN = "atasan", "Atasan langsung"
    OPERATOR = "operator", "Operator OPD"
    BKPSDM = "bkpsdm", "BKPSDM"
    ASESOR = "asesor", "Asesor"
    TPK = "tpk", "Tim Penilai Kinerja"
    PANSEL = "pansel", "Panitia seleksi"
    PPK = "ppk", "Pejabat Pembina Kepegawaian"
    AUDITOR = "auditor", "Auditor"
    ADMIN = "admin", "Admin TI"


class PenggunaManager(BaseUserManager["Pengguna"]):
    """Lets Django look a person up by NIP."""

    def get_by_natural_key(self, username: str | None) -> Pengguna:
        """Return the account of a NIP (18 digits, blanks forgiven)."""
        return self.get(nip=(username or "").replace(" ", ""))


class Pengguna(AbstractBaseUser):
    """An account. `nip` is the log-in name: a NIP, or another identifier for people from outside."""

    nip = models.CharField("NIP", max_length=32, unique=True)
    nama = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    active = models.BooleanField(default=True)
    activated_at = models.DateTimeField(null=True, blank=True)
    meja = models.CharField(max_length=12, blank=True)  # the desk used last

    USERNAME_FIELD = "nip"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]
    objects = PenggunaManager()

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's name for our column
        """Whether the account may log in."""
        return self.active

    def __str__(self) -> str:
        return f"{self.nama} ({self.nip})"


class Peran(models.Model):
    """A role held by a person from `mulai` until `selesai` (exclusive), over an agency or one unit and below.

    `instansi` and `unit` are codes of the registry, opaque here: this floor knows nothing of careers.
    """

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="peran")
    desk = models.CharField(max_length=12, choices=Desk.choices)
    instansi = models.CharField(max_length=20)
    unit = models.CharField(max_length=60, blank=True)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "desk", "instansi", "unit"],
                condition=Q(selesai__isnull=True),
                name="peran_once",
            ),
            models.CheckConstraint(condition=~Q(desk__in=["asn", "atasan"]), name="peran_granted_not_derived"),
        ]

    def __str__(self) -> str:
        return f"{self.get_desk_display()} {self.instansi} {self.unit}".strip()


class Kode(models.Model):
    """A one-time code that opens an account: for first use, or after a forgotten password. Only its hash is kept."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.CASCADE, related_name="kode")
    hash = models.CharField(max_length=128)
    penerbit = models.CharField(max_length=32)  # NIP of who issued it; the person's own when asked for by e-mail
    dibuat = models.DateTimeField()
    berlaku_sampai = models.DateTimeField()
    dipakai = models.DateTimeField(null=True, blank=True)
    salah = models.PositiveSmallIntegerField(default=0)  # wrong tries so far

    class Meta:
        indexes: ClassVar = [models.Index(fields=["pengguna", "dibuat"], name="kode_of_person")]

    def __str__(self) -> str:
        return f"Kode {self.pengguna_id} {self.dibuat:%Y-%m-%d}"
