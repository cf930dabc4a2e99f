"""Who may be appointed administrator, pengawas or pelaksana: PP 11/2017 articles 54-56."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement, tahun
from openkarier.core.people import Calon, Kinerja, Kompetensi
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Berkas, Tpk, Usul
from openkarier.core.regulations.lingkup import (
    ADMINISTRATOR,
    JA,
    MASUK_ADMINISTRATOR,
    MASUK_PENGAWAS,
    MENDUDUKI_JA,
    MENJADI_ADMINISTRATOR,
    MENJADI_PELAKSANA,
    MENJADI_PENGAWAS,
    PINDAH,
)
from openkarier.core.regulations.sumber import pp11

PASAL_54 = pp11(54)
SEKOLAH_KADER = Calon.sekolah_kader.true  # ayat (2) mengecualikan seluruh syarat ayat (1)


@requirement(
    "pp11-2017-ps54-1b",
    PASAL_54.ayat(1).huruf("b"),
    title="Administrator: pendidikan paling rendah S1/D-IV",
    scope=MENJADI_ADMINISTRATOR,
    severity=Severity.BLOCK,
    unless=SEKOLAH_KADER | Calon.daerah_3t.true,
    fail="Pendidikan yang tercatat ({nilai}) belum S1/D-IV, padahal jabatan administrator mensyaratkannya.",
    note=(
        "Ps 54 (5): PNS berasal dari daerah tertinggal/perbatasan/terpencil yang diangkat pada instansi di "
        "daerah itu dikecualikan, lalu berlaku kewajiban ps54-6."
    ),
)
def pendidikan_administrator(calon: Calon) -> Check:
    """Memiliki kualifikasi dan tingkat pendidikan paling rendah sarjana atau diploma IV."""
    return calon.pendidikan >= "S1"


@requirement(
    "pp11-2017-ps54-1d",
    PASAL_54.ayat(1).huruf("d"),
    title="Administrator: pengalaman pengawas 3 tahun atau JF setingkat, sesuai bidang",
    scope=MASUK_ADMINISTRATOR,
    severity=Severity.BLOCK,
    unless=SEKOLAH_KADER,
    fail=(
        "Masa Anda sebagai pengawas (atau JF setingkat) di bidang yang sesuai baru {nilai}; syaratnya 3 tahun"
        " dan terpenuhi pada {tanggal_terpenuhi}."
    ),
    interpretation=True,
    note=("Penjelasan: JF setingkat = kelas jabatannya sama dengan kelas jabatan pengawas. Butuh data kelas_jabatan."),
)
def pengalaman_pengawas(calon: Calon) -> Check:
    """Memiliki pengalaman pada jabatan pengawas paling singkat 3 tahun atau JF yang setingkat, sesuai dengan
    bidang tugas jabatan yang akan diduduki.
    """
    return (
        calon.lama("masa pengawas di bidang yang sesuai", jenjang="PENGAWAS", sesuai_bidang_target=True) >= tahun(3)
    ) | (
        calon.lama("masa JF setingkat pengawas", setingkat="PENGAWAS", jenis="JF", sesuai_bidang_target=True)
        >= tahun(lokal.MASA_JF_SETINGKAT_PENGAWAS)
    )


@requirement(
    "pp11-2017-ps54-1e",
    PASAL_54.ayat(1).huruf("e"),
    title="Administrator: setiap unsur kinerja paling sedikit Baik 2 tahun terakhir",
    scope=MENJADI_ADMINISTRATOR,
    severity=Severity.BLOCK,
    unless=SEKOLAH_KADER,
    fail="Predikat kinerja Anda dalam dua tahun terakhir belum seluruhnya Baik ({nilai}).",
    interpretation=True,
    note=(
        '"Setiap unsur" lahir di zaman PP 46/2011; kini dibaca: predikat >= Baik, dan bila datanya ada, '
        'rating hasil kerja serta perilaku tidak "di bawah ekspektasi".'
    ),
)
def kinerja_administrator(kinerja: Kinerja) -> Check:
    """Setiap unsur penilaian prestasi kerja paling sedikit bernilai baik dalam 2 tahun terakhir."""
    return kinerja.dua_tahun.last_at_least("Baik", 2)


@requirement(
    "pp11-2017-ps54-1f",
    PASAL_54.ayat(1).huruf("f").bersama("Pasal 55"),
    title="Administrator: kompetensi dibuktikan hasil evaluasi Tim Penilai Kinerja",
    scope=MENJADI_ADMINISTRATOR,
    severity=Severity.GATE,
    unless=SEKOLAH_KADER,
    fail=("Belum ada hasil evaluasi Tim Penilai Kinerja yang menyatakan kompetensi Anda memenuhi standar jabatan ini."),
)
def kompetensi_administrator(berkas: Berkas, kompetensi: Kompetensi) -> Check:
    """Memiliki kompetensi sesuai standar yang dibuktikan dengan hasil evaluasi Tim Penilai Kinerja PNS di
    instansinya.
    """
    return berkas.evaluasi_tpk.present & kompetensi.evaluasi_tpk.equals("memenuhi")


@requirement(
    "pp11-2017-ps54-6",
    PASAL_54.ayat(6).bersama("akibatnya: Pasal 64 ayat (3)"),
    title="Administrator yang dikecualikan wajib memenuhi pendidikan dalam 5 tahun",
    scope=Scope(("pemantauan",), (ADMINISTRATOR,)),
    severity=Severity.WARN,
    when=Calon.tanpa_ijazah.true,
    fail=(
        "Anda diangkat dengan pengecualian pendidikan dan harus memiliki S1/D-IV paling lambat "
        "{tanggal_batas}; lewat tanggal itu Anda dapat diberhentikan dari jabatan."
    ),
)
def kewajiban_ijazah(calon: Calon, usul: Usul) -> Check:
    """Administrator yang diangkat dengan pengecualian pendidikan wajib memiliki sarjana atau diploma IV paling
    lama 5 tahun sejak diangkat.
    """
    return (calon.pendidikan >= "S1") | (
        usul.sejak(calon.tmt_jabatan, "masa sejak diangkat dengan pengecualian") <= tahun(5)
    )


@requirement(
    "pp11-2017-ps54-3b",
    PASAL_54.ayat(3).huruf("b"),
    title="Pengawas: pendidikan paling rendah D-III",
    scope=MENJADI_PENGAWAS,
    severity=Severity.BLOCK,
    fail=("Pendidikan yang tercatat ({nilai}) belum D-III atau yang setara, padahal jabatan pengawas mensyaratkannya."),
)
def pendidikan_pengawas(calon: Calon) -> Check:
    """Memiliki kualifikasi dan tingkat pendidikan paling rendah diploma III atau yang setara."""
    return calon.pendidikan >= "D3"


@requirement(
    "pp11-2017-ps54-3d",
    PASAL_54.ayat(3).huruf("d"),
    title="Pengawas: pengalaman pelaksana 4 tahun atau JF setingkat, sesuai bidang",
    scope=MASUK_PENGAWAS,
    severity=Severity.BLOCK,
    fail=(
        "Masa Anda sebagai pelaksana (atau JF setingkat) di bidang yang sesuai baru {nilai}; syaratnya 4 "
        "tahun dan terpenuhi pada {tanggal_terpenuhi}."
    ),
    interpretation=True,
)
def pengalaman_pelaksana(calon: Calon) -> Check:
    """Memiliki pengalaman dalam jabatan pelaksana paling singkat 4 tahun atau JF yang setingkat, sesuai dengan
    bidang tugas jabatan yang akan diduduki.
    """
    return (
        calon.lama("masa pelaksana di bidang yang sesuai", jenjang="PELAKSANA", sesuai_bidang_target=True) >= tahun(4)
    ) | (
        calon.lama("masa JF setingkat pelaksana", setingkat="PELAKSANA", jenis="JF", sesuai_bidang_target=True)
        >= tahun(lokal.MASA_JF_SETINGKAT_PELAKSANA)
    )


@requirement(
    "pp11-2017-ps54-3e",
    PASAL_54.ayat(3).huruf("e"),
    title="Pengawas: setiap unsur kinerja paling sedikit Baik 2 tahun terakhir",
    scope=MENJADI_PENGAWAS,
    severity=Severity.BLOCK,
    fail="Predikat kinerja Anda dalam dua tahun terakhir belum seluruhnya Baik ({nilai}).",
    interpretation=True,
)
def kinerja_pengawas(kinerja: Kinerja) -> Check:
    """Setiap unsur penilaian prestasi kerja paling sedikit bernilai baik dalam 2 tahun terakhir."""
    return kinerja.dua_tahun.last_at_least("Baik", 2)


@requirement(
    "pp11-2017-ps54-3f",
    PASAL_54.ayat(3).huruf("f"),
    title="Pengawas: kompetensi dibuktikan hasil evaluasi Tim Penilai Kinerja",
    scope=MENJADI_PENGAWAS,
    severity=Severity.GATE,
    fail=(
        "Belum ada hasil evaluasi Tim Penilai Kinerja yang menyatakan kompetensi Anda memenuhi standar "
        "jabatan pengawas ini."
    ),
)
def kompetensi_pengawas(berkas: Berkas, kompetensi: Kompetensi) -> Check:
    """Memiliki kompetensi sesuai standar yang dibuktikan dengan hasil evaluasi Tim Penilai Kinerja PNS di
    instansinya.
    """
    return berkas.evaluasi_tpk.present & kompetensi.evaluasi_tpk.equals("memenuhi")


@requirement(
    "pp11-2017-ps54-4b",
    PASAL_54.ayat(4).huruf("b"),
    title="Pelaksana: pendidikan paling rendah SLTA",
    scope=MENJADI_PELAKSANA,
    severity=Severity.BLOCK,
    fail="Pendidikan yang tercatat ({nilai}) belum SLTA atau yang setara.",
)
def pendidikan_pelaksana(calon: Calon) -> Check:
    """Memiliki kualifikasi dan tingkat pendidikan paling rendah sekolah lanjutan tingkat atas atau yang setara."""
    return calon.pendidikan >= "SLTA"


@requirement(
    "pp11-2017-ps54-4c",
    PASAL_54.ayat(4).huruf("c"),
    title="Pelaksana: lulus pelatihan terkait tugas atau pelatihan terintegrasi",
    scope=MENJADI_PELAKSANA,
    severity=Severity.GATE,
    fail="Belum ada bukti Anda lulus pelatihan terkait bidang tugas atau pelatihan terintegrasi (prajabatan).",
    note="Tidak ada syarat masa kerja maupun kinerja bagi pelaksana pada Ps 54.",
)
def pelatihan_pelaksana(berkas: Berkas) -> Check:
    """Telah mengikuti dan lulus pelatihan terkait bidang tugas dan/atau pendidikan dan pelatihan terintegrasi."""
    return berkas.sertifikat_bidang.present | berkas.prajabatan.present


@requirement(
    "pp11-2017-ps54-sehat",
    PASAL_54.ayat(1).huruf("c", "g").bersama("ayat (3) huruf c dan g").bersama("ayat (4) huruf d dan f"),
    title="Jabatan administrasi: integritas baik serta sehat jasmani dan rohani",
    scope=Scope(MENDUDUKI_JA, JA),
    severity=Severity.GATE,
    unless=Usul.tujuan.equals(ADMINISTRATOR) & SEKOLAH_KADER,
    fail="Berkas Anda belum lengkap: {kurang}.",
    interpretation=True,
    note="Pasal menuntut keadaannya (integritas, sehat); bentuk dokumennya pilihan daerah.",
)
def integritas_dan_sehat(berkas: Berkas) -> Check:
    """Memiliki integritas dan moralitas yang baik serta sehat jasmani dan rohani."""
    return berkas.pakta_integritas.present & berkas.sehat.present


@requirement(
    "pp11-2017-ps56-2",
    pp11(56).ayat(2, 3).bersama("mutasi dalam instansi: Pasal 191").bersama("promosi: Pasal 200 ayat (1)"),
    title="Pengangkatan JA harus didahului pertimbangan Tim Penilai Kinerja",
    scope=Scope(PINDAH, JA),
    severity=Severity.GATE,
    fail=(
        "Usul untuk Anda belum memiliki berita acara pertimbangan Tim Penilai Kinerja berikut perbandingan "
        "objektif antarcalon."
    ),
    audience="operator",
    note=(
        "Unsur pembanding menurut Ps 56 (3): kompetensi, kualifikasi, syarat jabatan, prestasi kerja, "
        "kepemimpinan, kerja sama, kreativitas; tanpa membedakan gender, suku, agama, ras, golongan."
    ),
)
def pertimbangan_tpk(tpk: Tpk) -> Check:
    """Pengangkatan dalam jabatan administrasi diusulkan setelah mendapat pertimbangan Tim Penilai Kinerja atas
    dasar perbandingan objektif.
    """
    return tpk.berita_acara.present & tpk.perbandingan.present
