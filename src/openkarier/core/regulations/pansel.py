"""The selection panel of an open selection: PP 11/2017 article 114."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, requirement, since
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Berkas, Jabatan, Pansel
from openkarier.core.regulations.lingkup import PANSEL_JPT, PRATAMA
from openkarier.core.regulations.sumber import PERMENPANRB_15_2019, PP_18_2016, pp11

PASAL_114 = pp11(114)


@requirement(
    "pp11-2017-ps114-7",
    PASAL_114.ayat(7),
    title="Pansel berjumlah gasal, 5 sampai 9 orang",
    scope=PANSEL_JPT,
    severity=Severity.BLOCK,
    fail="Susunan panitia seleksi {nilai} orang; jumlahnya harus gasal dan antara 5 sampai 9.",
    audience="operator",
    interpretation=True,
    note="Rujukan silang dalam teks menyebut ayat (2) (pansel JPT utama); praktik memakainya untuk semua JPT.",
)
def jumlah_gasal(pansel: Pansel) -> Check:
    """Panitia seleksi berjumlah gasal, paling sedikit 5 orang dan paling banyak 9 orang."""
    return (pansel.jumlah >= 5) & (pansel.jumlah <= 9) & pansel.jumlah.ganjil


@requirement(
    "pp11-2017-ps114-5",
    PASAL_114.ayat(5),
    title="Pansel memuat tiga unsur",
    scope=PANSEL_JPT,
    severity=Severity.BLOCK,
    fail="Panitia seleksi belum memuat unsur: {kurang}.",
    audience="operator",
    interpretation=True,
    note="Rujukan silang sama seperti ps114-7.",
)
def tiga_unsur(pansel: Pansel) -> Check:
    """Panitia seleksi terdiri atas pejabat pimpinan tinggi instansi sendiri, pejabat pimpinan tinggi instansi
    lain, dan akademisi, pakar, atau profesional.
    """
    return pansel.unsur.contains("JPT_INTERNAL", "JPT_INSTANSI_LAIN", "AKADEMISI_PAKAR_PROFESIONAL")


@requirement(
    "pp11-2017-ps114-6",
    PASAL_114.ayat(6).huruf("c", "d"),
    title="Anggota pansel tanpa konflik kepentingan dan bukan anggota parpol",
    scope=PANSEL_JPT,
    severity=Severity.BLOCK,
    fail=(
        "Ada anggota panitia yang memiliki hubungan perkawinan, keluarga, atau darah dengan pelamar, menjadi "
        "anggota parpol, atau belum menandatangani pernyataan."
    ),
    audience="operator",
    note=(
        "Penjelasan menyebut hubungan tali perkawinan, keluarga, dan darah; cek per anggota x pelamar saat "
        "pendaftaran ditutup."
    ),
)
def bebas_kepentingan(pansel: Pansel) -> Check:
    """Anggota panitia seleksi tidak menjadi anggota partai politik dan tidak berpotensi menimbulkan konflik
    kepentingan.
    """
    return pansel.konflik.equals(0) & pansel.parpol.equals(0) & pansel.pernyataan.present


@requirement(
    "permenpanrb15-2019-pansel-45",
    since(None, PERMENPANRB_15_2019.lampiran()),
    title="Unsur internal pansel paling banyak 45 persen",
    scope=PANSEL_JPT,
    severity=Severity.WARN,
    fail="Unsur internal panitia {nilai}%; pedoman menyarankan paling banyak 45% (2 dari 5, 3 dari 7, 4 dari 9).",
    audience="operator",
    confidence="C",
    note="Angka 45% TIDAK ada di UU 5/2014 maupun PP 11/2017. Lampiran dan tanggal berlaku Permen tidak terbaca.",
)
def porsi_internal(pansel: Pansel) -> Check:
    """Unsur internal panitia seleksi paling banyak 45 persen menurut pedoman."""
    return pansel.persen_internal <= lokal.PANSEL_INTERNAL


@requirement(
    "pp11-2017-ps114-4",
    PASAL_114.ayat(4),
    title="Pembentukan pansel dikoordinasikan dengan pengawas sistem merit",
    scope=PANSEL_JPT,
    severity=Severity.GATE,
    fail="Koordinasi pembentukan panitia seleksi dengan {lembaga_pengawas} belum didokumentasikan.",
    audience="operator",
    slots={"lembaga_pengawas": lokal.LEMBAGA_PENGAWAS},
)
def koordinasi_pansel(berkas: Berkas) -> Check:
    """Dalam membentuk panitia seleksi, PPK berkoordinasi dengan pengawas sistem merit."""
    return berkas.koordinasi_merit.present


@requirement(
    "pp72-2019-ps99a-2",
    since("2019-10-15", PP_18_2016.pasal("99A").ayat(2)),
    title="Pansel inspektur daerah ditetapkan setelah konsultasi Mendagri",
    scope=Scope(("pembentukan_pansel",), (PRATAMA,)),
    severity=Severity.GATE,
    when=Jabatan.kode_khusus.equals("INSPEKTUR"),
    fail="Panitia seleksi inspektur daerah belum dikonsultasikan kepada Mendagri.",
    audience="operator",
)
def pansel_inspektur(berkas: Berkas) -> Check:
    """Panitia seleksi inspektur daerah ditetapkan setelah dikonsultasikan kepada Menteri Dalam Negeri."""
    return berkas.konsultasi_mendagri_pansel.present
