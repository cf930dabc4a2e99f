"""Samples of the two reports of competency tests."""

from __future__ import annotations

from datetime import date

from foundation.documents.samples import BKPSDM, BUDI, RATNA, TANGGAL, sign
from openkarier.foundation.documents import forms, parts

DRAWING = parts.Gambar(
    temuan="Dinas Kesehatan paling siap, tiga kecamatan belum punya pejabat optimal",
    judul="Pejabat yang diuji menurut kategori",
    svg=b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 200"><rect width="500" height="40"/></svg>',
    alt="Dinas Kesehatan: 7 dari 9 optimal.",
)
TABLE = parts.Tabel(
    kolom=(parts.Kolom(judul="Unit kerja", lebar=4), parts.Kolom(judul="Orang", rata="kanan")),
    baris=tuple((f"Kecamatan Contoh {number}", str(number)) for number in range(1, 31)),
)
LAPORAN_UJI = forms.LaporanUji(
    kop=BKPSDM,
    tentang="hasil uji potensi dan kompetensi pegawai kegiatan UJI-2025-11",
    kepada="Wali Kota Bengkulu",
    tempat="Bengkulu",
    tanggal=TANGGAL,
    ukuran=(forms.Ukuran(label="Orang dinilai", nilai="341", catatan="dari 361 peserta"),) * 4,
    temuan=("Dinas Kesehatan paling siap.", "Mengelola perubahan paling banyak kurang."),
    bab=(
        forms.Bab(judul="Kesiapan tiap unit kerja", gambar=(DRAWING,), judul_tabel="Semua unit", tabel=TABLE),
        forms.Bab(judul="Prioritas", alinea=("Dahulukan kecamatan.",), catatan="Selisih terhadap standar."),
    ),
    metode=(parts.Pokok(pokok="JPM", isi="Jumlah level dibagi jumlah standar, kali 100."),),
    penanda=sign(BUDI, "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"),
)
LAPORAN_INDIVIDU = forms.LaporanIndividu(
    kop=BKPSDM,
    tujuan="Pemetaan",
    target="Kepala Subbagian Umum",
    instansi="Pemerintah Kota Bengkulu",
    nomor_peserta="017/XI/2025",
    pegawai=RATNA,
    penyelenggara="Kantor Regional VII BKN Palembang",
    metode="CACT BKN",
    tanggal=date(2025, 11, 28),
    berlaku=date(2028, 11, 28),
    keadaan="Penyelenggara tidak terakreditasi BKN.",
    potensi=(
        forms.AspekPotensi(nama="Kemampuan intelektual", nilai="72", tingkat="B"),
        forms.AspekPotensi(nama="Kesadaran diri"),
    ),
    total_potensi="72",
    kompetensi=(forms.BarisKompetensi(nama="Integritas", dicapai=2, dituntut=3, uraian="Mengingatkan rekan kerja."),),
    radar=DRAWING,
    jpm="Jumlah level yang dicapai 2 dari total 3, sehingga JPM 66,66 persen.",
    kelebihan=("Belum ada yang mencapai standar.",),
    area=("Integritas (level 2, dituntut 3).",),
    rekomendasi="Kurang optimal (KO)",
    pita="Optimal mulai 90.",
    penempatan="Dahulukan pengembangan.",
    saran=(forms.SaranKompetensi(kompetensi="Integritas", butir=("Pelatihan: antikorupsi.",)),),
    catatan=("Standar: bawaan jenjang.",),
)
