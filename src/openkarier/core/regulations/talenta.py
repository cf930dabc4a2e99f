"""Tim Penilai Kinerja and the succession group: PP 11/2017 articles 199-201."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement
from openkarier.core.law.requirement import SEMUA
from openkarier.core.people import Calon, Kinerja, Kompetensi
from openkarier.core.regulations.fakta import Tpk, Usul
from openkarier.core.regulations.lingkup import ADMINISTRATOR, KETERAMPILAN, PENGAWAS, SIDANG
from openkarier.core.regulations.sumber import pp11


@requirement(
    "pp11-2017-ps201-3",
    pp11(201).ayat(3),
    title="Tim Penilai Kinerja: gasal, paling sedikit 5 orang",
    scope=SIDANG,
    severity=Severity.BLOCK,
    fail="Susunan Tim Penilai Kinerja {nilai} orang; jumlahnya harus gasal dan paling sedikit 5.",
    audience="operator",
)
def tpk_gasal(tpk: Tpk) -> Check:
    """Tim Penilai Kinerja berjumlah gasal, paling sedikit 5 orang."""
    return (tpk.jumlah >= 5) & tpk.jumlah.ganjil


@requirement(
    "pp11-2017-ps201-2",
    pp11(201).ayat(2).bersama("dibentuk PyB: PP 30/2019 Pasal 47 ayat (1)"),
    title="Tim Penilai Kinerja memuat PyB, kepegawaian, pengawasan internal, dan JPT terkait",
    scope=SIDANG,
    severity=Severity.BLOCK,
    fail="Tim Penilai Kinerja belum memuat unsur: {kurang}.",
    audience="operator",
)
def unsur_tpk(tpk: Tpk) -> Check:
    """Tim Penilai Kinerja terdiri atas PyB, pejabat kepegawaian, pejabat pengawasan internal, dan pejabat pimpinan
    tinggi terkait.
    """
    return tpk.unsur.contains("PYB", "KEPEGAWAIAN", "PENGAWASAN_INTERNAL", "JPT_TERKAIT")


@requirement(
    "pp11-2017-ps199-2",
    pp11(199).ayat(2),
    title="Kelompok rencana suksesi: kinerja paling kurang Baik 2 tahun terakhir",
    scope=Scope(("penetapan_talenta",), (SEMUA,)),
    severity=Severity.BLOCK,
    fail="Anda belum dapat masuk kelompok rencana suksesi; yang belum terpenuhi: {kurang}.",
    note=(
        "PPK menetapkan setiap tahun dan mengumumkan lewat Sistem Informasi ASN (ayat (1)). Kewajiban "
        "pengembangan: 20 JP setahun (Ps 203 (4))."
    ),
)
def rencana_suksesi(kompetensi: Kompetensi, kinerja: Kinerja) -> Check:
    """Kelompok rencana suksesi berisi PNS yang kompetensinya sesuai klasifikasi jabatan, memenuhi kewajiban
    pengembangan kompetensi, dan kinerjanya paling kurang Baik dalam 2 tahun terakhir.
    """
    return kompetensi.klasifikasi.true & kompetensi.pengembangan.true & kinerja.dua_tahun.last_at_least("Baik", 2)


@requirement(
    "pp11-2017-ps200-2",
    pp11(200).ayat(2).bersama("Pasal 198 ayat (2)"),
    title="Promosi JA/JF mengutamakan kelompok rencana suksesi",
    scope=Scope(("promosi",), (ADMINISTRATOR, PENGAWAS, *KETERAMPILAN, "JF_AHLI_PERTAMA", "JF_AHLI_MUDA")),
    severity=Severity.WARN,
    fail=(
        "Calon terpilih tidak berada dalam kelompok rencana suksesi padahal ada calon lain dari kelompok itu;"
        " tuliskan alasannya."
    ),
    audience="operator",
    note="Bila KRS belum ada: promosi JA dapat lewat seleksi internal oleh pansel bentukan PPK (Ps 198 (3)).",
)
def utamakan_suksesi(calon: Calon, usul: Usul) -> Check:
    """Promosi diprioritaskan bagi PNS yang masuk dalam kelompok rencana suksesi."""
    return calon.dalam_krs.true | usul.calon_krs_lain.false | usul.alasan_bukan_krs.present
