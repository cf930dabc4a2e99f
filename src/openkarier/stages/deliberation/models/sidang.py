"""A sitting of the Tim Penilai Kinerja, and what it proposes to the PPK: one person a post, one post a person."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.core.deliberation import DEMOTIONS, DEPARTURES, KINDS, PROPOSAL, ROUTES, SIDANG, UNMOVED, Ground
from openkarier.foundation.documents.models import Document
from openkarier.stages.deliberation.models.tim import Tim
from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai


def _choices(grounds: dict[str, Ground]) -> list[tuple[str, str]]:
    return [(code, ground.label) for code, ground in grounds.items()]


class Sidang(models.Model):
    """One sitting. Its decisions are seen by its members until `released_at`, when all of them go to the PPK."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="sidang")
    tim = models.ForeignKey(Tim, null=True, on_delete=models.PROTECT, related_name="sidang")
    kode = models.SlugField("Kode", max_length=20)
    nama = models.CharField(max_length=120)
    tanggal = models.DateField()
    pukul = models.TimeField(default=time(9))  # local time of the agency
    tempat = models.CharField(max_length=160)
    dasar = models.CharField("Dasar (nomor surat atau keputusan)", max_length=160)
    kuorum = models.PositiveSmallIntegerField(null=True, blank=True)  # members needed, fixed when the sidang opens
    state = models.CharField(max_length=12, choices=list(SIDANG.states.items()), default="disiapkan")
    undangan = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    berita_acara = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    rilis_alasan = models.TextField(blank=True)  # why it was released before the minutes were approved

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="sidang_kode_per_instansi"),
            models.CheckConstraint(
                condition=Q(state="dirilis", released_at__isnull=False)
                | Q(~Q(state="dirilis"), released_at__isnull=True),
                name="sidang_released_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Usulan(models.Model):
    """What a sidang proposes for one person. `ke` of *tetap* is the post held.

    `peringkat` is the place in merit order among `pelamar` candidates (empty: not ranked); of those above, `dilewati`
    were free and passed over, `terpakai` are proposed for another post by the same sidang.
    `landasan` is the lawful ground of a demosi, `jalur` the way into a jabatan pimpinan tinggi.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="usulan")
    sidang = models.ForeignKey(Sidang, on_delete=models.PROTECT, related_name="usulan")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="usulan")
    dari = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="usulan_dari")
    ke = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="usulan_ke")
    tunggal = models.BooleanField(default=True)  # the post takes one holder; copied so that an index can see it
    pimpinan = models.BooleanField(default=False)  # the post is a JPT; copied so that a constraint can see it
    jenis = models.CharField(max_length=8, choices=list(KINDS.items()))
    alasan = models.TextField(blank=True)
    kode_alasan = models.CharField(max_length=12, blank=True, choices=list(DEPARTURES.items()))
    landasan = models.CharField(max_length=16, blank=True, choices=_choices(DEMOTIONS))
    jalur = models.CharField(max_length=12, blank=True, choices=_choices(ROUTES))
    dasar = models.CharField("Surat atau berita acara yang mendasari", max_length=200, blank=True)
    merit = models.PositiveSmallIntegerField(null=True, blank=True)
    ambang = models.PositiveSmallIntegerField(null=True, blank=True)
    peringkat = models.PositiveIntegerField(null=True, blank=True)
    pelamar = models.PositiveIntegerField(default=0)
    dilewati = models.PositiveIntegerField(default=0)
    terpakai = models.PositiveIntegerField(default=0)
    oleh = models.CharField(max_length=32)  # NIP of who wrote it down
    pada = models.DateTimeField()
    state = models.CharField(max_length=12, choices=list(PROPOSAL.states.items()), default="disusun")
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sidang", "pegawai"], name="usulan_one_per_person"),
            models.UniqueConstraint(
                fields=["sidang", "ke"],
                condition=Q(tunggal=True) & ~Q(jenis__in=UNMOVED),
                name="usulan_one_per_post",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=UNMOVED)
                | Q(dilewati=0)
                | (~Q(kode_alasan="") & ~Q(alasan="") & ~Q(dasar="") & ~Q(oleh="")),
                name="usulan_departure_reasoned",
            ),
            models.CheckConstraint(
                condition=Q(peringkat__isnull=True) | Q(peringkat=F("dilewati") + F("terpakai") + 1),
                name="usulan_rank_adds_up",
            ),
            models.CheckConstraint(
                condition=~Q(jenis="demosi") | (~Q(landasan="") & ~Q(dasar="")), name="usulan_demosi_grounded"
            ),
            models.CheckConstraint(
                condition=Q(pimpinan=False) | Q(jenis__in=UNMOVED) | (~Q(jalur="") & ~Q(dasar="")),
                name="usulan_jpt_routed",
            ),
            models.CheckConstraint(
                condition=Q(state="disusun", released_at__isnull=True)
                | Q(~Q(state="disusun"), released_at__isnull=False),
                name="usulan_released_has_date",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "state"], name="usulan_by_state")]

    def __str__(self) -> str:
        return f"{self.pegawai.nama_gelar}: {self.get_jenis_display()} ke {self.ke}"

    @property
    def menyimpang(self) -> bool:
        """Whether somebody free who stands higher was passed over."""
        return self.dilewati > 0 and self.jenis not in UNMOVED
