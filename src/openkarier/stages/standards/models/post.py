"""What posts ask: a version of a post's standard runs from `mulai` until the next one begins."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.stages.registry.models import JENJANG, Instansi, Jabatan

# column here -> SIASN's field name, as core.competence spells it
COLUMNS = {
    "integritas": "integritas",
    "kerjasama": "kerjasama",
    "komunikasi": "komunikasi",
    "orientasi_pada_hasil": "orientasiPadaHasil",
    "pelayanan_publik": "pelayananPublik",
    "pengembangan_diri_dan_orla": "pengembanganDiriDanOrla",
    "mengelola_perubahan": "mengelolaPerubahan",
    "pengambilan_keputusan": "pengambilanKeputusan",
    "perekat_bangsa": "perekatBangsa",
}
LEVEL_1_TO_5 = reduce(and_, (Q(**{f"{column}__range": (1, 5)}) for column in COLUMNS))


class StandarJabatan(models.Model):
    """One dated version of the competency standard of a post (SKJ sheet, PermenPANRB 38/2017; PP 11/2017 art. 166)."""

    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="standar")
    mulai = models.DateField()
    sk = models.CharField(max_length=120)
    kode = models.CharField(max_length=40, blank=True)  # given by the ministry
    urusan = models.CharField(max_length=120, blank=True)
    ikhtisar = models.TextField(blank=True)
    integritas = models.PositiveSmallIntegerField()
    kerjasama = models.PositiveSmallIntegerField()
    komunikasi = models.PositiveSmallIntegerField()
    orientasi_pada_hasil = models.PositiveSmallIntegerField()
    pelayanan_publik = models.PositiveSmallIntegerField()
    pengembangan_diri_dan_orla = models.PositiveSmallIntegerField()
    mengelola_perubahan = models.PositiveSmallIntegerField()
    pengambilan_keputusan = models.PositiveSmallIntegerField()
    perekat_bangsa = models.PositiveSmallIntegerField()
    pangkat = models.CharField(max_length=5, blank=True)  # golongan, e.g. IV/b
    syarat = models.JSONField(default=list)  # [[jenis, isi, penting]]: core.competence_sheet.Syarat
    ukuran = models.JSONField(default=list)  # indikator kinerja jabatan, sentences
    oleh = models.CharField(max_length=32, blank=True)  # empty: an import, whose leaf in Buku Merit names who and when
    pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["jabatan", "mulai"], name="standar_once_a_day"),
            models.CheckConstraint(condition=LEVEL_1_TO_5, name="standar_level_1_to_5"),
            models.CheckConstraint(condition=~Q(sk=""), name="standar_has_sk"),
        ]

    @property
    def levels(self) -> dict[str, int]:
        """Level by SIASN field, in the order of the dictionary."""
        return {name: getattr(self, column) for column, name in COLUMNS.items()}

    def __str__(self) -> str:
        return f"{self.jabatan_id} ({self.mulai})"


class KompetensiTeknis(models.Model):
    """One technical competency of an urusan, from the dictionary of its ministry. `level` holds up to five texts."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="kompetensi_teknis")
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=200)
    urusan = models.CharField(max_length=120)
    definisi = models.TextField(blank=True)
    level = models.JSONField(default=list)
    sumber = models.CharField(max_length=200)
    aktif = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="kompetensi_teknis_once"),
            models.CheckConstraint(condition=~Q(sumber=""), name="kompetensi_teknis_has_source"),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "urusan", "kode"], name="kompetensi_teknis_urusan")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class SyaratTeknis(models.Model):
    """A technical competency that a version of a standard asks, with its level."""

    standar = models.ForeignKey(StandarJabatan, on_delete=models.CASCADE, related_name="teknis")
    kompetensi = models.ForeignKey(KompetensiTeknis, on_delete=models.PROTECT, related_name="diminta")
    level = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standar", "kompetensi"], name="syarat_teknis_once"),
            models.CheckConstraint(condition=Q(level__range=(1, 5)), name="syarat_teknis_level_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi_id}: {self.level}"


class LevelBawaan(models.Model):
    """The level that an agency asks of a jenjang whose posts have no standard of their own, from a day on."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="level_bawaan")
    jenjang = models.CharField(max_length=20, choices=JENJANG)
    level = models.PositiveSmallIntegerField()
    mulai = models.DateField()
    sk = models.CharField(max_length=120)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "jenjang", "mulai"], name="level_bawaan_once_a_day"),
            models.CheckConstraint(condition=Q(level__range=(1, 5)), name="level_bawaan_1_to_5"),
            models.CheckConstraint(condition=~Q(sk=""), name="level_bawaan_has_sk"),
        ]

    def __str__(self) -> str:
        return f"{self.jenjang} = {self.level} ({self.mulai})"
