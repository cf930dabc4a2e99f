"""The agenda of a sidang: its items and candidates, who attended, who stood aside, who voted how, what was frozen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openkarier.core.deliberation import ITEM, SOURCES, TIES, VOTES
from openkarier.stages.deliberation.models.sidang import Sidang, Usulan
from openkarier.stages.deliberation.models.tim import Anggota
from openkarier.stages.registry.models import Jabatan, Pegawai


class Butir(models.Model):
    """One post on the agenda. `ambang` is the preliminary cut-off: the merit of the last who would get a place."""

    sidang = models.ForeignKey(Sidang, on_delete=models.CASCADE, related_name="butir")
    nomor = models.PositiveSmallIntegerField()
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="butir")
    asal = models.CharField(max_length=8, choices=list(SOURCES.items()))
    lowong_pada = models.DateField(null=True, blank=True)  # the holder retires then; empty: vacant now
    ambang = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=list(ITEM.states.items()), default="menunggu")
    catatan = models.TextField(blank=True)  # why it was postponed
    putaran = models.PositiveSmallIntegerField(default=1)  # of voting; a rejected proposal begins another
    usulan = models.OneToOneField(Usulan, null=True, blank=True, on_delete=models.SET_NULL, related_name="butir")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sidang", "nomor"], name="butir_numbered_once"),
            models.UniqueConstraint(fields=["sidang", "jabatan"], name="butir_post_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["dibahas", "diputus"]) | Q(usulan__isnull=False),
                name="butir_decided_has_usulan",
            ),
            models.CheckConstraint(condition=~Q(state="ditunda") | ~Q(catatan=""), name="butir_postponed_reasoned"),
        ]

    def __str__(self) -> str:
        return f"Butir {self.nomor}: {self.jabatan}"


class Calon(models.Model):
    """A candidate for one item, with the merit and the state before the law on the day the agenda was built."""

    butir = models.ForeignKey(Butir, on_delete=models.CASCADE, related_name="calon")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="calon")
    merit = models.PositiveSmallIntegerField(null=True, blank=True)
    keadaan = models.CharField(max_length=12)  # a core.eligibility.State
    pilihan = models.PositiveSmallIntegerField(null=True, blank=True)  # rank of the wish for this post
    rencana = models.BooleanField(default=False)  # the adopted rotation plan puts them here
    pengusul = models.ForeignKey(Pegawai, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["butir", "pegawai"], name="calon_once_an_item")]

    def __str__(self) -> str:
        return f"{self.pegawai.nama_gelar} untuk {self.butir}"


class Hadir(models.Model):
    """A member who is present. `menyatakan_pada`: when the ties to the candidates were declared; before, no vote."""

    sidang = models.ForeignKey(Sidang, on_delete=models.CASCADE, related_name="hadir")
    anggota = models.ForeignKey(Anggota, on_delete=models.PROTECT, related_name="hadir")
    pada = models.DateTimeField()
    menyatakan_pada = models.DateTimeField(null=True, blank=True)
    dicatat_oleh = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sidang", "anggota"], name="hadir_once")]

    def __str__(self) -> str:
        return f"{self.anggota} hadir"


class Benturan(models.Model):
    """A member stands aside from an item. The database refuses a vote of theirs on it (migration 0004)."""

    butir = models.ForeignKey(Butir, on_delete=models.CASCADE, related_name="benturan")
    anggota = models.ForeignKey(Anggota, on_delete=models.PROTECT, related_name="benturan")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=10, choices=list(TIES.items()))
    dinyatakan = models.BooleanField(default=False)  # by the member; otherwise found in the data
    pada = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["butir", "anggota", "pegawai", "jenis"], name="benturan_once")]

    def __str__(self) -> str:
        return f"{self.anggota}: {self.get_jenis_display()}"


class Suara(models.Model):
    """One vote of one member on one item, in one round."""

    butir = models.ForeignKey(Butir, on_delete=models.CASCADE, related_name="suara")
    anggota = models.ForeignKey(Anggota, on_delete=models.PROTECT, related_name="suara")
    putaran = models.PositiveSmallIntegerField()
    pilihan = models.CharField(max_length=8, choices=list(VOTES.items()))
    pendapat = models.TextField(blank=True)  # of who does not agree
    pada = models.DateTimeField()
    dicatat_oleh = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["butir", "putaran", "anggota"], name="suara_once_a_member"),
            models.CheckConstraint(condition=Q(pilihan__in=list(VOTES)), name="suara_known"),
        ]

    def __str__(self) -> str:
        return self.get_pilihan_display()


class Berkas(models.Model):
    """The dossier as the committee saw it when it decided: facts, verdicts with rule versions, order of merit."""

    usulan = models.OneToOneField(Usulan, on_delete=models.CASCADE, related_name="berkas")
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)  # SHA-256 of the canonical JSON
    pada = models.DateTimeField()

    def __str__(self) -> str:
        return f"Berkas {self.usulan_id}"
