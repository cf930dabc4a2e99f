"""Nine boxes and succession: versions of the formula, frozen maps with every score, the group of each year, successors.

A frozen formula and a frozen map cannot be changed: the database refuses (migration 0002).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.stages.registry.models import JENJANG, Instansi, Jabatan, Pegawai, Unit

DRAFT, FROZEN = "rancangan", "beku"


class FormulaVersion(models.Model):
    """Weights, rubrics and cut-offs (`isi`, core.talent.Formula): a draft an analyst changes, or frozen under an SK."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="formula_talenta")
    nama = models.CharField(max_length=80)
    isi = models.JSONField()
    state = models.CharField(max_length=10, choices=[(DRAFT, "Rancangan"), (FROZEN, "Beku")], default=DRAFT)
    sidik = models.CharField(max_length=64, blank=True)
    sk = models.CharField(max_length=120, blank=True)
    tanggal_sk = models.DateField(null=True, blank=True)
    dibuat_oleh = models.CharField(max_length=32)
    dibuat_pada = models.DateTimeField()
    disimpan_pada = models.DateTimeField()
    beku_oleh = models.CharField(max_length=32, blank=True)
    beku_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nama"], name="formula_talenta_name_once"),
            models.CheckConstraint(
                condition=Q(state=DRAFT)
                | (~Q(sk="") & ~Q(sidik="") & Q(tanggal_sk__isnull=False, beku_pada__isnull=False)),
                name="formula_talenta_frozen_has_sk",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class TalentMap(models.Model):
    """Everybody scored on one day by one frozen formula. `masukan`, `sidik`: SHA-256 of readings, results."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="peta_talenta")
    formula = models.ForeignKey(FormulaVersion, on_delete=models.PROTECT, related_name="peta")
    nama = models.CharField(max_length=80)
    tanggal = models.DateField()  # what was on record on this day counts
    tabel = models.CharField(max_length=40)  # version of the names and recommendations of the boxes
    orang = models.PositiveIntegerField()
    hitung = models.JSONField()  # box "1".."9" and "0" (cannot be told) -> people
    masukan = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)
    beku_oleh = models.CharField(max_length=32)
    beku_pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nama"], name="peta_talenta_name_once"),
            models.UniqueConstraint(fields=["instansi", "formula", "tanggal"], name="peta_talenta_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.nama


class MapRow(models.Model):
    """One person in a frozen map. Scores in millionths of a point, proved and still possible; `bukti` as it was read.

    `bukti`: code of a part -> [reading, stale, date, source, note].
    """

    peta = models.ForeignKey(TalentMap, on_delete=models.PROTECT, related_name="baris")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="peta_talenta")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nama_jabatan = models.CharField(max_length=250, blank=True)
    jenjang = models.CharField(max_length=20, choices=JENJANG, blank=True)
    kotak = models.PositiveSmallIntegerField(null=True, blank=True)
    mungkin = models.CharField(max_length=20)  # possible boxes, "5,8"
    kinerja = models.PositiveIntegerField()
    kinerja_atas = models.PositiveIntegerField()
    potensial = models.PositiveIntegerField()
    potensial_atas = models.PositiveIntegerField()
    nilai = models.PositiveIntegerField()
    kurang = models.CharField(max_length=160, blank=True)  # codes of parts not on record
    usang = models.CharField(max_length=160, blank=True)  # codes of parts past their validity
    bukti = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["peta", "pegawai"], name="peta_talenta_person_once"),
            models.CheckConstraint(condition=Q(kotak__isnull=True) | Q(kotak__range=(1, 9)), name="peta_talenta_box"),
        ]
        indexes: ClassVar = [models.Index(fields=["peta", "kotak", "nilai"], name="peta_talenta_by_box")]

    def __str__(self) -> str:
        return f"{self.pegawai_id}: kotak {self.kotak or '?'}"


class SimataBox(models.Model):
    """Where BKN's SIMATA puts a person, as its file says; one a person and year. Axes in hundredths of a point."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="kotak_simata")
    tahun = models.PositiveSmallIntegerField()
    kotak = models.PositiveSmallIntegerField()
    sumbu_x = models.PositiveIntegerField(null=True, blank=True)
    sumbu_y = models.PositiveIntegerField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tahun"], name="kotak_simata_once_a_year"),
            models.CheckConstraint(condition=Q(kotak__range=(1, 9)), name="kotak_simata_box"),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.kotak}"


class SuccessionGroup(models.Model):
    """Kelompok rencana suksesi of one year, from one frozen map; the PPK sets it (PP 11/2017 art. 199 (1))."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="kelompok_suksesi")
    peta = models.ForeignKey(TalentMap, on_delete=models.PROTECT, related_name="kelompok")
    tahun = models.PositiveSmallIntegerField()
    sk = models.CharField(max_length=120, blank=True)
    tanggal_sk = models.DateField(null=True, blank=True)
    dibuat_oleh = models.CharField(max_length=32)
    dibuat_pada = models.DateTimeField()
    ditetapkan_oleh = models.CharField(max_length=32, blank=True)
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "tahun"], name="kelompok_suksesi_once_a_year"),
            models.CheckConstraint(
                condition=Q(ditetapkan_pada__isnull=True) | (~Q(sk="") & Q(tanggal_sk__isnull=False)),
                name="kelompok_suksesi_has_sk",
            ),
        ]

    def __str__(self) -> str:
        return f"Kelompok rencana suksesi {self.tahun}"


class Member(models.Model):
    """A person on the way into the group of a year. `state` is the last of the steps; no row is ever deleted."""

    kelompok = models.ForeignKey(SuccessionGroup, on_delete=models.PROTECT, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="suksesi")
    kotak = models.PositiveSmallIntegerField()
    nilai = models.PositiveIntegerField()  # millionths of a point
    state = models.CharField(max_length=16)
    putusan = models.JSONField(default=list)  # the entry conditions as they were judged

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kelompok", "pegawai"], name="anggota_suksesi_once")]
        indexes: ClassVar = [models.Index(fields=["kelompok", "state"], name="anggota_suksesi_by_state")]

    def __str__(self) -> str:
        return f"{self.pegawai_id} ({self.state})"


class MemberStep(models.Model):
    """One step of a member: who, when, from, to, why."""

    anggota = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="langkah")
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=32)
    hand = models.CharField(max_length=10)
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    alasan = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.before} -> {self.after}"


class Slate(models.Model):
    """Successors of one critical post as they stood at a moment; a newer slate stands beside it, none is changed."""

    kelompok = models.ForeignKey(SuccessionGroup, on_delete=models.PROTECT, related_name="rencana")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="rencana_suksesi")
    tier = models.PositiveSmallIntegerField(default=1)
    disusun_oleh = models.CharField(max_length=32)
    disusun_pada = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["jabatan", "disusun_pada"], name="rencana_suksesi_once")]

    def __str__(self) -> str:
        return f"{self.jabatan_id} ({self.disusun_pada:%Y-%m-%d})"


class Successor(models.Model):
    """One of at most three, with how ready and why (`alasan`: sentences)."""

    rencana = models.ForeignKey(Slate, on_delete=models.PROTECT, related_name="penerus")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penerus_bagi")
    peringkat = models.PositiveSmallIntegerField()
    kesiapan = models.CharField(max_length=12)
    merit = models.SmallIntegerField(null=True, blank=True)
    siap_pada = models.DateField(null=True, blank=True)
    alasan = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rencana", "pegawai"], name="penerus_once"),
            models.UniqueConstraint(fields=["rencana", "peringkat"], name="penerus_one_a_rank"),
            models.CheckConstraint(condition=Q(peringkat__range=(1, 3)), name="penerus_three"),
        ]

    def __str__(self) -> str:
        return f"{self.peringkat}. {self.pegawai_id}"
