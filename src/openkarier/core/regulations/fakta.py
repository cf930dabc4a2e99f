"""What requirements speak of besides the person: the jabatan, the act, its papers, panels, appointments and terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openkarier.core.law.fields import Subject
from openkarier.core.law.kinds import Angka, Benar, Dokumen, HariLibur, Himpunan, Kode, Lengkap, Tanggal, Tingkat
from openkarier.core.law.lapse import Elapsed
from openkarier.core.law.local import Chosen
from openkarier.core.law.terms import Term
from openkarier.core.people import ACUAN, GOLONGAN, JENJANG
from openkarier.core.regulations import lokal


class Usul(Subject):
    """The act: what is done, towards which jenjang, when."""

    tindakan = Kode("action", "tindakan")
    tujuan = Kode("target", "jenjang tujuan", JENJANG)
    acuan = ACUAN
    hari_libur = HariLibur("hari_libur", "hari libur dan cuti bersama")
    pelantikan = Tanggal("tgl_pelantikan_rencana", "rencana pelantikan", planned=True)
    pengangkatan = Tanggal("tgl_pengangkatan_rencana", "rencana pengangkatan", planned=True)
    keputusan = Tanggal("tgl_keputusan", "tanggal keputusan", planned=True)
    penutupan = Tanggal("pendaftaran.tutup", "penutupan pendaftaran")
    dasar_jobfit = Kode("dasar_jobfit", "dasar job fit")
    penanda_tangan = Kode("penanda_tangan.status", "status penanda tangan", (("PLT", "Plt"), ("PLH", "Plh")))
    konflik = Angka("konflik_kepentingan.pengambil_keputusan", "hubungan kepentingan dengan pengambil keputusan")
    tanpa_calon_provinsi = Benar("tidak_ada_calon_dalam_provinsi", "tidak ada calon dari dalam provinsi")
    calon_krs_lain = Benar("ada_calon_krs_lain", "ada calon lain dari kelompok rencana suksesi")
    alasan_bukan_krs = Dokumen("alasan_tidak_memilih_krs", "alasan tidak memilih kelompok rencana suksesi")
    peserta_memenuhi = Angka("jobfit.calon_memenuhi", "peserta job fit yang memenuhi")
    lowongan_jf = Angka("jf_target.lowongan", "lowongan kebutuhan JF")
    acuan_usia_jpt = Chosen(lokal.ACUAN_USIA_JPT, (("pelantikan", pelantikan), ("penutupan_pendaftaran", penutupan)))

    def sejak(self, mulai: Term, label: str) -> Elapsed:
        """The time from a date up to the reference date."""
        return Elapsed(mulai, self.acuan, label)


@dataclass(frozen=True, eq=False, repr=False)
class Eselon(Kode):
    """An eselon, however it is written: II.b, II/b, IIb, II B."""

    def read(self, raw: Any) -> str:
        """II.b."""
        letters = [letter for letter in super().read(raw) if letter.isalpha()]
        return f"{''.join(letters[:-1]).upper()}.{letters[-1].lower()}" if len(letters) > 1 else "".join(letters)


class Jabatan(Subject):
    """The jabatan wanted."""

    kode_khusus = Kode("jabatan.kode_khusus", "jabatan khusus")
    eselon = Eselon("jabatan.eselon", "eselon")
    golongan_minimum = Tingkat("jabatan.golongan_minimum", "pangkat menurut standar jabatan", GOLONGAN)
    satu_klasifikasi = Benar("jabatan.satu_klasifikasi", "satu klasifikasi jabatan")
    dukcapil = Benar("jabatan.unit_dukcapil", "jabatan pada dinas kependudukan dan pencatatan sipil")
    kepala_perangkat_daerah = Benar("jabatan.kepala_perangkat_daerah", "memimpin perangkat daerah")


class Berkas(Subject):
    """Papers on file."""

    rekam_jejak = Dokumen("dok.penelusuran_rekam_jejak", "hasil penelusuran rekam jejak")
    sehat_jasmani = Dokumen("dok.surat_sehat_jasmani", "surat sehat jasmani")
    sehat_rohani = Dokumen("dok.surat_sehat_rohani", "surat sehat rohani")
    sehat = Dokumen("dok.surat_sehat", "surat sehat jasmani dan rohani")
    pakta_integritas = Dokumen("dok.pakta_integritas", "pakta integritas")
    rekomendasi_ppk = Dokumen("dok.rekomendasi_ppk", "rekomendasi PPK")
    evaluasi_tpk = Dokumen("dok.evaluasi_kompetensi_tpk", "evaluasi kompetensi oleh Tim Penilai Kinerja")
    sertifikat_bidang = Dokumen("dok.sertifikat_pelatihan_bidang", "sertifikat pelatihan bidang tugas")
    prajabatan = Dokumen("dok.sttpp_prajabatan", "STTPP pelatihan terintegrasi (prajabatan)")
    penataan_birokrasi = Dokumen("dok.penetapan_penataan_birokrasi", "penetapan penataan birokrasi")
    pertimbangan_2_tahun = Dokumen("dok.pertimbangan_mutasi_jpt_kurang_2_tahun", "pertimbangan tertulis PPK")
    koordinasi_merit = Dokumen("dok.koordinasi_pengawas_merit", "koordinasi dengan pengawas sistem merit")
    perpanjangan_jpt = Dokumen("dok.persetujuan_perpanjangan_jpt", "persetujuan perpanjangan JPT")
    pertimbangan_pyb = Dokumen("dok.pertimbangan_pyb", "pertimbangan PyB")
    manajemen_talenta = Dokumen("dok.persetujuan_manajemen_talenta", "persetujuan manajemen talenta")
    manajemen_talenta_berlaku = Benar("dok.persetujuan_manajemen_talenta.berlaku", "persetujuan masih berlaku")
    koordinasi_gubernur = Dokumen("dok.surat_koordinasi_gubernur", "surat koordinasi gubernur")
    konsultasi_dprd = Dokumen("dok.surat_konsultasi_dprd", "pendapat pimpinan DPRD")
    mendagri_dukcapil = Dokumen("dok.keputusan_mendagri_dukcapil", "keputusan Mendagri")
    konsultasi_gubernur = Dokumen("dok.konsultasi_tertulis_gubernur", "konsultasi tertulis gubernur")
    konsultasi_mendagri_pansel = Dokumen("dok.konsultasi_mendagri_pansel", "konsultasi Mendagri atas pansel")
    hasil_seleksi = Dokumen("dok.hasil_seleksi", "hasil seleksi")
    persetujuan_asal = Dokumen("dok.persetujuan_ppk_asal", "persetujuan PPK asal")
    usul_penerima = Dokumen("dok.usul_ppk_penerima", "usul PPK penerima")
    daftar = Himpunan("dok.daftar", "berkas mutasi", (
        ("anjab_abk", "analisis jabatan dan beban kerja"), ("surat_permohonan", "surat permohonan"),
        ("usul_ppk_penerima", "usul PPK penerima"), ("persetujuan_ppk_asal", "persetujuan PPK asal"),
        ("pernyataan_bebas_hukdis_dan_peradilan", "pernyataan bebas hukuman disiplin dan proses peradilan"),
        ("sk_pangkat_jabatan_terakhir", "SK pangkat dan jabatan terakhir"),
        ("skp_baik_2_tahun", "penilaian kinerja baik 2 tahun"),
        ("pernyataan_bebas_tugas_belajar", "pernyataan bebas tugas belajar"),
        ("bebas_temuan_inspektorat", "surat bebas temuan inspektorat"),
    ))  # fmt: skip
    persetujuan_mendagri = Dokumen("dok.persetujuan_mendagri", "persetujuan tertulis Mendagri")
    persetujuan_gubernur = Dokumen("dok.persetujuan_gubernur", "persetujuan gubernur")


class Tpk(Subject):
    """Tim Penilai Kinerja and its session."""

    jumlah = Angka("tpk.jumlah", "anggota Tim Penilai Kinerja", "orang")
    unsur = Himpunan("tpk.unsur", "unsur Tim Penilai Kinerja", (
        ("PYB", "PyB"), ("KEPEGAWAIAN", "pejabat kepegawaian"), ("PENGAWASAN_INTERNAL", "pejabat pengawasan internal"),
        ("JPT_TERKAIT", "pejabat pimpinan tinggi terkait"),
    ))  # fmt: skip
    berita_acara = Dokumen("sidang_tpk.berita_acara", "berita acara sidang Tim Penilai Kinerja")
    perbandingan = Dokumen("sidang_tpk.perbandingan_objektif", "perbandingan objektif antarcalon")


class Pansel(Subject):
    """The selection panel."""

    jumlah = Angka("pansel.jumlah", "anggota panitia seleksi", "orang")
    unsur = Himpunan("pansel.unsur", "unsur panitia seleksi", (
        ("JPT_INTERNAL", "pejabat pimpinan tinggi instansi sendiri"),
        ("JPT_INSTANSI_LAIN", "pejabat pimpinan tinggi instansi lain"),
        ("AKADEMISI_PAKAR_PROFESIONAL", "akademisi, pakar, atau profesional"),
    ))  # fmt: skip
    konflik = Angka("pansel.anggota_konflik", "anggota dengan konflik kepentingan")
    parpol = Angka("pansel.anggota_parpol", "anggota partai politik")
    pernyataan = Lengkap("pansel.pernyataan_anggota", "pernyataan semua anggota")
    persen_internal = Angka("pansel.persen_internal", "unsur internal panitia seleksi", "%")


class Seleksi(Subject):
    """Announcement, stages, weights and outcome of an open selection."""

    diumumkan = Tanggal("pengumuman.mulai", "tanggal pengumuman")
    isi = Himpunan("pengumuman.isi", "isi pengumuman", (
        ("nama_jabatan", "nama jabatan"), ("persyaratan", "persyaratan"),
        ("kualifikasi_standar_kompetensi", "kualifikasi dan standar kompetensi"),
        ("batas_waktu_berkas", "batas waktu berkas"), ("tahapan_jadwal_sistem", "tahapan, jadwal, dan sistem seleksi"),
        ("alamat_telepon_sekretariat", "alamat dan telepon sekretariat"),
    ))  # fmt: skip
    jangkauan = Kode("pengumuman.jangkauan", "jangkauan pengumuman", (
        ("NASIONAL", "nasional"), ("SATU_PROVINSI", "antarkabupaten/kota satu provinsi"), ("INTERNAL", "internal"),
    ))  # fmt: skip
    syarat_kinerja = Benar("pengumuman.syarat_kinerja_2_tahun", "pengumuman mensyaratkan kinerja")
    tahapan = Himpunan("seleksi.tahapan", "tahapan seleksi", (
        ("ADMINISTRASI_REKAM_JEJAK", "administrasi dan rekam jejak"), ("KOMPETENSI", "seleksi kompetensi"),
        ("WAWANCARA_AKHIR", "wawancara akhir"), ("KESEHATAN_KEJIWAAN", "tes kesehatan dan kejiwaan"),
    ))  # fmt: skip
    belum_diumumkan = Angka("seleksi.tahap_selesai_tanpa_pengumuman", "tahap selesai yang belum diumumkan")
    calon = Angka("seleksi.calon_disampaikan", "calon yang disampaikan", "orang")
    nilai_terbaik = Benar("seleksi.calon_adalah_nilai_terbaik", "calon dengan nilai terbaik")
    tiga_besar = Benar("penetapan.calon_dalam_tiga_besar", "calon termasuk tiga nama")
    peringkat = Angka("penetapan.peringkat", "peringkat calon")
    jabatan_sama = Benar("penetapan.jabatan_sama_dengan_seleksi", "jabatan sama dengan yang diseleksi")
    bobot = Angka("bobot.jumlah", "jumlah bobot", "%")
    bobot_rekam_jejak = Angka("bobot.rekam_jejak", "bobot rekam jejak", "%")
    bobot_assessment = Angka("bobot.assessment", "bobot uji kompetensi", "%")
    bobot_makalah = Angka("bobot.makalah", "bobot makalah", "%")
    bobot_wawancara = Angka("bobot.wawancara", "bobot wawancara", "%")


class Mutasi(Subject):
    """A transfer between instansi."""

    jalur = Kode("mutasi.jalur", "jalur mutasi")
    penetap = Kode("mutasi.penetap", "pejabat yang menetapkan mutasi", (
        ("GUBERNUR", "gubernur"), ("MENDAGRI", "Menteri Dalam Negeri"), ("KEPALA_BKN", "Kepala BKN"),
    ))  # fmt: skip


class KepalaDaerah(Subject):
    """The head of the region and the election."""

    jenis = Kode("kepala_daerah.jenis", "kedudukan kepala daerah", (("PJ", "penjabat"), ("PLT", "pelaksana tugas")))
    dilantik = Tanggal("kepala_daerah.tgl_pelantikan", "pelantikan kepala daerah")
    akhir_masa_jabatan = Tanggal("kepala_daerah.akhir_masa_jabatan", "akhir masa jabatan kepala daerah")
    penetapan_paslon = Tanggal("tgl_penetapan_paslon", "penetapan pasangan calon")


class Penugasan(Subject):
    """Acting officials, resignation, dismissal."""

    plt_mulai = Tanggal("plt.mulai", "mulai penugasan Plt")
    plt_selesai = Tanggal("plt.selesai", "selesai penugasan Plt")
    plt_perpanjangan = Angka("plt.perpanjangan", "perpanjangan Plt", "kali")
    sekda_sebab = Kode("pj_sekda.sebab", "sebab penunjukan penjabat sekda")
    sekda_mulai = Tanggal("pj_sekda.mulai", "mulai penjabat sekda")
    sekda_selesai = Tanggal("pj_sekda.selesai", "selesai penjabat sekda")
    alasan_berhenti = Kode("pemberhentian.alasan", "alasan pemberhentian", (
        ("MENGUNDURKAN_DIRI", "mengundurkan diri"), ("DIBERHENTIKAN_SEMENTARA", "diberhentikan sementara sebagai PNS"),
        ("DIBERHENTIKAN_PNS", "diberhentikan sebagai PNS"), ("CLTN", "cuti di luar tanggungan negara"),
        ("TUGAS_BELAJAR_6_BULAN", "tugas belajar lebih dari 6 bulan"),
        ("TIDAK_PENUHI_PENDIDIKAN_PS54_6", "tidak memenuhi kewajiban pendidikan"),
    ))  # fmt: skip
    mohon_mundur = Tanggal("pengunduran.tgl_permohonan", "tanggal permohonan mundur")
    tunda_sampai = Tanggal("pengunduran.tgl_penundaan_sampai", "penundaan sampai")


class Penetapan(Subject):
    """From pertek to SK, pelantikan and objection."""

    pertek_nomor = Dokumen("pertek.nomor", "nomor pertimbangan teknis BKN")
    pertek_tanggal = Tanggal("pertek.tanggal", "tanggal pertimbangan teknis BKN")
    pertek_status = Kode("pertek.status", "status pertimbangan teknis BKN")
    tanggal_sk = Tanggal("sk.tanggal", "tanggal SK")
    undangan = Tanggal("undangan.tanggal", "tanggal undangan pelantikan")
    pelantikan = Tanggal("tgl_pelantikan", "tanggal pelantikan")
    rohaniwan = Dokumen("pelantikan.rohaniwan", "rohaniwan")
    saksi = Angka("pelantikan.saksi_setara", "saksi yang jabatannya setara atau lebih tinggi", "orang")
    diterima = Tanggal("keputusan.tgl_diterima", "keputusan diterima")
    nilai_diterima = Tanggal("penilaian.tgl_diterima", "penilaian diterima")
    keberatan = Tanggal("keberatan.tanggal", "tanggal keberatan")
