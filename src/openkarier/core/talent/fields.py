"""Does a field of study fit a post? Names can show a kinship, never its absence: what they do not show is unknown."""

from __future__ import annotations

from functools import lru_cache

VERY, FAIRLY = 3, 2  # codes of the part "bidang"; 1 (tidak sesuai) is said by people, not by names

# Kinship by words in names: of a study, and of a post or its perangkat daerah. Ours; an agency's standar kompetensi
# jabatan that names the studies goes before it once it is on record.
_FIELDS = (
    (("pendidikan guru", "pendidikan matematika", "pendidikan bahasa", "pendidikan agama", "pendidikan jasmani",
      "bimbingan dan konseling", "manajemen pendidikan", "teknologi pendidikan"), ("guru", "sekolah", "pendidikan")),
    (("dokter", "spesialis", "keperawatan", "kebidanan", "kesehatan", "farmasi", "gizi"),
     ("kesehatan", "puskesmas", "rumah sakit", "rsud", "perawat", "bidan", "dokter", "apoteker", "keluarga berencana")),
    (("teknik sipil", "arsitektur", "perencanaan wilayah", "teknik lingkungan", "bangunan", "geodesi"),
     ("pekerjaan umum", "penataan ruang", "perumahan", "permukiman", "lingkungan hidup", "perencanaan", "perhubungan")),
    (("informatika", "sistem informasi", "komputer", "statistika", "perangkat lunak"),
     ("komunikasi dan informatika", "pranata komputer", "statist", "data dan informasi", "persandian")),
    (("pertanian", "agribisnis", "peternakan", "perikanan", "kehutanan"),
     ("pangan", "pertanian", "perikanan", "peternakan", "penyuluh pertanian")),
    (("akuntansi", "keuangan", "ekonomi"), ("keuangan", "pendapatan", "inspektorat", "auditor", "perdagangan",
                                            "penanaman modal", "koperasi")),
    (("hukum",), ("hukum", "inspektorat", "satuan polisi", "auditor")),
    (("pemerintahan", "administrasi"),
     ("camat", "lurah", "kecamatan", "kelurahan", "pemerintahan", "sekretariat", "kependudukan", "kepegawaian",
      "kesatuan bangsa")),
    (("sosiologi", "sosial"), ("sosial", "pemberdayaan", "ketenagakerjaan")),
    (("komunikasi", "jurnalis"), ("komunikasi", "humas", "protokol")),
)  # fmt: skip
_GENERAL = ("administrasi", "pemerintahan", "manajemen", "hukum", "ekonomi")  # useful in any office post


@lru_cache(maxsize=20_000)
def fit(study: str, place: str, office: bool) -> int | None:
    """Code of the part "bidang" for a study and a place (post, unit, OPD in one text); `office`: no fungsional post."""
    study, place = study.casefold(), place.casefold()
    for studies, places in _FIELDS:
        if any(word in study for word in studies) and any(word in place for word in places):
            return VERY
    return FAIRLY if office and any(word in study for word in _GENERAL) else None
