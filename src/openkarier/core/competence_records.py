"""What a file says of a post's standard, or of a technical competency: clean values, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StandardRecord:
    """One post's standard: nine levels by column of the table, texts as core.competence_sheet reads them."""

    unit: str
    jabatan: str
    mulai: date
    sk: str
    integritas: int
    kerjasama: int
    komunikasi: int
    orientasi_pada_hasil: int
    pelayanan_publik: int
    pengembangan_diri_dan_orla: int
    mengelola_perubahan: int
    pengambilan_keputusan: int
    perekat_bangsa: int
    kode: str | None = None
    urusan: str | None = None
    ikhtisar: str | None = None
    pangkat: str | None = None
    pendidikan: str | None = None
    pelatihan: str | None = None
    pengalaman: str | None = None
    ukuran: str | None = None
    teknis: str | None = None

    @property
    def key(self) -> str:
        return f"{self.unit}/{self.jabatan}"

    @property
    def label(self) -> str:
        return f"{self.jabatan} ({self.unit})"


@dataclass(frozen=True, slots=True)
class TechnicalRecord:
    """One technical competency of the dictionary of an urusan, with up to five texts of levels."""

    kode: str
    nama: str
    urusan: str
    sumber: str
    definisi: str | None = None
    level_1: str | None = None
    level_2: str | None = None
    level_3: str | None = None
    level_4: str | None = None
    level_5: str | None = None

    @property
    def key(self) -> str:
        return self.kode

    @property
    def label(self) -> str:
        return f"{self.kode} {self.nama}"
