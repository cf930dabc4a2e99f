"""The acts that requirements cite, and where their text was read."""

from __future__ import annotations

from openkarier.core.law.citation import Instrument, Provision, since

_TEKS = "https://github.com/mblonyox/data-peraturan/blob/c87e61671ffca02de147b49e204c6eaa9988f077/"

UU_5_2014 = Instrument("UU 5/2014", _TEKS + "uu/2014/5.md")
UU_23_2006 = Instrument("UU 23/2006", _TEKS + "uu/2013/24.md").jo(Instrument("UU 24/2013"))
UU_23_2014 = Instrument("UU 23/2014", _TEKS + "uu/2014/23.md")
UU_30_2014 = Instrument("UU 30/2014", _TEKS + "uu/2014/30.md")
UU_1_2015 = Instrument("UU 1/2015", _TEKS + "uu/2016/10.md").jo(Instrument("UU 10/2016"))
PP_11_2017 = Instrument("PP 11/2017", _TEKS + "pp/2017/11.md")
PP_17_2020 = Instrument("PP 17/2020")
PP_18_2016 = Instrument("PP 18/2016", _TEKS + "pp/2019/72.md").jo(Instrument("PP 72/2019"))
PP_6_2005 = Instrument("PP 6/2005", _TEKS + "pp/2008/49.md").jo(Instrument("PP 49/2008"))
PP_100_2000 = Instrument("PP 100/2000", _TEKS + "pp/2002/13.md").jo(Instrument("PP 13/2002"))
PP_30_2019 = Instrument("PP 30/2019", _TEKS + "pp/2019/30.md")
PP_49_2018 = Instrument("PP 49/2018", _TEKS + "pp/2018/49.md")
PP_79_2021 = Instrument("PP 79/2021", _TEKS + "pp/2021/79.md")
PP_94_2021 = Instrument("PP 94/2021", _TEKS + "pp/2021/94.md")
PERMENPANRB_15_2019 = Instrument(
    "PermenPANRB 15/2019",
    "https://adakita.news/daerah/seleksi-terbuka-jptp-masih-tahap-pembentukan-pansel/ ; "
    "https://elangmuria-news.com/berita-online/sejumlah-aturan-tentang-seleksi-jabatan",
)
SE_MENPANRB_19_2023 = Instrument(
    "SE Menteri PANRB 19/2023",
    "https://serayunews.com/pemerintah-lakukan-evaluasi-aturan-mutasi-rotasi-pejabat-pimpinan-tinggi ; "
    "https://tinta.news/nusantara/942/"
    "menteri-panrb-terbitkan-aturan-baru-mutasi-pimpinan-tinggi-asn-untuk-pencapaian-kinerja-terbaik/amp",
)
PERATURAN_BKN_5_2019 = Instrument(
    "Peraturan BKN 5/2019",
    "https://inforegulasi.com/2019/04/peraturanbadan-kepegawaian-negara.html ; "
    "https://www.selintasinfoh.com/2019/04/tata-cara-mutasi-pns-sesuai-peraturan.html",
)
PERATURAN_BKN_7_2017 = Instrument(
    "Peraturan Kepala BKN 7/2017",
    "http://www.hukumonline.com/berita/baca/lt596c7edddd4a8/"
    "pelantikan-dan-pengambilan-sumpah-administrator-hingga-jabatan-pimpinan-tinggi-diseragamkan",
)
SE_BKN_1_2021 = Instrument(
    "SE Kepala BKN 1/SE/I/2021",
    "https://www.slideshare.net/slideshow/plh-plt-kewenangan-aspek-kepegawaian/249935162 ; "
    "https://pasal.id/peraturan/perban/peraturan-bpkp-no-3-tahun-2024/koreksi/7949526",
)
KEBIJAKAN_IMUT = Instrument(
    "Kebijakan BKN I-MUT; Perpres 116/2022",
    "https://www.sulawesinetwork.com/nasional/65215444095/"
    "bkn-luncurkan-sistem-i-mut-pastikan-pengangkatan-hingga-pemberhentian-asn-sesuai-aturan",
)
PENGUMUMAN = Instrument(
    "Pengumuman seleksi (parameter per seleksi)", "https://simasn.pertanian.go.id/jptpratama/pengumuman/umum"
)

BERLAKU_PP_11 = "2017-04-07"  # PP 11/2017 diundangkan dan berlaku
BERLAKU_PP_17 = "2020-02-28"  # PP 17/2020; teksnya tidak terbaca, isi Pasal 107 menurut pindaian satu halaman
BERLAKU_PENILAIAN = "2021-04-29"  # PP 30/2019 Pasal 64 ayat (2): dua tahun sesudah diundangkan 29 April 2019
BERLAKU_PP_94 = "2021-08-31"


def pp11(pasal: int | str) -> Provision:
    """An article of PP 11/2017 as promulgated."""
    return since(BERLAKU_PP_11, PP_11_2017.pasal(pasal))
