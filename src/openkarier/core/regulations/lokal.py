"""Local parameters of the requirements: default, source and how sure the source is. A region overrides them by SK."""

from __future__ import annotations

from datetime import date
from typing import Any

from openkarier.core.law.local import Parameter

UU_20_2023 = date(2023, 10, 31)


def _fixed(name: str, label: str, value: Any, *rest: str) -> Parameter:
    """One default since ever; the rest is unit, source, confidence and the choices, if there are any."""
    unit, source, confidence, *choices = rest
    return Parameter(name, label, ((None, value),), unit, source, confidence, tuple(choices))


ACUAN_USIA_JPT = _fixed(
    "acuan_usia_jpt", "tanggal acuan usia JPT", "pelantikan", "",
    "Pasal 107 PP 11/2017 tidak menetapkan tanggal acuan; pengumuman seleksi lazim memakai pelantikan", "B",
    "pelantikan", "penutupan_pendaftaran",
)  # fmt: skip
BATAS_USIA_INKLUSIF = _fixed(
    "batas_usia_inklusif", "tepat hari ulang tahun masih memenuhi batas usia", True, "",
    "Tafsir atas \"usia paling tinggi\"; sebagian pengumuman memakai \"belum genap\"", "B",
)  # fmt: skip
GABUNG_MASA_JPT = _fixed(
    "gabung_masa_jpt", "masa administrator dan ahli madya dijumlahkan", False, "",
    "Pasal 107 huruf c angka 4 PP 11/2017 tidak menyebut penjumlahan", "A",
)  # fmt: skip
MASA_JF_SETINGKAT_PENGAWAS = _fixed(
    "masa_jf_setingkat_pengawas", "masa JF setingkat pengawas", 3, "tahun",
    "Pasal 54 ayat (1) huruf d PP 11/2017 menaruh angka 3 tahun pada pengawas saja", "B",
)  # fmt: skip
MASA_JF_SETINGKAT_PELAKSANA = _fixed(
    "masa_jf_setingkat_pelaksana", "masa JF setingkat pelaksana", 4, "tahun",
    "Pasal 54 ayat (3) huruf d PP 11/2017 menaruh angka 4 tahun pada pelaksana saja", "B",
)  # fmt: skip
PENGALAMAN_JF_PENATAAN = _fixed(
    "pengalaman_jf_penataan", "pengalaman bidang JF pada penataan birokrasi", 1, "tahun",
    "PermenPANRB 1/2023 menurut tanya jawab BKN", "B",
)  # fmt: skip
SISA_BUP = _fixed(
    "sisa_bup", "sisa masa kerja sampai batas usia pensiun", 24, "bulan",
    "Pilihan daerah; hukum hanya menetapkan batas usia pensiunnya", "C",
)  # fmt: skip
MUTASI_MINIMAL = _fixed(
    "mutasi_minimal", "masa jabatan sebelum mutasi", 24, "bulan",
    "Pasal 190 ayat (3) PP 11/2017; pernyataan Kepala BKN 1 Juli 2025 (6 bulan) tanpa instrumen yang ditemukan", "A",
)  # fmt: skip
JPT_TANPA_ALASAN = _fixed(
    "jpt_tanpa_alasan", "masa JPT sebelum mutasi tanpa pertimbangan tertulis", 2, "tahun",
    "SE Menteri PANRB 19/2023 menurut berita; teksnya tidak terbaca", "B",
)  # fmt: skip
MASA_BERLAKU_UJI = _fixed(
    "masa_berlaku_uji", "masa berlaku hasil uji kompetensi", 36, "bulan",
    "Pasal 29 ayat (4) Peraturan BKN 26/2019 menurut tanya jawab BKN; teksnya tidak terbaca", "B",
)  # fmt: skip
PANSEL_INTERNAL = _fixed(
    "pansel_internal", "unsur internal panitia seleksi", 45, "persen",
    "Lampiran PermenPANRB 15/2019 menurut sumber sekunder; tidak ada pada UU 5/2014 maupun PP 11/2017", "C",
)  # fmt: skip
BOBOT_SUMBER = "Lampiran PermenPANRB 15/2019 menurut satu sumber sekunder"
BOBOT = {
    nama: (
        _fixed(f"bobot_{nama}_min", f"bobot terendah {nama}", rendah, "persen", BOBOT_SUMBER, "B"),
        _fixed(f"bobot_{nama}_maks", f"bobot tertinggi {nama}", tinggi, "persen", BOBOT_SUMBER, "B"),
    )
    for nama, rendah, tinggi in (
        ("rekam_jejak", 15, 20), ("assessment", 20, 25), ("makalah", 15, 20), ("wawancara", 30, 35),
    )
}  # fmt: skip
TAHUN_BERSIH_HUKDIS = _fixed(
    "tahun_bersih_hukdis", "masa tanpa hukuman disiplin sedang/berat", 2, "tahun",
    "Diisi panitia seleksi menurut pengumumannya", "B",
)  # fmt: skip
TAHUN_KINERJA_PENGUMUMAN = _fixed(
    "tahun_kinerja_pengumuman", "tahun kinerja menurut pengumuman", 2, "tahun",
    "Diisi panitia seleksi menurut pengumumannya", "B",
)  # fmt: skip
PLT_BULAN = _fixed(
    "plt_bulan", "lama penugasan Plt", 3, "bulan",
    "Peraturan BPKP 3/2024 Pasal 10 dan Permen P2MI 21/2025 Pasal 15; angka pada SE BKN tidak terbaca", "B",
)  # fmt: skip
PLT_PERPANJANGAN = _fixed(
    "plt_perpanjangan", "perpanjangan penugasan Plt", 1, "kali",
    "Peraturan BPKP 3/2024 Pasal 10 dan Permen P2MI 21/2025 Pasal 15", "B",
)  # fmt: skip
PELANTIKAN_HARI_KERJA = _fixed(
    "pelantikan_hari_kerja", "batas pelantikan sejak SK", 30, "hari kerja",
    "Peraturan Kepala BKN 7/2017 menurut berita", "B",
)  # fmt: skip
UNDANGAN_HARI_KERJA = _fixed(
    "undangan_hari_kerja", "undangan sebelum pelantikan", 1, "hari kerja",
    "Peraturan Kepala BKN 7/2017 menurut berita", "B",
)  # fmt: skip
ROTASI_SISA_BUP = _fixed(
    "rotasi_sisa_bup", "pejabat menjelang pensiun tidak ikut rotasi", 12, "bulan",
    "Pilihan daerah; hukum hanya menetapkan batas usia pensiunnya", "C",
)  # fmt: skip
ROTASI_PERGANTIAN_UNIT = _fixed(
    "rotasi_pergantian_unit", "pergantian pejabat per perangkat daerah dalam satu rotasi", 30, "persen",
    "Pilihan daerah untuk menjaga layanan; tidak diatur peraturan nasional", "C",
)  # fmt: skip
ROTASI_HARGA_IRI = _fixed(
    "rotasi_harga_iri", "harga satu iri beralasan pada rencana B", 3000, "poin",
    "Pilihan daerah antara 300 dan 10.000; lihat docs/rotasi.md", "C",
)  # fmt: skip
MINIMUM_PENJAWAB = _fixed(
    "minimum_penjawab", "penjawab terendah survei perilaku dan suara publik", 3, "orang",
    "Pasal 40 PP 30/2019 meminta survei tertutup tanpa menyebut angka; di bawah 3 orang jawaban dapat ditebak", "C",
)  # fmt: skip
BAGIAN_BAWAHAN = _fixed(
    "bagian_bawahan", "bagian bawahan dalam bobot 40 persen penilai lain", 50, "persen",
    "Pasal 39 PP 30/2019 dan penjelasannya tidak membagi bobot 40 persen antara rekan dan bawahan", "C",
)  # fmt: skip
TUNGGU_PENILAI = _fixed(
    "tunggu_penilai", "diamnya pejabat penilai sebelum atasannya boleh menggantikan", 14, "hari",
    "Pasal 46 PP 30/2019 menunjuk atasan penilai tanpa menyebut jangka waktu; pilihan daerah", "C",
)  # fmt: skip
KUORUM_TPK = _fixed(
    "kuorum_tpk", "kuorum sidang Tim Penilai Kinerja", 67, "persen",
    "Pilihan daerah; Pasal 201 PP 11/2017 hanya menetapkan susunan tim", "C",
)  # fmt: skip
LEMBAGA_PENGAWAS = Parameter(
    "lembaga_pengawas", "pengawas sistem merit", ((None, "Komisi ASN"), (UU_20_2023, "BKN")), "",
    "UU 5/2014 Pasal 120 (KASN); UU 20/2023 Pasal 70 (beralih ke BKN dan Kementerian PANRB); "
    "lembaga independen paling lambat 16 Oktober 2027 menurut MK 121/PUU-XXII/2024", "B",
)  # fmt: skip

PARAMETERS = tuple(
    sorted(
        (
            *(item for item in list(globals().values()) if isinstance(item, Parameter)),
            *(item for pair in BOBOT.values() for item in pair),
        ),
        key=lambda parameter: parameter.name,
    )
)
