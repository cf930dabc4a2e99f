"""One typed form per kind of letter: what the office must know before it can be printed."""

from openkarier.foundation.documents.forms.decisions import (
    BeritaAcaraSumpah,
    Diktum,
    Keputusan,
    PernyataanMelaksanakanTugas,
    PernyataanPelantikan,
)
from openkarier.foundation.documents.forms.office import (
    Bagian,
    BeritaAcara,
    Laporan,
    Peserta,
    SuratDinas,
    TandaTerima,
    Undangan,
    Usulan,
)
from openkarier.foundation.documents.forms.personal import (
    KESEDIAAN,
    PAKTA,
    Aksi,
    Konsekuensi,
    PaktaIntegritas,
    PengunduranDiri,
    PerjanjianKinerja,
    Program,
    Sasaran,
    SuratPermohonan,
    SuratPernyataan,
)
from openkarier.foundation.documents.forms.sheets import Baris, DaftarHadir, Kartu, KartuPeserta, Ruang
from openkarier.foundation.documents.parts import Form

__all__ = [
    "KESEDIAAN",
    "PAKTA",
    "Aksi",
    "Bagian",
    "Baris",
    "BeritaAcara",
    "DaftarHadir",
    "BeritaAcaraSumpah",
    "Diktum",
    "Form",
    "Kartu",
    "KartuPeserta",
    "Keputusan",
    "Konsekuensi",
    "Laporan",
    "PaktaIntegritas",
    "PengunduranDiri",
    "PerjanjianKinerja",
    "PernyataanMelaksanakanTugas",
    "PernyataanPelantikan",
    "Peserta",
    "Program",
    "Ruang",
    "Sasaran",
    "SuratDinas",
    "SuratPermohonan",
    "SuratPernyataan",
    "TandaTerima",
    "Undangan",
    "Usulan",
]
