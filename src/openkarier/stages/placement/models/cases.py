"""A proposal on its way to a post: its state, every step, the papers of other parties, and the exceptions made."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from openkarier.core.placement.gates import ORDER
from openkarier.core.placement.steps import CASE, DECIDED, OPEN
from openkarier.foundation.documents.models import Attachment
from openkarier.stages.deliberation.models import Usulan
from openkarier.stages.placement.models.decrees import Keputusan
from openkarier.stages.registry.models import JENJANG, Instansi, Jabatan, Pegawai

STATES = list(CASE.states.items())


class Penempatan(models.Model):
    """One usulan after its release, under the key of the usulan. Made when the PPK first decides."""

    usulan = models.OneToOneField(Usulan, on_delete=models.PROTECT, primary_key=True, related_name="penempatan")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="penempatan")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penempatan")
    dari = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="ditinggalkan")
    ke = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="ditempati")
    tunggal = models.BooleanField(default=True)  # the post takes one holder; copied so that an index can see it
    jenis = models.CharField(max_length=8)
    jenjang = models.CharField(max_length=20, choices=JENJANG)  # of the post entered
    state = models.CharField(max_length=16, choices=STATES, default="menunggu")
    sejak = models.DateTimeField()  # when it entered this state
    putusan = models.UUIDField(null=True, blank=True)  # decisions taken together carry one key, and are undone together
    diputus_at = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.CharField(max_length=32, blank=True)
    alasan = models.TextField(blank=True)
    bebas_konflik = models.BooleanField(null=True, blank=True)  # as whoever decided has declared
    keputusan = models.ForeignKey(Keputusan, null=True, blank=True, on_delete=models.PROTECT, related_name="isi")
    urutan = models.PositiveIntegerField(default=0)  # place in the annex of the SK
    berlaku_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ke"], condition=Q(state__in=OPEN, tunggal=True), name="penempatan_one_per_post"
            ),
            models.UniqueConstraint(fields=["pegawai"], condition=Q(state__in=OPEN), name="penempatan_one_per_person"),
            models.CheckConstraint(
                condition=~Q(state__in=("sk", "dilantik", "berlaku")) | Q(keputusan__isnull=False),
                name="penempatan_sk_before_post",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED) | Q(diputus_at__isnull=False), name="penempatan_decided_has_date"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("dikembalikan", "ditolak", "batal")) | ~Q(alasan=""),
                name="penempatan_refusal_reasoned",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "state", "sejak"], name="penempatan_by_state")]

    def __str__(self) -> str:
        return f"{self.pegawai.nama_gelar}: {self.ke.nama}"


class Langkah(models.Model):
    """A step of a placement: who, when, from, to, why."""

    penempatan = models.ForeignKey(Penempatan, on_delete=models.CASCADE, related_name="langkah")
    at = models.DateTimeField()
    actor = models.CharField(max_length=32)
    hand = models.CharField(max_length=12)
    before = models.CharField(max_length=16, choices=STATES)
    after = models.CharField(max_length=16, choices=STATES)
    why = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Pengecualian(models.Model):
    """A gate lifted by an admin for one placement. It never disappears."""

    penempatan = models.ForeignKey(Penempatan, on_delete=models.PROTECT, related_name="pengecualian")
    gerbang = models.CharField(max_length=12, choices=list(ORDER.items()))
    alasan = models.TextField()
    dasar = models.CharField(max_length=200)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["penempatan", "gerbang"], name="pengecualian_once"),
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(dasar=""), name="pengecualian_reasoned"),
        ]

    def __str__(self) -> str:
        return f"{self.get_gerbang_display()}: {self.dasar}"


class Surat(models.Model):
    """A paper of another party that opens a gate, and the people it covers. `kunci` is the law's key of the paper."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="surat_gerbang")
    kunci = models.CharField(max_length=60)
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    penerbit = models.CharField(max_length=200)
    mencakup = models.ManyToManyField(Usulan, related_name="surat")
    berkas = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kunci", "nomor"], name="surat_gerbang_once"),
            models.CheckConstraint(condition=~Q(nomor="") & ~Q(penerbit=""), name="surat_gerbang_named"),
        ]

    def __str__(self) -> str:
        return self.nomor
