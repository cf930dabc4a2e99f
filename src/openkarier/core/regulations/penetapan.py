"""From the technical consideration to the oath, and the objection that may follow."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, hari_kerja, requirement, since
from openkarier.core.law.requirement import SEMUA
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Penetapan
from openkarier.core.regulations.lingkup import PELANTIKAN
from openkarier.core.regulations.sumber import KEBIJAKAN_IMUT, PERATURAN_BKN_7_2017, PP_79_2021, pp11


@requirement(
    "imut-pertek",
    since("2025-06-20", KEBIJAKAN_IMUT.umum()),
    title="Pertimbangan teknis BKN (I-MUT) sebelum SK",
    scope=Scope(("penerbitan_sk",), (SEMUA,)),
    severity=Severity.GATE,
    fail="Pertimbangan teknis BKN untuk usul Anda belum terbit, sehingga SK belum dapat dibuat.",
    audience="operator",
    confidence="B",
    note='Tampilkan "lewat 5 hari kerja", jangan anggap disetujui.',
)
def pertimbangan_teknis(penetapan: Penetapan) -> Check:
    """SK diterbitkan setelah pertimbangan teknis BKN disetujui."""
    return (
        penetapan.pertek_nomor.present & penetapan.pertek_tanggal.present & penetapan.pertek_status.equals("DISETUJUI")
    )


@requirement(
    "bkn7-2017-30hk",
    since("2017-06-15", PERATURAN_BKN_7_2017.umum()),
    title="Pelantikan paling lama 30 hari kerja sejak SK",
    scope=PELANTIKAN,
    severity=Severity.WARN,
    fail=(
        "Pelantikan direncanakan di luar batas: paling lambat {tanggal_batas} dan undangan paling lambat 1 "
        "hari kerja sebelumnya."
    ),
    audience="operator",
    confidence="B",
    note="Teks peraturan tidak dibaca ulang.",
)
def tiga_puluh_hari_kerja(penetapan: Penetapan) -> Check:
    """Pelantikan dilaksanakan paling lama 30 hari kerja sejak SK, dengan undangan paling lambat 1 hari kerja
    sebelumnya.
    """
    return (
        penetapan.pelantikan.sejak(penetapan.tanggal_sk, "jarak SK ke pelantikan")
        <= hari_kerja(lokal.PELANTIKAN_HARI_KERJA)
    ) & (
        penetapan.pelantikan.sejak(penetapan.undangan, "jarak undangan ke pelantikan")
        >= hari_kerja(lokal.UNDANGAN_HARI_KERJA)
    )


@requirement(
    "pp11-2017-ps61-2",
    pp11(61).ayat(2, 3).bersama("JF: Pasal 91").bersama("JPT: Pasal 139"),
    title="Pelantikan: rohaniwan dan 2 saksi setara atau lebih tinggi",
    scope=PELANTIKAN,
    severity=Severity.BLOCK,
    fail=(
        "Berita acara pelantikan belum memuat rohaniwan atau 2 saksi PNS yang jabatannya setara atau lebih "
        "tinggi: {kurang}."
    ),
    audience="operator",
    note="JF: berita acara rangkap 3, termasuk untuk BKN (Ps 92 (3)).",
)
def rohaniwan_dan_saksi(penetapan: Penetapan) -> Check:
    """Pengambilan sumpah didampingi rohaniwan dan 2 saksi PNS yang jabatannya paling rendah sama."""
    return penetapan.rohaniwan.present & (penetapan.saksi >= 2)


@requirement(
    "pp79-2021-ps4-2",
    since("2021-08-10", PP_79_2021.pasal(4).ayat(2).bersama("PPK memutus dalam 21 hari kerja: Pasal 5 ayat (1)")),
    title="Keberatan atas keputusan PPK diajukan dalam 14 hari kerja",
    scope=Scope(("keberatan",), (SEMUA,)),
    severity=Severity.INFO,
    fail="Batas pengajuan keberatan Anda adalah {tanggal_batas} (14 hari kerja sejak keputusan Anda terima).",
    interpretation=True,
    note='"Terhitung mulai tanggal diterima" dibaca: hari kerja pertama ialah hari kerja berikutnya.',
)
def keberatan_keputusan(penetapan: Penetapan) -> Check:
    """Keberatan atas keputusan PPK diajukan paling lama 14 hari kerja terhitung mulai tanggal keputusan diterima."""
    return penetapan.keberatan.sejak(penetapan.diterima, "keberatan sejak keputusan diterima") <= hari_kerja(14)
