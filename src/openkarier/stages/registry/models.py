"""Who serves where: instansi, unit, jabatan, pegawai and their riwayat. Codes are SIASN's."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from openkarier.core.jabatan import JENJANG_LABEL, Jenis

JENIS = [(Jenis.STRUKTURAL, "Struktural"), (Jenis.FUNGSIONAL, "Fungsional"), (Jenis.PELAKSANA, "Pelaksana")]
JENJANG = [(jenjang.value, label) for jenjang, label in JENJANG_LABEL.items()]


class Instansi(models.Model):
    """A regional government. `kode` is BKN's short code (5871 = Pemerintah Kota Bengkulu)."""

    kode = models.CharField(max_length=20, unique=True)
    siasn_id = models.CharField(max_length=42, blank=True)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=10)  # KOTA, KAB, PROV
    sebutan_kepala = models.CharField(max_length=40, default="Wali Kota")
    ibu_kota = models.CharField(max_length=80, blank=True)  # where letters are dated
    zona = models.CharField(max_length=40, default="Asia/Jakarta")

    def __str__(self) -> str:
        return self.nama


class Unit(models.Model):
    """A unit of organisation (unor). `kiri`..`kanan` is the nested-set interval: a unit and all below it."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="unit")
    kode = models.CharField(max_length=60)
    siasn_id = models.CharField(max_length=42, blank=True)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=40, blank=True)
    induk = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="bawahan")
    opd = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kiri = models.PositiveIntegerField(default=0)
    kanan = models.PositiveIntegerField(default=0)
    aktif = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="unit_kode_per_instansi"),
            models.UniqueConstraint(
                fields=["instansi", "siasn_id"], condition=~Q(siasn_id=""), name="unit_siasn_per_instansi"
            ),
            models.CheckConstraint(condition=Q(kiri__lte=F("kanan")), name="unit_interval_ordered"),
        ]
        indexes: ClassVar = [models.Index(fields=["instansi", "kiri"], name="unit_interval")]

    def __str__(self) -> str:
        return self.nama


class Jabatan(models.Model):
    """A post. Structural posts have one holder; JF and pelaksana posts have a `formasi` of several."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="jabatan")
    kode = models.CharField(max_length=80)
    siasn_id = models.CharField(max_length=42, blank=True)
    nama = models.CharField(max_length=250)
    jenis = models.CharField(max_length=1, choices=JENIS)
    jenjang = models.CharField(max_length=20, choices=JENJANG)
    eselon = models.CharField(max_length=6, blank=True)
    kelas = models.PositiveSmallIntegerField(null=True, blank=True)
    bup = models.PositiveSmallIntegerField()  # batas usia pensiun, in years
    formasi = models.PositiveIntegerField(default=1)
    kepala = models.BooleanField(default=False)  # heads its unit
    aktif = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "kode"], name="jabatan_kode_per_unit"),
            models.UniqueConstraint(fields=["unit"], condition=Q(kepala=True, aktif=True), name="unit_one_head_post"),
            models.CheckConstraint(
                condition=~Q(jenis=Jenis.STRUKTURAL.value) | Q(formasi=1), name="jabatan_struktural_formasi_1"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["jenjang", "unit"], name="jabatan_jenjang")]

    def __str__(self) -> str:
        return self.nama


class Pegawai(models.Model):
    """An ASN. `jabatan` and `unit` repeat the open definitive riwayat so that lists need no history."""

    class Status(models.TextChoices):
        PNS = "PNS", "PNS"
        CPNS = "CPNS", "CPNS"
        PPPK = "PPPK", "PPPK"

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="pegawai")
    akun = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="pegawai"
    )
    siasn_id = models.CharField(max_length=42, blank=True)
    nip = models.CharField("NIP", max_length=18, unique=True)
    nama = models.CharField(max_length=200)
    gelar_depan = models.CharField(max_length=50, blank=True)
    gelar_belakang = models.CharField(max_length=80, blank=True)
    tempat_lahir = models.CharField(max_length=80, blank=True)
    tanggal_lahir = models.DateField()
    jenis_kelamin = models.CharField(max_length=1, choices=[("M", "Laki-laki"), ("F", "Perempuan")])
    status = models.CharField(max_length=4, choices=Status.choices)
    kedudukan_hukum = models.CharField(max_length=2, default="01")
    golongan = models.CharField(max_length=5, blank=True)
    tmt_golongan = models.DateField(null=True, blank=True)
    tmt_cpns = models.DateField(null=True, blank=True)
    tmt_pns = models.DateField(null=True, blank=True)
    tingkat_pendidikan = models.CharField(max_length=2, blank=True)  # SIASN ref_tingkat_pendidikan
    pendidikan = models.CharField(max_length=200, blank=True)
    tahun_lulus = models.PositiveSmallIntegerField(null=True, blank=True)
    email = models.EmailField(blank=True)
    telepon = models.CharField(max_length=20, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="pegawai")
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="pemangku")
    tmt_jabatan = models.DateField(null=True, blank=True)
    tmt_pensiun = models.DateField(null=True, blank=True)
    aktif = models.BooleanField(default=True)
    disanggah = models.CharField(max_length=300, blank=True, default="", db_default="")  # codes of data in dispute

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["siasn_id"], condition=~Q(siasn_id=""), name="pegawai_siasn_once"),
        ]
        indexes: ClassVar = [
            # `aktif` last: SQLite cannot seek by a bare boolean, and then sorted 500,000 people for a page of 50
            models.Index(fields=["instansi", "nama", "id", "aktif"], name="pegawai_by_name"),
            models.Index(fields=["unit", "aktif"], name="pegawai_by_unit"),
        ]

    @property
    def nama_gelar(self) -> str:
        """Name with titles, as a letter writes it."""
        front = f"{self.gelar_depan} " if self.gelar_depan else ""
        back = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{front}{self.nama}{back}"

    def __str__(self) -> str:
        return f"{self.nama_gelar} ({self.nip})"


class NamaKata(models.Model):
    """One word of a name, lower case a-z: a search by prefix is a range on this index, on any database."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="kata")
    kata = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kata", "pegawai"], name="nama_kata")]

    def __str__(self) -> str:
        return self.kata


class RiwayatJabatan(models.Model):
    """One period in one post, from `mulai` until `selesai` (exclusive; empty = still held).

    The names are kept as text beside the links: a closed history does not change when a unit is renamed.
    The database forbids overlap of definitive periods of one person (migration 0002).
    """

    class Penugasan(models.TextChoices):
        DEFINITIF = "D", "Definitif"
        PLT = "PLT", "Pelaksana tugas"
        PLH = "PLH", "Pelaksana harian"
        PJ = "PJ", "Penjabat"
        TAMBAHAN = "TT", "Tugas tambahan"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="riwayat_jabatan")
    jabatan = models.ForeignKey(Jabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="riwayat")
    tunggal = models.BooleanField(default=False)  # the post takes one holder; copied so that an index can see it
    nama_jabatan = models.CharField(max_length=250)
    nama_unit = models.CharField(max_length=200, blank=True)
    jenis = models.CharField(max_length=1, choices=JENIS)
    jenjang = models.CharField(max_length=20, choices=JENJANG)
    eselon = models.CharField(max_length=6, blank=True)
    penugasan = models.CharField(max_length=3, choices=Penugasan.choices, default=Penugasan.DEFINITIF)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    nomor_sk = models.CharField(max_length=80, blank=True)
    tanggal_sk = models.DateField(null=True, blank=True)
    siasn_id = models.CharField(max_length=42, blank=True)
    sumber = models.CharField(max_length=40, default="SIASN")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan"],
                condition=Q(selesai__isnull=True, penugasan="D", tunggal=True),
                name="jabatan_one_holder",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "penugasan", "mulai", "nama_jabatan"], name="riwayat_jabatan_once"
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gt=F("mulai")), name="riwayat_jabatan_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama_jabatan} ({self.mulai})"


class RiwayatGolongan(models.Model):
    """A rank with its date of effect."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="riwayat_golongan")
    golongan = models.CharField(max_length=5)
    tmt = models.DateField()
    nomor_sk = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pegawai", "tmt"], name="riwayat_golongan_once")]

    def __str__(self) -> str:
        return f"{self.golongan} ({self.tmt})"


class RiwayatPendidikan(models.Model):
    """A completed education. `tingkat` is SIASN's code (40 = S1)."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="riwayat_pendidikan")
    tingkat = models.CharField(max_length=2)
    nama = models.CharField(max_length=200)
    tahun_lulus = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pegawai", "tingkat", "nama"], name="riwayat_pendidikan_once")]

    def __str__(self) -> str:
        return f"{self.nama} ({self.tahun_lulus})"


class RiwayatDiklat(models.Model):
    """A training done: leadership (`struktural`), functional or technical, with its hours (JP)."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="riwayat_diklat")
    jenis = models.CharField(max_length=20)  # struktural, fungsional, teknis
    nama = models.CharField(max_length=200)
    selesai = models.DateField()
    jam = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pegawai", "nama", "selesai"], name="riwayat_diklat_once")]

    def __str__(self) -> str:
        return self.nama


class HukumanDisiplin(models.Model):
    """A disciplinary sanction. `tingkat`: R ringan, S sedang, B berat (PP 94/2021 art. 8)."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="hukuman_disiplin")
    tingkat = models.CharField(max_length=1, choices=[("R", "Ringan"), ("S", "Sedang"), ("B", "Berat")])
    jenis = models.CharField(max_length=120)
    nomor_sk = models.CharField(max_length=80)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "nomor_sk"], name="hukuman_disiplin_once"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} ({self.mulai})"


# Tables in rooms of their own.
from openkarier.stages.registry import honours as honours  # noqa: E402, PLC0414
from openkarier.stages.registry import sanggahan as sanggahan  # noqa: E402, PLC0414
from openkarier.stages.registry import staging as staging  # noqa: E402, PLC0414
