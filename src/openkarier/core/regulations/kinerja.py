"""Performance below what was promised, its monitoring and objections: PP 11/2017 article 142 and PP 30/2019."""

from __future__ import annotations

from openkarier.core.law import Check, Provision, Scope, Severity, bulan, hari, requirement, since
from openkarier.core.law.requirement import JF, SEMUA
from openkarier.core.people import Kinerja
from openkarier.core.regulations.fakta import Penetapan, Usul
from openkarier.core.regulations.lingkup import JA, PEMANTAUAN, PRATAMA
from openkarier.core.regulations.sumber import BERLAKU_PENILAIAN, PP_30_2019, pp11


def pp30(pasal: int) -> Provision:
    """An article of PP 30/2019; its appraisal rules run from two years after promulgation (article 64 (2))."""
    return since(BERLAKU_PENILAIAN, PP_30_2019.pasal(pasal))


@requirement(
    "pp11-2017-ps142-2",
    pp11(142).ayat(2, 3, 4).bersama("PP 30/2019 Pasal 57"),
    title="JPT tidak mencapai target 1 tahun: kesempatan 6 bulan",
    scope=Scope(("pemantauan",), (PRATAMA,)),
    severity=Severity.INFO,
    when=(Kinerja.tahun_ini.one_of("Cukup", "Butuh Perbaikan", "Kurang", "Sangat Kurang") & Kinerja.kahar.false),
    fail=(
        "Anda masih dalam masa perbaikan kinerja sampai {tanggal_terpenuhi}; setelah itu, tanpa perbaikan, "
        "Anda wajib mengikuti uji kompetensi kembali."
    ),
    note=(
        "Akibat akhir menurut teks: pindah ke jabatan sesuai kompetensi atau jabatan lebih rendah; bukan "
        'pemberhentian otomatis. "Butuh Perbaikan" adalah istilah PermenPANRB 6/2022 untuk "Cukup".'
    ),
)
def perbaikan_jpt(kinerja: Kinerja, usul: Usul) -> Check:
    """Pejabat pimpinan tinggi yang tidak memenuhi kinerja yang diperjanjikan selama 1 tahun diberi kesempatan 6
    bulan untuk memperbaikinya, lalu mengikuti uji kompetensi kembali.
    """
    return usul.sejak(kinerja.awal_perbaikan, "masa perbaikan kinerja") >= bulan(6)


@requirement(
    "pp30-2019-ps58",
    pp30(58).ayat(1).bersama("ayat (2) sampai (5)"),
    title="JA/JF berpredikat Kurang: 6 bulan perbaikan lalu uji kompetensi",
    scope=Scope(("pemantauan",), (*JA, JF)),
    severity=Severity.INFO,
    when=Kinerja.tahun_ini.one_of("Kurang", "Sangat Kurang"),
    fail=(
        "Anda berada dalam masa perbaikan kinerja sampai {tanggal_terpenuhi}; setelah itu, tanpa perbaikan, "
        "Anda wajib mengikuti uji kompetensi kembali."
    ),
    note=(
        "Urutan: 6 bulan -> uji kompetensi -> dipindah/diturunkan -> bila tak ada lowongan, jabatan sementara"
        ' paling lama 1 tahun -> diberhentikan dengan hormat. Ini padanan nasional untuk "6 bulan atau '
        'mundur" bagi eselon III-IV. Berlaku 2 tahun sesudah diundangkan (Ps 64 (2)).'
    ),
)
def perbaikan_ja_jf(kinerja: Kinerja, usul: Usul) -> Check:
    """Pejabat administrasi atau fungsional berpredikat Kurang atau Sangat Kurang diberi kesempatan 6 bulan untuk
    memperbaiki kinerjanya, lalu mengikuti uji kompetensi kembali.
    """
    return usul.sejak(kinerja.awal_perbaikan, "masa perbaikan kinerja") >= bulan(6)


@requirement(
    "pp30-2019-ps41-8",
    pp30(41).ayat(8),
    title="Distribusi status kinerja per unit kerja",
    scope=Scope(("penilaian_kinerja",), (SEMUA,)),
    severity=Severity.WARN,
    fail=(
        "Sebaran status kinerja unit ini {nilai}; pedomannya di atas ekspektasi paling tinggi 20%, sesuai "
        "60-70%, di bawah paling tinggi 20%."
    ),
    audience="operator",
    note=(
        'Penjelasan: sebaran disusun dari peringkat; Baik bisa "di atas" dan Kurang bisa "sesuai". Jadi peta '
        "tetap predikat -> kategori tidak berdasar. PermenPANRB 6/2022 memakai pola sebaran lain (B)."
    ),
)
def distribusi_status(kinerja: Kinerja) -> Check:
    """Status kinerja satu unit kerja tersebar: di atas ekspektasi paling tinggi 20%, sesuai ekspektasi 60 sampai
    70%, di bawah ekspektasi paling tinggi 20%.
    """
    return (kinerja.di_atas <= 20) & (kinerja.sesuai >= 60) & (kinerja.sesuai <= 70) & (kinerja.di_bawah <= 20)


@requirement(
    "pp30-2019-ps59-1",
    pp30(59).ayat(1),
    title="Keberatan atas hasil penilaian kinerja dalam 14 hari",
    scope=Scope(("keberatan_kinerja",), (SEMUA,)),
    severity=Severity.INFO,
    fail="Batas keberatan atas penilaian kinerja Anda adalah {tanggal_batas}.",
    note='Teks menyebut "hari", bukan "hari kerja".',
)
def keberatan_penilaian(penetapan: Penetapan) -> Check:
    """Keberatan atas hasil penilaian kinerja diajukan paling lama 14 hari sejak diterima."""
    return penetapan.keberatan.sejak(penetapan.nilai_diterima, "keberatan sejak diterima") <= hari(14)


@requirement(
    "pp30-2019-ps27-1",
    pp30(27).ayat(1),
    title="Pemantauan kinerja paling kurang sekali setiap semester",
    scope=PEMANTAUAN,
    severity=Severity.WARN,
    fail="Belum ada catatan pemantauan kinerja Anda pada semester ini.",
    audience="operator",
)
def pemantauan_semester(kinerja: Kinerja) -> Check:
    """Pemantauan kinerja dilakukan paling kurang sekali setiap semester."""
    return kinerja.pemantauan >= 1
