"""Nobody holds an administrative post and a functional one at once: PP 11/2017 articles 53 and 98."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement
from openkarier.core.law.requirement import JF
from openkarier.core.people import Calon
from openkarier.core.regulations.lingkup import JA, MENDUDUKI_JA, PRATAMA
from openkarier.core.regulations.sumber import pp11


@requirement(
    "pp11-2017-ps53",
    pp11(53),
    title="Pejabat administrasi dilarang merangkap JF",
    scope=Scope(MENDUDUKI_JA, JA),
    severity=Severity.BLOCK,
    fail=(
        "Setelah pengangkatan Anda masih tercatat memegang jabatan fungsional. Salah satunya harus dilepas "
        "lebih dahulu."
    ),
    note=(
        "Tugas tambahan (kepala puskesmas, kepala sekolah) adalah JF dengan tugas tambahan, bukan rangkap (PP"
        " 72/2019 Ps 95 (7), (9))."
    ),
)
def administrasi_merangkap_jf(calon: Calon) -> Check:
    """Pejabat administrasi dilarang rangkap jabatan dengan jabatan fungsional."""
    return calon.jf_setelah.equals(0)


@requirement(
    "pp11-2017-ps98",
    pp11(98),
    title="Pejabat fungsional dilarang merangkap JA atau JPT",
    scope=Scope((*MENDUDUKI_JA, "perpindahan_jf"), (JF, PRATAMA)),
    severity=Severity.BLOCK,
    fail=(
        "Jabatan fungsional Anda tidak boleh dirangkap dengan JA/JPT, kecuali kompetensi dan bidang tugasnya "
        "sama dan tidak dapat dipisahkan."
    ),
)
def jf_merangkap_struktural(calon: Calon) -> Check:
    """Pejabat fungsional dilarang rangkap jabatan dengan JA atau JPT, kecuali kompetensi dan bidang tugasnya sama
    dan tidak dapat dipisahkan.
    """
    return calon.ja_jpt_setelah.equals(0) | calon.rangkap_wajar.true
