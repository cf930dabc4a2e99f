"""Scenarios of the whole-city rotation: limits and decisions of the committee, frozen input, plans, departures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from openkarier.core.rotation.limits import BY_KEY
from openkarier.core.rotation.scenario import DECISIONS, OUTCOMES, PLAN_NAMES, REASONS, SCENARIO
from openkarier.stages.aspiration.models import Period
from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai, Unit

FROZEN = ("disiapkan", "menghitung", "selesai", "diadopsi")


class Skenario(models.Model):
    """One run of the rotation. `masukan` is the frozen input file (packed), `sidik` its SHA-256; a what-if has `induk`.

    `salinan_dari`: the scenario whose limits and decisions this one began with; it reads data of its own.
    `ringkasan` counts what went in; `galat` holds the sentences of a run that could not be.
    """

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="skenario")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="skenario")
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="anak")
    salinan_dari = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="salinan")
    nama = models.CharField(max_length=120)
    benih = models.BigIntegerField("Benih undian yang diumumkan")
    uji_coba = models.BooleanField(default=False)
    per_tanggal = models.DateField()
    tanggal_rencana = models.DateField()  # of the pelantikan: on that day the election window is looked at
    state = models.CharField(max_length=12, choices=list(SCENARIO.states.items()), default="rancangan")
    masukan = models.BinaryField(null=True)
    sidik = models.CharField(max_length=64, blank=True)
    versi = models.CharField(max_length=40, blank=True)
    ringkasan = models.JSONField(default=dict)
    galat = models.JSONField(default=dict)
    pekerjaan = models.UUIDField(null=True)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()
    adopsi = models.OneToOneField(
        "Rencana", null=True, blank=True, on_delete=models.PROTECT, related_name="diadopsi_oleh"
    )
    adopsi_alasan = models.TextField(blank=True)
    adopsi_oleh = models.CharField(max_length=32, blank=True)
    adopsi_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period"], condition=Q(state="diadopsi"), name="skenario_one_adopted"),
            models.CheckConstraint(
                condition=~Q(state__in=FROZEN) | (Q(masukan__isnull=False) & ~Q(sidik="")),
                name="skenario_solved_from_frozen",
            ),
            models.CheckConstraint(
                condition=Q(state="diadopsi", adopsi__isnull=False) | Q(~Q(state="diadopsi"), adopsi__isnull=True),
                name="skenario_adopted_has_plan",
            ),
            models.CheckConstraint(
                condition=~Q(state="diadopsi") | Q(uji_coba=False), name="skenario_trial_never_adopted"
            ),
            models.CheckConstraint(
                condition=~Q(state="diadopsi") | (~Q(adopsi_alasan="") & ~Q(adopsi_oleh="")),
                name="skenario_adoption_reasoned",
            ),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | Q(salinan_dari__isnull=True), name="skenario_one_origin"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "-pada"], name="skenario_by_time")]

    def __str__(self) -> str:
        return self.nama


class Batas(models.Model):
    """One side constraint of a scenario, as named in core.rotation.limits. `dihitung`: from dates, by nobody's hand."""

    skenario = models.ForeignKey(Skenario, on_delete=models.CASCADE, related_name="batas")
    kunci = models.CharField(max_length=40)
    nilai = models.PositiveIntegerField(default=0)
    aktif = models.BooleanField(default=False)
    dihitung = models.BooleanField(default=False)
    sumber = models.CharField(max_length=200)
    alasan = models.CharField(max_length=300, blank=True)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["skenario", "kunci"], name="batas_once_a_key")]

    def __str__(self) -> str:
        return f"{BY_KEY[self.kunci].label}: {self.nilai if self.aktif else 'mati'}"


class Ketetapan(models.Model):
    """One decision of the committee about a person, a pair or an OPD, with its reason."""

    skenario = models.ForeignKey(Skenario, on_delete=models.CASCADE, related_name="ketetapan")
    jenis = models.CharField(max_length=12, choices=list(DECISIONS.items()))
    pegawai = models.ForeignKey(Pegawai, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pasangan = models.ForeignKey(Pegawai, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    alasan = models.CharField(max_length=300)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="ketetapan_reasoned"),
            models.CheckConstraint(
                condition=Q(jenis="bekukan", unit__isnull=False, pegawai__isnull=True)
                | Q(~Q(jenis="bekukan"), unit__isnull=True, pegawai__isnull=False),
                name="ketetapan_of_unit_or_person",
            ),
            models.CheckConstraint(
                condition=~Q(jenis__in=("tetapkan", "larang")) | Q(jabatan__isnull=False), name="ketetapan_names_post"
            ),
            models.CheckConstraint(
                condition=~Q(jenis__in=("pisahkan", "bersama"))
                | (Q(pasangan__isnull=False) & ~Q(pasangan=F("pegawai"))),
                name="ketetapan_names_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.get_jenis_display()


class Rencana(models.Model):
    """One solved plan: the plan file (packed), its SHA-256, the figures, and what the independent checker found."""

    skenario = models.ForeignKey(Skenario, on_delete=models.CASCADE, related_name="rencana")
    jenis = models.CharField(max_length=1, choices=list(PLAN_NAMES.items()))
    hasil = models.BinaryField()
    sidik = models.CharField(max_length=64)
    celah = models.FloatField()
    angka = models.JSONField()
    sertifikat = models.JSONField()
    sah = models.BooleanField()
    pada = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["skenario", "jenis"], name="rencana_once_a_kind")]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} – {self.skenario}"


class Hasil(models.Model):
    """What a plan says of one person who wished, moves or must move; whoever is not here keeps what they have.

    `dari` is the post held when the input was frozen, `ke` the new one (empty: no move). `keinginan` is the rank of the
    wish granted (0: none); `merit`, `peringkat` among `pelamar` and the post's `ambang` belong to `ke`, or to the first
    wish where nobody moves. `alasan`: one entry for every wish refused, as core.rotation.explain writes them.
    """

    rencana = models.ForeignKey(Rencana, on_delete=models.CASCADE, related_name="baris")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    dari = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ke = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nasib = models.CharField(max_length=12, choices=list(OUTCOMES.items()))
    keinginan = models.PositiveSmallIntegerField(default=0)
    diminta = models.PositiveSmallIntegerField(default=0)
    merit = models.PositiveSmallIntegerField(null=True, blank=True)
    peringkat = models.PositiveIntegerField(null=True, blank=True)
    pelamar = models.PositiveIntegerField(null=True, blank=True)
    ambang = models.PositiveSmallIntegerField(null=True, blank=True)
    kode = models.CharField(max_length=24, blank=True)
    alasan = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rencana", "pegawai"], name="hasil_once_a_person"),
            models.CheckConstraint(
                condition=Q(nasib__in=("terpenuhi", "bersedia", "dipindah"), ke__isnull=False)
                | Q(~Q(nasib__in=("terpenuhi", "bersedia", "dipindah")), ke__isnull=True),
                name="hasil_move_has_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.get_nasib_display()}"


class Penyimpangan(models.Model):
    """One departure from an adopted plan: this person goes to `ke` (empty: keeps what they have), for this reason.

    A departure that another one brings about (`sebab`) bears the code `akibat`.
    """

    rencana = models.ForeignKey(Rencana, on_delete=models.PROTECT, related_name="penyimpangan")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    semula = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ke = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sebab = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="akibat")
    kode_alasan = models.CharField(max_length=12, choices=list(REASONS.items()))
    alasan = models.TextField()
    dasar = models.CharField("Surat atau berita acara yang mendasari", max_length=200)
    oleh = models.CharField(max_length=32)
    pada = models.DateTimeField()
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rencana", "pegawai"], condition=Q(dicabut_pada__isnull=True), name="penyimpangan_once_a_person"
            ),
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(dasar=""), name="penyimpangan_reasoned"),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.get_kode_alasan_display()}"
