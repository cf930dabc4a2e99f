"""How long a JPT is held, and when its holder may be moved: PP 11/2017 articles 130-133 and what came before."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement, since, tahun
from openkarier.core.people import Calon, Kompetensi
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Berkas, Jabatan, Usul
from openkarier.core.regulations.lingkup import JOBFIT, PRATAMA
from openkarier.core.regulations.sumber import SE_MENPANRB_19_2023, UU_5_2014, pp11


@requirement(
    "uu5-2014-ps116",
    since("2014-01-15", UU_5_2014.pasal(116).ayat(1)).repealed("2023-10-31"),
    title="Larangan mengganti JPT sebelum 2 tahun sejak pelantikan",
    scope=Scope(("rotasi", "demosi", "mutasi_internal"), (PRATAMA,)),
    severity=Severity.BLOCK,
    fail="Pejabat ini belum 2 tahun sejak pelantikan; penggantian baru diperbolehkan mulai {tanggal_terpenuhi}.",
    audience="operator",
    note=(
        "UU 5/2014 dicabut UU 20/2023 mulai 31-10-2023 (B). Simpan untuk menilai keputusan lama. Bunyi "
        'pengecualian memakai "dan". (2) JPT utama/madya: persetujuan Presiden.'
    ),
)
def larangan_dua_tahun(calon: Calon, usul: Usul) -> Check:
    """Pejabat pimpinan tinggi tidak diganti selama 2 tahun sejak pelantikan, kecuali melanggar peraturan
    perundang-undangan dan tidak lagi memenuhi syarat jabatan.
    """
    return (usul.sejak(calon.tmt_jpt, "masa sejak pelantikan") >= tahun(2)) | (
        calon.melanggar_puu.true & calon.tak_memenuhi_syarat.true
    )


@requirement(
    "se-menpan-19-2023",
    since("2023-09-22", SE_MENPANRB_19_2023.umum()),
    title="Mutasi JPT sebelum 2 tahun perlu alasan tertulis",
    scope=Scope(("rotasi", "jobfit", "demosi"), (PRATAMA,)),
    severity=Severity.GATE,
    fail=(
        "Anda belum 2 tahun di jabatan ini (genap 2 tahun pada {tanggal_terpenuhi}); PPK wajib melampirkan "
        "pertimbangan tertulis untuk memindahkan lebih awal."
    ),
    confidence="B",
    note=(
        "Teks SE tidak terbaca; daftar pertimbangan dari dua berita. Apakah SE masih hidup setelah evaluasi "
        "Jan 2024: C."
    ),
)
def alasan_tertulis(calon: Calon, usul: Usul, berkas: Berkas) -> Check:
    """Pejabat pimpinan tinggi yang belum 2 tahun menjabat dipindahkan dengan pertimbangan tertulis PPK."""
    return (
        usul.sejak(calon.tmt_jpt, "masa sejak pelantikan") >= tahun(lokal.JPT_TANPA_ALASAN)
    ) | berkas.pertimbangan_2_tahun.present


@requirement(
    "pp11-2017-ps131-2c",
    pp11(131).ayat(2).huruf("c").bersama("Pasal 132 ayat (2) huruf b (PP 17/2020: juga antarinstansi)"),
    title="Job fit JPT ke JPT lowong: menjabat 2 sampai 5 tahun",
    scope=JOBFIT,
    severity=Severity.GATE,
    fail=(
        "Masa jabatan Anda {nilai}; uji kompetensi untuk mutasi mensyaratkan 2 sampai 5 tahun (mulai "
        "{tanggal_terpenuhi}, sampai {tanggal_batas})."
    ),
    note="Kurang dari 2 tahun: lihat se-menpan-19-2023. Lebih dari 5 tahun: lihat ps133.",
)
def dua_sampai_lima_tahun(calon: Calon, usul: Usul) -> Check:
    """Telah menduduki jabatan paling singkat 2 tahun dan paling lama 5 tahun."""
    return (usul.sejak(calon.tmt_jpt, "masa jabatan") >= tahun(2)) & (
        usul.sejak(calon.tmt_jpt, "masa jabatan") <= tahun(5)
    )


@requirement(
    "pp11-2017-ps131-2ab",
    pp11(131).ayat(2).huruf("a", "b"),
    title="Job fit ke JPT lowong: satu klasifikasi jabatan dan memenuhi standar kompetensi",
    scope=JOBFIT,
    severity=Severity.BLOCK,
    when=Usul.dasar_jobfit.equals("ps131"),
    fail="Jabatan tujuan tidak serumpun dengan jabatan Anda atau hasil uji kompetensi belum memenuhi: {kurang}.",
    note=(
        "Penjelasan: satu klasifikasi = tugas dan fungsi sejenis/serumpun; uji kompetensi boleh berupa "
        "penelusuran rekam jejak dan wawancara. Ps 132 tidak memuat syarat klasifikasi."
    ),
)
def klasifikasi_dan_standar(jabatan: Jabatan, kompetensi: Kompetensi) -> Check:
    """Mutasi ke JPT lowong dilakukan dalam satu klasifikasi jabatan, bagi yang memenuhi standar kompetensi jabatan
    itu.
    """
    return jabatan.satu_klasifikasi.true & kompetensi.uji.equals("memenuhi")


@requirement(
    "pp11-2017-ps131-4",
    pp11(131).ayat(4).bersama("Pasal 132 ayat (3)"),
    title="Job fit JPT dikoordinasikan dengan pengawas sistem merit",
    scope=JOBFIT,
    severity=Severity.GATE,
    fail="Surat koordinasi dengan lembaga pengawas sistem merit ({lembaga_pengawas}) belum ada.",
    audience="operator",
    slots={"lembaga_pengawas": lokal.LEMBAGA_PENGAWAS},
)
def koordinasi_jobfit(berkas: Berkas) -> Check:
    """Pengisian JPT melalui mutasi dikoordinasikan dengan pengawas sistem merit."""
    return berkas.koordinasi_merit.present


@requirement(
    "pp11-2017-ps131-5",
    pp11(130).ayat(2).bersama("Pasal 131 ayat (5)"),
    title="Bila tidak ada calon cocok, JPT diisi lewat seleksi terbuka",
    scope=JOBFIT,
    severity=Severity.INFO,
    fail="Belum ada peserta yang memenuhi standar; pengisian jabatan ini dilanjutkan lewat seleksi terbuka.",
    audience="operator",
)
def ada_calon_sesuai(usul: Usul) -> Check:
    """Bila mutasi tidak memperoleh calon yang kompetensinya sesuai, JPT diisi melalui seleksi terbuka."""
    return usul.peserta_memenuhi >= 1


@requirement(
    "pp11-2017-ps133-1",
    pp11(133).ayat(1, 2),
    title="Menduduki JPT yang sama paling lama 5 tahun",
    scope=Scope(("pemantauan",), (PRATAMA,)),
    severity=Severity.WARN,
    fail=(
        "Anda genap 5 tahun di jabatan ini pada {tanggal_batas}. Perlu keputusan: perpanjangan (persetujuan "
        "PPK dan koordinasi pengawas merit), rotasi, atau jabatan lain."
    ),
    note=(
        "Perpanjangan berdasar capaian kinerja, kesesuaian kompetensi, dan kebutuhan instansi. Lama "
        "perpanjangan tidak ditentukan."
    ),
)
def paling_lama_lima_tahun(calon: Calon, usul: Usul, berkas: Berkas) -> Check:
    """JPT diduduki paling lama 5 tahun, dan dapat diperpanjang dengan persetujuan PPK."""
    return (usul.sejak(calon.tmt_jpt, "masa jabatan") <= tahun(5)) | berkas.perpanjangan_jpt.present
