"""The parts a score is made of: what each measures, in which unit it is read, and which axis it belongs to.

Two readings are taken: *codes* (whole numbers on a small scale) and *hundredths* (0 to 10,000 for 0 to 100).
Main weights and sub-parts: Kepka BKN 411/2025 as public programmes print it (docs/talenta.md).
"""

from __future__ import annotations

from dataclasses import dataclass

KINERJA, POTENSIAL = "kinerja", "potensial"
AXES = (KINERJA, POTENSIAL)
AXIS_LABEL = {KINERJA: "Kinerja", POTENSIAL: "Potensial"}
AWARD_MONTHS = 60  # an award counts for five years (Kepka BKN 411/2025, by a public programme)
TEAM_MONTHS = 12  # after the end of an assignment; local choice, no source
TRAINING_MONTHS = 12  # 20 JP a year: PP 11/2017 art. 203 (4)
DISCIPLINE_MONTHS = 60  # after the day of the sanction; local choice, no source


@dataclass(frozen=True)
class Part:
    """One part. `main`: without it the axis cannot be judged. `linear`: read in hundredths, else a code.

    `effort` orders what a person may do about it, easiest first; 0 = nothing a person can do within a career step.
    """

    code: str
    axis: str
    group: str
    label: str
    unit: str = ""
    main: bool = False
    linear: bool = False
    effort: int = 0


PARTS = (
    Part("predikat", KINERJA, "Kinerja utama", "Predikat kinerja", main=True, effort=3),
    Part("penghargaan", KINERJA, "Penguat kinerja", "Penghargaan", effort=5),
    Part("penugasan", KINERJA, "Penguat kinerja", "Penugasan tim kerja dengan SK", effort=2),
    Part("umpan_balik", KINERJA, "Penguat kinerja", "Umpan balik perilaku 360°", "dari 100", linear=True, effort=4),
    Part("uji", POTENSIAL, "Kompetensi", "Hasil uji kompetensi (JPM)", "%", main=True, linear=True, effort=4),
    Part("pengembangan", POTENSIAL, "Kompetensi", "Pengembangan kompetensi", "JP", effort=1),
    Part("masa", POTENSIAL, "Kompetensi", "Masa dalam jabatan", "bulan", effort=2),
    Part("keragaman", POTENSIAL, "Kompetensi", "Keragaman pengalaman jabatan", effort=5),
    Part("potensi", POTENSIAL, "Potensi", "Aspek potensi", "dari 100", linear=True, effort=6),
    Part("pendidikan", POTENSIAL, "Kualifikasi", "Tingkat pendidikan", effort=7),
    Part("bidang", POTENSIAL, "Kualifikasi", "Kesesuaian bidang ilmu"),
    Part("disiplin", POTENSIAL, "Integritas", "Rekam disiplin"),
)
BY_CODE = {part.code: part for part in PARTS}
PLACE = {part.code: place for place, part in enumerate(PARTS)}

# What a code means, highest first. The reading of a part is one of these numbers.
SCALES: dict[str, tuple[tuple[int, str], ...]] = {
    "predikat": ((5, "Sangat baik"), (4, "Baik"), (3, "Butuh perbaikan"), (2, "Kurang"), (1, "Sangat kurang")),
    "penghargaan": (
        (4, "Internasional"), (3, "Nasional"), (2, "Lintas instansi atau Satyalancana"), (1, "Instansi sendiri"),
        (0, "Tidak ada yang masih berlaku"),
    ),
    "penugasan": (
        (6, "Ketua tim nasional"), (5, "Anggota tim nasional"), (4, "Ketua tim lintas instansi"),
        (3, "Anggota tim lintas instansi"), (2, "Ketua tim instansi"), (1, "Anggota tim instansi"), (0, "Tidak ada"),
    ),
    "pengembangan": ((20, "20 JP atau lebih"), (10, "10–19 JP"), (5, "5–9 JP"), (1, "1–4 JP"), (0, "Tidak ada")),
    "masa": ((60, "5 tahun atau lebih"), (36, "3–4 tahun"), (12, "1–2 tahun"), (0, "Kurang dari 1 tahun")),
    "keragaman": (
        (4, "Lintas instansi"), (3, "Lintas unit, atau Plt jabatan lebih tinggi"), (2, "Satu unit, atau Plt setingkat"),
        (1, "Plh saja"),
    ),
    "pendidikan": ((8, "S3"), (7, "S2"), (6, "S1/D4"), (5, "D3"), (2, "SLTA, D1, atau D2"), (0, "SD atau SMP")),
    "bidang": ((3, "Sangat sesuai"), (2, "Cukup sesuai"), (1, "Tidak sesuai")),
    "disiplin": (
        (4, "Bersih"), (3, "Hukuman ringan"), (2, "Hukuman sedang"), (1, "Hukuman berat, selesai dijalani"),
        (0, "Sedang diproses atau dijalani (berat)"),
    ),
}  # fmt: skip


def meaning(code: str, reading: int) -> str:
    """A reading in words: "Baik", "24 JP", "87,5 %", "3–4 tahun (41 bulan)"."""
    part = BY_CODE[code]
    if part.linear:
        return f"{hundredths(reading)} {part.unit}"
    words = next((words for least, words in SCALES[code] if reading >= least), str(reading))
    if code == "pengembangan":
        return f"{reading} JP"
    return f"{words} ({reading} bulan)" if code == "masa" else words


def hundredths(value: int) -> str:
    """8750 -> "87,5"; never rounded up."""
    whole, rest = divmod(value, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",")
