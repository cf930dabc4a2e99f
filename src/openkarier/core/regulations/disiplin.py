"""Discipline and asset reports as they touch a career: PP 94/2021."""

from __future__ import annotations

from openkarier.core.law import Check, Provision, Scope, Severity, requirement, since
from openkarier.core.law.requirement import JF, SEMUA
from openkarier.core.people import Calon, Disiplin
from openkarier.core.regulations.lingkup import ADMINISTRATOR, MASUK_JPT, PRATAMA, STRUKTURAL
from openkarier.core.regulations.sumber import BERLAKU_PP_94, PP_94_2021


def pp94(pasal: int) -> Provision:
    """An article of PP 94/2021."""
    return since(BERLAKU_PP_94, PP_94_2021.pasal(pasal))


@requirement(
    "pp94-2021-ps8-4",
    pp94(8).ayat(4).huruf("a", "b"),
    title="Sedang menjalani hukuman disiplin berat",
    scope=Scope(MASUK_JPT, (*STRUKTURAL, JF)),
    severity=Severity.GATE,
    fail=(
        "Anda sedang menjalani hukuman disiplin berat sampai {tanggal_terpenuhi}; pengangkatan sebelum "
        "tanggal itu memerlukan keputusan tertulis pejabat yang berwenang."
    ),
    confidence="C",
    interpretation=True,
    note=(
        "Teks: penurunan jabatan setingkat lebih rendah, atau pembebasan menjadi pelaksana, masing-masing 12 "
        "bulan. Larangan promosi selama 12 bulan adalah tafsir dari sifat hukumannya; pasal larangan yang "
        "tegas tidak ditemukan (Ps 39 hilang dari salinan)."
    ),
)
def hukuman_berat(disiplin: Disiplin) -> Check:
    """Tidak sedang menjalani hukuman disiplin berat berupa penurunan atau pembebasan dari jabatan selama 12 bulan."""
    return disiplin.berat_berjalan.false


@requirement(
    "pp94-2021-ps31",
    pp94(31).ayat(1).bersama("ayat (2) dan (3)"),
    title="Sedang diperiksa dengan ancaman hukuman berat",
    scope=Scope(("promosi", "seleksi_terbuka", "rotasi", "pengangkatan"), (SEMUA,)),
    severity=Severity.WARN,
    fail=(
        "Anda sedang dalam pemeriksaan disiplin; usul ditunda sampai keputusannya terbit, kecuali pejabat "
        "berwenang memutuskan lain secara tertulis."
    ),
    interpretation=True,
    note=(
        "Atasan dapat membebaskan sementara dari tugas jabatan dan menunjuk Plh. Penundaan usul adalah "
        "kebijakan, bukan bunyi pasal."
    ),
)
def pemeriksaan_berjalan(disiplin: Disiplin) -> Check:
    """Tidak sedang diperiksa atas dugaan pelanggaran dengan ancaman hukuman disiplin berat."""
    return disiplin.diperiksa.false


@requirement(
    "pp94-2021-ps4e",
    pp94(4)
    .huruf("e")
    .bersama(
        "sanksi: Pasal 11 ayat (2) huruf c (JPT: berat), Pasal 10 ayat (2) huruf e (administrator dan JF: sedang)"
    ),
    title="Laporan harta kekayaan sudah disampaikan",
    scope=Scope(("promosi", "seleksi_terbuka", "rotasi", "penetapan_jpt"), (PRATAMA, ADMINISTRATOR)),
    severity=Severity.WARN,
    fail=(
        "Laporan harta kekayaan Anda tahun terakhir belum tercatat. Melaporkannya adalah kewajiban PNS dan "
        "biasanya menjadi berkas seleksi."
    ),
)
def laporan_harta(calon: Calon) -> Check:
    """PNS wajib melaporkan harta kekayaan kepada pejabat yang berwenang."""
    return calon.lhk.true
