"""Rank: only what a standard or an announcement names; the fixed table ended in 2017."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement, since, table
from openkarier.core.people import GOLONGAN, Calon
from openkarier.core.regulations.fakta import Jabatan
from openkarier.core.regulations.lingkup import MENDUDUKI_JA, STRUKTURAL
from openkarier.core.regulations.sumber import PP_100_2000, pp11

PANGKAT_TERENDAH = {
    "I.a": "IV/e",
    "I.b": "IV/d",
    "II.a": "IV/c",
    "II.b": "IV/b",
    "III.a": "IV/a",
    "III.b": "III/d",
    "IV.a": "III/c",
    "IV.b": "III/b",
    "V.a": "III/a",
}
SETINGKAT_DI_BAWAH = 1  # PP 100/2000 Pasal 5 huruf b: boleh satu tingkat di bawah jenjang pangkat terendah
TERENDAH = {eselon: GOLONGAN.rank(golongan) - SETINGKAT_DI_BAWAH for eselon, golongan in PANGKAT_TERENDAH.items()}


@requirement(
    "pp13-2002-pangkat",
    since(
        "2002-04-17",
        PP_100_2000.pasal(3).bersama("Lampiran").bersama("PP 100/2000 Pasal 5 huruf b: boleh 1 tingkat di bawah"),
    ).repealed("2017-04-07"),
    title="Kisaran pangkat per eselon (dicabut 2017; acuan kebiasaan)",
    scope=Scope(MENDUDUKI_JA, STRUKTURAL),
    severity=Severity.BLOCK,
    fail="Pangkat Anda ({nilai}) lebih dari satu tingkat di bawah jenjang terendah eselon jabatan ini.",
    note=(
        "Dicabut PP 11/2017 Ps 362 angka 11. Setelah itu pangkat hanya boleh dipakai bila tertulis di standar"
        ' kompetensi jabatan ("pangkat yang sesuai", PP 11/2017 Ps 166 (1) d) atau di pengumuman seleksi.'
    ),
)
def kisaran_eselon(calon: Calon, jabatan: Jabatan) -> Check:
    """Pangkat serendah-rendahnya satu tingkat di bawah jenjang pangkat untuk eselon jabatan."""
    return calon.golongan >= table(TERENDAH, jabatan.eselon, "pangkat menurut eselon")


@requirement(
    "pangkat-standar-jabatan",
    pp11(166).ayat(1).huruf("d"),
    title="Pangkat sesuai standar kompetensi jabatan",
    scope=Scope((*MENDUDUKI_JA, "seleksi_terbuka"), STRUKTURAL),
    severity=Severity.WARN,
    when=Jabatan.golongan_minimum.present,
    fail="Golongan Anda ({nilai}) di bawah pangkat yang tertulis pada standar jabatan ini ({batas}).",
    interpretation=True,
    note=("Nilai diisi daerah dari standar kompetensi jabatan atau pengumuman. Tanpa nilai, aturan tidak dijalankan."),
)
def pangkat_standar(calon: Calon, jabatan: Jabatan) -> Check:
    """Pangkat sesuai dengan yang tertulis pada standar kompetensi jabatan."""
    return calon.golongan >= jabatan.golongan_minimum
