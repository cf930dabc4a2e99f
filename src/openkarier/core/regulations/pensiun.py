"""The retirement age bounds what can be filled: PP 11/2017 articles 239 and 350."""

from __future__ import annotations

from openkarier.core.law import Check, Severity, bulan, requirement, table, tahun
from openkarier.core.law.lapse import Elapsed
from openkarier.core.people import Calon
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Usul
from openkarier.core.regulations.lingkup import MENUJU_SEMUA
from openkarier.core.regulations.sumber import pp11

BUP = {
    "JPT_PRATAMA": 60,
    "JPT_MADYA": 60,
    "ADMINISTRATOR": 58,
    "PENGAWAS": 58,
    "PELAKSANA": 58,
    "JF_AHLI_UTAMA": 65,
    "JF_AHLI_MADYA": 60,
    "JF_AHLI_MUDA": 58,
    "JF_AHLI_PERTAMA": 58,
    "JF_PENYELIA": 58,
    "JF_MAHIR": 58,
    "JF_TERAMPIL": 58,
    "JF_PEMULA": 58,
}
PENSIUN = Calon.lahir.plus(tahun(table(BUP, Usul.tujuan, "batas usia pensiun")))


@requirement(
    "pp11-2017-ps239-2",
    pp11(239).ayat(2).bersama("Pasal 240"),
    title="Sisa masa kerja sampai batas usia pensiun jabatan tujuan",
    scope=MENUJU_SEMUA,
    severity=Severity.WARN,
    fail="Pada jabatan tujuan, batas usia pensiun Anda jatuh pada {tanggal_bup}; yang diminta {batas}.",
    note=(
        "UU 20/2023 Ps 55 (kutipan pihak ketiga, keyakinan B) menetapkan angka yang sama untuk jabatan "
        "manajerial dan pelaksana. JF yang BUP-nya diatur UU sendiri (Ps 240) dikecualikan."
    ),
    slots={"tanggal_bup": PENSIUN},
)
def sisa_masa_kerja(usul: Usul) -> Check:
    """Sisa masa kerja sampai batas usia pensiun jabatan tujuan memadai menurut ketentuan daerah."""
    return Elapsed(usul.pelantikan, PENSIUN, "sisa masa kerja") >= bulan(lokal.SISA_BUP)


@requirement(
    "pp11-2017-ps350",
    pp11(350).ayat(1, 2),
    title="PNS dalam masa persiapan pensiun tidak dapat diangkat",
    scope=MENUJU_SEMUA,
    severity=Severity.BLOCK,
    fail=(
        "Anda sedang menjalani masa persiapan pensiun dan sudah dibebaskan dari jabatan, sehingga tidak dapat"
        " diusulkan."
    ),
    interpretation=True,
    note='MPP paling lama 1 tahun. Larangan pengangkatan adalah tafsir dari "dibebaskan dari jabatan ASN".',
)
def bukan_mpp(calon: Calon) -> Check:
    """PNS dalam masa persiapan pensiun dibebaskan dari jabatan, sehingga tidak diangkat dalam jabatan lain."""
    return calon.mpp.false
