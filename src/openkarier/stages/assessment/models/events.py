"""Test events: who tests, for what, where and when."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q

from openkarier.core.events import EVENT, METHODS, PRESENT_BEFORE, PURPOSES
from openkarier.stages.registry.models import Instansi


class Provider(models.Model):
    """Who carries out tests: an office of BKN, or another unit that BKN has accredited."""

    class Jenis(models.TextChoices):
        BKN = "bkn", "BKN (pusat atau kantor regional)"
        PEMERINTAH = "pemerintah", "Unit penilaian kompetensi instansi pemerintah"
        LEMBAGA = "lembaga", "Lembaga lain"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=160)
    jenis = models.CharField(max_length=12, choices=Jenis.choices)
    kontak = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nama"], name="provider_once")]

    def __str__(self) -> str:
        return self.nama


class Accreditation(models.Model):
    """BKN's accreditation of a provider for some jenjang, until and including `selesai`."""

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="accreditations")
    nomor = models.CharField(max_length=80)
    jenjang = models.JSONField(default=list)
    mulai = models.DateField()
    selesai = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "nomor"], name="accreditation_once"),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="accreditation_ordered"),
        ]

    def __str__(self) -> str:
        return self.nomor


class Event(models.Model):
    """One event. `share`: how many percent of a unit's participants may sit in a test at the same time."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="+")
    kode = models.SlugField(max_length=30)
    nama = models.CharField(max_length=160)
    tujuan = models.CharField(max_length=12, choices=list(PURPOSES.items()))
    metode = models.CharField(max_length=12, choices=list(METHODS.items()))
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="events")
    dasar = models.CharField(max_length=200)
    kuota = models.PositiveIntegerField()
    share = models.PositiveSmallIntegerField(default=50)
    hadir_menit = models.PositiveSmallIntegerField(default=PRESENT_BEFORE)
    bawaan = models.TextField(blank=True)
    kontak = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=12, choices=list(EVENT.states.items()), default="rancangan")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="event_kode_per_instansi"),
            models.CheckConstraint(condition=Q(kuota__gte=1), name="event_some_quota"),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=100), name="event_share_percent"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def zona(self) -> ZoneInfo:
        """The agency's time zone."""
        return ZoneInfo(self.instansi.zona)


class EventChange(models.Model):
    """A step of an event: who, when, from, to, why. Only added, never changed."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    why = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Site(models.Model):
    """A building where the event is held."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sites")
    nama = models.CharField(max_length=120)
    alamat = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "nama"], name="site_once_an_event")]

    def __str__(self) -> str:
        return self.nama


class Room(models.Model):
    """A room with seats 1 to `kapasitas`, `lajur` of them abreast; `mudah_akses`: without stairs, with space."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="rooms")
    nama = models.CharField(max_length=80)
    kapasitas = models.PositiveSmallIntegerField()
    lajur = models.PositiveSmallIntegerField(default=6)
    mudah_akses = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "nama"], name="room_once_a_site"),
            models.CheckConstraint(condition=Q(kapasitas__gte=1, kapasitas__lte=1000), name="room_some_seat"),
            models.CheckConstraint(condition=Q(lajur__gte=1, lajur__lte=30), name="room_some_column"),
        ]

    def __str__(self) -> str:
        return self.nama


class Session(models.Model):
    """A stretch of time at one site. `ronde` 1 is the main round, 2 the mop-up (susulan)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="sessions")
    ronde = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(max_length=80)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "mulai"], name="session_once_a_start"),
            models.UniqueConstraint(fields=["event", "nama"], name="session_name_once"),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="session_ordered"),
            models.CheckConstraint(condition=Q(ronde__in=[1, 2]), name="session_two_rounds"),
        ]

    def __str__(self) -> str:
        return self.nama
