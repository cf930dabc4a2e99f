"""The person: scales of education, golongan and performance, and the facts a requirement may ask about a calon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openkarier.core.jabatan import JENJANG_LABEL
from openkarier.core.law.fields import Field, Scale, Subject, Unreadable
from openkarier.core.law.kinds import Angka, Benar, Kode, Tanggal, Tingkat
from openkarier.core.law.lapse import Elapsed, Served, Service
from openkarier.core.law.series import Deret
from openkarier.core.law.services import Services, services
from openkarier.core.law.terms import Term
from openkarier.core.periods import BEGINNING

# PP 11/2017 names "sarjana atau diploma IV" in one breath (articles 54, 76, 107), so D4 and S1 share a rank.
PENDIDIKAN = Scale((
    ("SD", 0), ("SMP", 1), ("SLTA", 2), ("D1", 3), ("D2", 4), ("D3", 5), ("S1", 6), ("D4", 6), ("S2", 7), ("S3", 8),
))  # fmt: skip
RUANG = (("I", "abcd"), ("II", "abcd"), ("III", "abcd"), ("IV", "abcde"))
GOLONGAN = Scale(tuple((name, place) for place, name in enumerate(f"{g}/{r}" for g, all_r in RUANG for r in all_r)))
# "Butuh Perbaikan" is the name PermenPANRB 6/2022 gives to PP 30/2019's "Cukup".
PREDIKAT = Scale((
    ("Sangat Kurang", 0), ("Kurang", 1), ("Cukup", 2), ("Butuh Perbaikan", 2), ("Baik", 3), ("Sangat Baik", 4),
))  # fmt: skip
JENJANG = tuple((jenjang.value, label) for jenjang, label in JENJANG_LABEL.items())
STATUS = (("PNS", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK"))
HASIL = (("memenuhi", "memenuhi"), ("belum", "belum memenuhi"))

POST_TEXTS = ("jenjang", "jenis", "setingkat")
POST_FLAGS = ("bidang_terkait", "sesuai_bidang_target", "bidang_jf_target")
POST_KEYS = ("mulai", "selesai", *POST_TEXTS, *POST_FLAGS)


@dataclass(frozen=True, eq=False, repr=False)
class Riwayat(Field):
    """The posts a person has held."""

    columnar = False
    historical = True

    def read(self, raw: Any) -> tuple[Service, ...]:
        """A list of posts, each with `mulai`, `selesai` (exclusive, empty = still held) and what is known of it."""
        if not isinstance(raw, (list, tuple)):
            raise Unreadable("harus berupa daftar jabatan")
        return tuple(item if isinstance(item, Service) else _post(place, item) for place, item in enumerate(raw))

    def encode(self, values: Sequence[Any]) -> Services:
        """The periods of all people in columns."""
        return services(values, POST_TEXTS, POST_FLAGS)


def _post(place: int, raw: Any) -> Service:
    if not isinstance(raw, Mapping):
        raise Unreadable(f"[{place}] harus berupa jabatan dengan mulai dan selesai")
    read = {key: _part(place, key, raw[key]) for key in POST_KEYS if raw.get(key) is not None}
    mulai, selesai = read.pop("mulai", None), read.pop("selesai", None)
    if mulai and selesai and selesai < mulai:
        raise Unreadable(f"[{place}].selesai ({selesai}) mendahului mulai ({mulai})")
    if "jenis" not in read and "jenjang" in read:
        read["jenis"] = jenis(read["jenjang"])
    return Service(mulai, selesai, read)


def _part(place: int, key: str, raw: Any) -> Any:
    field = PARTS.get(key) or (FLAG if key in POST_FLAGS else TEXT)
    try:
        return field.read(raw)
    except Unreadable as fault:
        raise Unreadable(f"[{place}].{key}: {fault}") from None


TEXT, FLAG, DAY = Kode("", ""), Benar("", ""), Tanggal("", "")
PARTS: dict[str, Field] = {"mulai": DAY, "selesai": DAY}


def jenis(jenjang: str) -> str:
    """Kind of a jabatan by its jenjang: JF, JPT or JA."""
    return next((kind for kind in ("JF", "JPT") if jenjang.startswith(kind)), "JA")


ACUAN = Tanggal("tgl_acuan", "tanggal acuan", planned=True)  # a field of Usul; the person's time is counted up to it


class Calon(Subject):
    """The person who is judged."""

    status = Kode("asn.status", "status kepegawaian", STATUS)
    lahir = Tanggal("asn.tgl_lahir", "tanggal lahir")
    pendidikan = Tingkat("asn.pendidikan", "pendidikan", PENDIDIKAN)
    golongan = Tingkat("asn.golongan", "golongan", GOLONGAN)
    mpp = Benar("asn.sedang_mpp", "sedang menjalani masa persiapan pensiun")
    tmt_jabatan_kini = Tanggal("asn.tmt_jabatan_kini", "TMT jabatan sekarang")
    tmt_jabatan = Tanggal("tmt_jabatan", "TMT pengangkatan dalam jabatan")
    tmt_jpt = Tanggal("tmt_pelantikan_jpt", "tanggal pelantikan dalam JPT")
    riwayat = Riwayat("riwayat_jabatan", "riwayat jabatan")
    pernah_jpt = Benar("pernah_jpt", "pernah menduduki JPT")
    asal_ahli_utama = Benar("asal_jf_ahli_utama", "berasal dari JF ahli utama")
    ijazah_pemerintahan = Benar("asn.ijazah_pemerintahan", "ijazah diploma/sarjana pemerintahan")
    kepamongprajaan = Benar("asn.sertifikat_kepamongprajaan", "sertifikat profesi kepamongprajaan")
    provinsi_sama = Benar("asn.provinsi_tugas_sama", "bertugas di provinsi yang sama")
    ijazah_sesuai_jf = Benar("asn.pendidikan_sesuai_kualifikasi_jf", "ijazah sesuai kualifikasi JF")
    sekolah_kader = Benar("lulus_sekolah_kader_sangat_memuaskan", "lulus sekolah kader, sangat memuaskan")
    daerah_3t = Benar("asal_dan_penempatan_daerah_3t", "berasal dari dan ditempatkan di daerah tertinggal")
    tanpa_ijazah = Benar("diangkat_dengan_pengecualian_pendidikan", "diangkat dengan pengecualian pendidikan")
    dispensasi = Benar("dispensasi_presiden", "dikecualikan dengan persetujuan Presiden")
    melanggar_puu = Benar("terbukti_melanggar_puu", "terbukti melanggar peraturan perundang-undangan")
    tak_memenuhi_syarat = Benar("tidak_lagi_memenuhi_syarat", "tidak lagi memenuhi syarat jabatan")
    jf_setelah = Angka("jabatan_aktif_setelah.jf", "jabatan fungsional yang masih dipegang")
    ja_jpt_setelah = Angka("jabatan_aktif_setelah.ja_jpt", "JA atau JPT yang masih dipegang")
    rangkap_wajar = Benar("rangkap_kompetensi_sama_tak_terpisahkan", "kompetensi dan bidang tugas tidak terpisahkan")
    dalam_krs = Benar("calon.dalam_krs", "masuk kelompok rencana suksesi")
    pelamar_internal = Benar("pelamar_internal", "pelamar dari instansi sendiri")
    target_pppk = Benar("pppk.target_perjanjian_terpenuhi", "target perjanjian kerja terpenuhi")
    lhk = Benar("lhk.tahun_terakhir_dilaporkan", "laporan harta kekayaan tahun terakhir")

    def lama(self, label: str, **wanted: str | bool | tuple[str, ...]) -> Served:
        """The time served in posts of a kind, up to the reference date."""
        kinds = tuple((key, value if isinstance(value, tuple) else (value,)) for key, value in wanted.items())
        return Served(self.riwayat, ACUAN, kinds, label)

    def usia(self, pada: Term) -> Elapsed:
        """Age on a day."""
        return Elapsed(self.lahir, pada, "usia")


class Kinerja(Subject):
    """What appraisals say of the person."""

    dua_tahun = Deret("kinerja.dua_tahun_terakhir", "predikat kinerja", PREDIKAT)
    tahun_ini = Kode("kinerja.predikat_tahun_ini", "predikat kinerja tahun ini")
    awal_perbaikan = Tanggal("tgl_awal_masa_perbaikan", "awal masa perbaikan")
    perbaikan = Benar("kinerja.perbaikan", "perbaikan kinerja")
    kahar = Benar("keadaan_kahar", "keadaan kahar")
    pemantauan = Angka("pemantauan.jumlah_semester_ini", "catatan pemantauan semester ini")
    di_atas = Angka("unit.persen_di_atas_ekspektasi", "di atas ekspektasi", "%")
    sesuai = Angka("unit.persen_sesuai_ekspektasi", "sesuai ekspektasi", "%")
    di_bawah = Angka("unit.persen_di_bawah_ekspektasi", "di bawah ekspektasi", "%")


class Kompetensi(Subject):
    """What tests and training say of the person."""

    teknis = Kode("kompetensi.teknis", "kompetensi teknis", HASIL)
    manajerial = Kode("kompetensi.manajerial", "kompetensi manajerial", HASIL)
    sosial_kultural = Kode("kompetensi.sosial_kultural", "kompetensi sosial kultural", HASIL)
    klasifikasi = Benar("kompetensi.sesuai_klasifikasi", "kompetensi sesuai klasifikasi jabatan")
    pengembangan = Benar("pengembangan_kompetensi.kewajiban_terpenuhi", "kewajiban pengembangan kompetensi")
    uji = Kode("uji_kompetensi.hasil", "hasil uji kompetensi", HASIL)
    uji_jf = Kode("ukom_jf.hasil", "hasil uji kompetensi JF")
    evaluasi_tpk = Kode("evaluasi_kompetensi_tpk.hasil", "hasil evaluasi Tim Penilai Kinerja", HASIL)


@dataclass(frozen=True, eq=False, repr=False)
class TanggalTerakhir(Tanggal):
    """The day something last happened; "tidak pernah" is an answer, and a different one from "not on record"."""

    def read(self, raw: Any) -> Any:
        """A date, or "tidak pernah" (also false, "tidak ada")."""
        if raw is False or str(raw).strip().casefold() in ("tidak pernah", "tidak ada", "tidak_ada"):
            return NEVER_HAPPENED
        return super().read(raw)

    def show(self, value: Any) -> str:
        """The date, or "tidak pernah"."""
        return "tidak pernah" if value == NEVER_HAPPENED else super().show(value)


NEVER_HAPPENED = BEGINNING


class Disiplin(Subject):
    """Discipline."""

    berat_berjalan = Benar("hukdis.berat_berjalan", "sedang menjalani hukuman disiplin berat")
    diperiksa = Benar("hukdis.pemeriksaan_berjalan", "sedang diperiksa dengan ancaman hukuman berat")
    terakhir = TanggalTerakhir("hukdis.terakhir_sedang_berat", "hukuman disiplin sedang/berat terakhir")
