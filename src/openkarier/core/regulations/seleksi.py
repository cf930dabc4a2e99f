"""Announcement, stages, three names and choice in an open selection: PP 11/2017 articles 117-134."""

from __future__ import annotations

from openkarier.core.law import Check, Scope, Severity, hari, requirement, since, tahun
from openkarier.core.law.kinds import Angka
from openkarier.core.people import Disiplin, Kinerja
from openkarier.core.regulations import lokal
from openkarier.core.regulations.fakta import Berkas, Jabatan, Seleksi, Usul
from openkarier.core.regulations.lingkup import JPT, PRATAMA, SELEKSI_JPT
from openkarier.core.regulations.sumber import PENGUMUMAN, PERMENPANRB_15_2019, pp11

PENETAPAN_PRATAMA = Scope(("penetapan_jpt",), (PRATAMA,))


def _antara(bobot: Angka, unsur: str) -> Check:
    rendah, tinggi = lokal.BOBOT[unsur]
    return (bobot >= rendah) & (bobot <= tinggi)


@requirement(
    "pp11-2017-ps118-2",
    pp11(118).ayat(2).bersama("Pasal 119 ayat (2)"),
    title="Pelamar JPT wajib rekomendasi PPK instansinya",
    scope=SELEKSI_JPT,
    severity=Severity.BLOCK,
    fail=(
        "Surat rekomendasi tertulis dari PPK instansi Anda belum diunggah. Surat ini wajib untuk semua "
        "pelamar PNS, termasuk yang diundang panitia."
    ),
    note=("Penjelasan: rekomendasi = izin/persetujuan tertulis PPK. Berlaku juga bagi pelamar dari instansi sendiri."),
)
def rekomendasi_ppk(berkas: Berkas) -> Check:
    """Pelamaran oleh PNS direkomendasikan oleh PPK instansinya."""
    return berkas.rekomendasi_ppk.present


@requirement(
    "pp11-2017-ps117-2",
    pp11(117).ayat(2),
    title="Pengumuman paling singkat 15 hari kalender sebelum penutupan",
    scope=SELEKSI_JPT,
    severity=Severity.BLOCK,
    fail=(
        "Jarak pengumuman ke penutupan lamaran baru {nilai} hari kalender; penutupan paling cepat {tanggal_terpenuhi}."
    ),
    audience="operator",
)
def lima_belas_hari(seleksi: Seleksi, usul: Usul) -> Check:
    """Lowongan diumumkan paling singkat 15 hari kalender sebelum batas akhir penerimaan lamaran."""
    return usul.penutupan.sejak(seleksi.diumumkan, "jarak pengumuman ke penutupan") >= hari(15)


@requirement(
    "pp11-2017-ps117-4",
    pp11(117).ayat(4, 5),
    title="Isi minimal pengumuman lowongan",
    scope=SELEKSI_JPT,
    severity=Severity.BLOCK,
    fail="Pengumuman belum memuat: {kurang}.",
    audience="operator",
    note=(
        "Ditandatangani ketua pansel, atau ketua sekretariat atas nama ketua. Media: cetak nasional dan/atau "
        "elektronik (ayat (1))."
    ),
)
def isi_pengumuman(seleksi: Seleksi) -> Check:
    """Pengumuman lowongan memuat nama jabatan, persyaratan, kualifikasi dan standar kompetensi, batas waktu
    berkas, tahapan dan jadwal, serta alamat sekretariat.
    """
    return seleksi.isi.contains(
        "nama_jabatan",
        "persyaratan",
        "kualifikasi_standar_kompetensi",
        "batas_waktu_berkas",
        "tahapan_jadwal_sistem",
        "alamat_telepon_sekretariat",
    )


@requirement(
    "pp11-2017-ps117-3",
    pp11(117).ayat(3).huruf("c").bersama("Pasal 110 ayat (4)"),
    title="Jangkauan pengumuman JPT pratama: nasional atau antar kab/kota satu provinsi",
    scope=Scope(("seleksi_terbuka",), (PRATAMA,)),
    severity=Severity.BLOCK,
    fail=(
        "Lowongan harus dibuka secara nasional atau untuk semua kabupaten/kota dalam satu provinsi, bukan "
        "hanya internal."
    ),
    audience="operator",
)
def jangkauan_pengumuman(seleksi: Seleksi) -> Check:
    """Lowongan JPT pratama kabupaten/kota dibuka pada tingkat nasional atau antarkabupaten/kota dalam satu
    provinsi.
    """
    return seleksi.jangkauan.one_of("NASIONAL", "SATU_PROVINSI")


@requirement(
    "pp11-2017-ps120-5",
    pp11(120).ayat(5),
    title="Tahapan minimal seleksi JPT",
    scope=SELEKSI_JPT,
    severity=Severity.BLOCK,
    fail="Tahap seleksi belum lengkap: {kurang}.",
    audience="operator",
    note="Makalah tidak diwajibkan PP (pedoman Permen).",
)
def tahapan_seleksi(seleksi: Seleksi) -> Check:
    """Seleksi paling sedikit terdiri atas seleksi administrasi dan rekam jejak, seleksi kompetensi, wawancara
    akhir, serta tes kesehatan dan kejiwaan.
    """
    return seleksi.tahapan.contains("ADMINISTRASI_REKAM_JEJAK", "KOMPETENSI", "WAWANCARA_AKHIR", "KESEHATAN_KEJIWAAN")


@requirement(
    "pp11-2017-ps121-2",
    pp11(121).ayat(1, 2),
    title="Nilai dan peserta lanjut diumumkan di setiap tahap",
    scope=SELEKSI_JPT,
    severity=Severity.BLOCK,
    fail="Tahap {kurang} sudah selesai tetapi nilai berperingkat dan daftar yang lanjut belum diumumkan.",
    audience="operator",
    note="Penjelasan: nilai berperingkat diumumkan tiap tahap kecuali tahap akhir.",
)
def umumkan_setiap_tahap(seleksi: Seleksi) -> Check:
    """Nilai menurut peringkat dan peserta yang berhak lanjut diumumkan pada setiap tahapan."""
    return seleksi.belum_diumumkan.equals(0)


@requirement(
    "pp11-2017-ps121-3",
    pp11(121).ayat(3).bersama("Pasal 127 ayat (1)"),
    title="Tiga nilai terbaik per jabatan disampaikan ke PPK",
    scope=SELEKSI_JPT,
    severity=Severity.BLOCK,
    fail=(
        "Yang disampaikan kepada PPK harus tepat 3 peserta dengan nilai terbaik untuk setiap jabatan; saat ini {nilai}."
    ),
    audience="operator",
    note="JPT pratama: disampaikan melalui PyB.",
)
def tiga_nama(seleksi: Seleksi) -> Check:
    """Panitia seleksi menyampaikan 3 peserta dengan nilai terbaik untuk setiap jabatan kepada PPK."""
    return seleksi.calon.equals(3) & seleksi.nilai_terbaik.true


@requirement(
    "pp11-2017-ps127-2",
    pp11(127).ayat(2),
    title="PPK memilih 1 dari 3 calon dengan memperhatikan pertimbangan PyB",
    scope=PENETAPAN_PRATAMA,
    severity=Severity.BLOCK,
    fail="Calon yang ditetapkan bukan dari tiga nama, atau pertimbangan PyB belum ada: {kurang}.",
    audience="operator",
)
def satu_dari_tiga(seleksi: Seleksi, berkas: Berkas) -> Check:
    """PPK memilih 1 dari 3 calon dengan memperhatikan pertimbangan PyB."""
    return seleksi.tiga_besar.true & berkas.pertimbangan_pyb.present


@requirement(
    "pp11-2017-ps129",
    pp11(129),
    title="Lulusan seleksi jabatan lain tidak boleh dipakai mengisi jabatan ini",
    scope=Scope(("penetapan_jpt",), JPT),
    severity=Severity.BLOCK,
    fail="Anda lulus seleksi untuk jabatan lain; PPK tidak boleh memakai hasil itu untuk mengisi jabatan ini.",
)
def bukan_lulusan_lain(seleksi: Seleksi) -> Check:
    """PPK dilarang mengisi jabatan lowong dari calon yang lulus seleksi pada JPT yang lain."""
    return seleksi.jabatan_sama.true


@requirement(
    "permenpanrb15-2019-bobot",
    since(None, PERMENPANRB_15_2019.lampiran()),
    title="Bobot seleksi berjumlah 100 dan dalam kisaran pedoman",
    scope=SELEKSI_JPT,
    severity=Severity.WARN,
    fail="Bobot penilaian {nilai} berada di luar kisaran pedoman atau tidak berjumlah 100.",
    audience="operator",
    confidence="B",
    note="Satu sumber sekunder. Dengan empat komponen ini hanya 20/25/20/35 yang memenuhi keduanya.",
)
def bobot_penilaian(seleksi: Seleksi) -> Check:
    """Bobot penilaian berjumlah 100 dan setiap unsurnya berada dalam kisaran pedoman."""
    return (
        seleksi.bobot.equals(100)
        & _antara(seleksi.bobot_rekam_jejak, "rekam_jejak")
        & _antara(seleksi.bobot_assessment, "assessment")
        & _antara(seleksi.bobot_makalah, "makalah")
        & _antara(seleksi.bobot_wawancara, "wawancara")
    )


@requirement(
    "pp11-2017-ps134-1",
    pp11(134).ayat(1, 2, 3),
    title="Pengecualian seleksi terbuka bagi instansi bersistem merit",
    scope=Scope(("penempatan_talenta",), (PRATAMA,)),
    severity=Severity.GATE,
    fail=(
        "Instansi belum memiliki persetujuan yang masih berlaku untuk mengisi JPT lewat manajemen talenta "
        "tanpa seleksi terbuka."
    ),
    audience="operator",
    interpretation=True,
    note=(
        "Teks: persetujuan KASN, 9 kriteria, wajib lapor berkala untuk persetujuan baru. Kini "
        "persetujuan/rekomendasi BKN (B)."
    ),
)
def pengecualian_merit(berkas: Berkas) -> Check:
    """Seleksi terbuka dapat dikecualikan pada instansi yang telah menerapkan sistem merit dengan persetujuan yang
    masih berlaku.
    """
    return berkas.manajemen_talenta.present & berkas.manajemen_talenta_berlaku.true


@requirement(
    "pp11-2017-ps127-3",
    pp11(127).ayat(3),
    title="Sekda kab/kota: koordinasi dengan gubernur sebelum ditetapkan",
    scope=PENETAPAN_PRATAMA,
    severity=Severity.GATE,
    when=Jabatan.kode_khusus.equals("SEKDA_KABKOTA"),
    fail="Penetapan sekretaris daerah kabupaten/kota belum dikoordinasikan dengan gubernur.",
    audience="operator",
    note="Penjelasan: bupati/wali kota melaporkan 1 calon terpilih kepada gubernur.",
)
def sekda_gubernur(berkas: Berkas) -> Check:
    """Penetapan sekretaris daerah kabupaten/kota dikoordinasikan lebih dahulu dengan gubernur."""
    return berkas.koordinasi_gubernur.present


@requirement(
    "pp11-2017-ps127-4",
    pp11(127).ayat(4),
    title="Sekretaris DPRD: konsultasi pimpinan DPRD sebelum ditetapkan",
    scope=PENETAPAN_PRATAMA,
    severity=Severity.GATE,
    when=Jabatan.kode_khusus.equals("SEKWAN"),
    fail="Penetapan sekretaris DPRD belum disertai pendapat pimpinan DPRD.",
    audience="operator",
    note=("Penjelasan: PPK melalui PyB meminta pendapat pimpinan DPRD sebagai bahan pertimbangan memilih 1 dari 3."),
)
def sekwan_dprd(berkas: Berkas) -> Check:
    """Penetapan sekretaris DPRD dikonsultasikan lebih dahulu dengan pimpinan DPRD."""
    return berkas.konsultasi_dprd.present


@requirement(
    "pengumuman-jpt-kinerja",
    since(None, PENGUMUMAN.umum()),
    title="Pengumuman seleksi JPT: kinerja paling sedikit Baik 2 tahun terakhir",
    scope=SELEKSI_JPT,
    severity=Severity.BLOCK,
    when=Seleksi.syarat_kinerja.true,
    fail=(
        "Pengumuman seleksi ini mensyaratkan predikat paling sedikit Baik dua tahun terakhir; catatan Anda: {nilai}."
    ),
    confidence="B",
    note="PP 11/2017 Ps 107 TIDAK memuat syarat kinerja untuk JPT; hanya jalan bila tertulis di pengumuman.",
)
def kinerja_menurut_pengumuman(kinerja: Kinerja) -> Check:
    """Pengumuman seleksi mensyaratkan predikat kinerja paling sedikit Baik dalam tahun-tahun terakhir."""
    return kinerja.dua_tahun.last_at_least("Baik", lokal.TAHUN_KINERJA_PENGUMUMAN)


@requirement(
    "hukdis-2-tahun",
    since(None, PENGUMUMAN.umum()),
    title="Pengumuman seleksi: tidak pernah dijatuhi hukuman disiplin sedang/berat dalam N tahun",
    scope=SELEKSI_JPT,
    severity=Severity.WARN,
    fail=(
        "Anda tercatat menerima hukuman disiplin tingkat sedang/berat; yang diminta {batas}. Syarat "
        "pengumuman ini terpenuhi mulai {tanggal_terpenuhi}."
    ),
    confidence="B",
    note="Hukuman sedang masih memakai jenis PP 53/2010 Ps 7 (3) sampai PP gaji baru terbit (PP 94/2021 Ps 42).",
)
def bersih_menurut_pengumuman(disiplin: Disiplin, usul: Usul) -> Check:
    """Pengumuman seleksi mensyaratkan tidak ada hukuman disiplin sedang atau berat dalam tahun-tahun terakhir."""
    return usul.sejak(disiplin.terakhir, "masa sejak hukuman disiplin") >= tahun(lokal.TAHUN_BERSIH_HUKDIS)
