"""The kinds of letter, their names, and the form that each needs."""

from __future__ import annotations

from enum import StrEnum

from openkarier.foundation.documents import forms


class Kind(StrEnum):
    """A kind of letter; the value is the name of its template and of its number pattern."""

    SURAT_PERMOHONAN = "surat-permohonan"
    TANDA_TERIMA = "tanda-terima"
    SURAT_PERNYATAAN = "surat-pernyataan"
    PERJANJIAN_KINERJA = "perjanjian-kinerja"
    PAKTA_INTEGRITAS = "pakta-integritas"
    SURAT_DINAS = "surat-dinas"
    UNDANGAN = "undangan"
    BERITA_ACARA = "berita-acara"
    USULAN = "usulan"
    SK = "sk"
    SPP = "spp"
    SPMT = "spmt"
    SUMPAH = "berita-acara-sumpah"
    PENGUNDURAN_DIRI = "pengunduran-diri"
    LAPORAN = "laporan"
    LAPORAN_UJI = "laporan-uji"
    LAPORAN_INDIVIDU = "laporan-individu"
    SKP = "skp"
    EVALUASI_KINERJA = "evaluasi-kinerja"
    POSTER_SUARA = "poster-suara"

    @property
    def label(self) -> str:
        """The kind as a reader calls it."""
        return LABELS[self]

    @property
    def form(self) -> type[forms.Form]:
        """The typed data of this kind."""
        return FORMS[self]


LABELS = {
    Kind.SURAT_PERMOHONAN: "Surat permohonan",
    Kind.TANDA_TERIMA: "Tanda terima",
    Kind.SURAT_PERNYATAAN: "Surat pernyataan",
    Kind.PERJANJIAN_KINERJA: "Perjanjian kinerja",
    Kind.PAKTA_INTEGRITAS: "Pakta integritas",
    Kind.SURAT_DINAS: "Surat dinas",
    Kind.UNDANGAN: "Undangan",
    Kind.BERITA_ACARA: "Berita acara",
    Kind.USULAN: "Usulan",
    Kind.SK: "Keputusan",
    Kind.SPP: "Surat pernyataan pelantikan",
    Kind.SPMT: "Surat pernyataan melaksanakan tugas",
    Kind.SUMPAH: "Berita acara sumpah/janji jabatan",
    Kind.PENGUNDURAN_DIRI: "Surat pengunduran diri",
    Kind.LAPORAN: "Laporan",
    Kind.LAPORAN_UJI: "Laporan hasil uji kompetensi",
    Kind.LAPORAN_INDIVIDU: "Laporan individu hasil uji",
    Kind.SKP: "Sasaran kinerja pegawai",
    Kind.EVALUASI_KINERJA: "Evaluasi kinerja pegawai",
    Kind.POSTER_SUARA: "Poster suara publik",
}

FORMS: dict[Kind, type[forms.Form]] = {
    Kind.SURAT_PERMOHONAN: forms.SuratPermohonan,
    Kind.TANDA_TERIMA: forms.TandaTerima,
    Kind.SURAT_PERNYATAAN: forms.SuratPernyataan,
    Kind.PERJANJIAN_KINERJA: forms.PerjanjianKinerja,
    Kind.PAKTA_INTEGRITAS: forms.PaktaIntegritas,
    Kind.SURAT_DINAS: forms.SuratDinas,
    Kind.UNDANGAN: forms.Undangan,
    Kind.BERITA_ACARA: forms.BeritaAcara,
    Kind.USULAN: forms.Usulan,
    Kind.SK: forms.Keputusan,
    Kind.SPP: forms.PernyataanPelantikan,
    Kind.SPMT: forms.PernyataanMelaksanakanTugas,
    Kind.SUMPAH: forms.BeritaAcaraSumpah,
    Kind.PENGUNDURAN_DIRI: forms.PengunduranDiri,
    Kind.LAPORAN: forms.Laporan,
    Kind.LAPORAN_UJI: forms.LaporanUji,
    Kind.LAPORAN_INDIVIDU: forms.LaporanIndividu,
    Kind.SKP: forms.SasaranKinerja,
    Kind.EVALUASI_KINERJA: forms.EvaluasiKinerja,
    Kind.POSTER_SUARA: forms.PosterSuara,
}
