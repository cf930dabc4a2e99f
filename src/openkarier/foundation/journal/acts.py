"""The acts that leave a leaf: one table. An act that is not listed here cannot be recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How closely an auditor looks: everyday acts, decisions about people, exceptions that need a written reason."""

    ROUTINE = 1
    DECISION = 2
    ALARM = 3


SEVERITY_LABEL = {Severity.ROUTINE: "Rutin", Severity.DECISION: "Keputusan", Severity.ALARM: "Perhatian"}


@dataclass(frozen=True)
class Act:
    """One kind of act. `facts` must be present (more may be given); only `kind` and the date are ever public.

    `month_only` coarsens the public date to the month, for acts so rare that the day would point at a person.
    """

    kind: str
    label: str
    facts: tuple[str, ...] = ()
    severity: Severity = Severity.ROUTINE
    month_only: bool = False


R, D, A = Severity.ROUTINE, Severity.DECISION, Severity.ALARM

ACTS = (
    # Periode Open Karier
    Act("PERIODE_BUKA", "Periode dibuka", ("batas",), D),
    Act("PERIODE_UBAH", "Ketentuan periode diubah", ("perubahan",), A),
    Act("PERIODE_PERPANJANG", "Batas waktu periode diperpanjang", ("batas", "alasan"), A),
    Act("PERIODE_TUTUP", "Periode ditutup", (), D),
    # Aturan, kebijakan, standar
    Act("ATURAN_TERBIT", "Paket aturan diterbitkan", ("sidik",), D),
    Act("KEBIJAKAN_TETAP", "Kebijakan daerah ditetapkan", ("sumber",), D),
    Act("STANDAR_TETAP", "Standar jabatan ditetapkan", ("sumber",), D),
    # Pernyataan Karier
    Act("PERNYATAAN_TERIMA", "Pernyataan Karier diterima", ("sidik",)),
    Act("PERNYATAAN_UBAH", "Pernyataan Karier diganti", ("sidik", "sebelumnya")),
    Act("PERNYATAAN_CABUT", "Pernyataan Karier dicabut", ()),
    Act("PERSETUJUAN_MINTA", "Kode persetujuan dikirim kepada pegawai", ("sidik",)),
    Act("PENDAPAT_ATASAN", "Pendapat atasan diberikan", ()),
    # Data
    Act("DATA_IMPOR", "Data diimpor", ("sidik", "baris")),
    Act("DATA_UBAH", "Data kepegawaian diubah", ("perubahan",)),
    Act("DATA_SANGGAH", "Data disanggah", (), R, month_only=True),
    Act("SANGGAH_JAWAB", "Sanggahan data dijawab", ("hasil",), R, month_only=True),
    Act("DATA_BEKU", "Salinan data dibekukan", ("sidik",), D),
    Act("DATA_EKSPOR", "Data diekspor massal", ("baris", "alasan"), A),
    # Penilaian, uji kompetensi, talenta
    Act("SKP_LANGKAH", "Langkah SKP", ("langkah",)),
    Act("SKP_TETAP", "SKP ditetapkan", ("sidik",), D),
    Act("KINERJA_NILAI", "Kinerja dinilai", ("hasil", "perilaku"), D),
    Act("KINERJA_KALIBRASI", "Rating kinerja diubah", ("alasan",), A),
    Act("KINERJA_UMPAN", "Umpan balik, bimbingan, atau konseling dicatat", ("jenis",)),
    Act("KINERJA_TETAP", "Penilaian kinerja ditetapkan", (), D),
    Act("PREDIKAT_PILIH", "Selisih predikat kinerja diputus", ("pilihan", "alasan"), A),
    Act("PENILAI_TUNJUK", "Pejabat penilai kinerja ditunjuk", ("penilai", "sumber"), D),
    Act("PREDIKAT_UNIT", "Predikat kinerja unit ditetapkan", ("predikat", "dasar"), D),
    Act("SEBARAN_ALASAN", "Alasan sebaran predikat di luar pedoman", ("alasan",), A),
    Act("SURVEI_BUKA", "Survei perilaku dibuka", ("jumlah", "batas")),
    Act("SURVEI_TUTUP", "Survei perilaku ditutup", ("jumlah",), D),
    Act("LAYANAN_UBAH", "Layanan yang dinilai publik dicatat", ("nama",)),
    Act("UJI_JADWAL", "Jadwal uji kompetensi ditetapkan", ()),
    Act("UJI_PESERTA", "Peserta uji kompetensi diubah", ("perubahan",)),
    Act("UJI_KURSI", "Kursi uji kompetensi disusun", ("sidik",)),
    Act("UJI_HADIR", "Kehadiran uji kompetensi dicatat", ("jumlah",)),
    Act("NILAI_TETAP", "Nilai ditetapkan", ("sidik",), D),
    Act("BOBOT_TETAP", "Bobot penilaian ditetapkan", ("bobot",), D),
    Act("TALENTA_TETAP", "Peta talenta ditetapkan", ("sidik",), D),
    Act("SUKSESI_LANGKAH", "Calon kelompok rencana suksesi dinominasikan, diverifikasi, atau dicoret", ("langkah",)),
    Act("SUKSESI_TETAP", "Kelompok rencana suksesi ditetapkan", ("sk", "jumlah"), D),
    Act("SUKSESI_SUSUN", "Calon penerus jabatan disusun", ("jabatan",), D),
    Act("PERINGKAT_TETAP", "Peringkat ditetapkan", ("sidik",), D),
    # Seleksi, sidang, keputusan
    Act("SELEKSI_TAHAP", "Tahap seleksi ditetapkan", ("tahap",), D),
    Act("ROTASI_HITUNG", "Rencana rotasi dihitung", ("masukan", "versi", "benih", "keluaran"), D),
    Act("ROTASI_BATAS", "Batas skenario rotasi diubah", ("perubahan",), D),
    Act("ROTASI_KETETAPAN", "Ketetapan panitia dalam skenario rotasi", ("ketetapan", "alasan"), D),
    Act("ROTASI_ADOPSI", "Rencana rotasi diadopsi atau dilepas", ("rencana", "alasan"), D),
    Act("TIM_TETAP", "Tim Penilai Kinerja ditetapkan", ("sumber", "anggota"), D),
    Act("SIDANG_TAHAP", "Tahap sidang Tim Penilai Kinerja", ("tahap",), D),
    Act("SIDANG_BUTIR", "Butir sidang dibahas", ("hasil",), D),
    Act("BENTURAN", "Benturan kepentingan dinyatakan", ("benturan",), D),
    Act("USULAN_TPK", "Usulan Tim Penilai Kinerja", ("usulan",), D),
    Act("PENYIMPANGAN", "Penyimpangan dari peringkat", ("kode_alasan", "alasan", "dasar"), A),
    Act("PUTUSAN", "Putusan Pejabat Pembina Kepegawaian", ("putusan",), D),
    Act("PUTUSAN_URUNG", "Putusan PPK diurungkan", ("putusan",), A),
    Act("KUASA", "Kuasa menetapkan diberikan atau dicabut", ("dasar",), D),
    Act("MASA_KEPALA", "Masa jabatan kepala daerah dicatat", ("sumber",), D),
    Act("SURAT_GERBANG", "Persetujuan pihak lain dicatat", ("nomor", "jenis"), D),
    Act("PERTEK", "Pertimbangan teknis BKN diusulkan atau dicatat", ("hasil",), D),
    Act("GERBANG_KECUALI", "Gerbang SK dikecualikan", ("gerbang", "alasan"), A),
    Act("SK_TERBIT", "SK penempatan diterbitkan", ("nomor", "jumlah"), D),
    Act("SK_BATAL", "Penempatan dibatalkan", ("alasan",), A),
    Act("PELANTIKAN", "Pelantikan dicatat", (), D),
    Act("JABATAN_BERLAKU", "Jabatan mulai berlaku", ("jabatan", "tmt", "sk"), D),
    Act("JAWABAN", "Jawaban atas Pernyataan Karier diumumkan", ("hasil",), D),
    Act("PENYAMPAIAN", "Keputusan diterima pegawai", ("cara", "diterima")),
    Act("TANDA_MULAI", "Penandatanganan naskah dimulai atau diulang", ("jumlah",), D),
    # Kontrak kinerja, pengembangan
    Act("KONTRAK_TANDA", "Kontrak kinerja ditandatangani", ("sidik",), D),
    Act("KONTRAK_CAPAIAN", "Capaian dilaporkan", ()),
    Act("KONTRAK_EVALUASI", "Kontrak kinerja dievaluasi", ("hasil",), D),
    Act("KEBERATAN", "Keberatan diajukan", (), D, month_only=True),
    Act("KEBERATAN_JAWAB", "Keberatan dijawab", ("putusan",), D, month_only=True),
    Act("PENGEMBANGAN_TETAP", "Rencana pengembangan ditetapkan", ()),
    # Surat dan pemberitahuan
    Act("SURAT_NOMOR", "Surat diberi nomor", ("nomor",)),
    Act("SURAT_TANDA", "Surat ditandatangani", ("sidik",), D),
    Act("SURAT_UBAH", "Pengaturan surat diubah", ("perubahan",)),
    Act("DOKUMEN_TERBIT", "Dokumen diterbitkan", ("nomor", "sidik")),
    Act("DOKUMEN_BATAL", "Dokumen dinyatakan tidak berlaku", ("nomor", "alasan"), A),
    Act("PEMBERITAHUAN", "Pemberitahuan dikirim", ("jumlah",)),
    Act("ANGKA_TERBIT", "Angka terbuka diterbitkan", ("sidik",)),
    # Hak akses dan pengawasan
    Act("AKUN_UBAH", "Akun diaktifkan atau diubah", ("perubahan",)),
    Act("PERAN_UBAH", "Peran diubah", ("perubahan",), A),
    Act("AKSES_HASIL", "Hasil uji dibuka oleh selain pemiliknya", ("meja", "orang"), R),
    Act("AKSES_PENGAWAS", "Berkas dibuka oleh pengawas", ("alasan",), R),
    # Buku Merit sendiri
    Act("HAPUS", "Isi catatan dihapus", ("leaf", "pasal"), A, month_only=True),
    Act("PULIH", "Basis data dipulihkan", ("leaf", "sampai"), A),
    Act("KUNCI_GANTI", "Kunci penanda tangan diganti", ("lama", "baru"), A),
)

BY_KIND = {act.kind: act for act in ACTS}

# The papers that carry a receipt number, as the public page names them.
PAPERS = {
    "pernyataan": "Tanda terima Pernyataan Karier",
    "surat": "Surat",
    "undangan": "Undangan",
    "berita_acara": "Berita acara",
    "usulan": "Usulan",
    "keputusan": "Keputusan",
    "kontrak": "Kontrak kinerja",
    "laporan": "Laporan",
    "keberatan": "Tanda terima keberatan",
    "sanggahan": "Tanda terima sanggahan data",
}
