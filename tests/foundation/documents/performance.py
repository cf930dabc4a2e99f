"""Samples of the papers of performance."""

from __future__ import annotations

import segno

from foundation.documents.samples import BUDI, RATNA, TANGGAL, sign
from openkarier.foundation.documents import forms, parts

MEASURE = {"aspek": "Kuantitas", "indikator": "Jumlah pasar yang tertata", "target": "12 pasar"}
VALUES = (
    parts.Pokok(pokok="Berorientasi pelayanan", isi="Keluhan pedagang dijawab pada hari yang sama."),
    parts.Pokok(pokok="Kolaboratif", isi="Kelurahan dilibatkan sejak perencanaan."),
)
HEAD = {
    "tahun": 2026, "periode": "1 Januari 2026 sampai 31 Desember 2026", "tempat": "Bengkulu", "tanggal": TANGGAL,
    "instansi": "Pemerintah Kota Bengkulu", "bentuk": "ja-jf", "dinilai": RATNA, "penilai": BUDI, "perilaku": VALUES,
    "penanda": sign(RATNA), "penanda_penilai": sign(BUDI),
}  # fmt: skip
SKP = forms.SasaranKinerja(
    **HEAD,
    pendekatan="Kuantitatif",
    hasil=(
        forms.HasilKinerja(
            rencana="Pasar rakyat bersih dan tertata", atasan="Layanan pasar yang tertib di seluruh kota",
            ukuran=(forms.UkuranKinerja(**MEASURE),
                    forms.UkuranKinerja(aspek="Waktu", indikator="Lama penataan", target="6 bulan")),
        ),
        forms.HasilKinerja(
            rencana="Sekretaris tim pasar digital", utama=False, ukuran=(forms.UkuranKinerja(**MEASURE),)
        ),
    ),
    dukungan=("Dua petugas kebersihan tiap pasar.",),
    pertanggungjawaban=("Laporan bulanan kepada Kepala Dinas.",),
    konsekuensi=("Bimbingan kinerja yang dicatat (PP 30/2019 Pasal 30 sampai 34)",),
    keadaan="Dialog kinerja",
)  # fmt: skip
EVALUASI = forms.EvaluasiKinerja(
    **HEAD,
    hasil=(
        forms.HasilKinerja(
            rencana="Pasar rakyat bersih dan tertata", ukuran=(forms.UkuranKinerja(**MEASURE, realisasi="11 pasar"),),
            umpan_balik="Sebelas pasar selesai; pasar kedua belas menunggu pembebasan lahan.",
        ),
    ),
    rating_hasil="Sesuai ekspektasi",
    rating_perilaku="Di atas ekspektasi",
    predikat="Baik",
    organisasi="Baik (BA 100/2026)",
    catatan=(parts.Pokok(pokok="Rekomendasi", isi="Pelatihan pengelolaan pasar digital."),),
)  # fmt: skip
POSTER = forms.PosterSuara(
    instansi="Pemerintah Kota Bengkulu",
    unit="Dinas Perindustrian dan Perdagangan",
    layanan="Loket izin pasar",
    alamat="karier.contoh.go.id/suara/k7m2x9",
    pertanyaan=("Petugas melayani dengan ramah", "Urusan saya selesai sesuai janji"),
    qr=tuple(tuple(int(cell) for cell in row) for row in segno.make_qr("karier.contoh.go.id/suara/k7m2x9").matrix),
)
