"""The only grounds on which a post ends: PP 11/2017 articles 64, 94 and 144."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement, tahun
from openkarier.core.law.requirement import JF
from openkarier.core.regulations.fakta import Penugasan, Usul
from openkarier.core.regulations.lingkup import ADMINISTRATOR, BERHENTI, JA, PRATAMA
from openkarier.core.regulations.sumber import pp11


@requirement(
    "pp11-2017-ps64-1",
    pp11(64).ayat(1, 3),
    title="Pemberhentian dari jabatan administrasi hanya atas alasan yang ditentukan",
    scope=Scope((BERHENTI,), JA),
    severity=Severity.BLOCK,
    fail=(
        'Alasan "{nilai}" tidak termasuk alasan pemberhentian dari jabatan administrasi. Tidak tercapainya '
        "target kontrak saja bukan alasan; tempuh pengunduran diri sukarela atau jalur kinerja."
    ),
    audience="operator",
)
def berhenti_dari_ja(penugasan: Penugasan, usul: Usul) -> Check:
    """PNS diberhentikan dari jabatan administrasi hanya atas alasan yang ditentukan; administrator juga bila tidak
    memenuhi kewajiban pendidikan.
    """
    return penugasan.alasan_berhenti.one_of(
        "MENGUNDURKAN_DIRI",
        "DIBERHENTIKAN_SEMENTARA",
        "CLTN",
        "TUGAS_BELAJAR_6_BULAN",
        "DITUGASKAN_PENUH_DI_LUAR_JA",
        "TIDAK_MEMENUHI_SYARAT",
    ) | usul.tujuan.equals(ADMINISTRATOR) & penugasan.alasan_berhenti.equals("TIDAK_PENUHI_PENDIDIKAN_PS54_6")


@requirement(
    "pp11-2017-ps64-2",
    pp11(64).ayat(2),
    title="Pengunduran diri dari JA dapat ditunda paling lama 1 tahun",
    scope=Scope(("pengunduran_diri",), JA),
    severity=Severity.INFO,
    fail="Penundaan atas permohonan Anda paling lama sampai {tanggal_batas}.",
    note="Hanya untuk JA; Ps 94 (JF) dan Ps 144 (JPT) tidak memuat penundaan.",
)
def tunda_mundur(penugasan: Penugasan) -> Check:
    """Permohonan mengundurkan diri dari jabatan administrasi dapat ditunda paling lama 1 tahun."""
    return penugasan.tunda_sampai.sejak(penugasan.mohon_mundur, "penundaan") <= tahun(1)


@requirement(
    "pp11-2017-ps94-1",
    pp11(94).ayat(1),
    title="Pemberhentian dari JF hanya atas alasan yang ditentukan",
    scope=Scope((BERHENTI,), (JF,)),
    severity=Severity.BLOCK,
    fail='Alasan "{nilai}" tidak termasuk alasan pemberhentian dari jabatan fungsional.',
    audience="operator",
)
def berhenti_dari_jf(penugasan: Penugasan) -> Check:
    """PNS diberhentikan dari jabatan fungsional hanya atas alasan yang ditentukan."""
    return penugasan.alasan_berhenti.one_of(
        "MENGUNDURKAN_DIRI",
        "DIBERHENTIKAN_SEMENTARA",
        "CLTN",
        "TUGAS_BELAJAR_6_BULAN",
        "DITUGASKAN_PENUH_DI_LUAR_JF",
        "TIDAK_MEMENUHI_SYARAT",
    )


@requirement(
    "pp11-2017-ps144",
    pp11(144).bersama("huruf a sampai h").bersama("penetap: Pasal 145 ayat (1) huruf e dan ayat (3)"),
    title="Pemberhentian dari JPT hanya atas alasan yang ditentukan",
    scope=Scope((BERHENTI,), (PRATAMA,)),
    severity=Severity.BLOCK,
    fail='Alasan "{nilai}" tidak termasuk alasan pemberhentian dari JPT.',
    audience="operator",
)
def berhenti_dari_jpt(penugasan: Penugasan) -> Check:
    """PNS diberhentikan dari JPT hanya atas alasan yang ditentukan."""
    return penugasan.alasan_berhenti.one_of(
        "MENGUNDURKAN_DIRI",
        "DIBERHENTIKAN_PNS",
        "DIBERHENTIKAN_SEMENTARA",
        "CLTN",
        "TUGAS_BELAJAR_6_BULAN",
        "DITUGASKAN_PENUH_DI_LUAR_JPT",
        "PENATAAN_ORGANISASI",
        "TIDAK_MEMENUHI_SYARAT",
    )
