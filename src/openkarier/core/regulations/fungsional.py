"""Moving into a functional post from another post: PP 11/2017 articles 76 and 79."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement, tahun
from openkarier.core.people import Calon, Kinerja, Kompetensi
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Berkas, Usul
from openkarier.core.regulations.lingkup import PINDAH_JF, PINDAH_KEAHLIAN, PINDAH_KETERAMPILAN
from openkarier.core.regulations.sumber import pp11

PASAL_76_DAN_79 = pp11("76 dan 79").ayat(1)
HURUF_H = pp11(76).ayat(1).huruf("h")


@requirement(
    "pp11-2017-ps76-1d",
    pp11(76).ayat(1).huruf("d"),
    title="Pindah ke JF keahlian: ijazah S1/D-IV sesuai kualifikasi",
    scope=PINDAH_KEAHLIAN,
    severity=Severity.BLOCK,
    fail="Ijazah Anda belum S1/D-IV yang sesuai kualifikasi JF ini ({kurang}).",
)
def ijazah_keahlian(calon: Calon) -> Check:
    """Berijazah paling rendah sarjana atau diploma IV sesuai dengan kualifikasi pendidikan yang dibutuhkan."""
    return (calon.pendidikan >= "S1") & calon.ijazah_sesuai_jf.true


@requirement(
    "pp11-2017-ps79-1d",
    pp11(79).ayat(1).huruf("d"),
    title="Pindah ke JF keterampilan: ijazah SLTA sesuai kualifikasi",
    scope=PINDAH_KETERAMPILAN,
    severity=Severity.BLOCK,
    fail="Ijazah Anda belum memenuhi kualifikasi JF keterampilan ini ({kurang}).",
)
def ijazah_keterampilan(calon: Calon) -> Check:
    """Berijazah paling rendah sekolah lanjutan tingkat atas atau setara sesuai dengan kualifikasi pendidikan yang
    dibutuhkan.
    """
    return (calon.pendidikan >= "SLTA") & calon.ijazah_sesuai_jf.true


@requirement(
    "pp11-2017-ps76-1e",
    PASAL_76_DAN_79.huruf("e"),
    title="Pindah ke JF: lulus uji kompetensi JF",
    scope=PINDAH_JF,
    severity=Severity.GATE,
    fail="Anda belum memiliki hasil lulus uji kompetensi untuk JF ini.",
)
def uji_kompetensi(kompetensi: Kompetensi) -> Check:
    """Mengikuti dan lulus uji kompetensi sesuai standar kompetensi yang disusun instansi pembina."""
    return kompetensi.uji_jf.equals("lulus")


@requirement(
    "pp11-2017-ps76-1f",
    PASAL_76_DAN_79.huruf("f"),
    title="Pindah ke JF: pengalaman bidang JF paling kurang 2 tahun",
    scope=PINDAH_JF,
    severity=Severity.BLOCK,
    fail="Pengalaman Anda di bidang JF ini baru {nilai} dari 2 tahun; syarat terpenuhi pada {tanggal_terpenuhi}.",
)
def pengalaman_bidang_jf(calon: Calon, berkas: Berkas) -> Check:
    """Memiliki pengalaman dalam pelaksanaan tugas di bidang JF yang akan diduduki paling kurang 2 tahun."""
    return (
        calon.lama("masa di bidang JF tujuan", bidang_jf_target=True) >= tahun(2)
    ) | berkas.penataan_birokrasi.present & (
        calon.lama("masa di bidang JF tujuan", bidang_jf_target=True) >= tahun(lokal.PENGALAMAN_JF_PENATAAN)
    )


@requirement(
    "pp11-2017-ps76-1g",
    PASAL_76_DAN_79.huruf("g"),
    title="Pindah ke JF: kinerja paling sedikit Baik 2 tahun terakhir",
    scope=PINDAH_JF,
    severity=Severity.BLOCK,
    fail="Predikat kinerja Anda dua tahun terakhir belum seluruhnya Baik ({nilai}).",
)
def kinerja_jf(kinerja: Kinerja) -> Check:
    """Nilai prestasi kerja paling sedikit bernilai baik dalam 2 tahun terakhir."""
    return kinerja.dua_tahun.last_at_least("Baik", 2)


@requirement(
    "pp11-2017-ps76-1h1",
    HURUF_H.angka(1),
    title="Pindah ke JF ahli pertama/muda: usia paling tinggi 53 tahun",
    scope=Scope(("perpindahan_jf",), ("JF_AHLI_PERTAMA", "JF_AHLI_MUDA")),
    severity=Severity.BLOCK,
    fail=(
        "Usia Anda melewati 53 tahun pada rencana pengangkatan; tanggal terakhir yang memenuhi adalah {tanggal_batas}."
    ),
)
def usia_ahli_muda(calon: Calon, usul: Usul) -> Check:
    """Berusia paling tinggi 53 tahun untuk JF ahli pertama dan JF ahli muda."""
    return calon.usia(pada=usul.pengangkatan) <= tahun(53)


@requirement(
    "pp11-2017-ps76-1h2",
    HURUF_H.angka(2),
    title="Pindah ke JF ahli madya: usia paling tinggi 55 tahun",
    scope=Scope(("perpindahan_jf",), ("JF_AHLI_MADYA",)),
    severity=Severity.BLOCK,
    fail=(
        "Usia Anda melewati 55 tahun pada rencana pengangkatan; tanggal terakhir yang memenuhi adalah {tanggal_batas}."
    ),
)
def usia_ahli_madya(calon: Calon, usul: Usul) -> Check:
    """Berusia paling tinggi 55 tahun untuk JF ahli madya."""
    return calon.usia(pada=usul.pengangkatan) <= tahun(55)


@requirement(
    "pp11-2017-ps76-1h3",
    HURUF_H.angka(3),
    title="Pindah ke JF ahli utama: usia paling tinggi 60 tahun bagi yang pernah JPT",
    scope=Scope(("perpindahan_jf",), ("JF_AHLI_UTAMA",)),
    severity=Severity.BLOCK,
    when=Calon.asal_ahli_utama.false,
    fail=(
        "Jalur ahli utama ini untuk PNS yang pernah menduduki JPT dan berusia paling tinggi 60 tahun. Yang "
        "belum terpenuhi: {kurang}."
    ),
    note="Dari ahli utama ke ahli utama lain: 63 tahun (PermenPANRB 1/2023, keyakinan B).",
)
def usia_ahli_utama(calon: Calon, usul: Usul) -> Check:
    """Berusia paling tinggi 60 tahun untuk JF ahli utama, bagi PNS yang telah menduduki JPT."""
    return (calon.usia(pada=usul.pengangkatan) <= tahun(60)) & calon.pernah_jpt.true


@requirement(
    "pp11-2017-ps79-1h",
    pp11(79).ayat(1).huruf("h"),
    title="Pindah ke JF keterampilan: usia paling tinggi 53 tahun",
    scope=PINDAH_KETERAMPILAN,
    severity=Severity.BLOCK,
    fail=(
        "Usia Anda melewati 53 tahun pada rencana pengangkatan; tanggal terakhir yang memenuhi adalah {tanggal_batas}."
    ),
)
def usia_keterampilan(calon: Calon, usul: Usul) -> Check:
    """Berusia paling tinggi 53 tahun untuk JF keterampilan."""
    return calon.usia(pada=usul.pengangkatan) <= tahun(53)


@requirement(
    "pp11-2017-ps76-2",
    pp11("76 dan 79").ayat(2),
    title="Pindah ke JF: harus tersedia lowongan kebutuhan",
    scope=PINDAH_JF,
    severity=Severity.BLOCK,
    fail="Kebutuhan JF yang Anda tuju sedang tidak lowong di instansi ini, jadi usul belum dapat diproses.",
)
def lowongan_kebutuhan(usul: Usul) -> Check:
    """Pengangkatan harus mempertimbangkan ketersediaan lowongan kebutuhan untuk JF yang akan diduduki."""
    return usul.lowongan_jf >= 1
