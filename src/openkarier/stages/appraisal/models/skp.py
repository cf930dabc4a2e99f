"""The SKP of one person for one part of a year: planned results, what was settled, how it was rated, what was said."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.core.appraisal import ASPECTS, PERSPECTIVES, RATED, SKP
from openkarier.core.ratings import EKSPEKTASI_LABEL
from openkarier.stages.appraisal.models.predicates import PredikatKinerja
from openkarier.stages.registry.models import JENJANG, Pegawai, Unit

RATINGS = [(rating.value, label) for rating, label in EKSPEKTASI_LABEL.items()]


class Skp(models.Model):
    """SKP number `bagian` of a year: a move within the year closes one and begins the next (PP 30/2019 Pasal 24, 36).

    Post and unit are copied as text: the sheet does not change when the organisation does. `perilaku_atasan` holds the
    superior's answers to the seven values (1 to 5), `ekspektasi` the special expectations by value.
    """

    class Way(models.TextChoices):
        KUANTITATIF = "kuantitatif", "Kuantitatif"
        KUALITATIF = "kualitatif", "Kualitatif"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="skp")
    tahun = models.PositiveSmallIntegerField()
    bagian = models.PositiveSmallIntegerField(default=1)
    mulai = models.DateField()
    selesai = models.DateField()  # the last day, inclusive
    nama_jabatan = models.CharField(max_length=250)
    nama_unit = models.CharField(max_length=200)
    jenjang = models.CharField(max_length=20, choices=JENJANG)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    penilai = models.ForeignKey(Pegawai, null=True, on_delete=models.PROTECT, related_name="menilai")
    atasan_penilai = models.ForeignKey(Pegawai, null=True, on_delete=models.PROTECT, related_name="+")
    pendekatan = models.CharField(max_length=12, choices=Way.choices, default=Way.KUANTITATIF)
    state = models.CharField(max_length=12, choices=list(SKP.states.items()), default="rancangan")
    since = models.DateTimeField()  # of the state
    saved_at = models.DateTimeField(null=True, blank=True)  # when the person last typed
    # what the dialog settles (PermenPANRB 6/2022: four things)
    ekspektasi = models.JSONField(default=dict)
    dukungan = models.TextField(blank=True)
    pertanggungjawaban = models.TextField(blank=True)
    konsekuensi = models.JSONField(default=list)
    catatan_konsekuensi = models.CharField(max_length=500, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ditetapkan_at = models.DateTimeField(null=True, blank=True)
    # the rating
    hasil_kerja = models.PositiveSmallIntegerField(null=True, blank=True, choices=RATINGS)
    perilaku_kerja = models.PositiveSmallIntegerField(null=True, blank=True, choices=RATINGS)
    nilai = models.PositiveSmallIntegerField(null=True, blank=True, choices=PredikatKinerja.Nilai.choices)
    hasil_awal = models.PositiveSmallIntegerField(null=True, blank=True)  # as first rated, before calibration
    perilaku_awal = models.PositiveSmallIntegerField(null=True, blank=True)
    perilaku_atasan = models.JSONField(default=dict)
    alasan_nilai = models.TextField(blank=True)
    permasalahan = models.TextField(blank=True)  # PP 30/2019 Pasal 51: the report holds problems and recommendation
    rekomendasi = models.TextField(blank=True)
    dinilai_at = models.DateTimeField(null=True, blank=True)
    diserahkan_at = models.DateTimeField(null=True, blank=True)
    diterima_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tahun", "bagian"], name="skp_once_a_part"),
            models.UniqueConstraint(fields=["pegawai", "mulai"], name="skp_one_start"),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="skp_ordered"),
            models.CheckConstraint(
                condition=~Q(state__in=RATED) | Q(hasil_kerja__in=(1, 2, 3), perilaku_kerja__in=(1, 2, 3)),
                name="skp_rated_has_ratings",
            ),
            models.CheckConstraint(
                condition=Q(diterima_at__isnull=True) | Q(diserahkan_at__isnull=False), name="skp_received_was_sent"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "tahun", "state"], name="skp_by_unit"),
            models.Index(fields=["penilai", "tahun"], name="skp_by_penilai"),
        ]

    @property
    def kode(self) -> str:
        """Year and part, as addresses name it: "2026-1"."""
        return f"{self.tahun}-{self.bagian}"

    def __str__(self) -> str:
        return f"SKP {self.kode} {self.nama_jabatan}"


class Result(models.Model):
    """One planned result (rencana hasil kerja). `from_superior` is the superior's result that it serves."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="hasil")
    nomor = models.PositiveSmallIntegerField()
    utama = models.BooleanField(default=True)
    rencana = models.CharField(max_length=500)
    from_superior = models.CharField(max_length=500, blank=True)
    perspektif = models.CharField(max_length=10, choices=list(PERSPECTIVES.items()), blank=True)
    dasar = models.CharField(max_length=160, blank=True)  # SK of an additional result (PP 30/2019 Pasal 10)
    asal = models.CharField(max_length=80, blank=True)  # where it was taken from, such as a Pernyataan Karier
    umpan_balik = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["skp", "nomor"], name="result_numbered")]

    def __str__(self) -> str:
        return self.rencana


class Indicator(models.Model):
    """A measure of a result with its target; `realisasi` and `bukti` are written at the end of the period."""

    hasil = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="indikator")
    nomor = models.PositiveSmallIntegerField()
    aspek = models.CharField(max_length=10, choices=list(ASPECTS.items()))
    indikator = models.CharField(max_length=300)
    target = models.CharField(max_length=160)
    realisasi = models.CharField(max_length=300, blank=True)
    bukti = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hasil", "nomor"], name="indicator_numbered")]

    def __str__(self) -> str:
        return self.indikator


class StateChange(models.Model):
    """A step of an SKP: who, when, from, to, why."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    hand = models.CharField(max_length=16)
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    why = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Note(models.Model):
    """Feedback, guidance, counselling or the person's own note of progress on an SKP.

    Counselling is confidential (PP 30/2019 Pasal 30 to 34): the superior who wrote it and the person alone read it.
    """

    class Kind(models.TextChoices):
        UMPAN_BALIK = "umpan", "Umpan balik"
        BIMBINGAN = "bimbingan", "Bimbingan kinerja"
        KONSELING = "konseling", "Konseling kinerja"
        KEMAJUAN = "kemajuan", "Catatan kemajuan"

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="catatan")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.CharField(max_length=40, blank=True)  # a value of BerAKHLAK, or "hasil-2"
    text = models.TextField()
    shared = models.BooleanField(default=True)  # False: the writer's own note
    author = models.CharField(max_length=32)
    author_name = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_says_something")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"
