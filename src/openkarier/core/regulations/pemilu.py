"""No replacement of officials around an election without the Minister's consent: UU 10/2016, PP 49/2008."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, bulan, requirement, since
from openkarier.core.law.requirement import SEMUA
from openkarier.core.regulations.fakta import Berkas, KepalaDaerah, Usul
from openkarier.core.regulations.lingkup import MENGGANTI, PENGGANTIAN
from openkarier.core.regulations.sumber import PP_6_2005, UU_1_2015


@requirement(
    "uu10-2016-ps71-2",
    since("2016-07-01", UU_1_2015.pasal(71).ayat(2, 4)),
    title="Larangan penggantian pejabat 6 bulan sebelum penetapan paslon sampai akhir masa jabatan",
    scope=PENGGANTIAN,
    severity=Severity.GATE,
    when=KepalaDaerah.penetapan_paslon.present,
    fail=(
        "Penggantian pejabat sedang dibatasi sampai akhir masa jabatan kepala daerah; perlu persetujuan "
        "tertulis Mendagri. Hari terakhir sebelum pembatasan adalah {tanggal_batas}. Tanpa persetujuan itu "
        "penggantian dapat diputus lagi mulai {tanggal_terpenuhi}. Permohonan Anda tetap dapat dicatat."
    ),
    audience="operator",
    interpretation=True,
    note=(
        'Berlaku juga bagi penjabat (ayat (4)). Penjelasan: "penggantian" dibatasi pada mutasi dalam jabatan;'
        " kekosongan diisi pelaksana tugas."
    ),
)
def menjelang_pilkada(kepala: KepalaDaerah, usul: Usul, berkas: Berkas) -> Check:
    """Kepala daerah dilarang mengganti pejabat sejak 6 bulan sebelum penetapan pasangan calon sampai akhir masa
    jabatan, kecuali dengan persetujuan tertulis Menteri Dalam Negeri.
    """
    return (
        (usul.keputusan < kepala.penetapan_paslon.minus(bulan(6)))
        | (usul.keputusan > kepala.akhir_masa_jabatan)
        | berkas.persetujuan_mendagri.present
    )


@requirement(
    "uu10-2016-ps162-3",
    since("2016-07-01", UU_1_2015.pasal(162).ayat(3)),
    title="6 bulan pertama kepala daerah: penggantian pejabat perlu persetujuan Mendagri",
    scope=PENGGANTIAN,
    severity=Severity.GATE,
    when=KepalaDaerah.jenis.equals("DEFINITIF"),
    fail=(
        "Kepala daerah belum 6 bulan sejak dilantik; penggantian pejabat sebelum {tanggal_terpenuhi} "
        "memerlukan persetujuan tertulis Mendagri. Permohonan Anda tetap dapat dicatat."
    ),
    audience="operator",
    interpretation=True,
)
def enam_bulan_pertama(kepala: KepalaDaerah, usul: Usul, berkas: Berkas) -> Check:
    """Dalam 6 bulan sejak dilantik, kepala daerah mengganti pejabat dengan persetujuan tertulis Menteri Dalam
    Negeri.
    """
    return (
        usul.keputusan.sejak(kepala.dilantik, "masa sejak kepala daerah dilantik") > bulan(6)
    ) | berkas.persetujuan_mendagri.present


@requirement(
    "pp49-2008-ps132a",
    since("2008-07-04", PP_6_2005.pasal("132A").ayat(1).huruf("a").bersama("ayat (2)")),
    title="Penjabat/Plt kepala daerah dilarang melakukan mutasi tanpa persetujuan Mendagri",
    scope=Scope((*MENGGANTI, "mutasi_antar_instansi"), (SEMUA,)),
    severity=Severity.GATE,
    when=KepalaDaerah.jenis.one_of("PJ", "PLT"),
    fail=(
        "Daerah dipimpin penjabat/pelaksana tugas; mutasi pegawai hanya dapat dilakukan dengan persetujuan "
        "tertulis Mendagri."
    ),
    audience="operator",
    note="Dasar pemilihannya (PP 6/2005) menyangkut rezim pilkada lama; masih dirujuk sampai 2024 (B).",
)
def penjabat_kepala_daerah(berkas: Berkas) -> Check:
    """Penjabat atau pelaksana tugas kepala daerah dilarang melakukan mutasi pegawai tanpa persetujuan tertulis
    Menteri Dalam Negeri.
    """
    return berkas.persetujuan_mendagri.present
